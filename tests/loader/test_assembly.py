from pathlib import Path

import pytest

from tests.written import CURLS, DAILY, OURS, SOURCES, TAPS, told, told_of, write_files
from toetap.content import check, load


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write_files(tmp_path / "ours", dict(OURS))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_everything_is_known_by_the_name_of_its_file_and_in_its_order(ours: Path) -> None:
    write_files(ours, {"routines/a-later.toml": DAILY.replace('"Daily"', '"Z"\norder = 1')})
    catalogue, problems = load((), ours)
    assert problems == ()
    assert list(catalogue.exercises) == ["tapping", "toe-curls"]
    assert list(catalogue.routines) == ["a-later", "daily"]
    assert catalogue.exercises["toe-curls"].id == "toe-curls"
    assert catalogue.routine("daily").id == "daily"
    assert catalogue.sources["a-trial"].title == "A trial"


def test_a_faulty_source_is_told_once_and_not_by_everyone_who_cites_it(
    ours: Path, mine: Path
) -> None:
    files: dict[str, str | bytes] = {
        "sources.toml": '[bad]\ntitle = 3\n[good]\ntitle = "T"\nwhere = "W"\n' + SOURCES,
        "exercises/x.toml": CURLS.replace('["a-trial"]', '["bad", "good"]'),
    }
    found = told_of(ours, mine, files)
    assert [(path, key) for path, key, _message in found] == [
        ("sources.toml", "bad.title"),
        ("sources.toml", "bad.where"),
        ("sources.toml", "a-trial"),
    ]
    assert "already taken" in found[2][2]
    assert load([mine], ours)[0].sources["a-trial"].where == "doi:10.1/1"


def test_ids_that_meet_name_both_files_and_the_first_is_used(ours: Path, mine: Path) -> None:
    other = mine.parent / "other"
    write_files(mine, {"exercises/TAPPING.toml": TAPS, "routines/own.toml": DAILY})
    write_files(other, {"routines/own.toml": DAILY.replace("Daily", "Other")})
    catalogue, problems = load([mine, other], ours)
    assert catalogue.routine("own").name == "Daily"
    assert catalogue.own == {"own"}
    taken = [problem for problem in problems if "is already taken by" in problem.message]
    assert [problem.path for problem in taken] == [
        mine / "exercises/TAPPING.toml",
        other / "routines/own.toml",
    ]
    assert str(ours / "exercises/tapping.toml") in taken[0].message
    assert str(mine / "routines/own.toml") in taken[1].message
    assert all(problem.message.endswith("rename this file") for problem in taken)


def test_a_check_finds_ids_that_meet_ours_or_each_other(ours: Path, mine: Path) -> None:
    write_files(mine, {"a/exercises/x.toml": CURLS, "b/x.toml": CURLS, "tapping.toml": TAPS})
    found = told(check([mine], ours).problems, mine)
    assert [path for path, _key, _message in found] == ["tapping.toml", "b/x.toml"]
    assert all("is already taken by" in message for _path, _key, message in found)


def test_an_exercise_and_a_routine_share_no_id(ours: Path, mine: Path) -> None:
    found = told_of(ours, mine, {"exercises/evening.toml": CURLS, "routines/evening.toml": DAILY})
    ((path, key, message),) = found
    assert (path, key) == ("routines/evening.toml", "")
    assert "the routine id 'evening' is already taken by" in message
