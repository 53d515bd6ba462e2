"""What a question is that a person answers for good, until they answer it anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toetap.coach.person import Person

Picked = frozenset[int]
"""The places of the answers that hold, counted from 0."""

Key = tuple[str, ...]

NOTHING: Picked = frozenset()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer.

    Attributes:
        words: What it says.
        short: The same in a list of settings; empty for the words themselves.
        more: What else there is to know of it.
    """

    words: str
    short: str = ""
    more: str = ""

    @property
    def name(self) -> str:
        """What it is called in few words."""
        return self.short or self.words


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person is asked for good.

    Attributes:
        id: Its name.
        topic: What it is about, in a list of settings.
        asks: The question.
        picked: The answers that hold now.
        told: A person with other answers.
        keys: The settings that an answer decides.
        lines: What there is to know before it is answered.
        options: The answers; without any it is something to be read.
        many: Any number of them may hold, or none.
        none: What no answer at all says, in few words.
        skippable: Safety allows it to be left for later.
    """

    id: str
    topic: str
    asks: str
    picked: Callable[[Person], Picked]
    told: Callable[[Person, Picked], Person]
    keys: tuple[Key, ...] = ()
    lines: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    many: bool = False
    none: str = "not answered"
    skippable: bool = True

    def says(self, person: Person) -> str:
        """What holds now, in few words."""
        names = [self.options[place].name for place in sorted(self.picked(person))]
        return ", ".join(names) or self.none
