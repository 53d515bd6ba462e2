"""How the app ends and how it stops: whatever ends it, in good order."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.message import Message
from textual.worker import WorkerFailed

from toetap.coach.record import SessionRecord
from toetap.coach.units import SECOND
from toetap.ending import HANG_UP, LAST_SECONDS, SETTLING_SECONDS, status_of

if TYPE_CHECKING:
    from toetap.safe_copy import SafeCopy
    from toetap.tui.driver import TerminalDriver


def driver_class() -> type[Any] | None:
    """The driver for this system's terminals; None for Textual's own."""
    if sys.platform == "win32":
        return None
    from toetap.tui.driver import TerminalDriver  # noqa: PLC0415 - Windows has no such terminals

    return TerminalDriver


class EndingApp(App[Path | None]):
    """An app that leaves with a status, stops and goes on, and prints no innards when it breaks.

    Attributes:
        safe_copy: The latest session's copy on the disk; None before the first session.
        unsaved: Records that could not be saved, for whoever closes the screen to print.
        elsewhere: Files of sessions that were saved in another folder than the usual one.
    """

    @dataclass
    class Leave(Message):
        """The program is to end with this exit status."""

        status: int

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class())
        self.safe_copy: SafeCopy | None = None
        self.unsaved: list[SessionRecord] = []
        self.elsewhere: list[Path] = []

    @property
    def broken_by(self) -> BaseException | None:
        """What broke the app; None if nothing did."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    @property
    def terminal(self) -> TerminalDriver | None:
        """What draws on the terminal; None where there is no terminal of ours."""
        if sys.platform == "win32":
            return None
        from toetap.tui.driver import TerminalDriver  # noqa: PLC0415 - as above

        return self._driver if isinstance(self._driver, TerminalDriver) else None

    def hold_back(self, nanoseconds: int) -> None:
        """Let nothing of what is drawn now be seen before so long."""
        if (terminal := self.terminal) is not None:
            terminal.hold_back(nanoseconds / SECOND)

    def settle(self) -> bool:
        """Wait a moment until what was kept last is on the disk.

        Returns:
            A session was under way and is safe. One that is not is put with the unsaved ones.
        """
        if self.safe_copy is None:
            return False
        settled = self.safe_copy.settle(SETTLING_SECONDS)
        latest = self.safe_copy.latest
        if latest is not None and not settled and latest not in self.unsaved:
            self.unsaved.append(latest)
        return settled and latest is not None

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - none is printed
        """End; what broke is told by whoever has run the app."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        # Textual would print the values of variables, and a person's own words may be among them.
        with suppress(Exception):  # what is broken may not even know how it stands
            self.keep_now()
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """Nothing is held back from a key. Ctrl+Z stops the program wherever it is pressed."""
        if isinstance(event, events.Key) and (terminal := self.terminal) is not None:
            terminal.let_out()
        if isinstance(event, events.Key) and event.key == "ctrl+z" and not event.is_forwarded:
            self.stop(by_key=True)
        else:
            await super().on_event(event)

    def stand_still(self) -> None:
        """Let whatever runs wait for the person."""

    def keep_now(self) -> None:
        """Keep the running session as it is at this moment."""

    def on_ending_app_leave(self, message: Leave) -> None:
        """End; what runs is kept."""
        self.keep_now()
        self.exit(return_code=message.status)

    def on_terminal_lost(self) -> None:
        """There is nobody there any more."""
        self.on_ending_app_leave(self.Leave(status_of(HANG_UP)))

    def stop(self, *, by_key: bool = False) -> None:
        """Give the terminal back and stand still until told to go on.

        Args:
            by_key: The whole job stops, and only if there is a shell to go on from. Whoever sends
                a signal means this one process, and knows how to let it go on.
        """
        if sys.platform == "win32" or (terminal := self.terminal) is None:
            return
        self.stand_still()
        terminal.suspend_application_mode()
        if by_key:
            noted = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, noted)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)
        self._taken_up(terminal)

    def go_on(self) -> None:
        """Draw anew after having been stopped without a word, as by SIGSTOP."""
        if (terminal := self.terminal) is not None:
            if not terminal.untouched:
                terminal.suspend_application_mode()
                self._taken_up(terminal)
            self.refresh(layout=True)

    def _taken_up(self, terminal: TerminalDriver) -> None:
        terminal.resume_application_mode()
        self.refresh(layout=True)


class AppGuest:
    """The app as `toetap.ending` sees it, from its own thread."""

    def __init__(self, app: EndingApp) -> None:
        self._app = app

    def leave(self, status: int) -> bool:
        """See `Guest.leave`."""
        if (terminal := self._app.terminal) is not None:
            terminal.outlet.hurry()
        running = self._app._loop is not None  # noqa: SLF001 - before that nothing is drawn
        return running and self._app.post_message(self._app.Leave(status))

    def stop(self) -> None:
        """See `Guest.stop`."""
        self._app.call_later(self._app.stop)

    def go_on(self) -> None:
        """See `Guest.go_on`."""
        self._app.call_later(self._app.go_on)

    def abandon(self) -> None:
        """See `Guest.abandon`."""
        if self._app.safe_copy is not None:
            self._app.safe_copy.settle(LAST_SECONDS)
        if (terminal := self._app.terminal) is not None:
            terminal.abandon()
