"""A screen that redraws 30 rows 60 times a second, and a metronome that plays beside it.

    python bench/busy.py BPM SECONDS FILE

Writes what the device took to the file: the instant of every request, the frame of every click.
"""

from __future__ import annotations

import json
import sys
import time
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

from toetap.coach.cues import Cue
from toetap.coach.metronome import begun, metronome
from toetap.coach.session import Session
from toetap.coach.sounding import strikes
from toetap.coach.units import SECOND
from toetap.sound.clicks import Clicks
from toetap.sound.clip import CHANNELS, Clip, Placed
from toetap.sound.device import Device, Take
from toetap.sound.hardware import Hardware
from toetap.sound.player import Pace, Player
from toetap.sound.quiet import libraries_kept_quiet

_FRAME_BYTES = 2 * CHANNELS


class Marks:
    """A click is a single frame, nearly silent, so that it can be found exactly."""

    def __init__(self) -> None:
        self._clip = Clip(array("h", [1, 1]))

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """What is struck in [start, end)."""
        return [Placed(one.at, self._clip, one.mark) for one in strikes(session, start, end)]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:  # noqa: ARG002 - as the port has it
        """Nothing."""
        return ()


class Taped:
    """A device, and all that it takes."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self.backend, self.mute = device.backend, device.mute
        self.pieces: list[tuple[int, bytes]] = []

    @property
    def stopped(self) -> bool:
        """It is gone."""
        return self._device.stopped

    def start(self, take: Take) -> None:
        """Let it play."""

        def taped(frames: int) -> memoryview:
            at, piece = time.monotonic_ns(), take(frames)
            self.pieces.append((at, bytes(piece)))
            return piece

        self._device.start(taped)

    def close(self) -> None:
        """Let it go."""
        self._device.close()

    def figures(self) -> dict[str, object]:
        """The first frame and the instant of every request, and the frames of the clicks."""
        requests: list[tuple[int, int]] = []
        clicks: list[int] = []
        frame = 0
        for at, piece in self.pieces:
            requests.append((frame, at))
            loud = array("h", piece)[::CHANNELS]
            clicks += [frame + place for place, value in enumerate(loud) if value]
            frame += len(piece) // _FRAME_BYTES
        return {"backend": self.backend, "requests": requests, "clicks": clicks}


class Busy(App[None]):
    """Redraws all it has, again and again."""

    def __init__(self, bpm: int, seconds: float, file: Path) -> None:
        super().__init__()
        self._seconds = seconds
        self._file = file
        self._taped: list[Taped] = []
        self._session = begun(metronome("8/8 4x2 2x4", bpm), time.monotonic_ns() + 2 * SECOND)
        # The real clicks are mixed as well, at no volume, for the work that it is.
        self._player = Player([Marks(), Quiet()], self._open, time.monotonic_ns, pace=Pace(first=0))
        self._count = 0

    def _open(self) -> Device:
        device = Taped(Hardware()())
        self._taped.append(device)
        return device

    def compose(self) -> ComposeResult:
        """Thirty rows."""
        for row in range(30):
            yield Static(id=f"row{row}")

    def on_mount(self) -> None:
        """Begin."""
        self._player.show(self._session)
        self.set_interval(1 / 60, self._redraw)
        self.set_timer(self._seconds, self._end)

    def _redraw(self) -> None:
        self._count += 1
        for row in range(30):
            self.query_one(f"#row{row}", Static).update(f"{self._count + row:05} " * 12)

    def _end(self) -> None:
        report = self._player.report()
        self._player.close()
        taped = max(self._taped, key=lambda one: len(one.pieces))
        now = self._session.now
        due = [one.at for one in strikes(self._session, now, now + round(self._seconds * SECOND))]
        underruns = None if report is None else report.underruns
        figures = {**taped.figures(), "due": due, "underruns": underruns, "drawn": self._count}
        self._file.write_text(json.dumps(figures), encoding="utf-8")
        self.exit()


class Quiet(Clicks):
    """The clicks, made and mixed and not heard."""

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """The same, at no volume."""
        for one in super().placed(session, start, end):
            yield Placed(one.at, one.clip.scaled(0), ("quiet", one.mark))


if __name__ == "__main__":
    with libraries_kept_quiet():
        Busy(int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])).run()
