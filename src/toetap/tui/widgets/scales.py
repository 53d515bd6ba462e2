"""Questions answered with a number from 0 to 10, or with one of a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from toetap.tui.widgets.hanging import HARD, Hanging

_MOST = 10
_WIDTH = 35
"""What the numbers from 0 to 10 take, beside what was done at 80 columns."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One question.

    Attributes:
        id: Its name in code.
        asks: The question.
        least: What the first choice means.
        most: What the last choice means.
        choices: The answers in order; empty for the numbers from 0 to 10.
    """

    id: str
    asks: str
    least: str = ""
    most: str = ""
    choices: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The answers as they are shown, each with the digit that chooses it."""
        if self.choices:
            return tuple(f"{digit} {word}" for digit, word in enumerate(self.choices, start=1))
        return tuple(str(number) for number in range(_MOST + 1))

    def place_of(self, digit: int) -> int | None:
        """The place of the answer that a digit chooses; None where it chooses none."""
        place = digit - 1 if self.choices else digit
        return place if 0 <= place < len(self.shown) else None


class Scales(Widget, can_focus=True):
    """A few scales, one under the other; digits and arrows answer the marked one."""

    DEFAULT_CSS = """
    Scales {
        height: auto;
        & > Hanging { height: auto; margin-bottom: 1; }
    }
    """

    @dataclass
    class Answered(Message):
        """A question has been answered, or its answer taken away."""

        id: str
        answer: int | None
        """The index of the choice, which for a number is the number."""

    class Beyond(Message):
        """The person went down past the last question."""

    def __init__(
        self, scales: tuple[Scale, ...], answers: Mapping[str, int | None] | None = None
    ) -> None:
        super().__init__()
        self._scales = scales
        told = (answers or {}).items()
        self._answers = {scale: answer for scale, answer in told if answer is not None}
        self._marked = 0

    def compose(self) -> ComposeResult:
        """Two lines a question."""
        yield from (Hanging(self._row(place)) for place in range(len(self._scales)))

    def watch_has_focus(self, value: bool) -> None:  # noqa: FBT001 - Textual calls it so
        """Mark the question that digits go to; none while the keys go elsewhere."""
        super().watch_has_focus(value)
        if self.is_mounted:
            self._write()

    def on_key(self, event: events.Key) -> None:
        """Digits answer, left and right adjust, Backspace takes back, up and down go on."""
        if event.key.isdigit():
            place = self._scales[self._marked].place_of(int(event.key))
            taken = place is None or self._set(place)
        elif event.key in ("left", "right"):
            taken = self._adjust(-1 if event.key == "left" else 1)
        elif event.key in ("up", "down"):
            taken = self._move(-1 if event.key == "up" else 1)
        elif event.key in ("backspace", "delete"):
            taken = self._take_back()
        else:
            return
        if taken:
            event.stop()
            event.prevent_default()

    def _move(self, by: int) -> bool:
        to = self._marked + by
        if to >= len(self._scales):
            self.post_message(self.Beyond())
            return True
        if to < 0:
            return False
        self._marked = to
        self._write()
        return True

    def _adjust(self, by: int) -> bool:
        scale = self._scales[self._marked]
        answer = self._answers.get(scale.id)
        if answer is None:
            return self._set(0 if by > 0 else len(scale.shown) - 1)
        return self._set(answer + by)

    def _set(self, answer: int) -> bool:
        scale = self._scales[self._marked]
        answer = max(0, min(answer, len(scale.shown) - 1))
        self._answers[scale.id] = answer
        self._write()
        self.post_message(self.Answered(scale.id, answer))
        return True

    def _take_back(self) -> bool:
        scale = self._scales[self._marked]
        if self._answers.pop(scale.id, None) is not None:
            self._write()
            self.post_message(self.Answered(scale.id, None))
        return True

    def _write(self) -> None:
        for place, row in enumerate(self.query(Hanging)):
            row.update(self._row(place))

    def _row(self, place: int) -> Content:
        scale = self._scales[place]
        marked = place == self._marked and self.has_focus
        chosen = self._answers.get(scale.id)
        pointer = f"▶{HARD}" if marked else HARD * 2
        ends = f"{scale.least}, {scale.most}" if scale.least else ""
        return Content.assemble(
            (pointer + scale.asks, "bold"),
            (f"  {ends}" if ends else "", "$text-muted"),
            *_answers(scale.shown, chosen),
        )


def _answers(shown: tuple[str, ...], chosen: int | None) -> Iterator[tuple[str, str]]:
    """The answers, on as many lines as it takes; the chosen one is in brackets."""
    room = 0
    for place, answer in enumerate(shown):
        text = f"[{answer}]" if place == chosen else f" {answer} "
        if len(text) > room:
            yield "\n    ", ""
            room = _WIDTH
        room -= len(text)
        yield text.replace(" ", "\u00a0"), "bold reverse" if place == chosen else ""
