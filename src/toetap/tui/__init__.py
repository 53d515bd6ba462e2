"""The Textual face. It sends inputs to the mind and shows its views; it decides nothing."""
