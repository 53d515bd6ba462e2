"""The foot check: what is asked before a session, and what the answers allow.

Sources: Diabetes UK, "Serious foot problems" (anything new: weight off, call the foot team or
doctor now); Feet First, NCT00286598 (whom to ask first); NHS Tayside (chest pain, severe
breathlessness, dizziness: stop at once); ROH NHS (a worktop to hold, and nothing that may move).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from toetap.coach.person import AskFirst, Person
from toetap.coach.record import Feet
from toetap.coach.units import Posture

Allows = Literal["everything", "seated", "hands", "not today"]
"""What a day allows, from all there is to nothing at all."""

Sign = Literal[
    "wound", "blister", "swelling", "colour", "temperature", "unsteady", "dizzy", "unwell"
]

EMERGENCY = "Chest pain, or hard to breathe? Call for emergency help now."
WEIGHT_OFF = "Take the weight off it, look at the skin, and call your foot team or doctor now."
_NO_FOOT = "No foot exercise today. Weight off, and call your foot team or doctor now."
_HANDS_OPEN = "Hands only is still open."
_SITTING = "Everything seated today. Sitting counts as much as standing."
_DIZZY = (
    f"No session today. Sit or lie down; follow your own plan if your sugar may be low. {EMERGENCY}"
)
_UNWELL = f"No session today: rest, and come back when you are well. {EMERGENCY}"

_STRICTNESS: tuple[Allows, ...] = ("everything", "seated", "hands", "not today")
_KEPT: Mapping[Allows, Feet] = {"everything": "clear", "seated": "seated", "hands": "hands"}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is looked for before a session.

    Attributes:
        sign: What it is.
        asks: The question; "yes" is a sign.
        allows: What is left to do where the answer is yes.
        advice: What to do then.
        of_feet: It is a look at the feet, which a session of the hands alone does not need.
    """

    sign: Sign
    asks: str
    allows: Allows
    advice: str
    of_feet: bool = True


QUESTIONS: tuple[Question, ...] = (
    Question("wound", "A new wound, cut or crack in the skin?", "hands", _NO_FOOT),
    Question("blister", "A blister?", "hands", _NO_FOOT),
    Question("swelling", "A swelling?", "hands", _NO_FOOT),
    Question("colour", "A change of colour?", "hands", _NO_FOOT),
    Question("temperature", "A hot or a cold spot?", "hands", _NO_FOOT),
    Question("unsteady", "Unsteady on your feet today?", "seated", _SITTING),
    Question("dizzy", "Dizzy today?", "not today", _DIZZY, of_feet=False),
    Question("unwell", "Unwell today?", "not today", _UNWELL, of_feet=False),
)
"""All that is asked, in the order in which it is. One key answers it all when all is well."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something with which a care team is asked before the first session.

    Attributes:
        name: Its key in `AskFirst`.
        words: What it is called.
        allows: What is open until the care team agrees.
    """

    name: str
    words: str
    allows: Allows


CONDITIONS: tuple[Condition, ...] = (
    Condition("ulcer", "an open ulcer on a foot", "hands"),
    Condition("surgery", "foot surgery of late", "hands"),
    Condition("amputation", "an amputation of more than one toe", "hands"),
    Condition("deformity", "feet that need custom shoes", "hands"),
    Condition("unaided", "you can't walk unaided", "seated"),
    Condition("autonomic", "severe autonomic neuropathy", "not today"),
    Condition("heart", "a heart attack of late, or unstable angina", "not today"),
)
"""Whom to ask first. People without any of them need nobody's leave for gentle exercise."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the look before a session came to; `check` makes one, and `kept` that of a record.

    Attributes:
        allows: What is open today. Nothing leads from "not today" into a session.
        signs: What was found.
        advice: What to do, the most pressing first; empty where all is well.
        of_feet: The feet were looked at.
    """

    allows: Allows
    signs: tuple[Sign, ...] = ()
    advice: tuple[str, ...] = ()
    of_feet: bool = True

    @property
    def feet(self) -> Feet | None:
        """What a record keeps of it; None where the feet were not looked at, or nothing is open."""
        return _KEPT.get(self.allows) if self.of_feet else None

    @property
    def on_feet(self) -> bool:
        """Standing and walking are open."""
        return self.allows == "everything"


def questions(*, of_feet: bool = True) -> tuple[Question, ...]:
    """What is asked before a session that works the feet, or before one that does not."""
    return tuple(one for one in QUESTIONS if of_feet or not one.of_feet)


def check(signs: Collection[Sign], person: Person, *, of_feet: bool = True) -> Checked:
    """What a day allows.

    Args:
        signs: What was found: the questions that were answered with yes.
        person: What they have told for good, which may allow less.
        of_feet: The feet were looked at; without that nothing but the hands is open.
    """
    found = [one for one in QUESTIONS if one.sign in signs]
    held = withheld(person.ask_first)
    open_: list[Allows] = [one.allows for one in found] + [one.allows for one in held]
    if not of_feet:
        open_.append("hands")
    allows: Allows = max(open_, key=_STRICTNESS.index, default="everything")
    pressing = sorted(found, key=lambda one: -_STRICTNESS.index(one.allows))
    advice = list(dict.fromkeys(one.advice for one in pressing))
    if allows == "hands" and of_feet:
        advice.append(_HANDS_OPEN)
    if held:
        advice.append(ask_words(held))
    return Checked(allows, tuple(one.sign for one in found), tuple(advice), of_feet)


def may_go_on(feet: Feet | None, checked: Checked) -> bool:
    """Whether a session that was cut off may go on, after another look.

    Args:
        feet: What its record kept of the first look.
        checked: What the new one came to; where it allows less, the session ends as it is. One of
            the hands alone was asked for by a session of the hands alone.
    """
    if not checked.of_feet:
        return checked.allows == "hands"
    before = _STRICTNESS.index(kept(feet).allows)
    return _STRICTNESS.index(checked.allows) <= before


def kept(feet: Feet | None) -> Checked:
    """The look that a record tells of."""
    allowed: dict[Feet, Allows] = {value: allows for allows, value in _KEPT.items()}
    return Checked("everything" if feet is None else allowed[feet], of_feet=feet is not None)


def withheld(told: AskFirst) -> tuple[Condition, ...]:
    """The conditions that a person has, where their care team has not agreed yet."""
    if told.agreed:
        return ()
    return tuple(one for one in CONDITIONS if getattr(told, one.name))


def ask_words(conditions: Collection[Condition]) -> str:
    """What to tell somebody who has these."""
    names = "; ".join(one.words for one in conditions)
    return f"Ask your care team before you exercise ({names}), and tell toetap when they agree."


def unread_words(told: AskFirst) -> tuple[str, ...]:
    """Whom to ask first, in a sentence, for somebody who has not read and answered it."""
    return () if told.read else (UNREAD,)


def skin_words(person: Person) -> tuple[str, ...]:
    """What feet ask for before and after a session, where they may not warn with pain."""
    if person.feet.feel_well:
        return ()
    return ("Feet that feel little may not warn you: look at the skin before and after.",)


UNREAD = (
    "An ulcer, foot surgery or heart trouble of late, an amputation, or unable to walk "
    "unaided? Only with your care team's word."
)

UNWELL_LOOK = ("Dizzy or unwell today? Stop here, and rest.",)

FEET_LOOK = (
    "Soles and between the toes: a new wound, blister, cut or swelling?",
    "Another colour? A hot or a cold spot?",
    "Anything new: stop, no foot exercise today. Weight off, and call your foot team or doctor.",
    UNREAD,
    *UNWELL_LOOK,
)

STEADY_LOOK: Mapping[Posture, str] = {
    "standing": "A worktop to hold, shoes on, steady today? If not, pass over it.",
    "walking": "Shoes on, steady today? If not, pass over it.",
}
"""What is asked before anything that is done on the feet."""
