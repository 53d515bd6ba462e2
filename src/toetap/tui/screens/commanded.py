"""What all screens with commands of their own have in common."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from toetap.tui.commands import Command
from toetap.tui.screens.closing import ClosingScreen
from toetap.tui.widgets.pane import Pane

Result = TypeVar("Result")


class CommandedScreen(ClosingScreen[Result]):
    """A screen whose keys, key bar, help and palette come from its commands."""

    COMMANDS_SHOWN: ClassVar[tuple[Command, ...]] = ()
    KEEPS_WORK: ClassVar[bool] = False
    """It holds something that is not on the disk yet, so it asks before the program closes."""

    def offered(self) -> tuple[Command, ...]:
        """The commands for the palette: those that would do something."""
        return tuple(command for command in self.COMMANDS_SHOWN if command.runs != "nothing")

    def explained(self) -> tuple[Command, ...]:
        """The commands for the help."""
        return self.COMMANDS_SHOWN

    def judges(self, key: str) -> bool:  # noqa: ARG002 - for screens that do
        """Whether this key's presses in quick succession are judged by someone who knows more."""
        return False

    def action_page(self, by: int) -> None:
        """Show more of what does not fit, so many pages further down."""
        self.query_one(Pane).page(by)

    async def choose(self, command: Command) -> None:
        """Carry out a command that was chosen in the palette."""
        await self.run_action(command.runs)

    def tell_reading(self, done: int, total: int) -> None:
        """Say how far a long reading of the history is: so many files of so many."""

    def stand_still(self) -> None:
        """Let what runs here wait for the person: nobody can see it."""

    def keep_now(self) -> None:
        """Keep what would be lost here if the program ended now."""
