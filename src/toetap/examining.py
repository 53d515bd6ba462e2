"""Everything that the doctor looks at, put together."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from toetap import __version__
from toetap.asked import Asked
from toetap.clock import MachineClock
from toetap.console import plain_wanted
from toetap.doctor import checks
from toetap.doctor.finding import Finding
from toetap.folders import data_folder
from toetap.sources import checked, index_of, settings_file, store_of

if TYPE_CHECKING:
    from toetap.doctor.beats import Trial
    from toetap.settings.values import Settings

_TRIED = "Listen: the metronome is tried"


def examined(asked: Asked) -> tuple[Finding, ...]:
    """What is found of each thing, what matters most first."""
    chosen = settings_file()
    found = chosen.read()
    findings = [
        checks.terminal(_terminal()),
        checks.data(store_of(asked), index_of(asked), data_folder(asked.data_dir)),
        checks.settings(found, chosen.path),
        checks.exercises(checked(asked)),
    ]
    trial = _trial(found.settings, asked.seconds) if found.settings.sound.on else None
    findings.append(checks.sound(trial))
    if trial is not None:
        findings.append(checks.metronome(trial, asked.seconds))
    return (*findings, _voice(found.settings), checks.versions(__version__))


def _terminal() -> checks.Terminal:
    there = os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
    size = shutil.get_terminal_size()
    if there:
        size = os.get_terminal_size(sys.stdout.fileno())
    return checks.Terminal(there, size.columns, size.lines, os.environ, sys.stdout.encoding)


def _trial(settings: Settings, seconds: int) -> Trial:
    from toetap.doctor.beats import try_metronome  # noqa: PLC0415 - only where there is sound
    from toetap.sound.clicks import Clicks  # noqa: PLC0415 - the same
    from toetap.sound.hardware import Hardware  # noqa: PLC0415 - the same
    from toetap.sound.quiet import libraries_kept_quiet  # noqa: PLC0415 - the same

    plain = plain_wanted() or os.environ.get("TERM") == "dumb"
    with libraries_kept_quiet():
        return try_metronome(
            Hardware(),
            Clicks(settings.sound.clicks),
            MachineClock().now,
            waiting(sys.stderr, seconds, plain=plain),
            seconds=seconds,
            volume=settings.sound.volume,
        )


def waiting(stream: TextIO, tried: int, *, plain: bool) -> Callable[[float], None]:
    """A wait that tells somebody at a terminal how long it takes.

    Args:
        stream: Where it is told.
        tried: For so many seconds the metronome is tried, out of those that are waited for.
        plain: Told once and left as it is, for whoever has every change read out to them.
    """

    def wait(seconds: float) -> None:
        until = time.monotonic() + seconds
        if not stream.isatty():
            time.sleep(seconds)
        elif plain:
            print(f"{_TRIED} for {_span(tried)}.", file=stream, flush=True)
            time.sleep(seconds)
        else:
            _count_down(until, stream)

    return wait


def _count_down(until: float, stream: TextIO) -> None:
    longest = 0
    while (left := until - time.monotonic()) > 0:
        line = f"{_TRIED} for {_span(-(-left // 1))} more ... "
        longest = max(longest, len(line))
        print(f"\r{line:{longest}}", end="", file=stream, flush=True)
        time.sleep(min(left, 1))
    print(f"\r{' ' * longest}\r", end="", file=stream, flush=True)


def _span(seconds: float) -> str:
    return "1 second" if seconds == 1 else f"{seconds:.0f} seconds"


def _voice(settings: Settings) -> Finding:
    from toetap.voice.finding import chosen, found, trial  # noqa: PLC0415 - for this alone

    engines = found()
    engine = chosen(settings.voice.speaker, engines) if settings.sound.on else None
    return checks.voice(settings, engines, trial(engine) if engine is not None else "")
