"""The streams of a command, and what is told on them beside its answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from toetap.cleaning import clean
from toetap.errors import ToetapError

if TYPE_CHECKING:
    from toetap.coach.record import SessionRecord
    from toetap.content import Problem

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Columns and rows that the screen needs."""

_WARNINGS = 3


def open_streams() -> None:
    """Let words go out whatever the encoding, and nowhere where a stream was closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_answer() -> None:
    """Send what is still to be written nowhere, or Python complains of it while it shuts down."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(trouble: ToetapError) -> None:
    """Tell a person what is wrong, and what to do."""
    print(f"toetap: {clean(trouble.message)}", file=sys.stderr)
    if trouble.hint:
        print(clean(trouble.hint), file=sys.stderr)


def warn(problems: Sequence[Problem], folders: Sequence[Path]) -> None:
    """Tell what was left out of the content, the first of it in full.

    Args:
        problems: What is wrong with content files.
        folders: Those that were named with `--content`, for the command that tells all of it.
    """
    for problem in problems[:_WARNINGS]:
        print(f"toetap: left out: {problem}", file=sys.stderr)
    if (more := len(problems) - _WARNINGS) > 0:
        from shlex import join  # noqa: PLC0415 - seldom needed

        words = ["toetap", "check"]
        for named in folders:
            words += ["--content", str(named)]
        count = "1 more problem" if more == 1 else f"{more} more problems"
        print(f"toetap: and {count}; all of them: {clean(join(words))}", file=sys.stderr)


def tell_problems(told: Sequence[str]) -> None:
    """Tell what is wrong with the person's files, the first of it in full."""
    for problem in told[:_WARNINGS]:
        print(f"toetap: {problem}", file=sys.stderr)
    if (more := len(told) - _WARNINGS) > 0:
        print(f"toetap: and {more} more; all of them: toetap check", file=sys.stderr)


def summed(problems: Sequence[object]) -> str:
    """That there are problems, in one sentence, and what tells them."""
    count = len(problems)
    found = "1 problem" if count == 1 else f"{count} problems"
    return f"{found} in your files: toetap check tells more."


def is_terminal() -> bool:
    """There is something to draw on, and keys to read."""
    # Textual reads from the first, draws on the third, and takes the size from any of them.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(one and one.isatty() for one in streams)


def plain_wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """The person has said for good that they want the plain face."""
    return environ.get("TOETAP_PLAIN", "") not in ("", "0")


def print_unsaved(records: Sequence[SessionRecord]) -> None:
    """Print what could not be saved, for a person to keep."""
    from toetap.store.format import to_document  # noqa: PLC0415 - hardly ever needed
    from toetap.store.toml import dumps  # noqa: PLC0415 - the same

    print("toetap: NOT SAVED. Here is what you did; keep it in a file:", file=sys.stderr)
    for record in records:
        sys.stdout.write(dumps(to_document(record)).decode())
