"""Charts of what was done: which of them, over how long, of which exercise, and each in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal, Self

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from toetap.coach.charts import SUBJECTS, Subject, chart, exercises
from toetap.coach.facts import Week
from toetap.coach.goal import Plan
from toetap.coach.looking_back import SPANS, Back, look_back
from toetap.coach.stats import ExerciseLine
from toetap.tui.commands import TRENDS, Command, bindings
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.pane import Pane
from toetap.tui.widgets.plot import Plot

What = Literal["range", "exercise"]

_SUBJECTS = tuple(SUBJECTS)
_SLIM = 70
"""Columns below which the list stands above the chart."""

_LONG_AGO = "Nothing was done in the latest {} weeks. Press → to look further back."
_EMPTY = (
    "Nothing here yet.\n\nPress h to go back, choose a routine and press Enter. "
    "What you do will be drawn here, week by week."
)


class TrendsPane(Widget):
    """The list of charts on the left, the chosen one on the right with its sentence below."""

    BINDINGS = bindings(TRENDS)
    DEFAULT_CSS = """
    TrendsPane {
        layout: horizontal; width: 1fr; height: 1fr;
        & > #subjects { width: 20; height: 1fr; }
        & > #charted {
            width: 1fr; height: 1fr; padding: 0 0 0 2; border-left: solid $border-blurred;
        }
        & #span { height: 1; text-align: right; }
        & #chart { height: 1fr; }
        & #words { height: auto; margin-top: 1; }
        &.-slim { layout: vertical; }
        &.-slim > #subjects { width: 1fr; height: 3; }
        &.-slim > #charted { border-left: none; padding: 0; }
        &.-none Plot { display: none; }
        &.-none #words { margin-top: 0; }
    }
    """

    subjects = getters.query_one("#subjects", Choices)
    plot = getters.query_one(Plot)
    words = getters.query_one("#words", Static)

    class Changed(Message):
        """Other commands may do something now: see `TrendsPane.commands`."""

    def __init__(self, today: date, plan: Plan | None = None) -> None:
        """Show nothing yet.

        Args:
            today: The day it is.
            plan: What the person means to do in a week.
        """
        super().__init__()
        self._today = today
        self._plan = plan or Plan()
        self._weeks: Sequence[Week] | None = None
        self._back: Back | None = None
        self._span = 0
        self._exercise: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """The list, and what is chosen in it."""
        yield Choices(id="subjects")
        with Vertical(id="charted"):
            yield Static(id="span")
            with Pane(id="chart"):
                yield Plot()
                yield Static("reading …", id="words")

    def on_mount(self) -> None:
        """List what there is a chart of."""
        self.add_class("-none")
        self.subjects.show([Content(name) for name in SUBJECTS.values()], 0)
        self._write_span()

    def on_resize(self) -> None:
        """On a narrow terminal the chart takes the whole width."""
        self.set_class(self.size.width < _SLIM, "-slim")
        self.call_after_refresh(self.subjects.scroll_to_highlight)

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - as every widget has it
        """Let the keys go to the list of charts."""
        self.subjects.focus(scroll_visible)
        return self

    @property
    def commands(self) -> tuple[Command, ...]:
        """Those of its commands that do something now."""
        others = len(self._lines) > 1
        return tuple(one for one in TRENDS if others or "exercise" not in one.action)

    def show(self, weeks: Sequence[Week]) -> None:
        """Show what was done in all these weeks."""
        self._weeks = weeks
        self._look()

    def action_trend(self, what: What, by: int) -> None:
        """Look back over another span, or at another exercise."""
        if what == "range":
            self._span = max(0, min(self._span + by, len(SPANS) - 1))
            self._look()
        elif (line := self._line) is not None:
            lines = self._lines
            chosen = lines[(lines.index(line) + by) % len(lines)]
            self._exercise = (chosen.id, chosen.kind)
            self._draw()

    def action_page(self, by: int) -> None:
        """Show more of what does not fit, so many pages further down."""
        self.query_one(Pane).page(by)

    def on_option_list_option_highlighted(self) -> None:
        """Draw the chosen chart."""
        self._draw()
        self.query_one(Pane).home()

    @property
    def _subject(self) -> Subject:
        return _SUBJECTS[self.subjects.highlighted or 0]

    @property
    def _lines(self) -> tuple[ExerciseLine, ...]:
        """The exercises to choose from."""
        return exercises(self._subject, self._back.found) if self._back is not None else ()

    @property
    def _line(self) -> ExerciseLine | None:
        """The chosen exercise; the first one where that has no such chart."""
        lines = self._lines
        chosen = (line for line in lines if (line.id, line.kind) == self._exercise)
        return next(chosen, lines[0] if lines else None)

    def _look(self) -> None:
        """Look back, and draw."""
        if self._weeks is not None:
            self._back = look_back(self._weeks, self._today, SPANS[self._span], self._plan)
        self._draw()

    def _draw(self) -> None:
        self._write_span()
        self.post_message(self.Changed())
        if self._back is None:
            return
        if self._back.found.first is None:
            weeks = SPANS[self._span].weeks
            self._say(_LONG_AGO.format(weeks) if self._weeks else _EMPTY)
            return
        ask = partial(chart, self._subject, self._back, line=self._line)
        self.remove_class("-none")
        self.plot.show(ask)
        self.words.update(Content(ask(1).words))

    def _say(self, words: str) -> None:
        """Say something instead of a chart."""
        self.add_class("-none")
        self.words.update(Content(words))

    def _write_span(self) -> None:
        """The spans, the chosen one in brackets; and which of how many exercises it is."""
        spans = [
            (f"[{span.name}]", "bold reverse") if at == self._span else (f" {span.name} ", "")
            for at, span in enumerate(SPANS)
        ]
        line = self._line
        which = f"{self._lines.index(line) + 1} of {len(self._lines)}   " if line else ""
        self.query_one("#span", Static).update(Content.assemble(which, *spans))
