"""The least that a Textual app can be: what start-up is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("Hello from the terminal")


if __name__ == "__main__":
    Hello().run()
