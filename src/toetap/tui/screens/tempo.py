"""The person's own tempo, tapped with one key."""

from __future__ import annotations

from dataclasses import replace as replaced

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toetap.coach.person import TempoTold
from toetap.coach.question import Question
from toetap.coach.tempo import tapped_bpm
from toetap.settings.values import Settings
from toetap.tui.clock import Clock
from toetap.tui.commands import Command
from toetap.tui.screens.ask import Answered, AskScreen, Way
from toetap.tui.telling_commands import MARK
from toetap.tui.widgets.big_text import BigText

_KEPT = 12
"""Taps that are looked at; earlier ones tell nothing of now."""


class TempoScreen(AskScreen):
    """Dismissed with the tempo that was tapped; without a tap all stays as it is."""

    def __init__(self, question: Question, settings: Settings, way: Way, clock: Clock) -> None:
        super().__init__(question, settings, way)
        self._clock = clock
        self._taps: tuple[int, ...] = ()
        self._bpm = settings.tempo.bpm

    def answers(self) -> ComposeResult:
        """The tempo, as large as it goes."""
        yield BigText(id="tapped", heights=(7, 4))
        yield Static(id="said")

    def on_mount(self) -> None:
        """What was tapped before."""
        self.query_one("#know").styles.height = "auto"
        self._write()

    def explained(self) -> tuple[Command, ...]:
        """Space taps here."""
        taps = {"mark": replaced(MARK, label="tap", help="Tap the tempo you want.")}
        return tuple(taps.get(one.id, one) for one in super().explained())

    @property
    def unused(self) -> frozenset[str]:
        """There is nothing to choose from; Space taps."""
        return frozenset({"answer"})

    def judges(self, key: str) -> bool:
        """Taps come as fast as they are meant."""
        return key == "space"

    def on_key(self, event: events.Key) -> None:
        """Space is a tap at the instant it was pressed."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self._taps = (*self._taps, self._clock.of(event))[-_KEPT:]
            self._bpm = tapped_bpm(self._taps) or self._bpm
            self._write()

    def _write(self) -> None:
        self.query_one(BigText).show("" if self._bpm is None else f"{self._bpm}")
        told = "Enter goes on, with the tempo as the exercises have it."
        if self._bpm is not None:
            told = f"{self._bpm} beats a minute. Enter keeps it; tap on for another."
        if self._taps and tapped_bpm(self._taps) is None:
            told = "Go on tapping …"
        self.query_one("#said", Static).update(Content(told))

    def action_go_on(self) -> None:
        """Keep what was tapped."""
        tempo = TempoTold(self._bpm)
        keys = self.question.keys if self._taps else ()
        self.end(Answered(lambda was: replace(was, tempo=tempo), keys))
