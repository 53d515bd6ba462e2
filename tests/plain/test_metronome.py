"""The metronome line by line: clicks lead it, and it says little."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.stage import Played, Somebody, piped, play, types
from tests.screenshots.heard import HeardSounds
from toetap.coach.metronome import metronome
from toetap.plain.lines import End


def tap(tmp_path: Path, somebody: Somebody, sounds: HeardSounds | None = None) -> Played:
    return play(tmp_path, somebody, metronome=metronome("2/2 1x2", 60), sounds=sounds)


def test_it_begins_after_the_look_and_names_each_phrase_of_the_first_round_only(
    tmp_path: Path,
) -> None:
    played = tap(tmp_path, types((100, "leave"), (101, "discard")))
    asked = next(at for at, line in enumerate(played.paper.timed) if "> Enter" in line)
    told = played.paper.timed[asked + 1 :]
    assert [line[9:].strip() for line in told][:6] == [
        "Metronome: 2/2 1x2, feet, 60 bpm. It goes on until you leave.",
        "Words: leave, pause, faster, slower, or a number for the tempo. help lists them all.",
        "Step 1. Tap on each beat with the side that is named.",
        "2 right, then 2 left.",
        "1 both, twice.",
        "> leave",
    ]
    assert told[3].startswith("   4.000")


def test_it_is_kept_only_when_asked(tmp_path: Path) -> None:
    played = tap(tmp_path, types((14.5, "leave"), (16, "discard")))
    assert played.lines[-1] == "Not kept."
    assert played.records() == []
    assert played.result.code == 0


def test_asked_for_it_is_kept_with_what_was_played(tmp_path: Path) -> None:
    said = types((14.5, "leave"), (16, "keep"), (20, ""), (22, ""), (24, ""))
    played = tap(tmp_path, said)
    record = played.record()
    assert (record.routine, record.status) == ("metronome", "completed")
    assert (played.done(), record.exercises[0].sets[0].target) == ([11], 11)


def test_a_tempo_is_changed_by_a_number(tmp_path: Path) -> None:
    played = tap(tmp_path, types((6, "90"), (20, "leave"), (22, "keep"), *[(30, "")] * 3))
    assert played.record().exercises[0].sets[0].bpm == 90


@pytest.mark.parametrize("typed", ["29", "181", "999"])
def test_a_tempo_that_no_one_can_tap_is_refused_and_changes_nothing(
    typed: str, tmp_path: Path
) -> None:
    played = tap(tmp_path, types((6, typed), (20, "leave"), (22, "keep"), *[(30, "")] * 3))
    assert "A tempo is a number from 30 to 180." in played.lines
    assert played.record().exercises[0].sets[0].bpm == 60


@pytest.mark.parametrize(
    "somebody", [piped("90"), types((9, End.INTERRUPTED)), types((9, End.GONE))]
)
def test_where_nobody_answers_any_more_it_ends_and_keeps_nothing(
    somebody: Somebody, tmp_path: Path
) -> None:
    sounds = HeardSounds()
    played = tap(tmp_path, somebody, sounds)
    assert played.records() == []
    assert played.result.code == 0
    assert sounds.told == ["silence"]
