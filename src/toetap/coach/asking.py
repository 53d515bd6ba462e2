"""What a person is asked for good, at the first start and again in the settings.

Whatever nobody answered is taken the careful way: see `toetap.coach.person`.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from toetap.coach.asking_plan import pause_length_question
from toetap.coach.person import AskFirst, Feel, FeetTold, Person, Standing
from toetap.coach.question import NOTHING, Option, Picked, Question
from toetap.coach.safety import CONDITIONS


def _unchanged(person: Person, _picked: Picked) -> Person:
    return person


def _nothing(_person: Person) -> Picked:
    return NOTHING


WELCOME = Question(
    "welcome",
    "Welcome",
    "Welcome to toetap",
    _nothing,
    _unchanged,
    lines=(
        "A coach for exercises that many people living with neuropathy do.",
        "It guides, counts and remembers, and says why it suggests what it suggests.",
        "It is no medical device, diagnoses nothing, and gives no medical advice.",
        "Chest pain, hard to breathe, dizzy, a new wound: stop at once. The key for it is x.",
        "A few questions come first: three minutes at most. Later they are in the settings: s.",
    ),
)
"""What this is, and what it is not."""


def _conditions(person: Person) -> Picked:
    told = person.ask_first
    return frozenset(at for at, one in enumerate(CONDITIONS) if getattr(told, one.name))


def _with_conditions(person: Person, picked: Picked) -> Person:
    here = {CONDITIONS[at].name: True for at in picked}
    # Leave for some of them is no leave for one that came later.
    agreed = person.ask_first.agreed and bool(here) and picked <= _conditions(person)
    return replace(person, ask_first=AskFirst(read=True, agreed=agreed, **here))


ASK_FIRST = Question(
    "ask first",
    "Ask first",
    "Is any of these so?",
    _conditions,
    _with_conditions,
    keys=(("ask_first", "read"), *(("ask_first", one.name) for one in CONDITIONS)),
    lines=("With any of them, ask your care team before you exercise.",),
    options=tuple(Option(f"{one.words[0].upper()}{one.words[1:]}") for one in CONDITIONS),
    many=True,
    none="none of them",
    skippable=False,
)


def _agreed(person: Person) -> Picked:
    return frozenset({0 if person.ask_first.agreed else 1})


def _with_agreed(person: Person, picked: Picked) -> Person:
    return replace(person, ask_first=replace(person.ask_first, agreed=0 in picked))


AGREED = Question(
    "agreed",
    "Your care team",
    "Does your care team know, and agree?",
    _agreed,
    _with_agreed,
    keys=(("ask_first", "agreed"),),
    lines=("Until they do, toetap offers only what is open to everyone with this.",),
    options=(Option("Yes, they agree", "agrees"), Option("Not yet", "not asked yet")),
    skippable=False,
)
"""Only asked where there is something to ask them about."""

_FEELS: tuple[Feel, ...] = ("well", "less", "little")


def _feel(person: Person) -> Picked:
    return NOTHING if person.feet.feel is None else frozenset({_FEELS.index(person.feet.feel)})


def _with_feel(person: Person, picked: Picked) -> Person:
    return replace(person, feet=FeetTold(_FEELS[min(picked)]) if picked else FeetTold())


FEEL = Question(
    "feel",
    "Your feet",
    "How much do your feet feel?",
    _feel,
    _with_feel,
    keys=(("feet", "feel"),),
    lines=(
        "Feet that feel less may not warn you. Look at the skin before and after.",
        "For them there are no hard balls, no marbles, and no standing barefoot.",
    ),
    options=(
        Option("Well: I notice a small stone in my shoe", "they feel well"),
        Option("Less than they used to", "they feel less"),
        Option("Little, or nothing in places", "they feel little"),
    ),
    none="not answered: taken as feeling little",
)


def _standing(person: Person) -> Picked:
    return frozenset({0 if person.standing.confirmed else 1})


def _with_standing(person: Person, picked: Picked) -> Person:
    every = 0 in picked
    return replace(person, standing=Standing(worktop=every, shoes=every, steady=every))


STANDING = Question(
    "standing",
    "Standing",
    "Is all of this so when you stand?",
    _standing,
    _with_standing,
    keys=(("standing", "worktop"), ("standing", "shoes"), ("standing", "steady")),
    lines=(
        "A worktop or a fixed rail to hold, nothing that may move. Shoes on. And you feel steady.",
        "Standing is only ever offered, and never without all three.",
    ),
    options=(
        Option("Yes, all three", "worktop, shoes, steady"),
        Option("No, or not sure: seated levels", "seated levels only"),
    ),
)


def follow_up(question: Question, person: Person, today: date) -> Question | None:
    """What an answer leads to, if it asks for another one."""
    if question.id == ASK_FIRST.id and _conditions(person):
        return AGREED
    if question.id == "pause" and person.pause.since is not None:
        return pause_length_question(today)
    return None
