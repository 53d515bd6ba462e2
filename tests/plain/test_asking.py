"""The first start, settings and check-ups, line by line."""

from __future__ import annotations

from pathlib import Path

from tests.plain.stage import Somebody, answered, piped, play, typing
from toetap.coach.checkups import Places, Taps
from toetap.coach.person import CheckupsTold
from toetap.settings.told import Told
from toetap.store.checkups import CheckupStore


def test_the_first_start_asks_one_thing_after_the_other(tmp_path: Path) -> None:
    told = Told()
    played = play(tmp_path, typing("", "", "1", "1", "3", "66", "2 5", "quit"), told=told)
    person = told.now
    assert person.ask_first.read
    assert person.feet.feel_well
    assert person.standing.confirmed
    assert not person.sound.on
    assert person.tempo.bpm == 66
    assert person.plan["taps"]
    assert person.checkups == CheckupsTold(wanted=True)
    assert "Welcome to toetap." in played.lines
    assert "Your feet: they feel well." in played.lines
    assert played.result.code == 0


def test_the_rest_may_wait_but_not_what_comes_first(tmp_path: Path) -> None:
    told = Told()
    played = play(tmp_path, typing("", "later", "0", "later", "quit"), told=told)
    assert told.now.ask_first.read
    assert told.now.feet.feel is None
    assert any("Only numbers from 1 to 7" in line for line in played.lines)


def test_leaving_at_the_first_question_leads_nowhere(tmp_path: Path) -> None:
    told = Told()
    played = play(tmp_path, typing("quit"), told=told)
    assert not told.now.ask_first.read
    assert not any("Which one?" in line for line in played.lines)


def test_a_condition_leads_to_the_care_team(tmp_path: Path) -> None:
    told = Told()
    play(tmp_path, typing("", "1, 7", "2", "later", "quit"), told=told)
    assert told.now.ask_first.ulcer
    assert told.now.ask_first.heart
    assert not told.now.ask_first.agreed


def test_a_pipe_is_asked_nothing_that_it_can_not_know(tmp_path: Path) -> None:
    played = play(tmp_path, piped("quit"), told=Told())
    assert not any("Welcome" in line for line in played.lines)


def test_a_tempo_is_tapped_with_enter(tmp_path: Path) -> None:
    told = answered()
    taps: list[tuple[float, str]] = [(10 + 0.8 * at, "") for at in range(6)]
    play(tmp_path, _typed((2, "settings"), (4, "4"), (6, "t"), *taps, (20, "t"), (22, "back"),
                          (24, "quit")), told=told)  # fmt: skip
    assert told.now.tempo.bpm == 75


def _typed(*said: tuple[float, str]) -> Somebody:
    from tests.plain.stage import types  # noqa: PLC0415 - said with its times

    return types(*said)


def test_settings_are_told_and_answered_anew(tmp_path: Path) -> None:
    told = answered()
    played = play(
        tmp_path, typing("settings", "2", "2", "6", "3", "2", "", "today", "quit"), told=told
    )
    assert told.now.feet.feel == "less"
    assert told.now.pause.reason == "travel"
    assert "2. Your feet: not answered: taken as feeling little." in played.lines
    assert any(line.startswith("Today. On a pause (travel)") for line in played.lines)


def test_today_is_told_before_the_routines(tmp_path: Path) -> None:
    told = answered()
    told.change(lambda was: type(was)(ask_first=was.ask_first, plan={"taps": True}))
    played = play(tmp_path, typing("today", "quit"), told=told)
    due = "Due: Taps: 0 of 2 today, 0 of 7 days this week."
    assert played.lines.count(due) == 2
    assert played.lines.index(due) < played.lines.index(next(
        line for line in played.lines if line.startswith("1. ")
    ))  # fmt: skip


def test_nothing_taken_on_is_told_only_when_it_is_asked(tmp_path: Path) -> None:
    played = play(tmp_path, typing("today", "quit"))
    assert [line for line in played.lines if "Nothing is taken on" in line] == [
        "Nothing is taken on. settings is where to choose."
    ]


def test_a_check_up_is_kept_with_what_was_answered(tmp_path: Path) -> None:
    answers = ("check-ups", "new", "31", "", "4", "3", "", "0", *[""] * 8, "quit")
    played = play(tmp_path, typing(*answers))
    (one,) = CheckupStore(tmp_path).all().checkups
    assert one.taps == Taps(right=31, counted="someone")
    assert one.pain == Places(right_foot=4, left_foot=3, left_hand=0)
    assert any(line.startswith("Saved: ") for line in played.lines)


def test_taps_are_counted_by_enter(tmp_path: Path) -> None:
    taps: list[tuple[float, str]] = [(20 + 0.5 * at, "") for at in range(8)]
    late = [(60 + 2 * at, "") for at in range(14)]
    play(tmp_path, _typed((2, "check-ups"), (4, "new"), (6, "count"), *taps, *late, (99, "quit")))
    (one,) = CheckupStore(tmp_path).all().checkups
    assert one.taps.right == 8
    assert one.taps.counted == "keys"


def test_a_check_up_that_is_left_is_not_kept(tmp_path: Path) -> None:
    played = play(tmp_path, typing("check-ups", "new", "31", "leave", "quit"))
    assert "Not kept." in played.lines
    assert CheckupStore(tmp_path).all().checkups == ()
