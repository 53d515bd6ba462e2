"""What a form is made of: a line for each thing that can be said, set with arrows and digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

LABEL = 16
_POINTER, _NONE = "▶ ", "\u00a0\u00a0"


def _led(label: str, *, pointed: bool) -> Content:
    words = f"{label:<{LABEL}}".replace(" ", "\u00a0")
    return Content.assemble(_POINTER if pointed else _NONE, (words, "bold" if pointed else ""))


class Dial(Widget, can_focus=True):
    """One thing of which the arrows give another value; maybe the first one below a heading."""

    DEFAULT_CSS = """
    Dial {
        height: auto; text-wrap: nowrap; text-overflow: ellipsis;
        &:focus { background: $block-cursor-background; }
    }
    """

    @dataclass
    class Changed(Message):
        """It has another value now."""

        dial: Dial

        @property
        def control(self) -> Dial:
            """Which it was."""
            return self.dial

    def __init__(self, label: str, heading: str = "") -> None:
        super().__init__()
        self._label = label
        self._heading = heading

    @property
    def shown(self) -> str:
        """Its value in words."""
        raise NotImplementedError

    def turn(self, by: int) -> None:
        """To the value so many further."""
        raise NotImplementedError

    def type(self, _letter: str) -> bool:
        """Take in a letter or a digit; False where it means nothing here."""
        return False

    def render(self) -> Content:
        """The label and the value, between arrows while the keys go here."""
        value = f"◀ {self.shown} ▶" if self.has_focus else f"{_NONE}{self.shown}"
        line = Content.assemble(_led(self._label, pointed=self.has_focus), value)
        heading = Content.styled(self._heading, "bold")
        return Content("\n").join([heading, line]) if self._heading else line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The line, and its heading."""
        return 2 if self._heading else 1

    def watch_has_focus(self, value: bool) -> None:  # noqa: FBT001 - Textual calls it so
        """Show that the keys go here."""
        super().watch_has_focus(value)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """What is right of the middle is the arrow for more."""
        self.turn(1 if event.x > LABEL + len(_POINTER) + len(self.shown) // 2 + 1 else -1)

    def on_key(self, event: events.Key) -> None:
        """Left and right turn it, the rest is typed."""
        if event.key in ("left", "right"):
            self.turn(-1 if event.key == "left" else 1)
        elif not self.type(event.character or event.key):
            return
        event.stop()
        event.prevent_default()

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Changed(self))


class Pick(Dial):
    """One of several; a letter goes to the next one that begins with it."""

    def __init__(
        self,
        label: str,
        choices: Sequence[str],
        at: int = 0,
    ) -> None:
        super().__init__(label)
        self._choices = tuple(choices)
        self.at = at

    @property
    def shown(self) -> str:
        """The one that is picked."""
        return self._choices[self.at]

    def turn(self, by: int) -> None:
        """The next one, round and round."""
        self.at = (self.at + by) % len(self._choices)
        self._tell()

    def type(self, letter: str) -> bool:
        """To the next one that begins with a letter."""
        if len(letter) != 1 or not letter.isalnum():
            return False
        places = [
            (self.at + step) % len(self._choices) for step in range(1, len(self._choices) + 1)
        ]
        begin = letter.casefold()
        found = (at for at in places if self._choices[at].casefold().startswith(begin))
        if (at := next(found, None)) is not None:
            self.at = at
            self._tell()
        return True


class Amount(Dial):
    """A number, or none; digits type it.

    Args:
        label: What it is of.
        value: The number to begin with.
        most: The largest, and `least` the smallest.
        first: Where the arrows begin when there is none yet.
        none: What none means; empty where there has to be a number.
        unit: What stands behind the number.
        heading: What stands above it.
    """

    def __init__(
        self,
        label: str,
        value: int | None,
        *,
        most: int,
        least: int = 0,
        first: int = 0,
        none: str = "",
        unit: str = "",
        heading: str = "",
    ) -> None:
        super().__init__(label, heading)
        self.value = value
        self._begins = value
        self._least, self._most, self._first = least, most, first
        self._none, self._unit = none, unit
        self._typing = False

    @property
    def shown(self) -> str:
        """The number and what it counts."""
        return self._none if self.value is None else f"{self.value} {self._unit}".rstrip()

    @property
    def changed(self) -> bool:
        """It is not what it was at first."""
        return self.value != self._begins

    def none_means(self, words: str, first: int) -> None:
        """Other words for no number, and where the arrows begin then."""
        self._none, self._first = words, first
        self.refresh()

    def as_it_was(self) -> None:
        """Back to the number it began with."""
        self._set(self._begins)

    def turn(self, by: int) -> None:
        """One more, or one less."""
        self._typing = False
        if self.value is None:
            self._set(self._first)
        elif self._none and self.value + by < self._least:
            self._set(None)
        else:
            self._set(max(self._least, min(self.value + by, self._most)))

    def type(self, letter: str) -> bool:
        """A digit more, or the last one less."""
        if letter in ("backspace", "delete", "\x7f", "\b"):
            left = str(self.value or 0)[:-1]
            self._set(int(left) if left else None if self._none else self._least)
            self._typing = True
            return True
        if not (letter.isascii() and letter.isdigit()):
            return False
        typed = int(f"{self.value or 0}{letter}") if self._typing else int(letter)
        self._set(typed if typed <= self._most else min(int(letter), self._most))
        self._typing = True
        return True

    def on_blur(self) -> None:
        """What is typed later is another number, and what is too small becomes the smallest."""
        self._typing = False
        if self.value is not None and self.value < self._least:
            self._set(self._least)

    def _set(self, value: int | None) -> None:
        self.value = value
        self._tell()


class Words(Horizontal):
    """A line to write in."""

    DEFAULT_CSS = """
    Words {
        height: 1;
        & > Static { width: auto; }
        & > Input { width: 1fr; }
        & > .-pointed { background: $block-cursor-background; }
    }
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        most: int = 500,
    ) -> None:
        super().__init__()
        self._label = label
        self._lead = Static(_led(label, pointed=False) + _NONE)
        self._line = Input(
            value, placeholder=hint, max_length=most, select_on_focus=False, compact=True
        )

    @property
    def value(self) -> str:
        """What is written in it."""
        return self._line.value

    @value.setter
    def value(self, words: str) -> None:
        self._line.value = words

    def compose(self) -> ComposeResult:
        """The label and the line."""
        yield self._lead
        yield self._line

    def on_descendant_focus(self) -> None:
        """Point at it."""
        self._point(at=True)

    def on_descendant_blur(self) -> None:
        """Point at it no longer."""
        self._point(at=False)

    def _point(self, *, at: bool) -> None:
        self._lead.set_class(at, "-pointed")
        self._lead.update(_led(self._label, pointed=at) + _NONE)
