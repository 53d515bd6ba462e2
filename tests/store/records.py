"""Records for the tests of the store: a plain one, any one, and how they are written."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from toetap.cleaning import clean
from toetap.coach.record import (
    After,
    Before,
    ExerciseRecord,
    ExerciseStatus,
    Feet,
    KeptUp,
    Kind,
    Origin,
    Reason,
    SessionRecord,
    SetRecord,
    Status,
)
from toetap.coach.units import Limbs, Posture, Reading, SetSide
from toetap.store.ids import new_id

DOCS = Path(__file__).parents[2] / "docs" / "session-format.md"
ID = "7h2k9qmxw4c8v1tz"


def documented(language: str) -> str:
    """The first block of code in this language in docs/session-format.md."""
    found = re.search(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def session(
    number: int = 0,
    *,
    session_id: str = "",
    note: str = "",
    started: datetime | None = None,
) -> SessionRecord:
    """A short session with two sets; `number` gives each its own id and day."""
    first = datetime(2026, 3, 1, 9, 8, tzinfo=timezone(timedelta(hours=1)))
    began = started or first + timedelta(days=number)
    step = SetRecord(kind="reps", limbs="feet", side="left", target=12, done=12, seconds=48)
    exercise = ExerciseRecord(
        id="toe-curls-towel",
        name="Toe curls with a towel",
        level=1,
        posture="seated",
        status="done",
        sets=(step, step),
    )
    return SessionRecord(
        id=session_id or new_id(number.to_bytes),
        routine="top-five",
        title="Top five in ten minutes",
        started=began,
        ended=began + timedelta(minutes=11),
        active_seconds=602,
        status="completed",
        app="0.1.0",
        note=note,
        exercises=(exercise,),
    )


def document(**changes: object) -> dict[str, object]:
    """The documented example, with other values for some keys; None leaves a key out."""
    found: dict[str, object] = tomllib.loads(documented("toml"))
    end = found.pop("end")
    mixed = {**found, **changes}
    mixed.setdefault("end", end)
    return {key: value for key, value in mixed.items() if value is not None}


texts = st.text(max_size=40).map(clean)
counts = st.integers(0, 1_000_000)
scales = st.none() | st.integers(0, 10)
ids = st.binary(min_size=10, max_size=10).map(lambda data: new_id(lambda _size: data))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
first, last = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-12-31")
moments = st.datetimes(first, last, timezones=st.just(UTC) | offsets).map(
    lambda moment: moment.replace(microsecond=0)
)

sets = st.builds(
    SetRecord,
    kind=st.sampled_from(get_args(Kind)),
    limbs=st.sampled_from(get_args(Limbs)),
    side=st.sampled_from(get_args(SetSide)),
    pattern=st.none() | texts,
    reading=st.none() | st.sampled_from(get_args(Reading)),
    bpm=st.none() | st.integers(1, 1000),
    target=counts,
    done=counts,
    seconds=counts,
    kept_up=st.none() | st.sampled_from(get_args(KeptUp)),
)
exercises = st.builds(
    ExerciseRecord,
    id=texts,
    name=texts,
    level=st.integers(1, 1000),
    posture=st.sampled_from(get_args(Posture)),
    status=st.sampled_from(get_args(ExerciseStatus)),
    sets=st.lists(sets, max_size=4).map(tuple),
)
records = st.builds(
    SessionRecord,
    id=ids,
    routine=texts,
    title=texts,
    started=moments,
    ended=moments,
    active_seconds=counts,
    status=st.sampled_from(get_args(Status)),
    reason=st.none() | st.sampled_from(get_args(Reason)),
    at_set=st.none() | st.integers(1, 1_000_000),
    source=st.sampled_from(get_args(Origin)),
    app=texts,
    note=texts,
    before=st.builds(
        Before,
        feet=st.none() | st.sampled_from(get_args(Feet)),
        pain=scales,
        numbness=scales,
    ),
    after=st.builds(After, pain=scales, effort=scales),
    exercises=st.lists(exercises, max_size=4).map(tuple),
)
