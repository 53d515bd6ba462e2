"""What the person is asked to decide: each with its reason, and one key for each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from toetap.coach.next_time import Decision
from toetap.coach.progression import Answer
from toetap.tui.widgets.hanging import HARD, Hanging

KEYS: Mapping[Answer, str] = {"take": "t", "keep": "k", "back": "b"}
_INDENT = HARD * 2


class Decisions(Widget, can_focus=True):
    """A few decisions, one under the other; the keys answer the marked one."""

    DEFAULT_CSS = """
    Decisions {
        height: auto;
        & > Hanging { height: auto; margin-bottom: 1; }
    }
    """

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        super().__init__()
        self._decisions = decisions
        self._answers: dict[int, Answer] = {}
        self._marked = 0

    @property
    def answers(self) -> tuple[tuple[Decision, Answer], ...]:
        """What was answered so far."""
        return tuple((self._decisions[at], answer) for at, answer in sorted(self._answers.items()))

    def compose(self) -> ComposeResult:
        """A few lines a decision."""
        yield from (Hanging(self._row(place)) for place in range(len(self._decisions)))

    def answer(self, answer: Answer) -> None:
        """Answer the marked one, and go on to the next that is open."""
        ways = {way.answer for way in self._decisions[self._marked].ways}
        if answer not in ways:
            return
        self._answers[self._marked] = answer
        still = (at for at in range(len(self._decisions)) if at not in self._answers)
        self._mark(next(still, self._marked))

    def take_back(self) -> None:
        """Take the answer of the marked one back, or else the latest."""
        at = self._marked if self._marked in self._answers else next(reversed(self._answers), None)
        if at is not None:
            del self._answers[at]
            self._mark(at)

    def on_key(self, event: events.Key) -> None:
        """Up and down go from one to the other."""
        if event.key in ("up", "down"):
            event.stop()
            to = self._marked + (-1 if event.key == "up" else 1)
            self._mark(max(0, min(to, len(self._decisions) - 1)))

    def _mark(self, at: int) -> None:
        self._marked = at
        rows = list(self.query(Hanging))
        for place, row in enumerate(rows):
            row.update(self._row(place))
        rows[at].scroll_visible(animate=False)

    def _row(self, place: int) -> Content:
        one = self._decisions[place]
        pointer = f"▶{HARD}" if place == self._marked else HARD * 2
        lines = [
            Content.assemble(pointer, (one.title, "bold")),
            Content.assemble(_INDENT, (one.offers, "$text-accent")),
            Content(f"{_INDENT}{one.why}"),
            Content.assemble(_INDENT, *self._ways(place)),
        ]
        return Content("\n").join(lines)

    def _ways(self, place: int) -> Iterator[tuple[str, str]]:
        chosen = self._answers.get(place)
        for way in self._decisions[place].ways:
            told = f"{KEYS[way.answer]} {way.words}".replace(" ", HARD)
            if way.answer == chosen:
                yield f"[{told}]", "bold reverse"
            else:
                yield f"{HARD}{told}{HARD}", "bold" if chosen is None else "$text-muted"
            yield " ", ""
