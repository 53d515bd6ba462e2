import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.written import CURLS, DAILY, OURS, TAPS, told, told_of, write_files
from toetap.coach.catalogue import Catalogue
from toetap.content import Problem, built_in, check, load
from toetap.errors import ContentError


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write_files(tmp_path / "ours", dict(OURS))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_our_own_content_has_no_problem_and_enough_in_it() -> None:
    catalogue, problems = load((), built_in())
    assert problems == ()
    assert len(catalogue.exercises) >= 15
    assert len(catalogue.routines) >= 5
    assert catalogue.own == frozenset()


def test_our_own_content_passes_its_check_by_either_way() -> None:
    wholly = check((), built_in())
    by_path = check([built_in()], built_in())
    assert wholly == by_path
    assert wholly.problems == ()
    assert wholly.files == len(list(built_in().rglob("*.toml")))


def test_what_a_person_wrote_is_loaded_beside_ours_and_needs_no_sources(
    ours: Path, mine: Path
) -> None:
    bare = CURLS.replace('sources = ["a-trial"]', "").replace("reviewed = 2026-01-31", "")
    write_files(mine, {"exercises/my-curls.toml": bare})
    catalogue, problems = load([mine], ours)
    assert problems == ()
    assert catalogue.own == {"my-curls"}
    assert set(catalogue.exercises) == {"my-curls", "toe-curls", "tapping"}


def test_ours_without_sources_or_review_is_a_problem(ours: Path) -> None:
    bare = CURLS.replace('sources = ["a-trial"]', "").replace("reviewed = 2026-01-31", "")
    write_files(ours, {"exercises/toe-curls.toml": bare})
    problems = load((), ours)[1]
    assert [problem.key for problem in problems[:2]] == ["sources", "reviewed"]


def test_the_usual_folder_may_be_absent_and_a_named_one_may_not(ours: Path, mine: Path) -> None:
    assert load((), ours, usual=mine)[1] == ()
    ((path, key, message),) = told(load([mine], ours)[1], mine.parent)
    assert (path, key) == ("mine", "")
    assert message == "can't be read: No such file or directory"


def test_a_named_folder_without_content_is_told(ours: Path, mine: Path) -> None:
    mine.mkdir()
    assert load((), ours, usual=mine)[1] == ()
    assert "holds no content" in load([mine], ours)[1][0].message


def test_the_same_folder_given_twice_is_read_once(ours: Path, mine: Path) -> None:
    write_files(mine, {"exercises/my-curls.toml": CURLS})
    assert load([mine, mine, ours], ours, usual=mine)[1] == ()


def test_a_file_that_nothing_reads_is_told_and_hidden_files_are_not(ours: Path, mine: Path) -> None:
    files: dict[str, str | bytes] = {
        "lost.toml": CURLS, ".#x.toml": b"?", "exercises/._x.toml": b"?", "exercises/x.toml~": b"?",
    }  # fmt: skip
    assert told_of(ours, mine, files) == [
        ("lost.toml", "", "is not used; move it into exercises/ or routines/")
    ]


TEN_FAULTY: dict[str, tuple[str | bytes, str, str]] = {
    "exercises/unknown-key.toml": (
        CURLS.replace("release", "relaese", 1), "level[1].dose.relaese", "did you mean 'release'?",
    ),
    "exercises/wrong-type.toml": (
        CURLS.replace("count = 5", 'count = "five"'),
        "level[1].dose.count", "is text; a whole number from 1 to 500 is needed",
    ),
    "exercises/out-of-range.toml": (
        CURLS.replace("count = 10", "count = 900"), "level[2].dose.count", "is 900; at most 500",
    ),
    "exercises/notation.toml": (
        TAPS.replace("8/8 4x2", "8/8 4y2"), "level[1].dose.pattern", "'4y2' is no phrase; write",
    ),
    "routines/unknown-exercise.toml": (
        DAILY.replace("tapping", "taping"), "item[2].exercise", "did you mean tapping",
    ),
    "exercises/toe-curls.toml": (CURLS, "", "the exercise id 'toe-curls' is already taken by"),
    "exercises/latin.toml": (b'name = "F\xfc\xdfe"', "", "is not UTF-8: line 1 has a byte 0xfc"),
    "routines/no-toml.toml": ("[[item]\n", "", "is not TOML: line 1, column 7"),
    "exercises/control.toml": (
        CURLS.replace("Curl your toes.", "Curl\\u001b[31m", 1).replace("Curl and", "\\u001b", 1),
        "cue", "holds the control character U+001B",
    ),
    "routines/empty.toml": ("", "", "is empty; a routine needs name, summary, [[item]]"),
}  # fmt: skip


def test_ten_faulty_files_are_all_named_in_one_run_and_hide_nothing(ours: Path, mine: Path) -> None:
    write_files(mine, {name: text for name, (text, _key, _part) in TEN_FAULTY.items()})
    write_files(mine, {"exercises/sound.toml": CURLS, "routines/sound-daily.toml": DAILY})
    catalogue, problems = load([mine], ours)
    found = told(problems, mine)
    for name, (_text, key, part) in TEN_FAULTY.items():
        assert any(
            (path, where) == (name, key) and part in message for path, where, message in found
        ), name
    assert {path for path, _key, _message in found} == set(TEN_FAULTY)
    assert set(catalogue.exercises) == {"toe-curls", "tapping", "sound"}
    assert set(catalogue.routines) == {"daily", "sound-daily"}
    assert set(told(check([mine], ours).problems, mine)) == set(found)


def test_two_problems_in_one_file_are_both_told(ours: Path, mine: Path) -> None:
    text = CURLS.replace("count = 5", "count = 900").replace("sides", "sdies")
    assert [key for _path, key, _told in told_of(ours, mine, {"exercises/x.toml": text})] == [
        "sdies", "sides", "level[1].dose.count",
    ]  # fmt: skip


def test_a_problem_reads_as_one_line_for_people_and_shows_no_control_character() -> None:
    problem = Problem(Path("a\x1b.toml"), "level[2].dose.count", "is 900; at most 500")
    assert str(problem) == "a\ufffd.toml: level[2].dose.count: is 900; at most 500"
    assert str(Problem(Path("a.toml"), "", "is empty")) == "a.toml: is empty"


def test_long_text_may_stand_on_several_lines(ours: Path, mine: Path) -> None:
    text = CURLS.replace('"People do it."', '"""\n  People\n\tdo  it.\n"""')
    catalogue, problems = load([write_files(mine, {"exercises/x.toml": text})], ours)
    assert problems == ()
    assert catalogue.exercises["x"].known == "People do it."


@pytest.mark.parametrize(
    "name", ["Toe-Curls", "a--b", "-a", "a b", "zehen-übung", "x" * 61, "a\n", "\udcff", "\x1b[2J"]
)
def test_a_name_that_is_no_id_is_told(ours: Path, mine: Path, name: str) -> None:
    found = told_of(ours, mine, {f"exercises/{name}.toml": CURLS})
    assert found[0][1] == ""
    assert "its name is to be an id" in found[0][2]
    assert str(load([mine], ours)[1][0]).isprintable()


def test_a_file_in_place_of_a_folder_is_told(ours: Path, mine: Path) -> None:
    found = told_of(ours, mine, {"exercises": "?", "routines/daily-too.toml": DAILY})
    assert found == [("exercises", "", "can't be read: Not a directory")]
    assert "Not a directory" in load([mine / "exercises"], ours)[1][0].message


def test_a_pipe_a_bomb_and_a_giant_are_problems_like_any_other(ours: Path, mine: Path) -> None:
    files: dict[str, str | bytes] = {
        "exercises/bomb.toml": b"a." * 20_000 + b"a = 1",
        "exercises/giant.toml": b"#" * 300_000,
        "exercises/number.toml": b"name = 0x" + b"f" * 200_000,
    }
    write_files(mine, files)
    os.mkfifo(mine / "exercises/pipe.toml")
    (mine / "exercises/loop.toml").symlink_to("loop.toml")
    messages = {path: message for path, _key, message in told(load([mine], ours)[1], mine)}
    assert messages["exercises/bomb.toml"] == "has a key of more than 32 dots"
    assert messages["exercises/giant.toml"] == "is larger than 256 KiB"
    assert messages["exercises/pipe.toml"] == "is no regular file"
    assert "can't be read" in messages["exercises/loop.toml"]
    assert "exercises/number.toml" in messages


def test_a_check_takes_folders_of_any_shape_and_single_files(ours: Path, mine: Path) -> None:
    files: dict[str, str | bytes] = {
        "flat-exercise.toml": CURLS,
        "flat-routine.toml": DAILY.replace("toe-curls", "deep"),
        "far/down/exercises/deep.toml": CURLS,
        ".git/exercises/no.toml": "?",
        "notes.txt": "?",
    }
    write_files(mine, files)
    result = check([mine, mine / "flat-routine.toml"], ours)
    assert result.problems == ()
    assert result.files == 3


def test_a_checked_file_may_refer_to_what_lies_in_its_content_folder(
    ours: Path, mine: Path
) -> None:
    files: dict[str, str | bytes] = {
        "exercises/own.toml": CURLS,
        "exercises/faulty-too.toml": "?",
        "routines/own-daily.toml": DAILY.replace("toe-curls", "own"),
    }
    write_files(mine, files)
    result = check([mine / "routines/own-daily.toml"], ours)
    assert (result.problems, result.files) == ((), 1)


def test_a_check_tells_of_paths_and_files_that_are_nothing(ours: Path, mine: Path) -> None:
    write_files(mine, {"flat.toml": 'title = "?"', "notes.txt": "?", "none/x.txt": ""})
    paths = [mine / name for name in ("gone", "notes.txt", "none", "flat.toml")]
    found = {path: message for path, _key, message in told(check(paths, ours).problems, mine)}
    assert found["gone"] == "is not there"
    assert "has to end in .toml" in found["notes.txt"]
    assert found["none"] == "holds no .toml files"
    assert found["flat.toml"].startswith("is neither an exercise nor a routine: an exercise needs")


def test_a_check_without_paths_looks_at_what_load_would_read(ours: Path, mine: Path) -> None:
    write_files(mine, {"exercises/x.toml": "?"})
    result = check((), ours, usual=mine)
    assert [problem.path for problem in result.problems] == [mine / "exercises/x.toml"]
    assert result.files == len(OURS) + 1
    assert check((), ours, folders=[mine]) == result


def test_an_installation_without_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        built_in(tmp_path / "site-packages" / "toetap")


def test_the_content_is_found_in_a_package_before_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "toetap"
    (tmp_path / "content" / "exercises").mkdir(parents=True)
    assert built_in(package) == tmp_path / "content"
    (package / "content" / "exercises").mkdir(parents=True)
    assert built_in(package) == package / "content"


VALUES = ["5", "-1", "nan", "inf", "true", '""', '"x"', "[]", "[1]", "{}", "{a = {b = 1}}"]
VALUES += ["2026-01-01", "12:00:00", "1.5", "0x" + "f" * 6000, '"\\u0000"', "[[], [{}]]", '"8/8"']


def swapped(text: str, line: int, value: str) -> str:
    """The text with what stands behind the `=` of a line replaced."""
    lines = text.strip().splitlines()
    key, equals, _old = lines[line % len(lines)].partition("=")
    lines[line % len(lines)] = f"{key}={value}" if equals else value
    return "\n".join(lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(sorted(OURS)),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(VALUES)), max_size=3),
    st.binary(max_size=8),
)
def test_whatever_stands_in_the_files_only_problems_come_of_it(
    tmp_path: Path, name: str, swaps: list[tuple[int, str]], junk: bytes
) -> None:
    text = OURS[name]
    for line, value in swaps:
        text = swapped(text, line, value)
    root = write_files(tmp_path, {**OURS, name: text.encode() + b"\n" + junk})
    catalogue, problems = load((), root)
    assert isinstance(catalogue, Catalogue)
    assert all(str(problem).isprintable() and len(str(problem)) < 700 for problem in problems)
    assert set(problems) == set(check([root], root).problems)
