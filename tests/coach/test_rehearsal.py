from tests.coach.builders import exercise, script_of
from toetap.coach.exercise import Path, Reps, Taps, Time
from toetap.coach.rehearsal import rehearsal
from toetap.coach.words import KEYS, Words


def test_what_is_needed_first_comes_first() -> None:
    script = script_of(exercise(Reps(count=2)), exercise(Reps(count=3), id_="b"))
    known = list(rehearsal(script))
    assert known[0] == Words("routine", text="Morning")
    assert known.index(Words("exercise", text="Curls")) < known.index(
        Words("next exercise", text="B")
    )


def test_every_key_is_there_that_some_session_could_need() -> None:
    script = script_of(
        exercise(
            Reps(count=10, hold=3, release=3, directions=("in", "out"), rest=60),
            equipment=("towel",), sides="each",
        ),
        exercise(Time(seconds=900, rest=120), id_="b", sides="each"),
        exercise(Taps(pattern="2/2"), id_="c"),
        exercise(Path(points=("heel",)), id_="d", sides="each then both"),
        exercise(Reps(count=2), id_="e"),
        rests=[7, None, 120],
    )  # fmt: skip
    assert {words.key for words in rehearsal(script)} == set(KEYS)
