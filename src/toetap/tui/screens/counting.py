"""Foot taps in ten seconds: counted by a key, or typed in by somebody who counted them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.checkups import COUNT_SECONDS, Counted, Counting, Foot
from toetap.tui.clock import Clock
from toetap.tui.commands import bindings
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling_commands import CHECKUP
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.hanging import Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane

_LOOK = 0.1
"""Seconds between two looks while the time runs."""
_DIGITS = 3
_WHAT = (
    "Seated, heel on the floor. Tap as often as is comfortable; the first tap starts the time.",
    "Space with each tap. Or let someone count, and type their number.",
)


@dataclass(frozen=True, slots=True)
class Count:
    """Taps of a foot, None where it was left out, and who counted them."""

    taps: int | None = None
    counted: Counted | None = None


class CountingScreen(CommandedScreen[Count | Literal["back"] | None]):
    """Dismissed with the count, to go back, or with None to leave the check-up."""

    CSS_PATH = "checkup.tcss"
    BINDINGS = bindings(CHECKUP)
    COMMANDS_SHOWN = CHECKUP

    def __init__(self, foot: Foot, place: str, clock: Clock) -> None:
        super().__init__()
        self._foot = foot
        self._place = place
        self._clock = clock
        self._counting = Counting()
        self._typed = ""
        self._over = False

    def compose(self) -> ComposeResult:
        """What to do, and the count."""
        with Horizontal(id="top"):
            yield Static(f"Check-up: foot taps in {COUNT_SECONDS} seconds", id="title")
            yield Static(self._place, id="place")
        with Vertical(id="main"):
            yield BigText(self._foot, id="foot", heights=(4,))
            with Pane(id="know"):
                yield Hanging("\n".join(_WHAT))
            yield BigText(id="count", heights=(10, 7, 4))
            yield Static(id="said")
        yield KeyBar(CHECKUP)

    def on_mount(self) -> None:
        """The time is looked at while it runs."""
        self.set_interval(_LOOK, self._look)
        self._write()

    def judges(self, key: str) -> bool:
        """Taps come as fast as they are meant; the coach knows a key that is held."""
        return key == "space" or key.isdigit()

    def on_key(self, event: events.Key) -> None:
        """Space counts at the instant it was pressed; digits are somebody else's count."""
        if event.key == "space":
            self._typed = ""
            self._counting = self._counting.pressed(self._clock.of(event))
        elif event.key.isdigit() and (self._counting.began is None or self._over):
            self._counting, self._over = Counting(), False
            self._typed = (self._typed + event.key)[-_DIGITS:].lstrip("0") or "0"
        elif event.key == "backspace" and self._typed:
            self._typed = self._typed[:-1]
        else:
            return
        event.stop()
        event.prevent_default()
        self._write()

    def _look(self) -> None:
        if self._counting.began is not None and not self._over:
            self._over = self._counting.over(self._clock.now())
            self._write()

    def _write(self) -> None:
        began = self._counting.began is not None
        number = self._typed or (str(self._counting.taps) if began else "")
        self.query_one("#count", BigText).show(number)
        if self._typed:
            said = f"{self._typed} taps, counted by someone. Enter goes on."
        elif not began:
            said = "Enter goes on without a count."
        elif self._over:
            said = f"The time is over: {self._counting.taps} taps. Enter goes on, b counts anew."
        else:
            said = f"{self._counting.left(self._clock.now())} s left"
        self.query_one("#said", Static).update(Content(said))

    def action_nothing(self) -> None:
        """The screen itself takes these keys."""

    action_tap = action_nothing

    def action_go_on(self) -> None:
        """On, once the time is over or a number is typed; before it, without a count."""
        running = self._counting.began is not None and not self._over
        if running or not self.is_active:
            return
        if self._typed:
            self.dismiss(Count(min(int(self._typed), 200), "someone"))
        elif self._over:
            self.dismiss(Count(min(self._counting.taps, 200), "keys"))
        else:
            self.dismiss(Count())

    def action_again(self) -> None:
        """Count anew; where nothing was counted, to the step before."""
        if self._typed or self._counting.began is not None:
            self._typed, self._counting, self._over = "", Counting(), False
            self._write()
        elif self.is_active:
            self.dismiss("back")

    def action_leave(self) -> None:
        """Keep nothing of this check-up."""
        if self.is_active:
            self.dismiss(None)
