"""The running app in the hands of somebody whose time is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from textual.app import App
from textual.events import Event
from textual.pilot import Pilot

from tests.screenshots.past import PLACE
from toetap.coach.conductor import Conductor
from toetap.coach.handling import handle
from toetap.coach.inputs import Press
from toetap.coach.passage import advance, next_change
from toetap.coach.session import Session, StageKind
from toetap.coach.units import SECOND
from toetap.tui.app import ToetapApp
from toetap.tui.screens.session import SessionScreen

_BEGIN = datetime(2026, 11, 20, 9, 8, tzinfo=PLACE)
BEGAN = 1000 * SECOND


class MadeUpClock:
    """A `Clock` that stands until it is moved."""

    def __init__(self) -> None:
        self.instant = BEGAN
        self.slept = 0

    def now(self) -> int:
        return self.instant

    def of(self, event: Event) -> int:  # noqa: ARG002 - every event is of now
        return self.instant

    def local(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=PLACE)

    def asleep(self) -> int:
        return self.slept

    def wall(self) -> datetime:
        return _BEGIN + timedelta(microseconds=(self.instant - BEGAN) // 1000)


@dataclass(frozen=True)
class Player:
    """Presses keys and moves the clock."""

    pilot: Pilot[Any]
    clock: MadeUpClock

    @property
    def app(self) -> App[Any]:
        return self.pilot.app

    @property
    def toetap(self) -> ToetapApp:
        """The same, as what it is."""
        assert isinstance(self.app, ToetapApp)
        return self.app

    @property
    def session(self) -> Session:
        """What the session screen leads."""
        screen = self.app.screen
        assert isinstance(screen, SessionScreen)
        return screen._led.session

    async def settle(self) -> None:
        """Wait until what runs behind the screen, and what comes of it, has come to its end."""
        running = True
        while running:
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            running = not all(worker.is_finished for worker in self.app.workers)

    async def press(self, *keys: str, every: float = 2) -> None:
        """Press keys one after the other, each so many seconds after the one before."""
        for key in keys:
            self.watch_until(self.clock.instant + round(every * SECOND))
            await self.pilot.press(key)

    def watch_until(self, instant: int) -> None:
        """Let time pass before an open session, which looks at itself at least every second."""
        leads = [one for one in self.app.screen_stack if isinstance(one, SessionScreen)]
        while self.clock.instant < instant:
            self.clock.instant = min(self.clock.instant + SECOND, instant)
            for screen in leads:
                screen._led.conductor.notice(self.clock.instant, self.clock.asleep())
        self.clock.instant = instant

    async def write(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        await self.press(*("space" if letter == " " else letter for letter in text), every=0.2)

    async def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        await self.wait_until(self.clock.instant + round(seconds * SECOND))

    async def wait_until(self, instant: int) -> None:
        """Let time pass; the screen looks anew."""
        self.watch_until(instant)
        screen = self.app.screen
        assert isinstance(screen, SessionScreen)
        screen.glance()
        await self.pilot.pause(0)

    async def sleep(self, seconds: float) -> None:
        """Let the computer sleep, which its clock does not see, and wake up."""
        self.clock.slept += round(seconds * SECOND)
        await self.wait_until(self.clock.instant)

    async def work(self, done: Callable[[Session], bool]) -> None:
        """Go through the session as one should, until something is true of it.

        The coach leads the way by itself, which is a hundred times faster than the keys.
        """
        session = self.session
        while not done(session) and not session.over:
            due = next_change(session)
            if due is None:
                session = handle(session, Press(), session.now + 2 * SECOND).session
            else:
                session = advance(session, due).session
        screen = self.app.screen
        assert isinstance(screen, SessionScreen)
        screen._led.conductor = Conductor(session)
        await self.wait_until(session.now)

    async def come_to(
        self, exercise: str, stage: StageKind, *, set_: int = 1, rep: int = 0
    ) -> None:
        """Work up to a stage of an exercise's set, with so many done in that set."""

        def there(session: Session) -> bool:
            work = session.work
            return (
                work is not None
                and session.stage.kind == stage
                and session.script.parts[work.part].exercise.id == exercise
                and work.number == set_
                and session.tally(work).done >= rep
            )

        await self.work(there)

    async def finish(self) -> None:
        """Work to the end of the session, and on to its summary."""
        await self.work(lambda session: session.over)
        await self.settle()
