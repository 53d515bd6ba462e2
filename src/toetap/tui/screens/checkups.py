"""Check-ups as they were, and one more. Figures only, without a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from toetap.coach.checkups import Checkup, Trend, next_on, trends
from toetap.errors import ToetapError
from toetap.store.checkups import CheckupStore, Found
from toetap.tui.commands import bindings
from toetap.tui.errand import carry_out
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling_commands import CHECKUPS
from toetap.tui.widgets.hanging import HARD, Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane

_LATEST = 6
"""Figures of a line that are shown; the first of all is in its sentence."""
_NONE = (
    "No check-up yet.",
    "Ten seconds of foot taps on each side; pain, numbness and tingling from 0 to 10.",
    "It takes a few quiet minutes, seated. Anything may be left out.",
    "What comes of it is a line over time. toetap says what was told, never whether it is good.",
)  # fmt: skip


class CheckupsScreen(CommandedScreen[None]):
    """The lines over time."""

    CSS_PATH = "checkup.tcss"
    BINDINGS = bindings(CHECKUPS)
    COMMANDS_SHOWN = CHECKUPS

    def __init__(self, parts: Parts, store: CheckupStore, changed: Callable[[], object]) -> None:
        """Show what the store keeps.

        Args:
            parts: What the app works with.
            store: Where check-ups are kept.
            changed: Called after every change, even one that ends when this screen is gone.
        """
        super().__init__()
        self._changed = changed
        self._parts = parts
        self._store = store
        self._found = Found()
        self._thrown: list[str] = []
        self._unsaved: Checkup | None = None

    def compose(self) -> ComposeResult:
        """A line a figure."""
        with Horizontal(id="top"):
            yield Static("Check-ups", id="title")
            yield Static(id="place")
        with Pane(id="main"):
            yield Hanging("reading …", id="lines")
        yield Static(id="said")
        yield KeyBar(CHECKUPS)

    def on_mount(self) -> None:
        """What was kept is read behind the screen."""
        self._read("")

    @work(thread=True)
    def _read(self, said: str) -> None:
        self.call_later(self._show, self._store.all(), said)

    def _change(self, what: Callable[[], object], said: str) -> None:
        app = self.app  # once the screen is gone it no longer knows it
        carry_out(app, partial(self._bring, app.call_later, what, said))

    def _bring(self, tell: Callable[..., object], what: Callable[[], object], said: str) -> None:
        try:
            what()
        except ToetapError as error:
            again = " a tries again." if self._unsaved is not None else ""
            said = f"! {error.message} {error.hint}".rstrip() + again
        tell(self._show, self._store.all(), said)
        tell(self._changed)

    def _show(self, found: Found, said: str) -> None:
        if not self.is_attached or self not in self.app.screen_stack:
            return
        self._found = found
        due = next_on(found.checkups)
        self.query_one("#place", Static).update(f"the next: {due.day} {due:%B}" if due else "")
        lines = tuple(_lines(trends(found.checkups))) or tuple(map(Content, _NONE))
        between = "\n" if found.checkups else "\n\n"
        self.query_one("#lines", Static).update(Content(between).join(lines))
        if found.attention and not said:
            said = f"! {found.attention[0].error().message}"
        self.query_one("#said", Static).update(Content(said))

    def action_add(self) -> None:
        """A check-up now."""
        from toetap.tui.checking import Checking  # noqa: PLC0415 - seldom needed

        if self._unsaved is not None:
            self._save(self._unsaved)
        elif self.is_active:
            Checking(self.app, self._parts, self._save).begin()

    def _save(self, checkup: Checkup) -> None:
        self._unsaved = checkup

        def keep() -> None:
            self._store.save(checkup)
            self._unsaved = None

        self._change(keep, "✓ Saved")

    def action_trash(self) -> None:
        """Move the latest to the trash."""
        if self._found.checkups:
            latest = self._found.checkups[-1]
            self._thrown.append(latest.id)
            day = f"{latest.at.day} {latest.at:%B}"
            self._change(lambda: self._store.trash(latest.id), f"Deleted: {day}. u undoes it.")

    def action_undo(self) -> None:
        """Bring back what was last deleted."""
        if self._thrown:
            name = self._thrown.pop()
            self._change(lambda: self._store.restore(name), "Brought back.")

    def action_close(self) -> None:
        """Back to the routines."""
        if self.is_active:
            self.dismiss(None)


def _lines(found: tuple[Trend, ...]) -> Iterator[Content]:
    what = ""
    for trend in found:
        if trend.what != what:
            what = trend.what
            lead = "\n" if trend is not found[0] else ""
            yield Content.styled(f"{lead}{what[0].upper()}{what[1:]}", "bold")
        figures = [str(figure) for _, figure in trend.figures]
        more = "… " if len(figures) > _LATEST else ""
        told = f"{more}{'  '.join(figures[-_LATEST:])}"
        since = trend.figures[-_LATEST:][0][0]
        yield Content.assemble(
            (f"{HARD * 2}{trend.where:<11}", "$text-muted"),
            (told, "bold"),
            (f"   since {since.day} {since:%B %Y}", "$text-muted"),
        )
