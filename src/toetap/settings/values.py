"""What can be chosen, and what holds where nothing was. docs/settings.md explains each key."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from toetap.coach.plan import Plan

MOST_OFFSET = 200
"""Milliseconds that the clicks can be moved by, either way."""

LOUDEST = 100

Volume = Annotated[int, Meta(ge=0, le=LOUDEST)]
OffsetMs = Annotated[int, Meta(ge=-MOST_OFFSET, le=MOST_OFFSET)]

Clicks = Literal["wood", "soft", "bright"]
Speaker = Literal["auto", "espeak-ng", "speech-dispatcher", "say", "windows", "none"]
Reps = Literal["every", "fifth", "none"]


class SoundSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What is heard.

    Attributes:
        on: There is sound at all.
        volume: How loud, from 0 to 100.
        clicks: The set of clicks.
        offset_ms: How many milliseconds later than the flash the clicks are sent out; below 0,
            earlier.
    """

    on: bool = True
    volume: Volume = 70
    clicks: Clicks = "wood"
    offset_ms: OffsetMs = 0


class VoiceSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said.

    Attributes:
        speaker: The engine that speaks; "auto" for the first that is found, "none" for no words.
        reps: Which reps are said.
    """

    speaker: Speaker = "auto"
    reps: Reps = "every"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All that can be chosen for good."""

    sound: SoundSettings = SoundSettings()
    voice: VoiceSettings = VoiceSettings()
    plan: Plan = Plan()
