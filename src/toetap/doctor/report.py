"""The answer of `toetap doctor`, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from toetap.doctor.finding import Finding, State

_MARKS: dict[State, str] = {"good": "✓", "note": "·", "trouble": "!"}
_SUMS = {
    "good": "All is well.",
    "note": "toetap works. What is marked · could be better.",
    "trouble": "What is marked ! keeps toetap from its work.",
}


def worst(findings: Sequence[Finding]) -> State:
    """How it stands on the whole."""
    states = {finding.state for finding in findings}
    return "trouble" if "trouble" in states else "note" if "note" in states else "good"


def for_people(findings: Sequence[Finding]) -> str:
    """A line for each thing, told by a word as well as by a mark, and below it what to do."""
    topics = max(len(finding.topic) for finding in findings)
    states = max(len(finding.state) for finding in findings)
    margin = " " * (topics + states + 6)
    lines: list[str] = []
    for one in findings:
        head = f"{_MARKS[one.state]} {one.state:<{states}}  {one.topic:<{topics}}"
        lines.append(f"{head}  {one.says}")
        if one.do:
            lines.append(f"{margin}{one.do}")
    return "\n".join([*lines, "", _SUMS[worst(findings)]])


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
