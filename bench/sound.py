"""Clicks against their schedule, beats on the screen against theirs.

    python -m bench.sound [--rounds 3]

Ten minutes of made-up time first, to the very frame; then real time, beside a screen that redraws
without end; then the beat on the screen of the running app, seen from outside.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from statistics import median

import pyte

from bench.figures import print_head, print_row
from bench.window import Window
from tests.sound.rig import Rig
from toetap.coach.inputs import Tempo
from toetap.coach.metronome import begun, metronome
from toetap.coach.script import COUNT_IN
from toetap.coach.sounding import Mark, strikes
from toetap.coach.units import SECOND
from toetap.sound.clip import RATE
from toetap.sound.feeder import Shown

HERE = Path(__file__).parent
TEMPOS = (60, 120, 180)
MINUTES = 10
ROUND = 32
_TAPPED, _SCORE = "●◉◆◈", (" right, then ", " both, ")


def offline() -> None:
    """Ten minutes of one round after the other, at a tempo that changes every few seconds."""
    chance = random.Random(1)  # noqa: S311 - the same in every run
    rig = Rig()
    begins = rig.clock.instant
    rig.until(begins + 2 * SECOND)
    rig.session = begun(metronome(), rig.clock.instant + SECOND)
    rig.order(Shown(rig.session))
    due = dict[Mark, int]()
    changes = hurried = 0
    while rig.clock.instant - begins < MINUTES * 60 * SECOND:
        here = rig.clock.instant
        rig.until(here + chance.randrange(2 * SECOND, 8 * SECOND))
        # What the device has taken already can't be changed any more: it holds as it was.
        taken = rig.feeder.timeline.instant_of(rig.outlet.position)
        for strike in strikes(rig.session, here, taken):
            due.setdefault(strike.mark, rig.frame_of(strike.at))
        rig.say(Tempo(chance.choice((-35, -5, 5, 35, 60))))
        changes += 1
        # What a change has drawn into that is heard as soon as it can be.
        drawn = [one for one in strikes(rig.session, here, taken) if one.mark not in due]
        due.update({one.mark: rig.outlet.position for one in drawn})
        hurried += len(drawn)
    rig.wait(1)
    heard = [frame for frame, _sound in rig.onsets() if frame <= max(due.values())]
    off = len(set(heard) ^ set(due.values()))
    print(f"offline, {MINUTES} min of made-up time, {changes} changes of tempo:")
    print(f"  {len(heard)} clicks heard, {off} off their frame or missing; ", end="")
    print(f"{hurried} drawn into what the device had; ", end="")
    print(f"drift {rig.feeder.timeline.drift / SECOND * 1000:.3f} ms\n")


def beside_a_busy_screen(bpm: int, seconds: float) -> None:
    """Clicks in real time, against the clock of the device."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        argv: list[str | Path] = [sys.executable, HERE / "busy.py", str(bpm), str(seconds), file]
        with Window(argv, columns=80, rows=32) as window, suppress(EOFError):
            window.watch(2 * seconds + 20)
        figures = json.loads(file.read_text(encoding="utf-8"))
    errors = click_errors(figures["clicks"], figures["due"])
    print_row(f"{bpm} bpm, {len(errors)} clicks", [abs(error) for error in errors])
    gaps = request_gaps(figures["requests"])
    print(
        f"    {figures['backend']}: {figures['underruns']} underruns; the device asked as much as "
        f"{max(gaps) * 1000:.0f} ms apart; {figures['drawn'] / seconds:.0f} redraws a second"
    )


def click_errors(clicks: Sequence[int], due: Sequence[int]) -> list[float]:
    """Seconds between each click and its time; what all of them share is the device's distance."""
    lags = [frame / RATE - at / SECOND for frame, at in zip(clicks, due, strict=False)]
    shared = median(lags)
    return [lag - shared for lag in lags]


def request_gaps(requests: Sequence[tuple[int, int]]) -> list[float]:
    """Seconds from one request of the device to the next."""
    return [(later - earlier) / SECOND for (_, earlier), (_, later) in pairwise(requests)]


def on_the_screen(bpm: int, rounds: int) -> None:
    """The beat in the running app, seen through the pseudo-terminal."""
    beat = 60 / bpm
    with tempfile.TemporaryDirectory() as folder:
        keys = Path(folder) / "keys"
        with Window([sys.executable, HERE / "beats.py", str(bpm), keys]) as window:
            window.wait_for("look at both feet")
            for _ in range(3):
                window.watch(1.5)
                window.write(" ")
            pieces = window.record((rounds * (ROUND + COUNT_IN) + 1) * beat)
        begun = int(keys.read_text(encoding="utf-8").split()[-1]) / SECOND
    due = [
        begun + (number * (ROUND + COUNT_IN) + COUNT_IN + tap) * beat
        for number in range(rounds)
        for tap in range(ROUND)
    ]
    shown = tapped_at(pieces)
    errors = [at - when for at, when in zip(shown, due, strict=False)]
    print_row(f"{bpm} bpm, {len(errors)} of {len(due)} beats", errors)


def bare(bpm: int, rounds: int) -> None:
    """The same of the least that shows a beat."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "begins"
        with Window([sys.executable, HERE / "pulse.py", str(bpm), file]) as window:
            shown = [window.wait_for(f"eat {beat}.") for beat in range(rounds * ROUND)]
        begins = float(file.read_text(encoding="utf-8"))
    errors = [at - begins - beat * 60 / bpm for beat, at in enumerate(shown)]
    print_row(f"bare Textual pulse, {bpm} bpm", errors)


def tapped_at(pieces: Sequence[tuple[float, bytes]]) -> list[float]:
    """The instants at which one more beat of the score is shown as tapped."""
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    shown, before = list[float](), 0
    for at, data in pieces:
        stream.feed(data)
        # The picture has such signs, too.
        lines = [row for row in screen.display if any(words in row for words in _SCORE)]
        tapped = sum(row.count(sign) for row in lines for sign in _TAPPED)
        shown += [at] * max(0, tapped - before)
        before = tapped
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of 32 beats at each tempo")
    parser.add_argument("--seconds", type=float, default=40, help="seconds at each tempo")
    asked = parser.parse_args()
    offline()
    print_head("click off its time, ms")
    for bpm in TEMPOS:
        beside_a_busy_screen(bpm, asked.seconds)
    print()
    print_head("beat on the screen, ms late")
    for bpm in TEMPOS:
        bare(bpm, 1)
        on_the_screen(bpm, asked.rounds)


if __name__ == "__main__":
    main()
