"""The person's own tempo, typed as a number or tapped with Enter."""

from __future__ import annotations

from typing import Literal

from toetap.coach.question import NOTHING, Picked
from toetap.coach.tempo import MAX_BPM, MIN_BPM, clamp_bpm, tapped_bpm
from toetap.plain.asking import Left, left_by
from toetap.plain.desk import Desk
from toetap.plain.vocabulary import Unknown, number
from toetap.settings.asking import TAPPED, says
from toetap.settings.values import Settings

_KEPT = 12
"""Taps that are looked at; earlier ones tell nothing of now."""

_AsItIs = Literal["tap", "as it is"]


def ask_tempo(desk: Desk, settings: Settings, *, may_wait: bool) -> int | Picked | Left | None:
    """Ask for the tempo.

    Returns:
        Beats a minute; nothing picked where it stays as it is; None if nobody answers.
    """
    later = " later: the rest another time." if may_wait else ""
    desk.say(f"{TAPPED.asks}.", "Taps start near it, and grow faster only if you like.")
    ways = (
        f"Type a number from {MIN_BPM} to {MAX_BPM}; or t, then Enter on each beat, then t again.",
        f"Enter leaves it: {says(TAPPED, settings)}.{later}",
    )

    def read(text: str) -> int | Left | _AsItIs | Unknown:
        word = text.casefold()
        if left := left_by(word, may_wait=may_wait):
            return left
        if word in ("", "t", "tap"):
            return "tap" if word else "as it is"
        bpm = number(word)
        if bpm is None or clamp_bpm(bpm) != bpm:
            return Unknown(f"A tempo is from {MIN_BPM} to {MAX_BPM} beats a minute.")
        return bpm

    while True:
        answer: int | Left | _AsItIs | None = desk.ask(read, *ways)
        if answer != "tap":
            return NOTHING if answer == "as it is" else answer
        if (bpm := _taps(desk)) is not None:
            return bpm
        desk.say("Those were too few taps for a tempo.")


def _taps(desk: Desk) -> int | None:
    """The tempo of Enters, up to the first line that says anything."""
    desk.say("Enter on each beat; t and Enter ends it.")
    taps: list[int] = []
    while (line := desk.hear(None, judged=True)) is not None and not line.text.strip():
        taps.append(line.at)
    return tapped_bpm(tuple(taps[-_KEPT:]))
