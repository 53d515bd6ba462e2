"""From what a person wants to do to the session that the day allows, by way of a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toetap.coach.adapting import adapted, works_feet
from toetap.coach.catalogue import Catalogue
from toetap.coach.metronome import begun, by_hand
from toetap.coach.person import Person
from toetap.coach.practice import History
from toetap.coach.progression import rungs, suggestions
from toetap.coach.record import Before
from toetap.coach.routine import Routine
from toetap.coach.safety import Checked, Question, questions, skin_words, unread_words
from toetap.coach.script import Script
from toetap.coach.session import Session, start

Wanted = Routine | Script
"""What a person wants to do: a routine, or the taps of a metronome."""

_LOOK_AT_FEET = "First, look at both feet: soles, and between the toes."
_HOW_ARE_YOU = "First, how are you today?"
_FITS = "Made to fit"
_BY_HAND = "The hands tap instead: no foot exercise today."
_HEADINGS = {"seated": "Seated today", "hands": "Hands only", "not today": "Not today"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked before a session, all at once.

    Attributes:
        title: What it is before.
        heading: What to look at first.
        questions: Each is answered by no, all of them at once, or by a mark.
        words: What else to know before one goes on.
        of_feet: It is a look at the feet.
    """

    title: str
    heading: str
    questions: tuple[Question, ...]
    words: tuple[str, ...] = ()
    of_feet: bool = True


@dataclass(frozen=True, slots=True)
class Beginning:
    """What came of a look.

    Attributes:
        checked: What is open today.
        script: What to go through; None where nothing of what was wanted is open.
        changes: What is different from what was wanted, and why, a sentence or two each.
        instead: Routines that are open as they are, where not all of what was wanted is.
    """

    checked: Checked
    script: Script | None
    changes: tuple[str, ...] = ()
    instead: tuple[Routine, ...] = ()

    @property
    def heading(self) -> str:
        """What kind of day it is, in two words or three."""
        if self.checked.of_feet or self.checked.allows == "not today":
            fits = _FITS if self.script else "Not open yet"
            return _HEADINGS.get(self.checked.allows, fits)
        return _FITS

    def news(self, *, advised: bool = False) -> bool:
        """There is something to read before anything begins.

        Args:
            advised: What to do on such a day has been read already.
        """
        advice = self.checked.advice and not advised
        return self.script is None or bool(self.changes or advice)

    @property
    def feet_rest(self) -> bool:
        """There is something to do for a foot first, so that nothing begins by one key."""
        return self.checked.allows == "hands" and bool(self.checked.signs)

    def session(self, now: int) -> Session:
        """The session that begins at an instant; only where there is a script."""
        assert self.script is not None
        before = Before(feet=self.checked.feet)
        return (begun if self.script.until_left else start)(self.script, now, before)


def look(wanted: Wanted, catalogue: Catalogue, person: Person) -> Look:
    """What is asked before what is wanted."""
    if isinstance(wanted, Routine):
        title, of_feet = wanted.name, works_feet(wanted, catalogue)
    else:
        title, of_feet = wanted.routine.name, wanted.parts[0].exercise.limbs != "hands"
    heading = _LOOK_AT_FEET if of_feet else _HOW_ARE_YOU
    words = (*(skin_words(person) if of_feet else ()), *unread_words(person.ask_first))
    return Look(title, heading, questions(of_feet=of_feet), words, of_feet)


def begin(
    wanted: Wanted,
    catalogue: Catalogue,
    past: History,
    person: Person,
    today: date,
    *,
    checked: Checked,
) -> Beginning:
    """Fit what is wanted to the person and the day.

    Args:
        wanted: What is wanted.
        catalogue: Where its exercises are found.
        past: What was practised so far.
        person: What they have told for good.
        today: The day.
        checked: What the look came to.
    """
    if checked.allows == "not today":
        return Beginning(checked, None)
    if isinstance(wanted, Script):
        return _tapped(wanted, checked)
    levels = rungs(wanted, catalogue, past, person, today)
    made = adapted(wanted, catalogue, levels, checked, person)
    kept = {part.exercise.id for part in made.script.parts} if made.script else set()
    fallen = tuple(
        f"{catalogue.exercises[one.exercise].name}: {one.why}"
        for one in suggestions(wanted, catalogue, past, person, today)
        if one.kind in ("lower", "return") and one.exercise in kept
    )
    # Where the feet rest and nothing is left, the advice has said it all.
    rest = made.script is None and checked.allows == "hands"
    changes = () if rest else (*(change.words for change in made.changes), *fallen)
    return Beginning(
        checked, made.script, changes, tuple(catalogue.routines[name] for name in made.instead)
    )


def _tapped(script: Script, checked: Checked) -> Beginning:
    """The taps of a metronome, which are seated on any day."""
    if checked.allows == "hands" and script.parts[0].exercise.limbs != "hands":
        return Beginning(checked, by_hand(script), (_BY_HAND,))
    return Beginning(checked, script)
