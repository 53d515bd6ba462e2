"""The history taken out into one file, and brought in from one. docs/exchange.md explains it."""
