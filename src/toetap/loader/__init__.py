"""How content files become a catalogue: found, read, checked by every rule, put together."""
