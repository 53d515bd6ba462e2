"""Histories as somebody might have who keeps at it: made up, and the same for the same seed.

python -m bench.histories FOLDER [--sessions 10000] [--seed 5]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random

from toetap.coach.catalogue import Catalogue
from toetap.coach.record import (
    After,
    Before,
    ExerciseRecord,
    ExerciseStatus,
    Reason,
    SessionRecord,
    SetRecord,
    Status,
)
from toetap.coach.script import Part, Script, Work, build, set_seconds
from toetap.content import built_in, load
from toetap.store.ids import new_id, place

LAST_DAY = date(2026, 11, 20)
MOST_DAYS = 3653
"""Ten years. More sessions than fit into them at one or two a day make the days fuller."""

_A_DAY = 1.4
_WINTER, _SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
_ROUTINES = {
    "top-five": 8, "tap-drill": 5, "walk": 4, "seated": 2, "morning-toes": 3, "hands-only": 2,
    "warm-up": 1, "five-for-feet-and-legs": 2,
}  # fmt: skip
_NOTES = (
    "", "", "", "", "", "", "Left foot slower than the right.", "Tired today, went gently.",
    'New shoes. "Softer" than the old ones.', "Kept up with all three rounds.",
    "Slept badly: feet tingled - took it easy.", "Käthe counted along \u2013 we laughed.",
)  # fmt: skip
_REASONS: tuple[Reason, ...] = ("pain", "dizzy", "unwell", "other")


@dataclass(frozen=True, slots=True)
class Way:
    """How far a person has come: 0 on the first day, 1 on the last."""

    day: date
    so_far: float


def histories(count: int, seed: int = 5) -> Iterator[SessionRecord]:
    """So many sessions, the oldest first, the last of them on `LAST_DAY`."""
    random = Random(seed)  # noqa: S311 - the same made-up person in every run
    catalogue, _ = load((), built_in())
    scripts = _scripts(catalogue)
    names, weights = list(_ROUTINES), list(_ROUTINES.values())
    for way in _days(count, random):
        routine = random.choices(names, weights)[0]
        level = round(way.so_far * (len(scripts[routine]) - 1))
        yield _session(scripts[routine][level], way, random)


def write(folder: Path, count: int, seed: int = 5) -> int:
    """Make a data folder of so many sessions, unsynced; gives the bytes of its files."""
    size, made = 0, set[Path]()
    for record in histories(count, seed):
        path = folder / "sessions" / place(record.started, record.id)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        size += path.write_bytes(text_of(record).encode())
    return size


def _scripts(catalogue: Catalogue) -> dict[str, list[Script]]:
    """Each routine at three levels."""
    return {
        name: [
            build(catalogue.routines[name], catalogue, dict.fromkeys(catalogue.exercises, level))
            for level in (1, 2, 3)
        ]
        for name in _ROUTINES
    }


def _days(count: int, random: Random) -> Iterator[Way]:
    length = min(round(count / _A_DAY) + 1, MOST_DAYS)
    chosen = sorted(round((length - 1) * random.random()) for _ in range(count - 1))
    for ago in [*chosen, length - 1][-count:] if count else ():
        yield Way(LAST_DAY - timedelta(days=length - 1 - ago), ago / max(length - 1, 1))


def _session(script: Script, way: Way, random: Random) -> SessionRecord:
    zone = _SUMMER if 4 <= way.day.month <= 10 else _WINTER
    at = time(random.choice((7, 8, 9, 9, 9, 17, 20)), random.randrange(60), random.randrange(60))
    started = datetime.combine(way.day, at, zone)
    status: Status = random.choices(("completed", "partial", "stopped"), (85, 11, 4))[0]
    works = [script.sets_in(index) for index in range(len(script.parts))]
    total = sum(map(len, works))
    reached = total if status == "completed" else random.randrange(total + 1)
    exercises = list[ExerciseRecord]()
    for part, sets in zip(script.parts, works, strict=True):
        exercises.append(_exercise(part, sets, min(reached, len(sets)), random))
        reached = max(0, reached - len(sets))
    active = sum(one.seconds for each in exercises for one in each.sets) + random.randrange(90)
    pain = max(0, min(10, round(random.gauss(5 - 2 * way.so_far, 1.2))))
    asked = random.random() < 0.85
    return SessionRecord(
        id=new_id(random.randbytes),
        routine=script.routine.id,
        title=script.routine.name,
        started=started,
        ended=started + timedelta(seconds=active + random.randrange(20, 200)),
        active_seconds=active,
        status=status,
        reason=random.choice(_REASONS) if status == "stopped" else None,
        app="0.1.0",
        note=random.choice(_NOTES),
        before=Before(feet="clear", pain=pain, numbness=min(10, pain + random.randrange(3)))
        if asked
        else Before(),
        after=After(pain=max(0, pain - random.randrange(-1, 2)), effort=random.randrange(2, 6))
        if asked and status != "stopped"
        else After(),
        exercises=tuple(exercises),
    )


def _exercise(part: Part, works: tuple[Work, ...], reached: int, random: Random) -> ExerciseRecord:
    sets = tuple(_set(work, number < reached, random) for number, work in enumerate(works))
    status: ExerciseStatus = "partial" if any(one.done for one in sets) else "skipped"
    if all(one.done >= one.target for one in sets):
        status = "done"
    return ExerciseRecord(
        id=part.exercise.id,
        name=part.exercise.name,
        level=part.level,
        posture=part.posture,
        status=status,
        sets=sets,
    )


def _set(work: Work, reached: bool, random: Random) -> SetRecord:  # noqa: FBT001 - one fact
    weak = 0.12 if work.side == "left" else 0.03
    done = work.target if reached else 0
    if reached and random.random() < weak:
        done = random.randrange(work.target + 1)
    spent = round(set_seconds(work.dose, done) * random.uniform(0.9, 1.2)) if done else 0
    taps = work.kind == "taps"
    return SetRecord(
        kind=work.kind,
        limbs=work.limbs,
        side=work.side,
        pattern="8/8 4x2 2x4" if taps else None,
        reading="together" if taps else None,
        bpm=random.randrange(56, 84, 2) if taps else None,
        target=work.target,
        done=done,
        seconds=spent,
        kept_up=random.choice(("yes", "yes", "lost it")) if taps and done else None,
    )


def text_of(record: SessionRecord) -> str:
    """The file of a record, as the store would write it, in a tenth of the time."""
    lines = [
        "schema = 1", f'id = "{record.id}"', f'routine = "{record.routine}"',
        f"title = {_quoted(record.title)}", f"started = {record.started.isoformat()}",
        f"ended = {record.ended.isoformat()}", f"active_seconds = {record.active_seconds}",
        f'status = "{record.status}"', *_known(record, "reason"), f'source = "{record.source}"',
        f'app = "{record.app}"', f"note = {_quoted(record.note)}",
    ]  # fmt: skip
    for name, keys in (("before", ("feet", "pain", "numbness")), ("after", ("pain", "effort"))):
        if known := _known(getattr(record, name), *keys):
            lines += ["", f"[{name}]", *known]
    for each in record.exercises:
        lines += ["", "[[exercise]]", f'id = "{each.id}"', f"name = {_quoted(each.name)}"]
        lines += _known(each, "level", "posture", "status")
        for one in each.sets:
            lines += ["", "[[exercise.set]]", *_known(one, *SetRecord.__struct_fields__)]
    lines += ["", "[end]", f'id = "{record.id}"', f"sets = {record.set_count}", ""]
    return "\n".join(lines)


def _known(of: object, *keys: str) -> list[str]:
    found = ((key, getattr(of, key)) for key in keys)
    return [
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in found
        if value is not None
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    asked = parser.parse_args()
    size = write(asked.folder, asked.sessions, asked.seed)
    print(f"{asked.sessions} sessions, {size / 1024 / asked.sessions:.1f} KiB each on average")


if __name__ == "__main__":
    main()
