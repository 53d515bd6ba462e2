from pathlib import Path

import pytest

from tests.written import CURLS, OURS, REPS, TAPS, told_of, write_files


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write_files(tmp_path / "ours", dict(OURS))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


@pytest.mark.parametrize(
    ("change", "key", "part"),
    [
        (('sides = "each"', 'sides = "each"\nid = "x"'), "id", "the id is the file's name"),
        (('limbs = "feet"', 'limbs = "feet"\nregions = ["heel", "palm"]'), "regions[2]", "a palm"),
        (('limbs = "feet"', 'limbs = "hands"\nregions = ["heel"]'), "regions[1]", "a sole"),
    ],
)
def test_keys_that_do_not_fit_together_are_told(
    ours: Path, mine: Path, change: tuple[str, str], key: str, part: str
) -> None:
    found = told_of(ours, mine, {"exercises/x.toml": CURLS.replace(*change)})
    assert any(where == key and part in message for _path, where, message in found), found


LONG_PATTERN = " ".join(["8x8"] * 32)


@pytest.mark.parametrize(
    ("dose", "key", "minutes"),
    [
        ('kind = "reps", count = 500, hold = 60, release = 3', "count", 525),
        (
            'kind = "reps", count = 500, order = "alternating", directions = ["a", "b"]',
            "count",
            133,
        ),
        ('kind = "time", seconds = 5400, directions = ["in", "out"]', "seconds", 180),
        (
            f'kind = "taps", pattern = "{LONG_PATTERN}", bpm = 30, reading = "in turn"',
            "pattern",
            136,
        ),
    ],
)
def test_a_set_that_is_longer_than_anyone_can_do_is_told(
    ours: Path, mine: Path, dose: str, key: str, minutes: int
) -> None:
    found = told_of(ours, mine, {"exercises/x.toml": CURLS.replace(REPS, dose)})
    message = f"makes a set of {minutes} minutes; at most 90"
    assert ("exercises/x.toml", f"level[1].dose.{key}", message) in found


def test_a_set_as_long_as_may_be_is_no_problem(ours: Path, mine: Path) -> None:
    dose = 'kind = "time", seconds = 2700, directions = ["in", "out"]'
    assert told_of(ours, mine, {"exercises/x.toml": CURLS.replace(REPS, dose)}) == []


def test_taps_of_each_side_are_told_since_the_pattern_says_which_side_taps(
    ours: Path, mine: Path
) -> None:
    only_taps = TAPS[: TAPS.rindex("[[level]]")]
    told = "is 'each', but in taps the pattern says which side taps; write sides = 'both'"
    found = told_of(ours, mine, {"exercises/x.toml": only_taps})
    assert found == [("exercises/x.toml", "sides", told)]
    assert told_of(ours, mine, {"exercises/x.toml": TAPS}) == []


def test_a_dose_that_the_limbs_or_sides_can_not_do_is_told(ours: Path, mine: Path) -> None:
    both = CURLS.replace('"each"', '"both"').replace(
        "count = 5", 'order = "alternating", count = 5'
    )
    legs = TAPS.replace('limbs = "feet"', 'limbs = "legs"')
    hands = CURLS.replace('limbs = "feet"', 'limbs = "hands"').replace(
        REPS, 'kind = "path", points = ["heel"]'
    )
    files: dict[str, str | bytes] = {
        "exercises/both.toml": both, "exercises/hands.toml": hands, "exercises/legs.toml": legs,
    }  # fmt: skip
    assert [(path, key) for path, key, _message in told_of(ours, mine, files)] == [
        ("exercises/both.toml", "level[1].dose.order"),
        ("exercises/hands.toml", "level[1].dose.kind"),
        ("exercises/legs.toml", "level[1].dose.kind"),
    ]


def test_a_routine_is_held_against_the_exercises_that_it_names(ours: Path, mine: Path) -> None:
    routine = """
    name = "Mine"
    summary = "Mine."
    item = [
      { exercise = "toe-curls", level = 3 },
      { exercise = "broken" },
      { exercise = "nothing-like-it" },
      { exercise = "toe-curls", dose = { kind = "taps", pattern = "8/8" }, rest = "long" },
    ]
    """
    files: dict[str, str | bytes] = {
        "exercises/broken.toml": CURLS.replace("count = 5", "count = 0"),
        "routines/mine.toml": routine,
    }
    found = [each for each in told_of(ours, mine, files) if each[0] == "routines/mine.toml"]
    assert [(key, message) for _path, key, message in found] == [
        ("item[4].rest", found[0][2]),
        ("item[1].level", "is 3; 'toe-curls' has 2 levels"),
        ("item[2].exercise", found[2][2]),
        ("item[3].exercise", "there is no exercise 'nothing-like-it'; an id is the name of a file"),
        ("item[4].dose.limbs[2]", found[4][2]),
        ("item[4].dose.limbs[3]", found[5][2]),
    ]
    assert found[2][2].endswith("exercises/broken.toml")


def test_a_source_is_an_id_that_exists_or_stands_in_full(ours: Path, mine: Path) -> None:
    sources = '["a-trail", "a-trial", "doi:10.1/2", "https://example.org", "A book, 2001"]'
    text = CURLS.replace('["a-trial"]', sources)
    ((_path, key, message),) = told_of(ours, mine, {"exercises/x.toml": text})
    assert key == "sources[1]"
    assert "did you mean a-trial?" in message


def rungs(*postures: str, head: str = "") -> str:
    """An exercise with a level for each of these postures."""
    level = '[[level]]\nposture = "{}"\ndose = {{ kind = "reps", count = 5 }}\n'
    before = CURLS.partition("[[level]]")[0]
    return before + head + "".join(level.format(posture) for posture in postures)


@pytest.mark.parametrize(
    ("postures", "number", "message"),
    [
        (("standing", "seated"), 2, "is 'seated', after 'standing'; levels at rest come first"),
        (
            ("seated", "walking", "lying"),
            3,
            "is 'lying', after 'walking'; levels at rest come first",
        ),
        (
            ("seated", "lying", "seated"),
            3,
            "is 'seated' again; levels of one posture stand together",
        ),
    ],
)
def test_the_levels_are_a_ladder_of_postures(
    ours: Path, mine: Path, postures: tuple[str, ...], number: int, message: str
) -> None:
    found = told_of(ours, mine, {"exercises/x.toml": rungs(*postures)})
    assert found == [("exercises/x.toml", f"level[{number}].posture", message)]


@pytest.mark.parametrize(
    "postures",
    [("seated", "seated", "standing", "standing", "walking"), ("lying", "seated"),
     ("seated", "lying", "standing"), ("walking", "standing")],
)  # fmt: skip
def test_rest_comes_before_being_on_ones_feet(
    ours: Path, mine: Path, postures: tuple[str, ...]
) -> None:
    assert told_of(ours, mine, {"exercises/x.toml": rungs(*postures)}) == []


def test_nothing_is_done_on_bare_feet_but_at_rest(ours: Path, mine: Path) -> None:
    bare = "barefoot = true\n"
    fine = rungs("seated", "lying", head=bare)
    assert told_of(ours, mine, {"exercises/x.toml": fine}) == []
    for posture in ("standing", "walking"):
        found = told_of(ours, mine, {"exercises/x.toml": rungs("seated", posture, head=bare)})
        assert found == [
            (
                "exercises/x.toml",
                "level[2].posture",
                f"is '{posture}', but it is done barefoot; bare feet only while at rest",
            )
        ]
