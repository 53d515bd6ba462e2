"""The app: which screen follows which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from toetap.coach.record import SessionRecord
from toetap.coach.recording import Stamp
from toetap.coach.routine import Routine
from toetap.coach.script import build
from toetap.coach.session import Session, start
from toetap.tui.commands import Command
from toetap.tui.parts import Parts
from toetap.tui.screens.routines import RoutinesScreen
from toetap.tui.themes import themes, variable_defaults

if TYPE_CHECKING:
    from toetap.tui.screens.summary import Saved, SummaryScreen

LEAST_WIDTH, LEAST_HEIGHT = 60, 20


class ToetapApp(App[Path | None]):
    """The coach on the screen.

    Attributes:
        unsaved: Records that could not be saved, for whoever closes the screen to print.
    """

    CSS_PATH = "app.tcss"
    TITLE = "toetap"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, parts: Parts, routine: Routine | None = None, theme: str = "dark") -> None:
        super().__init__()
        self.parts = parts
        self.unsaved: list[SessionRecord] = []
        self._straight_into = routine
        for known in themes():
            self.register_theme(known)
        self.theme = f"toetap-{theme}"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our own, for a theme that lacks them."""
        return variable_defaults()

    def on_mount(self) -> None:
        """The list of routines, or straight into the one that was asked for."""
        if self._straight_into is None:
            self.push_screen(RoutinesScreen(self.parts))
        else:
            self.begin(self._straight_into)

    def begin(self, routine: Routine) -> None:
        """Lead the person through a routine, and then to its summary."""
        from toetap.tui.screens.session import SessionScreen  # noqa: PLC0415 - late, for the start

        clock = self.parts.clock
        script = build(routine, self.parts.catalogue)
        started = clock.wall()
        stamp = Stamp(self.parts.new_id(), started, started, self.parts.version)
        self._lead(SessionScreen(start(script, clock.now()), clock), stamp)

    def _lead(self, screen: Screen[Session | None], stamp: Stamp) -> None:
        def ended(session: Session | None) -> None:
            if session is None:
                self._home()
            else:
                self._sum_up(session, stamp)

        self.push_screen(screen, ended)

    def _sum_up(self, session: Session, stamp: Stamp) -> None:
        from toetap.tui.screens.session import SessionScreen  # noqa: PLC0415 - late, for the start
        from toetap.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - the same

        ended = Stamp(stamp.id, stamp.started, self.parts.clock.wall(), stamp.app)

        def closed(outcome: Session | Saved | None) -> None:
            if isinstance(outcome, Session):
                self._lead(SessionScreen(outcome, self.parts.clock), stamp)
            else:
                self._home(outcome)

        self.push_screen(SummaryScreen(session, ended, self.parts), closed)

    def _home(self, saved: Saved | None = None) -> None:
        if self._straight_into is not None:
            self.exit(saved.path if saved else None)
        elif isinstance(self.screen, RoutinesScreen):
            self.screen.look_back(saved=saved is not None)

    def on_summary_screen_unsaved(self, message: SummaryScreen.Unsaved) -> None:
        """Keep what could not be saved, to be printed once the screen is closed."""
        self.unsaved.append(message.record)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the screen's own commands, and the themes. No files."""
        commands: tuple[Command, ...] = getattr(screen, "COMMANDS_SHOWN", ())
        for command in commands:
            if command.runs != "nothing":
                yield SystemCommand(
                    f"{command.label} ({command.shown})",
                    command.help,
                    lambda runs=command.runs: self.call_later(screen.run_action, runs),
                )
        for theme in themes():
            name = theme.name.removeprefix("toetap-")
            yield SystemCommand(
                f"Theme: {name}",
                "Change the colours.",
                lambda theme=theme.name: setattr(self, "theme", theme),
            )

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room where there is too little; whatever goes on waits meanwhile."""
        from toetap.tui.screens.room import RoomScreen  # noqa: PLC0415 - seldom needed

        too_small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        asking = isinstance(self.screen, RoomScreen)
        if too_small and not asking:
            self.push_screen(RoomScreen())
        elif asking and not too_small:
            self.pop_screen()

    def action_show_help(self) -> None:
        """The keys of the screen that is shown."""
        from toetap.tui.screens.help import HelpScreen  # noqa: PLC0415 - late, for the start

        commands: tuple[Command, ...] = getattr(self.screen, "COMMANDS_SHOWN", ())
        if commands:
            self.push_screen(HelpScreen(commands))
