"""The answer of `toetap doctor`, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import wrap

from toetap.doctor.finding import Finding, State

_MARKS: dict[State, str] = {"good": "✓", "note": "·", "trouble": "!"}
_LEAST_ROOM = 20
_SUMS = {
    "good": "All is well.",
    "note": "toetap works. What is marked · could be better.",
    "trouble": "What is marked ! keeps toetap from its work.",
}


def worst(findings: Sequence[Finding]) -> State:
    """How it stands on the whole."""
    states = {finding.state for finding in findings}
    return "trouble" if "trouble" in states else "note" if "note" in states else "good"


def for_people(findings: Sequence[Finding], width: int | None = None) -> str:
    """A line for each thing, told by a word as well as by a mark, and below it what to do.

    Args:
        findings: What was found.
        width: Columns of the terminal, where longer lines go on below; None for no edge.
    """
    topics = max(len(finding.topic) for finding in findings)
    states = max(len(finding.state) for finding in findings)
    margin = " " * (topics + states + 6)
    lines: list[str] = []
    for one in findings:
        head = f"{_MARKS[one.state]} {one.state:<{states}}  {one.topic:<{topics}}"
        lines += _wrapped(f"{head}  ", one.says, width)
        lines += _wrapped(margin, one.do, width) if one.do else []
    return "\n".join([*lines, "", _SUMS[worst(findings)]])


def _wrapped(head: str, text: str, width: int | None) -> list[str]:
    """The text behind its head, and below itself where it is too long."""
    room = None if width is None else max(_LEAST_ROOM, width - len(head) - 1)
    rows = [text] if room is None else wrap(text, room, break_on_hyphens=False)
    margin = " " * len(head)
    return [f"{margin if place else head}{row}" for place, row in enumerate(rows)]


def for_programs(findings: Sequence[Finding]) -> str:
    """The same as JSON."""
    answer = {
        "state": worst(findings),
        "findings": [
            {
                "topic": one.topic,
                "state": one.state,
                "says": one.says,
                "do": one.do,
                "facts": dict(one.facts),
            }
            for one in findings
        ],
    }
    return json.dumps(answer, indent=2)
