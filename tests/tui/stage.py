"""The running app with made-up time, a folder of its own, and somebody to press its keys."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from msgspec.structs import replace
from textual.events import Event, Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import WorkerCancelled

from tests.coach.builders import exercise
from tests.screenshots.heard import HeardSounds, HeardVoice
from tests.screenshots.player import MadeUpClock, Player
from tests.screenshots.runs import screen_rows
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Hold, Reps, Taps, Time
from toetap.coach.person import AskFirst
from toetap.coach.record import SessionRecord
from toetap.coach.routine import Item, Routine
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.errors import NotSavedError
from toetap.settings.file import SettingsFile
from toetap.settings.told import Told
from toetap.store.checkups import CheckupStore
from toetap.store.history import History
from toetap.store.ids import new_id
from toetap.store.index.late import LateIndex
from toetap.store.sessions import FileStore, SessionStore
from toetap.tui.app import Opening, ToetapApp
from toetap.tui.parts import Parts
from toetap.tui.screens.session import SessionScreen
from toetap.tui.screens.summary import SummaryScreen
from toetap.under_way import UnderWay

ID = "7h2k9qmxw4c8v1tz"

CIRCLES = exercise(Reps(count=3), id_="circles", sides="each")
CURLS = exercise(Reps(count=2, hold=3, release=2), id_="curls")
STRETCH = exercise(Hold(seconds=10), id_="stretch")
ROLLING = exercise(Time(seconds=20), id_="rolling")
TAPPING = exercise(Taps(pattern="4/4 2x2", limbs=("feet", "hands")), id_="tapping", limbs="feet")


class FakeClock(MadeUpClock):
    """Time that stands until it is moved; an event may have been read before now."""

    def __init__(self) -> None:
        super().__init__()
        self.late = 0

    def of(self, event: Event) -> int:
        return super().of(event) - self.late


class FailingStore(FileStore):
    """Fails to save so many times, and counts how often it is asked to."""

    def __init__(self, data: Path, failures: int) -> None:
        super().__init__(data)
        self._failures = failures
        self.asked: list[SessionRecord] = []

    def save(self, record: SessionRecord) -> Path:
        self.asked.append(record)
        if len(self.asked) <= self._failures:
            raise NotSavedError("The session could not be saved: the disk is full.", "Make room.")
        return super().save(record)


class SlowStore(FileStore):
    """Does nothing until it is let go."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self._open = threading.Event()
        self._open.set()

    @contextmanager
    def held_up(self) -> Iterator[None]:
        self._open.clear()
        try:
            yield
        finally:
            self._open.set()

    def save(self, record: SessionRecord) -> Path:
        self._open.wait(5)
        return super().save(record)

    def history(self) -> History:
        self._open.wait(5)
        return super().history()


@dataclass(frozen=True)
class Stage(Player):
    """Presses keys, moves the clock, and looks at the screen."""

    clock: FakeClock
    store: SessionStore = field(kw_only=True)

    @property
    def toetap(self) -> ToetapApp:
        return cast("ToetapApp", self.app)

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def shown(self) -> str:
        """The name of the screen that is on top."""
        return type(self.screen).__name__.removesuffix("Screen")

    @property
    def text(self) -> str:
        """What stands on the screen, without the blanks at the ends of lines."""
        rows = ("".join(run.text for run in row).rstrip() for row in screen_rows(self.app))
        return "\n".join(rows)

    def says(self, widget: str) -> str:
        """What a widget says."""
        found = self.screen.query_one(widget)
        told = found.content if isinstance(found, Static) else found.render()
        return str(told).replace("\u00a0", " ")

    def records(self) -> list[SessionRecord]:
        """What is kept, the newest first."""
        return [entry.record for entry in self.store.history().sessions]

    def done(self) -> list[int]:
        """What is done of each set so far."""
        return [tally.done for tally in self.session.tallies]

    @property
    def session(self) -> Session:
        """What the session screen leads, covered or not."""
        screens = (one for one in self.app.screen_stack if isinstance(one, SessionScreen))
        return next(screens)._led.session

    async def press(self, *keys: str, every: float = 2) -> None:
        """Press keys one after the other, each so many seconds after the one before."""
        for key in keys:
            self.watch_until(self.clock.instant + round(every * SECOND))
            self.send(key)
            await self.quiet()

    def send(self, key: str) -> None:
        """Press a key and wait for nothing, at the instant that the clock stands at."""
        letter = key if len(key) == 1 else None
        driver = self.app._driver
        assert driver is not None
        driver.send_message(Key(key, " " if key == "space" else letter))

    async def quiet(self) -> None:
        """Wait until every message is handled; `Pilot.press` waits a 20th of a second or more."""
        screen = None
        while screen is not self.screen:
            screen = self.screen
            for _ in range(4):
                await asyncio.sleep(0)
                if self.app._exit:
                    return
                await self.pilot._wait_for_screen(timeout=2)
            drawn = asyncio.Event()
            screen.call_after_refresh(drawn.set)
            async with asyncio.timeout(5):
                while screen is self.screen and not drawn.is_set() and not self.app._exit:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(drawn.wait(), 0.02)

    async def settle(self) -> None:
        """Wait until what runs behind the screen, and what comes of it, has come to its end."""
        running = True
        while running:
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.quiet()
            running = not all(worker.is_finished for worker in self.app.workers)

    async def wait_until(self, instant: int) -> None:
        """Let time pass; the screen looks anew."""
        self.watch_until(instant)
        assert isinstance(self.screen, SessionScreen)
        self.screen.glance()
        await self.quiet()

    async def ready(self) -> None:
        """Past the look at the feet, with nothing found, and past what to have at hand."""
        await self.well()
        await self.press("space")

    async def well(self) -> None:
        """All is well with the feet and the person."""
        await self.settle()
        assert self.shown == "Look", self.text
        await self.press("space")
        await self.settle()

    async def into_first_set(self) -> None:
        await self.ready()
        await self.press("space")

    @contextmanager
    def no_thread_free(self) -> Iterator[None]:
        """Nothing begins off the screen's thread, as on a machine that is busy."""
        threads, let_go = ThreadPoolExecutor(1), threading.Event()
        threads.submit(let_go.wait, 5)
        asyncio.get_running_loop().set_default_executor(threads)
        try:
            yield
        finally:
            let_go.set()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for what happens off the screen's thread; the clock stands."""
        for _ in range(200):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"waited in vain:\n{self.text}")

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause(0.02)
        await self.quiet()

    async def click(self, widget: str | type[Widget], word: str) -> None:
        """Click on a word where it first stands in a widget."""
        at = self.screen.query_one(widget).region
        for y, line in enumerate(self.text.split("\n")):
            x = line.find(word, at.x)
            if at.y <= y < at.bottom and x >= 0:
                await self.pilot.click(offset=(x, y))
                await self.pilot.pause()
                return
        raise AssertionError(f"no {word!r} in {widget}:\n{self.text}")

    async def palette(self, words: str) -> None:
        """Choose a command by its name."""
        await self.press("ctrl+p")
        await self.write(words)
        await self.pilot.pause(0.05)
        await self.settle()
        await self.press("enter")
        await self.settle()


def routine_of(*exercises: Exercise, name: str = "Morning", rest: int | None = None) -> Routine:
    items = tuple(Item(exercise=one.id, rest=rest) for one in exercises)
    return Routine(id=name.lower(), name=name, summary="A little of it.", item=items)


def catalogue_of(*routines: Routine, exercises: tuple[Exercise, ...] = ()) -> Catalogue:
    known = (CIRCLES, CURLS, STRETCH, ROLLING, TAPPING, *exercises)
    return Catalogue(
        exercises={one.id: one for one in known}, routines={one.id: one for one in routines}
    )


MORNING = routine_of(CIRCLES, CURLS)
EVENING = routine_of(TAPPING, name="Evening")


def answered(settings: SettingsFile | None = None) -> Told:
    """What somebody told who has answered what comes first, and nothing else."""
    told = Told(settings)
    told.change(lambda was: replace(was, ask_first=AskFirst(read=True)))
    return told


@asynccontextmanager
async def app_with(
    store: FileStore,
    *,
    catalogue: Catalogue | None = None,
    start: str | None = None,
    size: tuple[int, int] = (80, 24),
    problems: tuple[str, ...] = (),
    sounds: HeardSounds | None = None,
    voice: HeardVoice | None = None,
    settings: SettingsFile | None = None,
    told: Told | None = None,
    opening: Opening | None = None,
    state: Path | None = None,
) -> AsyncIterator[Stage]:
    """The app with a store; at the list of routines, or straight into something.

    Sessions under way are kept below `state`, where one is given.
    """
    clock = FakeClock()
    known = catalogue or catalogue_of(MORNING, EVENING)
    under_way = UnderWay(state, store) if state else None
    parts = Parts(
        known, store, LateIndex(store.data, None, "0.1.0"), clock, new_id, "0.1.0", problems,
        sounds, voice, told or answered(settings), under_way, FileStore,
        checkups=CheckupStore(store.data),
    )  # fmt: skip
    app = ToetapApp(parts, known.routine(start) if start else opening)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        stage = Stage(cast("Pilot[Any]", pilot), clock, store=store)
        await stage.settle()
        if state:
            await stage.settle()  # what was cut off is looked for once the first screen is there
        yield stage


@asynccontextmanager
async def session_of(
    data: Path, *exercises: Exercise, size: tuple[int, int] = (80, 24), rest: int | None = None
) -> AsyncIterator[Stage]:
    """A session of these exercises, at its first set."""
    catalogue = catalogue_of(routine_of(*exercises, rest=rest), exercises=exercises)
    async with app_with(FileStore(data), catalogue=catalogue, start="morning", size=size) as stage:
        await stage.into_first_set()
        yield stage


KEEP = "q down enter"
"""The keys that end a session and keep what is done."""


@asynccontextmanager
async def summary_of(
    store: FileStore, one: Exercise = CIRCLES, keys: str = "x", start: str | None = None
) -> AsyncIterator[Stage]:
    """The summary of a session that was begun and then ended by these keys."""
    catalogue = catalogue_of(routine_of(one))
    async with app_with(store, catalogue=catalogue, start=start) as stage:
        if start is None:
            await stage.press("enter")
        await stage.into_first_set()
        await stage.press("space", *keys.split())
        await stage.settle()
        yield stage


def record(stage: Stage) -> SessionRecord:
    """What the summary would save now."""
    assert isinstance(stage.screen, SummaryScreen)
    return stage.screen.record
