"""The session screen in a person's hands: every key, and what covers it."""

from pathlib import Path

import pytest

from tests.tui.stage import CIRCLES, CURLS, ROLLING, STRETCH, TAPPING, app_with, session_of
from toetap.coach.safety import QUESTIONS
from toetap.coach.units import SECOND
from toetap.store.sessions import FileStore
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.key_bar import KeyBar

MS = SECOND // 1000


async def test_it_begins_with_a_look_at_the_feet_and_a_question(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), start="morning") as stage:
        assert "First, look at both feet" in stage.text
        await stage.well()
        assert "First, look at both feet" not in stage.text
        await stage.press("6")
        assert "[6]" in stage.text
        await stage.press("space")
        assert stage.session.before.pain == 6
        assert stage.session.before.feet == "clear"


async def test_the_arrows_move_the_answer_and_reach_ten(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), start="morning") as stage:
        await stage.well()
        await stage.press("9", "right", "right", "left", "right")
        assert stage.session.before.pain == 10


@pytest.mark.parametrize("key", ["space", "enter", "g", "j", "é", "ж", "Ж"])
async def test_space_enter_and_any_free_letter_count_a_rep(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press(key)
        assert stage.done() == [1, 0]
        assert stage.screen.query_one("#number", BigText).text == "1"


async def test_a_key_held_on_the_last_reps_counts_one_and_ends_nothing(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("n", "space", "space")
        await stage.press("space")
        await stage.press("space", every=0.5)
        for _ in range(6):
            await stage.press("space", every=0.033)
        assert (stage.shown, stage.done()) == ("Session", [0, 2])
        await stage.press("space", every=0.6)
        assert stage.shown == "Session"
        await stage.wait(0.2)
        assert stage.shown == "Summary"


@pytest.mark.parametrize("key", ["f5", "full_stop", "ctrl+g", "7", "up", "tab", "m", "V"])
async def test_other_keys_count_nothing(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press(key)
        assert stage.done() == [0, 0]


async def test_space_starts_the_hold_and_the_hold_counts_by_itself(tmp_path: Path) -> None:
    async with session_of(tmp_path, CURLS) as stage:
        await stage.press("space")
        assert stage.screen.query_one("#word", BigText).text == "HOLD"
        await stage.wait(3)
        assert stage.screen.query_one("#word", BigText).text == "RELEASE"
        await stage.wait(2)
        assert stage.done() == [1]


async def test_an_instant_that_is_past_before_its_timer_runs_is_not_missed(tmp_path: Path) -> None:
    async with session_of(tmp_path, CURLS) as stage:
        await stage.press("space")
        word = stage.screen.query_one("#word", BigText)
        end = stage.clock.instant + 3 * SECOND
        await stage.wait_until(end - SECOND // 2)
        assert word.text == "HOLD"
        stage.clock.instant = end
        await stage.until(lambda: word.text == "RELEASE")


@pytest.mark.parametrize("key", ["backspace", "u", "U"])
async def test_the_last_rep_is_taken_back(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "space", key)
        assert stage.done() == [1, 0]


async def test_n_passes_over_and_b_returns(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("n", "space")
        assert "set 2 of 2 · LEFT" in stage.text
        await stage.press("b", "space")
        assert "set 1 of 2 · RIGHT" in stage.text


async def test_p_lets_all_stand_and_go_on(tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        left = stage.screen.query_one("#number", BigText).text
        await stage.press("p", every=0)
        await stage.wait(60)
        assert stage.screen.query_one("#word", BigText).text == "PAUSED"
        assert stage.screen.query_one("#number", BigText).text == left
        await stage.press("p")
        assert stage.screen.query_one("#word", BigText).text != "PAUSED"
        assert stage.screen.query_one("#number", BigText).text == left


async def test_plus_and_minus_change_the_tempo_by_five(tmp_path: Path) -> None:
    async with session_of(tmp_path, TAPPING) as stage:
        await stage.press("plus", "equals_sign", every=0.5)
        assert "70 bpm" in stage.text
        await stage.press("minus", every=0.5)
        assert "65 bpm" in stage.text


async def test_t_taps_the_tempo(tmp_path: Path) -> None:
    async with session_of(tmp_path, TAPPING) as stage:
        await stage.press("t", "t", "t", every=0.5)
        assert "120 bpm" in stage.text


async def test_r_switches_the_reading(tmp_path: Path) -> None:
    async with session_of(tmp_path, TAPPING) as stage:
        assert "together" in stage.text
        await stage.press("r", every=0.5)
        assert "in turn" in stage.text


async def test_a_is_hands_free(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("a")
        assert "hands free: the coach counts" in stage.text
        await stage.wait(3 + 4)
        assert stage.done() == [1, 0]


@pytest.mark.parametrize(("key", "kept"), [("k", "yes"), ("l", "lost it")])
async def test_after_a_round_one_key_says_how_it_went(key: str, kept: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, TAPPING) as stage:
        assert "I kept up" not in stage.text
        await stage.wait(20)
        assert "I kept up" in stage.text
        await stage.press(key)
        assert stage.session.tallies[0].kept_up == kept
        assert "I kept up" not in stage.text


@pytest.mark.parametrize("key", ["x", "X"])
async def test_x_stops_at_once_and_the_summary_asks_why(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", key)
        assert stage.shown == "Summary"
        assert "Stopped: Morning" in stage.text
        assert "Why did you stop?" in stage.text


async def test_a_stop_counts_even_in_the_middle_of_a_burst(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space")
        await stage.press("x", every=0.02)
        assert stage.shown == "Summary"


async def test_the_last_rep_ends_the_session(tmp_path: Path) -> None:
    async with session_of(tmp_path, STRETCH) as stage:
        await stage.press("space")
        await stage.wait(13)
        await stage.pilot.pause()
        assert stage.shown == "Summary"
        assert "Done: Morning" in stage.text


async def test_a_press_counts_from_when_the_key_was_read(tmp_path: Path) -> None:
    async with session_of(tmp_path, CURLS) as stage:
        stage.clock.late = 2500 * MS
        await stage.press("space", every=3)
        assert stage.session.stage.kind == "hold"
        assert stage.screen.query_one("#number", BigText).text == "1"


async def test_a_double_press_counts_once_and_two_presses_twice(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space")
        await stage.press("space", "g", every=0.1)
        assert stage.done() == [1, 0]
        await stage.press("space", every=0.5)
        assert stage.done() == [2, 0]


async def test_a_key_held_down_counts_once_at_most(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space")
        await stage.press("space", every=0.5)
        await stage.press(*["space"] * 12, every=0.033)
        assert stage.done() == [1, 0]


def offered(bar: KeyBar) -> set[str]:
    return {command.id for command in bar._commands}


async def test_the_key_bar_shows_what_does_something_now(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        bar = stage.screen.query_one(KeyBar)
        assert not offered(bar) & {"undo", "faster", "tap", "reading", "kept"}
        await stage.press("space")
        assert "undo" in offered(bar)
        await stage.press("p")
        assert offered(bar) == {"press", "pause", "stop", "help", "leave"}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_stop_help_and_leave_are_in_sight_at_every_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with session_of(tmp_path, TAPPING, size=size) as stage:
        for _ in range(2):
            assert "x  stop now" in stage.text
            assert "q  leave" in stage.text
            await stage.wait(14)


async def test_a_click_on_the_key_bar_is_as_good_as_the_key(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space")
        stage.clock.instant += SECOND
        await stage.click(KeyBar, "undo")
        assert stage.done() == [0, 0]
        await stage.click(KeyBar, "leave")
        assert stage.shown == "Choice"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_no_instruction_is_out_of_sight(size: tuple[int, int], tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), start="morning", size=size) as stage:
        text = " ".join(stage.text.split())
        assert all(one.asks in text for one in QUESTIONS)
        assert "None of these: all is well" in text
        await stage.well()
        assert "Pain in your feet now?" in stage.text
        assert "x not today" in " ".join(stage.text.split())


async def test_back_from_the_summary_goes_on_where_it_ended(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "space", "x", "b")
        assert stage.shown == "Session"
        assert stage.done() == [2, 0]
        await stage.press("space", "space")
        assert "set 2 of 2 · LEFT" in stage.text


async def test_only_what_changed_is_drawn_at_a_beat(tmp_path: Path) -> None:
    async with session_of(tmp_path, TAPPING, size=(120, 36)) as stage:
        await stage.wait(5)
        laid_out = stage.screen.query_one("#now")._layout_updates
        quiet = [stage.screen.query_one(name) for name in ("#title", "#heading", "#cue", KeyBar)]
        await stage.pilot.pause()
        stage.clock.instant += SECOND // 2
        stage.screen.glance()  # type: ignore[attr-defined]
        assert not any(widget._repaint_required for widget in quiet)
        assert not any(widget._layout_required for widget in stage.screen.query("*"))
        await stage.pilot.pause()
        assert stage.screen.query_one("#now")._layout_updates == laid_out


async def test_after_a_sleep_it_waits_and_says_so(tmp_path: Path) -> None:
    async with session_of(tmp_path, STRETCH) as stage:
        await stage.press("space", every=1)
        await stage.wait(5)
        elapsed = stage.session.active
        await stage.sleep(12 * 60)
        assert stage.says("#notice") == "Paused: the computer slept for 12 minutes."
        assert stage.session.paused
        await stage.wait(30)
        assert stage.session.active == elapsed
        await stage.press("space")
        assert not stage.session.paused
        assert not stage.screen.query_one("#notice").display


async def test_a_key_that_wakes_it_up_counts_nothing(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        stage.clock.instant += 60 * SECOND
        stage.send("space")
        await stage.quiet()
        assert (stage.session.paused, stage.done()[0]) == (True, 0)
        assert stage.says("#notice") == "Paused: toetap stood still for 1 minute."


async def test_stopped_by_the_person_it_waits(tmp_path: Path) -> None:
    async with session_of(tmp_path, STRETCH) as stage:
        stage.toetap.stand_still()
        await stage.quiet()
        assert stage.session.paused
