"""Typed words to what is meant: whole, by a beginning that only one has, or not at all.

Nothing is guessed silently: a word that is not understood gets the nearest as a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from toetap.coach import inputs

_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a person can type.

    Attributes:
        name: The word.
        does: What it does, in a sentence.
        also: Other words for the same.
        given: What it tells the coach, if that is all that it does.
    """

    name: str
    does: str
    also: tuple[str, ...] = ()
    given: inputs.Input | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that stands for nothing, or for several things; `why` says so, with the nearest."""

    why: str


SESSION = (
    Word("undo", "Take back the last rep, or the hold just started.", ("u",), inputs.Undo()),
    Word("pause", "Let all stand still; again, or Enter, goes on.", ("p",), inputs.Pause()),
    Word("next", "Pass over the rest of the set, or over what is told as next.", ("n",),
         inputs.Next()),
    Word("back", "Return to the set before.", ("b",), inputs.Back()),
    Word("stop", "Stop at once: pain, dizzy, chest pain, anything wrong.", ("x",), inputs.Stop()),
    Word("auto", "Hands free: the coach paces and counts; again, and you do.", ("a",),
         inputs.Auto()),
    Word("faster", "Taps: five beats a minute more. A number sets the tempo.", ("+",),
         inputs.Tempo(5)),
    Word("slower", "Taps: five beats a minute less.", ("-",), inputs.Tempo(-5)),
    Word("reading", "Taps: both sides at once, or one after the other.", ("r",),
         inputs.SwitchReading()),
    Word("kept", "After taps: I kept up.", ("k", "yes"), inputs.Kept("yes")),
    Word("lost", "After taps: I lost the beat.", ("l", "lost it"), inputs.Kept("lost it")),
    Word("where", "Tell where we are, and for how long.", ("w",)),
    Word("again", "Tell the last lines once more.", ("repeat",)),
    Word("how", "Tell every step of this exercise.", ("steps",)),
    Word("mute", "No sound; again, and there is sound.", ("m",)),
    Word("leave", "Go on, keep what is done, or discard it.", ("quit", "q", "exit")),
    Word("help", "This list.", ("?", "h")),
)  # fmt: skip


def understood(text: str, words: Sequence[Word]) -> Word | Unknown:
    """The word that was typed, or why it is none."""
    typed = " ".join(text.casefold().split())
    for word in words:
        if typed == word.name or typed in word.also:
            return word
    begun = [word for word in words if typed and word.name.startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        return Unknown(f"{typed} can be {either(word.name for word in begun)}. Type one of them.")
    known = {name: word.name for word in words for name in (word.name, *word.also)}
    near = get_close_matches(typed[:_LONGEST], [name for name in known if len(name) > 1], n=2)
    shown = typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]} …"
    meant = f"Did you mean {either(known[name] for name in near)}? " if near else ""
    told = "help and Enter lists the words." if any(word.name == "help" for word in words) else ""
    return Unknown(f"There is no word {shown} here. {meant}{told}".rstrip())


def chosen(words: Sequence[Word], text: str, enter: Word) -> Word | Unknown:
    """The word that answers a question; Enter alone has a meaning of its own."""
    return understood(text, words) if text else enter


def helped(words: Iterable[Word]) -> list[str]:
    """The words and what they do, a line each."""
    return [f"{word.name}: {word.does}" for word in words]


def either(names: Iterable[str]) -> str:
    """Names to choose from: "stop, slower or steps"."""
    *some, last = dict.fromkeys(names)
    return f"{', '.join(some)} or {last}" if some else last


def number(text: str) -> int | None:
    """A whole number that was typed, if it is one of a size that means something."""
    typed = text.strip()
    most_digits = 4
    return int(typed) if typed.isdecimal() and len(typed) <= most_digits else None
