"""From exec to the first screen, against the least that a Textual app can be.

python -m bench.startup [--pairs 20]
"""

from __future__ import annotations

import argparse
import compileall
import sys
from pathlib import Path
from statistics import median

import toetap
from bench.figures import print_head, print_row
from bench.window import Window

HERE = Path(__file__).parent
HELLO: tuple[list[str | Path], str] = ([sys.executable, HERE / "hello.py"], "Hello from")
TOETAP: tuple[list[str | Path], str] = (
    [Path(sys.executable).with_name("toetap")],
    "Top five in ten",
)


def seconds_to_first_screen(program: tuple[list[str | Path], str]) -> float:
    """From just before exec until the text of the first screen has come out."""
    argv, text = program
    with Window(argv) as window:
        return window.wait_for(text) - window.started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=20, help="how often both are started")
    pairs = parser.parse_args().pairs
    # As an installer does. What an edit has left uncompiled would cost four times as much.
    compileall.compile_dir(Path(toetap.__file__).parent, quiet=1)
    for program in (HELLO, TOETAP):
        seconds_to_first_screen(program)
    hello, ours = list[float](), list[float]()
    for _ in range(pairs):
        hello.append(seconds_to_first_screen(HELLO))
        ours.append(seconds_to_first_screen(TOETAP))
    print_head(f"start, ms ({pairs} pairs)")
    print_row("bare Textual hello", hello)
    print_row("toetap", ours)
    paired = [one / other for one, other in zip(ours, hello, strict=True)]
    print(f"\ntoetap / hello: {median(paired):.2f} at the median of pairs, ", end="")
    print(f"{min(ours) / min(hello):.2f} least to least")


if __name__ == "__main__":
    main()
