"""What is found of one thing that toetap needs, or could use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["good", "note", "trouble"]
"""All is well; something is missing that one can do without; the main job would suffer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer.

    Attributes:
        topic: What it is about, in a word or two.
        state: How it stands.
        says: What was found, as a sentence.
        do: What to do about it; empty where nothing is to be done.
        facts: The same for programs.
    """

    topic: str
    state: State
    says: str
    do: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
