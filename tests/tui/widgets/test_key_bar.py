"""Every key has a place in the bar: in as many lines as it takes, none of them cut."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from toetap.tui.commands import HISTORY, ROUTINES, SESSION, SUMMARY, Command
from toetap.tui.widgets.key_bar import KeyBar


class KeyBarApp(App[None]):
    """One bar."""

    def compose(self) -> ComposeResult:
        yield KeyBar(SUMMARY)


@given(st.sampled_from([ROUTINES, SUMMARY, HISTORY, SESSION]), st.integers(24, 200), st.randoms())
def test_no_line_is_wider_than_the_bar_and_no_key_is_left_out(
    commands: tuple[Command, ...], width: int, order: Random
) -> None:
    some = order.sample(commands, order.randint(0, len(commands)))
    lines = [line.plain for line in KeyBar(some)._lines(width)]
    assert all(len(line) <= width for line in lines)
    entries = [f" {command.shown}  {command.label}" for command in some if command.bar]
    assert "  ".join(line for line in lines if line) == "  ".join(entries)
    for line, after in pairwise(lines):
        first = next(entry for entry in entries if after.startswith(entry))
        assert len(line) + 2 + len(first) > width


def test_at_the_least_width_every_screen_but_the_session_fits_in_three_lines() -> None:
    for commands in (ROUTINES, SUMMARY, HISTORY):
        assert len(KeyBar(commands)._lines(58)) <= 3


async def test_other_keys_give_the_bar_its_height_and_the_same_cost_nothing() -> None:
    app = KeyBarApp()
    async with app.run_test(size=(60, 20)) as pilot:
        bar = app.query_one(KeyBar)
        assert bar.size.height == len(bar._lines(58))
        await pilot.pause()
        bar.show(SUMMARY)
        assert not bar._layout_required
        assert not bar._repaint_required
        bar.show(SUMMARY[:1])
        await pilot.pause()
        assert bar.size.height == 1
        assert bar.region.bottom == 20
