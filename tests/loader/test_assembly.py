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


TASK = """
[curls]
name = "Curls"
asks = "once a day"
days = 7
start = "daily"
exercises = ["toe-curls"]
"""


def test_a_plan_is_known_by_the_names_of_its_tasks_and_may_be_added_to(
    ours: Path, mine: Path
) -> None:
    write_files(ours, {"plan.toml": TASK})
    write_files(mine, {"plan.toml": TASK.replace("[curls]", "[more]")})
    catalogue, problems = load([mine], ours)
    assert problems == ()
    assert list(catalogue.plan) == ["curls", "more"]
    assert catalogue.plan["curls"].days == 7


def test_a_task_that_is_there_twice_is_told_and_the_first_is_used(ours: Path, mine: Path) -> None:
    write_files(ours, {"plan.toml": TASK})
    write_files(mine, {"plan.toml": TASK.replace("= 7", "= 3")})
    catalogue, problems = load([mine], ours)
    ((_path, key, message),) = told(problems, mine)
    assert key == "curls"
    assert message.startswith("the task id 'curls' is already taken by")
    assert catalogue.plan["curls"].days == 7


@pytest.mark.parametrize(
    ("change", "key", "part"),
    [
        (('start = "daily"', 'start = "dayly"'), "curls.start", "did you mean daily?"),
        (('["toe-curls"]', '["toe-curl"]'), "curls.exercises[1]", "did you mean toe-curls?"),
        (("exercises =", "routines ="), "curls.routines[1]", "there is no routine 'toe-curls'"),
        (('exercises = ["toe-curls"]', ""), "curls", "nothing counts for it"),
        (("days = 7", "days = 8"), "curls.days", "is 8; at most 7"),
        (("days = 7", "days = 7\ntimes = 3\nmost = 2"), "curls.most", "can't be fewer"),
        (("days = 7", 'days = 7\nsources = ["a-tril"]'), "curls.sources[1]", "no source 'a-tril'"),
        (("days = 7", "days = 7\nstreak = true"), "curls.streak", "no such key"),
    ],
)
def test_what_is_wrong_with_a_task_is_told_by_its_key(
    ours: Path, mine: Path, change: tuple[str, str], key: str, part: str
) -> None:
    found = told_of(ours, mine, {"plan.toml": TASK.replace(*change)})
    assert [(path, where) for path, where, _message in found] == [("plan.toml", key)]
    assert part in found[0][2]
    assert load([mine], ours)[0].plan == {}


def test_a_faulty_task_takes_no_other_with_it(ours: Path, mine: Path) -> None:
    second = TASK.replace("[curls]", "[bad]").replace("= 7", '= "x"')
    write_files(mine, {"plan.toml": TASK + second})
    catalogue, problems = load([mine], ours)
    assert list(catalogue.plan) == ["curls"]
    assert [problem.key for problem in problems] == ["bad.days"]
