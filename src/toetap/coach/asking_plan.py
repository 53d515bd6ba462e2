"""What a person is asked of their week: what to take on, and whether it pauses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from toetap.coach.person import CheckupsTold, Pause, PauseReason, Person
from toetap.coach.question import NOTHING, Option, Picked, Question
from toetap.coach.task import Task

_PAUSES: tuple[PauseReason, ...] = ("illness", "travel", "other")
_LENGTHS = (None, 7, 14, 28)


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
        # A pause that is over tells nothing of how long another one is to be.
        runs = Pause(today) if picked(person) == {0} else person.pause
        return replace(person, pause=replace(runs, reason=_PAUSES[place - 1]))

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
