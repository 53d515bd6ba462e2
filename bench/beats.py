"""The app, straight in a tap drill, which also writes the instant of each key to a file.

    python bench/beats.py BPM FILE

It is put together as the program puts it together; only from inside can it be known to the
microsecond when a round has begun.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("TEXTUAL_FPS", "240")

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Taps
from toetap.coach.person import AskFirst
from toetap.coach.routine import Item, Routine
from toetap.content import built_in, load
from toetap.hearing import hearing
from toetap.settings.told import Told
from toetap.settings.values import Settings
from toetap.store.ids import new_id
from toetap.store.index.late import LateIndex
from toetap.store.sessions import FileStore
from toetap.tui.app import ToetapApp
from toetap.tui.clock import SystemClock
from toetap.tui.parts import Parts

if TYPE_CHECKING:
    from textual.events import Event

PATTERN = "8/8 4x2 2x4"


class NotedClock(SystemClock):
    """The machine's clock, and a note of the instant of each event it is asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, event: Event) -> int:
        """The instant at which an event was read from the terminal."""
        at = super().of(event)
        with self._file.open("a", encoding="utf-8") as notes:
            notes.write(f"{at}\n")
        return at


def main(bpm: int, file: Path) -> None:
    catalogue, _problems = load((), built_in())
    dose = Taps(pattern=PATTERN, limbs=("feet",) * 12, bpm=bpm, rest=0)
    drill = Item(exercise="toe-tapping", dose=dose)
    routine = Routine(id="bench", name="Bench", summary="Taps.", item=(drill,))
    known = Catalogue(exercises=catalogue.exercises, routines={"bench": routine})
    clock = NotedClock(file)
    told = Told(first=Settings(ask_first=AskFirst(read=True)))
    with (
        tempfile.TemporaryDirectory() as data,
        hearing(told, clock.now, voiced=True) as heard,
    ):
        store = FileStore(Path(data))
        parts = Parts(
            known, store, LateIndex(Path(data), None, "bench"), clock, new_id, "bench",
            sounds=heard.sounds, voice=heard.voice, told=told,
        )  # fmt: skip
        app = ToetapApp(parts, routine)
        gc.freeze()
        gc.set_threshold(700, 10, 100_000)  # as the program has it
        app.run()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
