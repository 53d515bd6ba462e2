"""The least that answers a key: what key to screen is measured against."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Counter(App[None]):
    """Counts presses."""

    count = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("count 0.")

    def on_key(self, event: events.Key) -> None:
        """Count one."""
        event.stop()
        self.count += 1
        self.query_one(Static).update(f"count {self.count}.", layout=False)


if __name__ == "__main__":
    Counter().run()
