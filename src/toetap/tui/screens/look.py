"""Before a session: how the feet and the person are today. One key, when all is well."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.beginning import Look
from toetap.coach.safety import Checked, Sign
from toetap.tui.commands import LOOK, bindings
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.body import BodyPicture
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.hanging import HARD
from toetap.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from toetap.coach.next_time import Practised


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to, and what was read behind it.

    Attributes:
        checked: What is open today.
        past: What was practised so far.
    """

    checked: Checked
    past: Practised


class LookScreen(CommandedScreen[Looked | None]):
    """Dismissed with what the look came to, or with None to begin nothing.

    The history, which the levels of a session hang on, is read while the person reads.
    """

    CSS_PATH = "look.tcss"
    BINDINGS = bindings(LOOK)
    COMMANDS_SHOWN = LOOK
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (80, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (23, "-short"), (32, "-tall")]

    listed = getters.query_one(Choices)

    def __init__(
        self,
        look: Look,
        check: Callable[[Collection[Sign]], Checked],
        read: Callable[[], Practised],
        marked: Collection[Sign] = (),
    ) -> None:
        """Ask.

        Args:
            look: What is asked.
            check: What marks come to.
            read: Reads the past, on a thread of its own.
            marked: What was marked earlier today, and holds until it is unmarked.
        """
        super().__init__()
        self._look = look
        self._check = check
        self._read = read
        known = {one.sign for one in look.questions}
        self._marked: set[Sign] = {sign for sign in marked if sign in known}
        self._past: Practised | None = None
        self._answered = False

    @property
    def marked(self) -> frozenset[Sign]:
        """What is marked."""
        return frozenset(self._marked)

    def compose(self) -> ComposeResult:
        """The questions, and below them the one answer to all of them."""
        with Horizontal(id="top"):
            yield Static(Content(self._look.title), id="title")
            yield Static("before you start", id="place")
        yield Static(Content(self._look.heading), id="heading")
        with Horizontal(id="main"):
            if self._look.of_feet:
                yield BodyPicture()
            with Vertical(id="asked"):
                yield Choices()
                yield Static(Content("\n".join(self._look.words)), id="words")
        yield Static(id="state")
        yield KeyBar(LOOK)

    def on_mount(self) -> None:
        """The answer to all of them is the one that is chosen."""
        self._show(len(self._look.questions))
        self.listed.focus()
        self._read_past()

    def on_key(self, event: events.Key) -> None:
        """A digit marks its question."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self._look.questions):
            event.stop()
            self._mark(int(event.key) - 1)

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self._act(event.option_index)

    def action_act(self) -> None:
        """Do what the chosen row says."""
        if self.listed.highlighted is not None:
            self._act(self.listed.highlighted)

    def action_nothing(self) -> None:
        """The list and the screen itself take these keys."""

    def action_leave(self) -> None:
        """Begin nothing."""
        if self.is_active:
            self.dismiss(None)

    def _act(self, row: int) -> None:
        if row < len(self._look.questions):
            self._mark(row)
        else:
            self._answered = True
            self._go_on()

    def _mark(self, row: int) -> None:
        """Mark a question, or unmark it; the pointer goes where Enter goes on."""
        self._marked ^= {self._look.questions[row].sign}
        self._answered = False
        self._show(len(self._look.questions))

    def _show(self, at: int) -> None:
        questions = self._look.questions
        rows = [
            _row(place, one.asks, marked=one.sign in self._marked)
            for place, one in enumerate(questions, start=1)
        ]
        self.listed.show([*rows, self._last()], at)

    def _last(self) -> Content:
        if not self._marked:
            return Content.styled("None of these: all is well", "bold $text-success")
        count = f"{len(self._marked)} marked"
        allows = {"seated": "seated today", "hands": "hands only today", "not today": "not today"}
        comes_to = allows[self._check(self._marked).allows]
        return Content.styled(f"Go on: {count}, {comes_to}", "bold $text-warning")

    @work(thread=True)
    def _read_past(self) -> None:
        past = self._read()
        self.call_later(self._know, past)

    def _know(self, past: Practised) -> None:
        self._past = past
        if self._answered:
            self._go_on()

    def _go_on(self) -> None:
        if self._past is None:
            self.query_one("#state", Static).update("One moment: reading what you did so far.")
        elif self.is_active:
            self.dismiss(Looked(self._check(self._marked), self._past))


def _row(place: int, asks: str, *, marked: bool) -> Content:
    box = "[x]" if marked else "[ ]"
    style = "bold $text-warning" if marked else ""
    said = f"{HARD * 2}yes" if marked else ""
    return Content.assemble(
        (f"{place}{HARD}", "bold $text-accent"), (f"{box.replace(' ', HARD)}{HARD}{asks}", style),
        (said, "bold $text-warning"),
    )  # fmt: skip
