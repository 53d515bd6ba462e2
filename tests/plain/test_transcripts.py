"""What is said in every built-in routine, and when, to somebody who does all that is asked."""

from pathlib import Path

import pytest

from tests.golden import Golden
from tests.plain.stage import BUILT_IN, attentive, play

ANSWERS = {
    "stop and Enter": "2",
    "10 the worst. Enter": "1",
    "How hard": "4",
}


@pytest.mark.parametrize("name", BUILT_IN.routines)
def test_a_routine_as_it_is_read_aloud(name: str, tmp_path: Path, golden: Golden) -> None:
    played = play(
        tmp_path, attentive(**{k.replace(" ", "_"): v for k, v in ANSWERS.items()}), start=name
    )
    assert played.result.code == 0
    assert played.record().status == "completed"
    text = "\n".join(played.paper.timed).replace(str(tmp_path), "FOLDER")
    golden.check(name, text[: text.rindex("FOLDER")] + "FOLDER\n")


@pytest.mark.parametrize("name", BUILT_IN.routines)
def test_a_line_is_a_whole_sentence_and_is_said_once_a_moment(name: str, tmp_path: Path) -> None:
    played = play(tmp_path, attentive(), start=name)
    for line in played.lines[:-1]:
        assert line[-1] in ".?", line
        assert line[0].isupper() or line[0].isdigit() or line.startswith("pause: "), line
    counted = [line for line in played.paper.timed if "> " not in line]
    told = [line for line in counted if "Pain in your feet" not in line]
    assert len(told) == len(set(told))
