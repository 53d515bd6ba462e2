"""What a person has chosen for good: one TOML file, which they may also write by hand."""
