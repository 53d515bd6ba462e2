"""From a key to the screen while the metronome runs at 180 beats a minute, against a bare counter.

    python -m bench.keypress [--presses 200]

The key is `-` and `+` in turn: the tempo on the screen goes from 180 to 175 and back.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import print_head, print_row
from bench.window import Window

HERE = Path(__file__).parent
# Between two keys to the same program: nearer presses of one key count once, on purpose.
LEAST_PAUSE, MOST_PAUSE = 0.25, 0.4
ROUTINE = f"""\
name = "Bench"
summary = "The usual drill, over two minutes long."
[[item]]
exercise = "toe-tapping"
[item.dose]
kind = "taps"
pattern = "8/8 4x2 2x4"
limbs = [{", ".join(['"feet"'] * 12)}]
bpm = 180
rest = 0
"""


@contextmanager
def tapping() -> Iterator[Window]:
    """A session whose metronome runs."""
    with tempfile.TemporaryDirectory() as folder:
        routines = Path(folder) / "routines"
        routines.mkdir()
        (routines / "bench.toml").write_text(ROUTINE, encoding="utf-8")
        program = Path(sys.executable).with_name("toetap")
        with Window([program, "--content", folder, "start", "bench"]) as window:
            window.wait_for("look at both feet")
            for _ in range(3):
                window.watch(1.0)
                window.write(" ")
            window.wait_for("180 bpm")
            window.watch(3)  # past the count-in
            yield window


def seconds_to_screen(window: Window, key: str, text: str) -> float:
    """From the key until the text has come out."""
    pressed = window.write(key)
    return window.wait_for(text) - pressed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=200, help="how often each is pressed")
    presses = parser.parse_args().presses
    pause = random.Random(1)  # noqa: S311 - so that every run presses at the same distances
    ours, bare = list[float](), list[float]()
    with tapping() as session, Window([sys.executable, HERE / "counter.py"]) as counter:
        counter.wait_for("count 0.")
        for number in range(1, presses + 1):
            session.watch(pause.uniform(LEAST_PAUSE, MOST_PAUSE) / 2)
            key, text = ("-", "175 bpm") if number % 2 else ("+", "180 bpm")
            ours.append(seconds_to_screen(session, key, text))
            session.watch(pause.uniform(LEAST_PAUSE, MOST_PAUSE) / 2)
            bare.append(seconds_to_screen(counter, "+", f"count {number}."))
    print_head(f"key to screen, ms ({presses})")
    print_row("bare Textual counter", bare)
    print_row("toetap, taps at 180 bpm", ours)


if __name__ == "__main__":
    main()
