"""The app: which screen follows which."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from textual import events
from textual.app import SystemCommand
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input

from toetap.coach.routine import Routine
from toetap.coach.script import Script
from toetap.console import LEAST_HEIGHT, LEAST_WIDTH
from toetap.tui.echo import MOVING, Echo
from toetap.tui.ends import EndingApp
from toetap.tui.leading import Leading
from toetap.tui.outcomes import Saved, SavedElsewhere, Unsaved
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.screens.routines import RoutinesScreen
from toetap.tui.themes import themes, variable_defaults

if TYPE_CHECKING:
    from toetap.tui.screens.session import SessionScreen

Opening = Routine | Script | Literal["sound"]
"""What the app goes straight into: a routine, a metronome, or the screen for sound."""


class ToetapApp(EndingApp):
    """The coach on the screen."""

    # Textual does not read the style of a default screen from the screen itself.
    CSS_PATH = ["app.tcss", "screens/routines.tcss"]
    TITLE = "toetap"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, parts: Parts, straight_into: Opening | None = None, theme: str = "dark"
    ) -> None:
        """An app that opens at the list of routines, or straight into something, and ends there."""
        super().__init__()
        self.parts = parts
        self._straight_into = straight_into
        self._sessions = Leading(self, parts, self._home)
        self._echo = Echo()
        for known in themes():
            self.register_theme(known)
        self.theme = f"toetap-{theme}"

    async def on_event(self, event: events.Event) -> None:
        """Drop the echo of a key before anything comes of it."""
        if not isinstance(event, events.Key) or event.is_forwarded or not self._is_echo(event):
            await super().on_event(event)

    def _is_echo(self, event: events.Key) -> bool:
        screen, key = self.screen, event.key
        types = isinstance(self.focused, Input) and key not in ("enter", "escape")
        judged = isinstance(screen, CommandedScreen) and screen.judges(key)
        repeats = types or judged or key in MOVING
        place = screen if repeats else self.focused or screen
        at = self.parts.clock.of(event)
        return self._echo.is_one(key, at, place, repeats=repeats, types=types)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our own, for a theme that lacks them."""
        return variable_defaults()

    def get_default_screen(self) -> Screen[Any]:
        """The list of routines is there from the first frame on, so that nothing is drawn twice."""
        if self._straight_into is None:
            return RoutinesScreen(self.parts, self.begin)
        return super().get_default_screen()

    def on_mount(self) -> None:
        """Whoever never said what they have to say before exercise is asked first of all."""
        if self.parts.told.now.ask_first.read or self._straight_into == "sound":
            self._begin()
        else:
            self.call_after_refresh(self._welcome)

    def _welcome(self) -> None:
        from toetap.settings.asking import NEEDED, first_questions  # noqa: PLC0415 - the first time
        from toetap.tui.welcoming import Welcoming  # noqa: PLC0415 - the same

        every = first_questions(self.parts.catalogue.plan)
        asked = every if self._straight_into is None else NEEDED
        Welcoming(self, self.parts, asked, self._begin).begin()

    def _begin(self) -> None:
        """What was cut off comes first, unless nothing is to be asked before."""
        match self._straight_into:
            case None:
                self.call_after_refresh(self._offer)  # the list of routines is not held up by it
            case Routine():
                self._offer()
            case _:
                self._open()

    def _offer(self) -> None:
        from toetap.tui.offering import Offering  # noqa: PLC0415 - late, for the start

        leading = self._sessions
        Offering(self, self.parts, leading.look, leading.go_on, self._open).begin()

    def _open(self) -> None:
        """Straight into what was asked for."""
        match self._straight_into:
            case Routine() | Script() as opening:
                self._sessions.begin(opening)
            case "sound":
                self.adjust_sound()

    def begin(self, routine: Routine) -> None:
        """Lead the person through the routine that they have just chosen with a key."""
        self._sessions.begin(routine)

    def adjust_sound(self) -> None:
        """How loud, and click and flash together."""
        from toetap.tui.screens.offset import OffsetScreen  # noqa: PLC0415 - seldom needed

        def closed(kept: Path | None) -> None:
            if self._straight_into is not None:
                self.exit(kept)

        assert self.parts.told.file is not None
        self.push_screen(OffsetScreen(self.parts, self.parts.told.file), closed)

    def _home(self, saved: Saved | None = None) -> None:
        if self._straight_into is not None:
            self.exit(saved.path if saved else None)
        elif isinstance(self.screen, RoutinesScreen):
            self.screen.look_back(saved=saved is not None)

    def stand_still(self) -> None:
        """Let the session wait."""
        if (working := self._working) is not None:
            working.stand_still()

    def keep_now(self) -> None:
        """Keep the session as it is at this moment."""
        if (working := self._working) is not None:
            working.keep_now()

    def on_unsaved(self, message: Unsaved) -> None:
        """Keep what could not be saved, to be printed once the screen is closed."""
        self.unsaved.append(message.record)

    def on_saved_elsewhere(self, message: SavedElsewhere) -> None:
        """Remember where to look for it, to be told once the screen is closed."""
        self.elsewhere.append(message.path)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the screen's own commands, and the themes. No files."""
        if isinstance(screen, CommandedScreen):
            for command in screen.offered():
                yield SystemCommand(
                    f"{command.label} ({command.shown})",
                    command.help,
                    partial(self.call_later, screen.choose, command),
                )
        if isinstance(screen, RoutinesScreen) and self.parts.told.file and self.parts.sounds:
            told = "How loud, and click and flash together."
            yield SystemCommand("Sound: loudness and timing", told, self.adjust_sound)
        for theme in themes():
            name = theme.name.removeprefix("toetap-")
            change = partial(setattr, self, "theme", theme.name)
            yield SystemCommand(f"Theme: {name}", "Change the colours.", change)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room where there is too little, once there is a screen to cover.

        The first size is told before the app is mounted, and so before a session is begun.
        """
        self.call_later(self._ask_for_room, event.size)

    def _ask_for_room(self, size: Size) -> None:
        """Cover what goes on while there is too little room; it waits meanwhile."""
        from toetap.tui.screens.room import RoomScreen  # noqa: PLC0415 - seldom needed

        too_small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        asking = isinstance(self.screen, RoomScreen)
        if too_small and not asking:
            self.push_screen(RoomScreen(self._what_waits()))
        elif asking and not too_small:
            self.pop_screen()

    def _what_waits(self) -> str:
        """What is to be said of what a notice covers."""
        if self._working is None:
            return "All waits. q quits."
        if self._leading is None:
            return "All waits."
        return "All waits. x stops now." if self._leading.leads else "Stopped. All waits."

    @property
    def _working(self) -> CommandedScreen[object] | None:
        """The screen that holds something that would be lost if the program closed."""
        screens = (one for one in self.screen_stack if isinstance(one, CommandedScreen))
        return next((screen for screen in screens if screen.KEEPS_WORK), None)

    @property
    def _leading(self) -> SessionScreen | None:
        """The session that is led, whatever covers it."""
        from toetap.tui.screens.session import SessionScreen  # noqa: PLC0415 - late, for the start

        return next((one for one in self.screen_stack if isinstance(one, SessionScreen)), None)

    def action_stop(self) -> None:
        """Stop the session that is covered, at once and without a question."""
        session = self._leading
        if session is None:
            return
        session.stop()
        while self.screen is not session:
            self.screen.dismiss(None)
        self._ask_for_room(self.size)

    def action_help_quit(self) -> None:
        """Ctrl+C asks to leave, as `q` does."""
        self.call_later(self.action_quit)

    async def action_quit(self) -> None:
        """Leave the program; where something would be lost, the screen that has it asks first."""
        working = self._working
        if working is None:
            self.exit()
        elif working is self.screen:
            await working.run_action("leave")

    def action_command_palette(self) -> None:
        """Nothing is offered where nothing is shown."""
        from toetap.tui.screens.room import RoomScreen  # noqa: PLC0415 - seldom needed

        if not isinstance(self.screen, RoomScreen):
            super().action_command_palette()

    def action_show_help(self) -> None:
        """The keys of the screen that is shown."""
        from toetap.tui.screens.help import HelpScreen  # noqa: PLC0415 - late, for the start

        if isinstance(self.screen, CommandedScreen):
            self.push_screen(HelpScreen(self.screen.explained()))
