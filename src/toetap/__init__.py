"""A coach in the terminal for people who live with peripheral neuropathy."""

__version__ = "0.1.0"
