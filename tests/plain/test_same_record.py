"""The same inputs at the same times give the same record through either face."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.coach.builders import STAMP, T0
from tests.plain.stage import BUILT_IN, play, types
from tests.tui.stage import app_with
from toetap.coach.conductor import Conductor
from toetap.coach.handling import handle
from toetap.coach.inputs import Input
from toetap.coach.passage import advance, next_change
from toetap.coach.progress import did_something
from toetap.coach.record import SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.script import build
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND
from toetap.store.sessions import FileStore
from toetap.tui.commands import SESSION

WORDS = {
    "press": "", "undo": "undo", "next": "next", "back": "back", "pause": "pause", "stop": "stop",
    "auto": "auto", "faster": "faster", "slower": "slower", "reading": "reading", "kept": "kept",
    "lost": "lost",
}  # fmt: skip
"""What is typed in the plain face for each command of the app."""

KEYS = {command.id: command.keys.split(",")[0] for command in SESSION}
NOW_AND_THEN = ("undo", "pause", "faster", "reading", "slower", "back", "auto", "next", "kept")
ENOUGH = 240

Told = tuple[float, str]
"""When a command is given, in seconds from the start, and its name."""


def given(name: str) -> Input:
    found = next(command.given for command in SESSION if command.id == name)
    assert found is not None
    return found


def instant(at: float) -> int:
    return T0 + round(at * 1000) * SECOND // 1000


def beginning(routine: str) -> Session:
    return start(build(BUILT_IN.routine(routine), BUILT_IN), T0)


def somebody(routine: str) -> Iterator[Told]:
    """Goes through a routine, and now and then says whatever can be said."""
    session, turn = beginning(routine), 0
    while not session.over:
        turn += 1
        name = NOW_AND_THEN[turn // 4 % len(NOW_AND_THEN)] if turn % 4 == 0 else "press"
        due = next_change(session)
        if name == "press" and due is not None and turn % 3:
            session = advance(session, due).session
            continue
        name = name if turn < ENOUGH else "stop"
        at = round((session.now - T0) / SECOND + 1.7, 3)
        numb_hand = (at, round(at + 0.1, 3)) if name == "press" and turn % 7 == 0 else (at,)
        for moment in numb_hand:
            session = handle(session, given(name), instant(moment)).session
            yield moment, name


def comparable(record: SessionRecord) -> SessionRecord:
    return msgspec.structs.replace(
        record, id=STAMP.id, started=STAMP.started, ended=STAMP.ended, app=STAMP.app
    )


def by_the_conductor(routine: str, told: list[Told]) -> SessionRecord:
    """What the session screen does with its keys; it looks whenever it likes."""
    conductor = Conductor(beginning(routine))
    for at, name in told:
        conductor.view(instant(at - 0.3))
        conductor.give(given(name), instant(at))
    conductor.view(instant(20_000))
    assert conductor.session.over
    return record_of(conductor.session, STAMP)


def by_the_plain_face(routine: str, told: list[Told], data: Path) -> SessionRecord:
    played = play(data, types(*((at, WORDS[name]) for at, name in told)), start=routine)
    return comparable(played.record())


@pytest.mark.parametrize("routine", BUILT_IN.routines)
def test_every_routine_gives_one_record(routine: str, tmp_path: Path) -> None:
    told = list(somebody(routine))
    record = by_the_conductor(routine, told)
    assert {name for _at, name in told} >= {"press", "pause"}
    assert did_something(record)
    assert by_the_plain_face(routine, told, tmp_path) == record


@pytest.mark.parametrize("routine", ["hands-only", "tap-drill"])
async def test_the_keys_of_the_app_give_the_record_too(routine: str, tmp_path: Path) -> None:
    told = list(somebody(routine))
    async with app_with(FileStore(tmp_path / "app"), catalogue=BUILT_IN, start=routine) as stage:
        await stage.well()
        began = stage.session.now
        for at, name in told:
            stage.watch_until(began + instant(at) - T0)
            stage.send(KEYS[name])
            await stage.quiet()
        if stage.shown == "Session":
            await stage.wait_until(began + 20_000 * SECOND)
        await stage.press("enter")
        await stage.settle()
        (kept,) = stage.records()
    assert comparable(kept) == by_the_plain_face(routine, told, tmp_path / "plain")
