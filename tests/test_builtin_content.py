"""Every built-in file, one by one: whole, sourced, safe, and without a claim."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest

from tests.claims import CLAIMS, DENIED
from toetap.coach.exercise import Dose, Exercise, Hold, Reps, Source, Taps, Time
from toetap.coach.exercise import Path as SolePath
from toetap.coach.routine import Routine
from toetap.coach.task import Task
from toetap.coach.units import AT_REST

CONTENT = Path(__file__).parent.parent / "content"

T = TypeVar("T")


def _document(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _file(path: Path, kind: type[T]) -> T:
    return msgspec.convert(_document(path.read_text(encoding="utf-8")), kind)


def _folder(folder: str, kind: type[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for path in sorted((CONTENT / folder).iterdir()):
        # A file that can't be read fails the first test, by its name, and no other.
        with suppress(msgspec.ValidationError, tomllib.TOMLDecodeError):
            found[path.stem] = _file(path, kind)
    return found


FILES = sorted(CONTENT.rglob("*.toml"))
EXERCISES = _folder("exercises", Exercise)
ROUTINES = _folder("routines", Routine)
SOURCES = _file(CONTENT / "sources.toml", dict[str, Source])

IN_THE_ARTICLES = (
    "walking", "toe-curls-resting", "morning-toe-pick-ups", "calf-stretch-towel", "calf-raises",
    "ball-circles", "toe-curls-towel", "rolling-massage", "toe-spreading-ball", "toe-tapping",
    "hand-and-foot-tapping", "pressure-isolation", "heel-raises", "toe-raises",
)  # fmt: skip

EXERCISE_KEYS = (
    "name", "summary", "limbs", "sides", "regions", "cue", "equipment", "barefoot", "steps",
    "cautions", "known", "not_claimed", "sources", "reviewed", "level",
)  # fmt: skip

HEAT = re.compile(
    r"\b(?:soak\w*|baths?|hot[ -]water|heat(?:ing)?[ -]pads?|warm water|hot packs?)\b",
    re.IGNORECASE,
)

HARD_THINGS = re.compile(r"golf ball|marble", re.IGNORECASE)

exercises = pytest.mark.parametrize("name", EXERCISES)
routines = pytest.mark.parametrize("name", ROUTINES)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _sentences(texts: Iterator[str] | tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in re.split(r"(?<=[.!?:]) ", text)]


def _plain(struct: Exercise | Routine | Source) -> dict[str, Any]:
    builtins: dict[str, Any] = msgspec.to_builtins(struct)
    return builtins


def _stands(exercise: Exercise) -> bool:
    return any(rung.posture == "standing" for rung in exercise.level)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_file_is_what_its_folder_says(path: Path) -> None:
    kinds = {
        "exercises": Exercise,
        "routines": Routine,
        "sources.toml": dict[str, Source],
        "plan.toml": dict[str, Task],
    }
    _file(path, kinds[path.name if path.parent == CONTENT else path.parent.name])


def test_every_exercise_of_the_articles_is_there() -> None:
    assert set(IN_THE_ARTICLES) <= set(EXERCISES)


def test_content_holds_nothing_but_toml_named_by_ids() -> None:
    paths = [path for path in CONTENT.rglob("*") if path.is_file()]
    assert [
        path for path in paths if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.toml", path.name)
    ] == []


def test_no_exercise_has_the_id_of_a_routine() -> None:
    assert not set(EXERCISES) & set(ROUTINES)


@exercises
def test_an_exercise_names_sources_that_exist(name: str) -> None:
    cited = EXERCISES[name].sources
    assert cited
    assert len(set(cited)) == len(cited)
    assert set(cited) <= set(SOURCES)


def test_every_source_is_used_and_says_what_was_taken_from_it() -> None:
    cited = {source for exercise in EXERCISES.values() for source in exercise.sources}
    assert set(SOURCES) == cited
    assert [name for name, source in SOURCES.items() if not source.says] == []


@exercises
def test_an_exercise_has_a_review_date(name: str) -> None:
    reviewed = EXERCISES[name].reviewed
    assert reviewed is not None
    assert reviewed >= date(2026, 11, 20)


@exercises
def test_an_exercise_says_how_to_do_it_in_lines_that_fit(name: str) -> None:
    exercise = EXERCISES[name]
    assert len(exercise.name) <= 36
    assert len(exercise.summary) <= 80
    assert len(exercise.cue) <= 60
    assert max(map(len, (*exercise.steps, *exercise.cautions))) <= 110
    assert all(rung.note for rung in exercise.level)


@exercises
def test_an_exercise_keeps_its_keys_in_the_order_of_the_docs(name: str) -> None:
    text = (CONTENT / "exercises" / f"{name}.toml").read_text(encoding="utf-8")
    keys = list(_document(text))
    assert keys == [key for key in EXERCISE_KEYS if key in keys]


@exercises
def test_an_exercise_claims_nothing(name: str) -> None:
    plain = _plain(EXERCISES[name])
    not_claimed = _sentences((plain.pop("not_claimed"),))
    assert [text for text in _texts(plain) if CLAIMS.search(text)] == []
    assert [line for line in not_claimed if CLAIMS.search(line) and not DENIED.search(line)] == []


@routines
def test_a_routine_claims_nothing(name: str) -> None:
    assert [text for text in _texts(_plain(ROUTINES[name])) if CLAIMS.search(text)] == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_in_our_words_claims_nothing(name: str) -> None:
    says = _sentences((SOURCES[name].says,))
    assert [line for line in says if CLAIMS.search(line) and not DENIED.search(line)] == []


@pytest.mark.parametrize(
    "text",
    [
        "It cures numbness.", "Treats neuropathy.", "A treatment.", "Heals nerves.",
        "Restores feeling.", "Regenerating nerves.", "It diagnoses.", "Better nerve conduction.",
        "Relieves pain.", "For relief.", "Prevents falls.",
    ],
)  # fmt: skip
def test_the_words_of_claims_are_found(text: str) -> None:
    assert CLAIMS.search(text)


@pytest.mark.parametrize("text", ["your health", "a physiotherapist", "a secure rail"])
def test_harmless_words_are_no_claims(text: str) -> None:
    assert not CLAIMS.search(text)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_file_suggests_heat(path: Path) -> None:
    texts = _texts(_document(path.read_text(encoding="utf-8")))
    assert [text for text in texts if HEAT.search(text)] == []


@exercises
def test_hard_balls_are_only_warned_of(name: str) -> None:
    plain = _plain(EXERCISES[name])
    cautions = plain.pop("cautions")
    assert [text for text in _texts(plain) if HARD_THINGS.search(text)] == []
    warned = [text for text in cautions if HARD_THINGS.search(text)]
    assert all(DENIED.search(text) for text in warned)
    if any("ball" in thing for thing in EXERCISES[name].equipment):
        assert warned


@exercises
def test_an_exercise_says_when_to_stop(name: str) -> None:
    last = EXERCISES[name].cautions[-1]
    assert last == "Stop at once with chest pain, severe breathlessness or dizziness."


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if e.limbs != "hands"])
def test_an_exercise_of_feet_or_legs_asks_for_a_look_at_the_feet(name: str) -> None:
    exercise = EXERCISES[name]
    assert re.search(
        r"Look at (?:both|your|the) |Look between", " ".join((*exercise.steps, *exercise.cautions))
    )
    assert "diabetes-uk" in exercise.sources


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if e.barefoot])
def test_what_is_done_on_bare_feet_is_done_at_rest_with_shoes_within_reach(name: str) -> None:
    exercise = EXERCISES[name]
    assert "shoes" in exercise.equipment
    assert all(rung.posture in AT_REST for rung in exercise.level)


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if _stands(e)])
def test_standing_comes_after_sitting_with_a_worktop_and_shoes(name: str) -> None:
    exercise = EXERCISES[name]
    cautions = " ".join(exercise.cautions)
    assert "worktop" in cautions
    assert "chair can slide" in cautions
    assert "shoes on" in cautions
    assert exercise.level[0].posture == "seated"
    standing = [rung for rung in exercise.level if rung.posture == "standing"]
    assert list(exercise.level[-len(standing) :]) == standing
    assert "shoes on" in standing[0].note
    assert all("worktop" in rung.note for rung in standing)


@exercises
def test_a_ladder_grows_gently_and_asks_less_where_something_is_new(name: str) -> None:
    for lower, higher in pairwise(EXERCISES[name].level):
        if lower.posture != higher.posture or higher.note.startswith("New: "):
            assert higher.note.startswith("New: ")
        else:
            assert _amount(lower.dose) < _amount(higher.dose) <= 2 * _amount(lower.dose)


def _amount(dose: Dose) -> int:
    match dose:
        case Reps():
            return dose.count * (dose.hold + dose.release or dose.pace)
        case Hold():
            return dose.seconds * dose.times
        case Time():
            return dose.seconds
        case Taps():
            return dose.bpm * len(dose.limbs)
        case SolePath():
            return dose.seconds * len(dose.points)


def test_the_tap_drill_taps_feet_then_hands_then_both() -> None:
    dose = EXERCISES["hand-and-foot-tapping"].rung(1).dose
    assert isinstance(dose, Taps)
    assert dose.limbs == ("feet", "hands", "hands+feet")
    assert (dose.pattern, dose.bpm, dose.reading) == ("8/8 4x2 2x4", 60, "together")
    assert len(dose.parsed().beats("together")) == 32
    assert len(dose.parsed().beats("in turn")) == 48
