"""The pictures: each a short way through the app, and the sizes and themes it is taken in."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from tests.screenshots.past import PLACE, cut_off
from tests.screenshots.player import BEGAN, Player
from toetap.coach.catalogue import Catalogue
from toetap.coach.checkups import Checkup, Places, Taps
from toetap.coach.metronome import metronome
from toetap.coach.next_time import level_decision, tempo_decision
from toetap.coach.own_tempo import TempoOffer
from toetap.coach.person import AskFirst, FeetTold
from toetap.coach.practice import Practice
from toetap.coach.progression import suggest
from toetap.coach.recalling import recall
from toetap.coach.script import COUNT_IN
from toetap.coach.units import SECOND
from toetap.settings.values import Settings
from toetap.store.faults import not_saved
from toetap.tui.app import Opening
from toetap.tui.screens.folder import FolderScreen
from toetap.tui.screens.next_time import NextTimeScreen
from toetap.tui.screens.offset import OffsetScreen
from toetap.tui.screens.recall import RecallScreen

Size = tuple[int, int]
Way = Callable[[Player], Awaitable[None]]

STEADY = "You kept up at 66 beats a minute in the middle of your last 5 rounds, from 60."
EASY = tuple(
    Practice(
        at=datetime(2026, 11, day, 9, tzinfo=PLACE), level=1, posture="seated", done=True,
        full=True, pain_before=2, pain_after=2, effort=3,
    )
    for day in (16, 18, 20)
)  # fmt: skip
SMALL, LARGE = (80, 24), (120, 36)


ANSWERED = Settings(
    feet=FeetTold("less"), ask_first=AskFirst(read=True), plan={"five-daily": True, "taps": True}
)
PLANNED = replace(ANSWERED, plan={"walking": True})


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, in each of some sizes.

    Attributes:
        name: What its files begin with.
        way: How to get there.
        routine: Where the way begins: a routine's own session, or the list of routines.
        theme: The colours.
        sizes: Columns and rows.
        opening: What the way begins with instead of a routine.
        well: All was well at the look, and the way begins behind it.
        past: Something was done before.
        person: What they have told.
    """

    name: str
    way: Way
    routine: str | None = None
    theme: str = "dark"
    sizes: tuple[Size, ...] = (SMALL, LARGE)
    opening: Opening | None = None
    past: bool = True
    person: Settings = ANSWERED
    well: bool = True

    def files(self) -> Iterator[tuple[str, Size]]:
        """The name of each picture's file, and its size."""
        for columns, rows in self.sizes:
            yield f"{self.name}-{columns}x{rows}.svg", (columns, rows)


async def routines(player: Player) -> None:
    await player.settle()


async def ask_first(player: Player) -> None:
    await player.press("enter", every=1)
    await player.press("1", "3", every=1)


async def feel(player: Player) -> None:
    await player.press("enter", "enter", every=1)


async def tempo(player: Player) -> None:
    await player.press("enter", "enter", "2", "1", "1", every=1)
    await player.press(*["space"] * 6, every=0.9)


async def plan(player: Player) -> None:
    await player.press("enter", "enter", "2", "1", "1", "enter", every=1)
    await player.press("1", "2", every=1)


async def settings(player: Player) -> None:
    await player.press("s")


async def counting(player: Player) -> None:
    await player.press("c", "a")
    await player.press(*["space"] * 24, every=0.3)


async def feeling(player: Player) -> None:
    await player.press("c", "a", "3", "1", "enter", "2", "8", "enter", every=1)
    await player.press("3", "down", "4", every=1)


async def checkups(player: Player) -> None:
    for number, (right, left, pain) in enumerate(_CHECKUPS):
        at = player.clock.wall() - timedelta(days=28 * (len(_CHECKUPS) - number) - 20)
        store = player.toetap.parts.checkups
        assert store is not None
        store.save(_checkup(f"{number:016}", at, right, left, pain))
    await player.press("c")


_CHECKUPS = ((27, 24, 5), (28, 24, 4), (30, 25, 4))


def _checkup(name: str, at: datetime, right: int, left: int, pain: int) -> Checkup:
    return Checkup(
        id=name, at=at, app="0.1.0", taps=Taps(right=right, left=left, counted="keys"),
        pain=Places(right_foot=pain, left_foot=pain + 1),
        numbness=Places(right_foot=6, left_foot=6, right_hand=2, left_hand=2),
        tingling=Places(right_foot=3, left_foot=4),
    )  # fmt: skip


async def details(player: Player) -> None:
    await player.press("d")


async def help_(player: Player) -> None:
    await player.press("question_mark")


async def history(player: Player) -> None:
    await player.press("h")
    await player.settle()
    await player.press("down", "down")


async def history_earlier(player: Player) -> None:
    """With notes and a stop of the month before."""
    await player.press("h")
    await player.settle()
    await player.press("left")
    await player.settle()
    await player.press("down")


async def history_filter(player: Player) -> None:
    await history_find(player)
    await player.press("enter")
    await player.settle()


async def history_find(player: Player) -> None:
    await player.press("h")
    await player.settle()
    await player.press("slash", *["down"] * 3, "s", "down", *["right"] * 4)


async def history_counts(player: Player) -> None:
    await history_earlier(player)
    await player.settle()
    await player.press("c", "down", "4")


async def history_log(player: Player) -> None:
    await player.press("h")
    await player.settle()
    await player.press("a", "down", "right", "down")
    await player.write("8:30")
    await player.press("down", "4", "0")


async def history_empty(player: Player) -> None:
    await player.press("h")


async def trends(player: Player) -> None:
    await player.press("h")
    await player.settle()
    await player.press("t")
    await player.settle()


async def trends_of_pain(player: Player) -> None:
    await trends(player)
    await player.press("down", "down")


async def trends_of_sides(player: Player) -> None:
    await trends(player)
    await player.press("up")


async def prepare(player: Player) -> None:
    await player.press("3", every=30)


async def ready(player: Player) -> None:
    await prepare(player)
    await player.press("space", every=10)


async def reps(player: Player) -> None:
    await player.come_to("heel-raises", "count", rep=6)


async def hold(player: Player) -> None:
    await player.come_to("toe-curls-towel", "hold", rep=4)
    await player.wait(1)


async def release(player: Player) -> None:
    await player.come_to("toe-curls-towel", "release", rep=4)


async def time(player: Player) -> None:
    await player.come_to("rolling-massage", "run")
    await player.wait(12)


async def taps_feet(player: Player) -> None:
    await _tap(player, round_=1, beats=5)


async def taps_next_side(player: Player) -> None:
    await _tap(player, round_=1, beats=8)


async def taps_hands(player: Player) -> None:
    await _tap(player, round_=2, beats=12)


async def taps_hands_and_feet(player: Player) -> None:
    await _tap(player, round_=3, beats=18)


async def _tap(player: Player, *, round_: int, beats: int) -> None:
    """Into a round, and a fifth of a second after the last of so many beats."""
    await player.come_to("hand-and-foot-tapping", "taps", set_=round_)
    going = player.session.stage.round
    assert going is not None
    tapped = going.tempo.time_of(COUNT_IN + beats - 1)
    assert tapped is not None
    await player.wait_until(tapped + SECOND // 5)


async def path(player: Player) -> None:
    await player.come_to("pressure-isolation", "run")
    await player.wait(10)


async def rest(player: Player) -> None:
    await player.come_to("toe-spreading-ball", "rest", set_=2)
    await player.wait(1)


async def opening(player: Player) -> None:
    await player.come_to("toe-spreading-ball", "rest")
    await player.wait(4)


async def paused(player: Player) -> None:
    await taps_feet(player)
    await player.press("p", every=0.2)


async def summary(player: Player) -> None:
    await prepare(player)
    await player.finish()
    await player.press("2", "down", "4", "down")
    await player.write("Left foot keeps up now.")
    await player.press("up")


async def metronome_goes_on(player: Player) -> None:
    going = player.session.stage.round
    assert going is not None
    counted_in = going.tempo.time_of(COUNT_IN)
    assert counted_in is not None
    await player.wait_until(counted_in + 41 * SECOND + SECOND // 5)


async def sound(player: Player) -> None:
    await player.press(*["left"] * 4, *["down"] * 2, every=0.2)
    await _flash(player, 1.6)


async def sound_between(player: Player) -> None:
    await _flash(player, 2.2)


async def _flash(player: Player, seconds: float) -> None:
    """Come to so many seconds after the beat began."""
    screen = player.app.screen
    assert isinstance(screen, OffsetScreen)
    player.clock.instant = BEGAN + round(seconds * SECOND)
    screen.glance()
    await player.pilot.pause(0)


async def slept(player: Player) -> None:
    await player.come_to("toe-curls-towel", "hold", rep=4)
    await player.wait(1)
    await player.sleep(12 * 60)


async def recall_(player: Player) -> None:
    record = cut_off(player.toetap.parts.catalogue)
    now = record.ended + timedelta(minutes=12)
    recalled = recall(record, player.toetap.parts.catalogue, now, player.clock.now())
    player.app.push_screen(RecallScreen(recalled))


async def recall_changed(player: Player) -> None:
    record = cut_off(player.toetap.parts.catalogue)
    now = record.ended + timedelta(hours=20)
    recalled = recall(record, Catalogue(), now, player.clock.now())
    player.app.push_screen(RecallScreen(recalled))


async def folder(player: Player) -> None:
    await summary(player)

    def full(where: Path) -> NoReturn:
        error = OSError(errno.ENOSPC, "")
        raise not_saved("The session could not be saved", where, error)

    player.app.push_screen(FolderScreen(Path("/media/stick/toetap"), full))
    await player.press("enter")


async def look_at_feet(player: Player) -> None:
    await player.settle()


async def look_marked(player: Player) -> None:
    await player.press("2", "6")


async def hands_only(player: Player) -> None:
    await player.press("2", "enter")


async def seated_today(player: Player) -> None:
    await player.press("6", "enter")


async def not_today(player: Player) -> None:
    await player.press("7", "enter")


async def next_time(player: Player) -> None:
    parts = player.toetap.parts
    exercise = parts.catalogue.exercises["heel-raises"]
    more = suggest(exercise, {exercise.id: EASY}, parts.told.now, EASY[-1].day)
    decisions = (level_decision(more, parts.catalogue), tempo_decision(TempoOffer(63, 60, STEADY)))
    player.app.push_screen(NextTimeScreen(decisions, parts))
    await player.press("t")


async def level(player: Player) -> None:
    await player.press("d", *["right"] * 4)
    await player.settle()
    await player.press("l", "down", "down")


SCENES = (
    Scene("look", look_at_feet, "top-five", well=False),
    Scene("look-light", look_at_feet, "top-five", "light", (SMALL,), well=False),
    Scene("look-contrast", look_at_feet, "top-five", "contrast", (SMALL,), well=False),
    Scene("look-marked", look_marked, "top-five", sizes=((60, 20), SMALL), well=False),
    Scene("hands-only", hands_only, "top-five", well=False),
    Scene("seated-today", seated_today, "walk", sizes=(SMALL,), well=False),
    Scene("not-today", not_today, "top-five", well=False),
    Scene("not-today-light", not_today, "top-five", "light", (SMALL,), well=False),
    Scene("not-today-contrast", not_today, "top-five", "contrast", (SMALL,), well=False),
    Scene("next-time", next_time),
    Scene("next-time-light", next_time, theme="light", sizes=(SMALL,)),
    Scene("next-time-contrast", next_time, theme="contrast", sizes=(SMALL,)),
    Scene("level", level),
    Scene("welcome", routines, person=Settings(), past=False),
    Scene("ask-first", ask_first, person=Settings(), past=False),
    Scene("feel", feel, person=Settings(), past=False),
    Scene("tempo", tempo, person=Settings(), past=False),
    Scene("settings", settings),
    Scene("settings-light", settings, theme="light", sizes=(SMALL,)),
    Scene("settings-contrast", settings, theme="contrast", sizes=(SMALL,)),
    Scene("checkups", checkups),
    Scene("checkup-taps", counting),
    Scene("checkup-taps-light", counting, theme="light", sizes=(SMALL,)),
    Scene("checkup-feeling", feeling, sizes=(SMALL,)),
    Scene("routines-light", routines, theme="light", sizes=(SMALL,)),
    Scene("routines-contrast", routines, theme="contrast", sizes=(SMALL,)),
    Scene("feel-light", feel, theme="light", sizes=(SMALL,), person=Settings(), past=False),
    Scene("plan-contrast", plan, theme="contrast", sizes=(SMALL,), person=Settings(), past=False),
    Scene("plan", plan, person=Settings(), past=False),
    Scene("routines", routines),
    Scene("details", details),
    Scene("help", help_),
    Scene("history", history, person=PLANNED),
    Scene("history-light", history_earlier, theme="light"),
    Scene("history-contrast", history_earlier, theme="contrast"),
    Scene("history-find", history_find),
    Scene("history-filter", history_filter),
    Scene("history-counts", history_counts),
    Scene("history-log", history_log),
    Scene("history-empty", history_empty, past=False),
    Scene("trends", trends, person=PLANNED),
    Scene("trends-pain-light", trends_of_pain, theme="light"),
    Scene("trends-sides-contrast", trends_of_sides, theme="contrast"),
    Scene("prepare", prepare, "top-five"),
    Scene("session-ready", ready, "top-five"),
    Scene("session-reps", reps, "top-five"),
    Scene("session-hold", hold, "top-five"),
    Scene("session-release", release, "top-five"),
    Scene("session-time", time, "top-five"),
    Scene("session-taps", taps_feet, "top-five"),
    Scene("session-taps-next-side", taps_next_side, "top-five"),
    Scene("session-taps-hands", taps_hands, "top-five"),
    Scene("session-taps-hands-and-feet", taps_hands_and_feet, "top-five"),
    Scene("session-path", path, "top-five"),
    Scene("session-rest", rest, "top-five"),
    Scene("session-opening", opening, "top-five"),
    Scene("session-paused", paused, "top-five"),
    Scene("summary", summary, "top-five"),
    Scene("metronome", metronome_goes_on, opening=metronome()),
    Scene("sound", sound, opening="sound"),
    Scene("sound-between", sound_between, opening="sound", theme="light", sizes=(SMALL,)),
    Scene("session-slept", slept, "top-five"),
    Scene("recall", recall_),
    Scene("recall-changed", recall_changed, sizes=(SMALL,)),
    Scene("folder", folder, "top-five"),
    Scene("recall-light", recall_, theme="light", sizes=(SMALL,)),
    Scene("recall-contrast", recall_, theme="contrast", sizes=(SMALL,)),
    Scene("theme-light", taps_feet, "top-five", "light", (LARGE,)),
    Scene("theme-contrast", taps_feet, "top-five", "contrast", (LARGE,)),
)
