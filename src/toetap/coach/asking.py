"""What a person is asked for good, at the first start and again in the settings.

Whatever nobody answered is taken the careful way: see `toetap.coach.person`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from toetap.coach.person import (
    AskFirst,
    CheckupsTold,
    Feel,
    FeetTold,
    Pause,
    PauseReason,
    Person,
    Standing,
)
from toetap.coach.safety import CONDITIONS
from toetap.coach.task import Task

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


def plan_question(tasks: Mapping[str, Task], *, checkups: bool = True) -> Question:
    """What to take on in a week.

    Args:
        tasks: All that there is to take on.
        checkups: Check-ups are asked about, too.
    """
    names = tuple(tasks)

    def picked(person: Person) -> Picked:
        every = {at for at, name in enumerate(names) if person.plan.get(name, False)}
        return frozenset(every | ({len(names)} if checkups and person.checkups.wanted else set()))

    def told(person: Person, places: Picked) -> Person:
        plan = {**person.plan, **{name: at in places for at, name in enumerate(names)}}
        wanted = CheckupsTold(len(names) in places) if checkups else person.checkups
        return replace(person, plan=plan, checkups=wanted)

    options = [Option(one.name, more=one.asks[0].upper() + one.asks[1:]) for one in tasks.values()]
    if checkups:
        more = "Ten seconds of foot taps, and how hands and feet feel"
        options.append(Option("A check-up every four weeks", "check-ups", more))
    return Question(
        "plan",
        "Weekly plan",
        "What would you like to take on?",
        picked,
        told,
        keys=(*(("plan", name) for name in names), ("checkups", "wanted")),
        lines=("Whatever you like, and nothing is fine. A day without it is simply a day.",),
        options=tuple(options),
        many=True,
        none="nothing taken on",
    )


_PAUSES: tuple[PauseReason, ...] = ("illness", "travel", "other")
_LENGTHS = (None, 7, 14, 28)


def pause_question(today: date) -> Question:
    """Whether nothing is to be due for a while, from a day on."""

    def picked(person: Person) -> Picked:
        pause = person.pause
        over = pause.since is None or (pause.until is not None and pause.until < today)
        return frozenset({0 if over else 1 + _PAUSES.index(pause.reason)})

    def told(person: Person, places: Picked) -> Person:
        place = min(places, default=0)
        if not place:
            return replace(person, pause=Pause())
        since = person.pause.since if picked(person) != {0} else today
        return replace(person, pause=Pause(since, person.pause.until, _PAUSES[place - 1]))

    return Question(
        "pause",
        "Pause",
        "Pause the plan?",
        picked,
        told,
        keys=(("pause", "since"), ("pause", "until"), ("pause", "reason")),
        lines=("Nothing is due on a pause, and nothing is counted.",),
        options=(
            Option("No pause", "none"),
            Option("Yes: I am not well", "not well"),
            Option("Yes: I travel", "travelling"),
            Option("Yes: something else", "something else"),
        ),
    )


def pause_length_question(today: date) -> Question:
    """How long a pause is to be, where there is one."""

    def picked(person: Person) -> Picked:
        until = person.pause.until
        lengths = [each and today + timedelta(days=each - 1) for each in _LENGTHS]
        return frozenset({lengths.index(until)}) if until in lengths else NOTHING

    def told(person: Person, places: Picked) -> Person:
        days = _LENGTHS[min(places, default=0)]
        until = None if days is None else today + timedelta(days=days - 1)
        return replace(person, pause=replace(person.pause, until=until))

    return Question(
        "pause length",
        "Pause until",
        "For how long?",
        picked,
        told,
        keys=(("pause", "until"),),
        options=(
            Option("Until I end it", "you end it"),
            Option("One week"),
            Option("Two weeks"),
            Option("Four weeks"),
        ),
        none="another day",
    )


def follow_up(question: Question, person: Person, today: date) -> Question | None:
    """What an answer leads to, if it asks for another one."""
    if question.id == ASK_FIRST.id and _conditions(person):
        return AGREED
    if question.id == "pause" and person.pause.since is not None:
        return pause_length_question(today)
    return None
