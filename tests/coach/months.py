"""Six months of a made-up person, for a physiotherapist to read: what was offered, and why.

Everything goes the way it goes in life: the look at the feet, the routine made to fit, what was
done of it and said of it, what the coach makes of that, and what the person answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace as revised

from toetap.coach.adapting import Adapted, adapted, works_feet
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.logged import logged
from toetap.coach.own_tempo import paced
from toetap.coach.person import Pause, Person
from toetap.coach.plan import Did, did, today
from toetap.coach.practice import history
from toetap.coach.progression import Answer, Suggestion, choose, rungs, suggest, suggestions
from toetap.coach.record import After, Before, ExerciseRecord, SessionRecord
from toetap.coach.safety import Sign, check, questions

FIRST = date(2026, 1, 5)
WEEKS = 26


@dataclass(frozen=True)
class Said:
    """What somebody says of a session, and whether pain stopped it in its first exercise."""

    pain: tuple[int, int] = (2, 2)
    effort: int = 3
    stopped: bool = False


@dataclass(frozen=True)
class Story:
    """Somebody's six months.

    Attributes:
        title: Who it is.
        person: What they told at first.
        weekdays: Which routines they do on which days of the week, Monday first.
        says: What they say of a session on a day, by how many new levels are in it.
        answers: What they answer to an offer.
        signs: What the look at the feet finds on a day.
        pauses: Pauses, from the day on which each begins.
        away: Whether nothing is done on a day.
        plain: What is told at the top, for the reader.
    """

    title: str
    person: Person
    weekdays: Mapping[int, Sequence[str]]
    says: Callable[[date, int], Said]
    plain: Sequence[str]
    answers: Callable[[Suggestion, date], Answer] = lambda _offered, _day: "take"
    signs: Mapping[date, Sign] = field(default_factory=dict)
    pauses: Mapping[date, Pause] = field(default_factory=dict)
    away: Callable[[date], bool] = lambda _day: False


class Months:
    """A story as it goes on, day by day."""

    def __init__(self, story: Story, catalogue: Catalogue) -> None:
        self._story = story
        self._catalogue = catalogue
        self._person = story.person
        self._records: list[SessionRecord] = []
        self._lines: list[str] = [story.title, *story.plain, ""]
        self._week: list[str] = []
        self._since, self._last = FIRST, ""
        self.shown: list[tuple[date, str, int]] = []

    def told(self) -> str:
        """All of it."""
        for at in range(7 * WEEKS):
            day = FIRST + timedelta(days=at)
            if day.weekday() == 0 and at:
                self._close_week(day - timedelta(days=7))
            self._live(day)
        self._close_week(FIRST + timedelta(weeks=WEEKS - 1))
        end = FIRST + timedelta(weeks=WEEKS, days=-1)
        self._lines += ["", f"At the end, on {_day(end)}:"]
        for name in dict.fromkeys(
            name for names in self._story.weekdays.values() for name in names
        ):
            for item in self._catalogue.routines[name].item:
                exercise = self._catalogue.exercises[item.exercise]
                past = history(self._records)
                now = suggest(exercise, past, self._person, end, start=item.level)
                self._lines += [
                    f"  {exercise.name}: {self._level(exercise, now.now)}",
                    f"    {now.why}",
                ]
        return "\n".join([*self._lines, ""])

    def _live(self, day: date) -> None:
        if day in self._story.pauses:
            self._person = revised(self._person, pause=self._story.pauses[day])
        names = self._story.weekdays.get(day.weekday(), ())
        if self._story.away(day) or not names:
            return
        found = today(self._catalogue.plan, self._person, self._dids(), day)
        if found.words and (found.away or found.paused):
            self._tell(f"{_day(day)}  {found.words}")
        for number, name in enumerate(names):
            self._practise(name, datetime.combine(day, time(9 + 4 * number), UTC))

    def _practise(self, name: str, at: datetime) -> None:
        routine, day = self._catalogue.routines[name], at.date()
        past = history(self._records)
        levels = rungs(routine, self._catalogue, past, self._person, day)
        self.shown += [(day, exercise, level) for exercise, level in levels.items()]
        for item in routine.item:
            exercise = self._catalogue.exercises[item.exercise]
            now = suggest(exercise, past, self._person, day, start=item.level)
            if now.kind == "return":
                self._tell(
                    f"{_day(day)}  {exercise.name} returns at {self._level(exercise, now.now)}"
                )
                self._tell(f"    {now.why}")
        of_feet = works_feet(routine, self._catalogue)
        asked = {one.sign for one in questions(of_feet=of_feet)}
        signs = [sign for sign in (self._story.signs.get(day),) if sign in asked]
        checked = check(signs, self._person, of_feet=of_feet)
        fitted = adapted(routine, self._catalogue, levels, checked, self._person)
        if signs:
            self._tell(f"{_day(day)}  {routine.name}. The foot check: {', '.join(signs)}.")
            self._lines += [f"    {words}" for words in checked.advice]
            self._lines += [f"    {change.words}" for change in fitted.changes]
        if fitted.script is None:
            open_ = ", ".join(self._catalogue.routines[one].name for one in fitted.instead)
            self._lines += [f"    Open instead: {open_ or 'nothing'}."]
            return
        record = self._record(fitted, at, Before(feet=checked.feet))
        self._records.append(record)
        self._week.append(name)
        self._after(record, name)

    def _record(self, fitted: Adapted, at: datetime, before: Before) -> SessionRecord:
        """What was done and said: all of it, or the first exercise in part and then a stop."""
        assert fitted.script is not None
        whole = logged(fitted.script, session_id="0" * 16, started=at, app="0.1.0")
        new = sum(
            self._person.level.get(one.id) is not None and not self._done_at(one)
            for one in whole.exercises
        )
        said = self._story.says(at.date(), new)
        record = revised(
            whole,
            source="guided",
            before=revised(before, pain=said.pain[0]),
            after=After(pain=said.pain[1], effort=said.effort),
        )
        if not said.stopped:
            return record
        first, *rest = record.exercises
        parts = (_cut(first, 1), *(_cut(one, 0) for one in rest))
        return revised(record, status="stopped", reason="pain", exercises=parts)

    def _done_at(self, one: ExerciseRecord) -> bool:
        return any(
            (other.id, other.level) == (one.id, one.level)
            for record in self._records
            for other in record.exercises
        )

    def _after(self, record: SessionRecord, name: str) -> None:
        day, routine = record.started.date(), self._catalogue.routines[name]
        found = suggestions(routine, self._catalogue, history(self._records), self._person, day)
        news = [one for one in found if one.kind in ("offer_more", "lower")]
        if not news:
            return
        pain, effort = f"pain {record.before.pain} to {record.after.pain}", record.after.effort
        stopped = ", stopped for pain" if record.status == "stopped" else ""
        self._tell(f"{_day(day)}  {routine.name}: {pain}, effort {effort}{stopped}.")
        for one in news:
            self._answer(one, record.started + timedelta(minutes=30))

    def _answer(self, one: Suggestion, at: datetime) -> None:
        exercise = self._catalogue.exercises[one.exercise]
        if one.kind == "lower":
            self._lines += [f"    {exercise.name} is now at {self._level(exercise, one.now)}"]
            self._lines += [f"      {one.why}"]
            return
        answer = self._story.answers(one, at.date())
        chosen = choose(one, answer, at)
        self._person = revised(self._person, level={**self._person.level, exercise.id: chosen})
        self._lines += [
            f"    {exercise.name}: offered {self._level(exercise, one.level)}",
            f"      {one.why}",
            f"      {'Taken' if answer == 'take' else 'Kept as it is'}.",
        ]

    def _close_week(self, monday: date) -> None:
        """A line for the week, or for it and those just like it before."""
        names = self._catalogue.routines
        counts = [f"{names[one].name} {_times(self._week.count(one))}" for one in self._week]
        done = ", ".join(dict.fromkeys(counts)) or "nothing"
        same = self._lines[-1:] == [self._last] and self._last.endswith(f": {done}")
        if same:
            self._lines.pop()
        self._since = self._since if same else monday
        self._last = f"-- {_day(self._since)} to {_day(monday + timedelta(days=6))}: {done}"
        if same or self._since != monday:
            self._last = self._last.replace(": ", ", each week: ", 1)
        self._lines.append(self._last)
        self._week = []

    def _level(self, exercise: Exercise, level: int) -> str:
        told = f"level {level} of {len(exercise.level)}. {exercise.rung(level).note}"
        dose = paced(exercise, level, self._person.tempo.bpm)
        return told if dose is None else f"{told} ({dose.bpm} beats a minute)"

    def _dids(self) -> list[Did]:
        return [one for record in self._records if (one := did(record)) is not None]

    def _tell(self, line: str) -> None:
        self._lines.append(line)


def _cut(one: ExerciseRecord, sets: int) -> ExerciseRecord:
    """An exercise of which only so many sets were done, and of those a part."""
    done = tuple(
        revised(each, done=1 if at < sets else 0, seconds=5 if at < sets else 0)
        for at, each in enumerate(one.sets)
    )
    return revised(one, status="partial" if sets else "skipped", sets=done)


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
