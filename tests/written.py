"""Content as a person might write it, for tests to break."""

import os
from pathlib import Path

from toetap.content import Problem, load

CURLS = """
name = "Toe curls"
summary = "Curl and spread your toes."
limbs = "feet"
sides = "each"
cue = "Curl your toes."
steps = ["Sit.", "Curl your toes."]
known = "People do it."
not_claimed = "It mends nothing."
sources = ["a-trial"]
reviewed = 2026-01-31
[[level]]
posture = "seated"
dose = { kind = "reps", count = 5, hold = 3, release = 3 }
[[level]]
posture = "seated"
dose = { kind = "reps", count = 10, hold = 3, release = 3 }
"""
REPS = 'kind = "reps", count = 5, hold = 3, release = 3'
"""The dose of the first level of `CURLS`."""

TAPS = CURLS.replace("Toe curls", "Tapping").replace(
    REPS, 'kind = "taps", pattern = "8/8 4x2", limbs = ["feet"]'
)
DAILY = """
name = "Daily"
summary = "Every day."
[[item]]
exercise = "toe-curls"
[[item]]
exercise = "tapping"
rest = 30
"""
SOURCES = """
[a-trial]
title = "A trial"
where = "doi:10.1/1"
"""
OURS = {
    "exercises/toe-curls.toml": CURLS,
    "exercises/tapping.toml": TAPS,
    "routines/daily.toml": DAILY,
    "sources.toml": SOURCES,
}


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def told(problems: tuple[Problem, ...], root: Path) -> list[tuple[str, str, str]]:
    return [(os.path.relpath(each.path, root), each.key, each.message) for each in problems]


def told_of(ours: Path, mine: Path, files: dict[str, str | bytes]) -> list[tuple[str, str, str]]:
    return told(load([write_files(mine, files)], ours)[1], mine)
