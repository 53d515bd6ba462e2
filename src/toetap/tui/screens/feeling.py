"""How hands and feet feel, place by place, from 0 to 10."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from toetap.coach.checkups import PLACES, Feeling, Places
from toetap.tui.commands import Command, bindings
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling_commands import CHECKUP
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane
from toetap.tui.widgets.scales import Scale, Scales


class FeelingScreen(CommandedScreen[Places | Literal["back"] | None]):
    """Dismissed with the answers, to go back, or with None to leave the check-up."""

    CSS_PATH = "checkup.tcss"
    BINDINGS = bindings(CHECKUP)
    COMMANDS_SHOWN = CHECKUP

    def __init__(self, feeling: Feeling, told: Places, place: str) -> None:
        super().__init__()
        self._feeling = feeling
        self._told = told
        self._place = place

    def compose(self) -> ComposeResult:
        """A scale a place."""
        name = self._feeling.capitalize()
        scales = tuple(
            Scale(place, f"{name}, {place.replace('_', ' ')}", "0 none", "10 most")
            for place in PLACES
        )
        with Horizontal(id="top"):
            yield Static(Content(f"Check-up: {self._feeling} today"), id="title")
            yield Static(self._place, id="place")
        with Pane(id="main"):
            yield Scales(scales, {place: getattr(self._told, place) for place in PLACES})
        yield KeyBar(self.explained())

    def on_mount(self) -> None:
        """The first scale is marked."""
        self.query_one(Scales).focus()

    def explained(self) -> tuple[Command, ...]:
        """Nothing is tapped here."""
        return tuple(one for one in CHECKUP if one.id != "tap")

    def offered(self) -> tuple[Command, ...]:
        """The same for the palette."""
        return tuple(one for one in self.explained() if one.runs != "nothing")

    def on_scales_answered(self, message: Scales.Answered) -> None:
        """An answer, or that there is none any more."""
        self._told = replace(self._told, **{message.id: message.answer})

    def action_nothing(self) -> None:
        """The scales themselves take these keys."""

    action_tap = action_nothing

    def action_go_on(self) -> None:
        """On; what is not answered is left out."""
        if self.is_active:
            self.dismiss(self._told)

    def action_again(self) -> None:
        """To the step before."""
        if self.is_active:
            self.dismiss("back")

    def action_leave(self) -> None:
        """Keep nothing of this check-up."""
        if self.is_active:
            self.dismiss(None)
