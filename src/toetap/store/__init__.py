"""The memory: one TOML file a session. The files are the truth; anything else can be rebuilt."""
