"""The built-in routines: what they are made of, how long they take, and where they wait."""

import tomllib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.routine import Routine
from toetap.coach.script import build

CONTENT = Path(__file__).parent.parent / "content"

T = TypeVar("T")


def _folder(folder: str, kind: type[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for path in sorted((CONTENT / folder).iterdir()):
        # test_builtin_content.py names the file that can't be read.
        with suppress(msgspec.ValidationError, tomllib.TOMLDecodeError):
            found[path.stem] = msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    return found


EXERCISES = _folder("exercises", Exercise)
ROUTINES = _folder("routines", Routine)
CATALOGUE = Catalogue(EXERCISES, ROUTINES)

ROUTINES_IN_ORDER = (
    "top-five", "five-for-feet-and-legs", "tap-drill", "morning-toes",
    "walk", "seated", "hands-only", "warm-up", "raises",
)  # fmt: skip

routines = pytest.mark.parametrize("name", ROUTINES)


def test_the_routines_are_all_there_in_their_order() -> None:
    by_order = sorted(ROUTINES, key=lambda name: ROUTINES[name].order)
    assert tuple(by_order) == ROUTINES_IN_ORDER
    assert [ROUTINES[name].order for name in by_order] == list(range(10, 100, 10))


@routines
def test_a_routine_finds_its_exercises_and_their_levels(name: str) -> None:
    for item in ROUTINES[name].item:
        assert item.exercise in EXERCISES
        assert item.level <= len(EXERCISES[item.exercise].level)


@routines
def test_a_routine_fits_its_lines_and_never_stands_by_itself(name: str) -> None:
    routine = ROUTINES[name]
    assert len(routine.name) <= 36
    assert len(routine.summary) <= 80
    assert routine.when
    assert routine.about
    assert all(part.posture != "standing" for part in build(routine, CATALOGUE).parts)


@routines
def test_rest_waits_where_the_person_must_move_or_fetch_something(name: str) -> None:
    parts = build(ROUTINES[name], CATALOGUE).parts
    for before, after in pairwise(parts):
        fetched = set(after.exercise.equipment) - set(before.exercise.equipment)
        if before.posture != after.posture or fetched - {"shoes"}:
            assert after.rest is None
        if after.rest is not None:
            assert 10 <= after.rest <= 20


def test_the_top_five_take_ten_minutes() -> None:
    assert 570 <= build(ROUTINES["top-five"], CATALOGUE).seconds <= 630


def test_the_walk_is_half_an_hour() -> None:
    assert 1800 <= build(ROUTINES["walk"], CATALOGUE).seconds <= 1830


def test_the_seated_routine_stays_seated_at_every_level() -> None:
    used = [EXERCISES[item.exercise] for item in ROUTINES["seated"].item]
    assert {rung.posture for exercise in used for rung in exercise.level} == {"seated"}


def test_the_hands_only_routine_works_nothing_but_hands() -> None:
    assert {EXERCISES[item.exercise].limbs for item in ROUTINES["hands-only"].item} == {"hands"}
