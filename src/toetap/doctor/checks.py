"""What there is to find out: each thing that toetap needs, or could use, by itself."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from toetap.cleaning import clean
from toetap.console import LEAST_HEIGHT, LEAST_WIDTH, plain_wanted
from toetap.content import CheckResult
from toetap.doctor.beats import Trial
from toetap.doctor.finding import Finding, State
from toetap.settings.file import Found
from toetap.settings.values import Settings
from toetap.store.index.history import SessionIndex
from toetap.store.modes import open_to_others
from toetap.store.sessions import SessionStore
from toetap.voice.finding import Found as Engine
from toetap.voice.finding import missing

EVEN_MS = 3.0
"""Of a beat that is off by less nobody feels anything."""

_PACKAGES = ("textual", "rich", "msgspec", "tomli-w", "platformdirs", "miniaudio")


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where answers go.

    Attributes:
        there: There is one: nothing is piped.
        columns: Its width.
        rows: Its height.
        environ: What it says of itself.
        encoding: How text is written to it.
    """

    there: bool
    columns: int
    rows: int
    environ: Mapping[str, str]
    encoding: str

    @property
    def colours(self) -> str:
        """How many colours it has, in words."""
        term = self.environ.get("TERM", "")
        if self.environ.get("NO_COLOR"):
            return "no colour, as NO_COLOR asks for"
        if self.environ.get("COLORTERM", "") in ("truecolor", "24bit") or sys.platform == "win32":
            return "all colours"
        if "256" in term:
            return "256 colours"
        return "no colour" if term in ("", "dumb") else "16 colours"


def versions(toetap: str) -> Finding:
    """What runs here."""
    packages = {name: _version(name) for name in _PACKAGES}
    system = f"{platform.system()} {platform.release()} {platform.machine()}".strip()
    known = ", ".join(f"{name} {version}" for name, version in packages.items() if version)
    says = f"toetap {toetap}, Python {platform.python_version()}, {system}; {known}."
    facts = {"toetap": toetap, "python": platform.python_version(), "system": system, **packages}
    return Finding("versions", "good", says, facts=facts)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def terminal(found: Terminal) -> Finding:
    """Whether there is a screen to draw on."""
    facts = {
        "terminal": found.there,
        "columns": found.columns,
        "rows": found.rows,
        "colours": found.colours,
        "encoding": found.encoding,
    }
    if plain_wanted(found.environ):  # nothing is drawn, so no size is too small for it
        return Finding("terminal", "good", "Line by line, as you asked.", facts=facts)
    if not found.there and found.environ.get("TERM") == "dumb":
        says = "TERM=dumb: nothing can be drawn here, so toetap goes line by line: the plain face."
        do = "For the screen, set TERM to what your terminal is, xterm-256color for example."
        return Finding("terminal", "note", says, do, facts)
    if not found.there:
        says = "This is no terminal, so toetap would go line by line: the plain face."
        return Finding("terminal", "note", says, "For the screen, run it in a terminal.", facts)
    size = f"{found.columns} columns by {found.rows} rows"
    says = f"{size}, {found.colours}, {found.encoding}."
    if found.columns < LEAST_WIDTH or found.rows < LEAST_HEIGHT:
        do = (
            f"Make it larger, {LEAST_WIDTH} by {LEAST_HEIGHT} at least, or use the plain face: "
            "toetap --plain"
        )
        return Finding("terminal", "trouble", f"Too small: {says}", do, facts)
    if "utf" not in found.encoding.lower():
        do = "Choose UTF-8 for it, or use the plain face: toetap --plain"
        return Finding("terminal", "note", f"Pictures may look wrong: {says}", do, facts)
    return Finding("terminal", "good", says, facts=facts)


def data(store: SessionStore, index: SessionIndex, folder: Path) -> Finding:
    """Whether sessions can be kept, and those that are can be read."""
    index.refresh()
    kept, wrong = index.count(), len(index.attention())
    facts = {"folder": str(folder), "sessions": kept, "attention": wrong}
    where = clean(str(folder))
    if trouble := store.usable():
        return Finding("your data", "trouble", trouble, facts={**facts, "writable": False})
    facts = {**facts, "writable": True}
    says = f"{_count(kept, 'session')} in {where}, which can be written to."
    if wrong:
        says = f"{says} {_count(wrong, 'file')} there can't be read."
        return Finding("your data", "note", says, "toetap history tells which, and why.", facts)
    if (opened := open_to_others(folder)) is not None:
        return Finding("your data", "note", f"{says} {clean(opened.why)}", opened.hint, facts)
    return Finding("your data", "good", says, facts=facts)


def settings(found: Found, path: Path) -> Finding:
    """Whether what the person has chosen can be read."""
    where = clean(str(path))
    facts = {"file": str(path), "there": found.there, "problems": _texts(found.problems)}
    if found.problems:
        says = f"{_first_of(_texts(found.problems))} The defaults hold there."
        return Finding("settings", "note", says, "Mend the file, or move it away.", facts)
    says = f"Read from {where}." if found.there else f"All as they come; {where} would change them."
    return Finding("settings", "good", says, facts=facts)


def exercises(result: CheckResult) -> Finding:
    """Whether every exercise and routine can be used."""
    facts = {"files": result.files, "problems": _texts(result.problems)}
    if not result.problems:
        says = f"{_count(result.files, 'file')} of exercises and routines, all well."
        return Finding("exercises", "good", says, facts=facts)
    return Finding(
        "exercises", "note", _first_of(_texts(result.problems)), "toetap check tells all.", facts
    )


def sound(trial: Trial | None) -> Finding:
    """Whether anything can be heard; None for a trial where sound is off."""
    if trial is None:
        says = "Sound is off in your settings."
        return Finding("sound", "note", says, "To hear clicks: toetap sound", {"on": False})
    facts = {"on": True, "backend": trial.backend or None, "audible": trial.audible}
    if trial.audible:
        return Finding(
            "sound", "good", f"A device was found, by way of {trial.backend}.", "", facts
        )
    why, _, hint = trial.trouble.partition(" To hear it: ")
    why = why.removesuffix(" The session goes on without.") or "No sound."
    do = hint or "Is a loudspeaker or headphone connected, and not taken by another program?"
    return Finding("sound", "note", f"{why} Sessions go on in silence.", do, facts)


def metronome(trial: Trial, seconds: float) -> Finding:
    """Whether beats come when they should."""
    facts = {
        "seconds": seconds,
        "beats": trial.beats,
        "missed": trial.missed,
        "p99_ms": round(trial.p99, 3),
        "worst_ms": round(trial.worst, 3),
    }
    if not trial.beats:
        says = "It could not be tried: there is nothing to play on."
        return Finding("metronome", "note", says, "See what is told of sound.", facts)
    stood_in = "" if trial.audible else ", with a stand-in for the device"
    says = (
        f"{trial.beats} beats in {seconds:g} seconds{stood_in}. The worst was "
        f"{trial.worst:.2f} ms off its time, 99 of 100 within {trial.p99:.2f} ms."
    )
    if trial.missed or trial.p99 > EVEN_MS:
        missed = f" {_count(trial.missed, 'beat')} missing." if trial.missed else ""
        do = "Close other programs, which keep this computer busy, and try again."
        return Finding("metronome", "note", f"Uneven. {says}{missed}", do, facts)
    return Finding("metronome", "good", says, facts=facts)


def voice(chosen: Settings, engines: tuple[Engine, ...], trouble: str) -> Finding:
    """Whether words can be spoken; `trouble` is what is wrong with the engine that would."""
    speaker = chosen.voice.speaker
    there = [engine for engine in engines if engine.program is not None]
    facts = {
        "speaker": speaker,
        "found": tuple(engine.name for engine in there),
        "on_beat": any(engine.on_beat for engine in there),
    }
    if speaker == "none" or not chosen.sound.on:
        what = "The voice is off" if speaker == "none" else "Sound is off, and the voice with it,"
        return Finding("voice", "note", f"{what} in your settings.", "", facts)
    if lacking := missing(speaker, engines):
        says, _, do = lacking.partition(". ")
        return Finding("voice", "note", f"{says}.", do, facts)
    speaks = next(engine for engine in there if speaker in ("auto", engine.name))
    if trouble:
        says = f"{speaks.name} was found, and does not work: {clean(trouble)}."
        return Finding("voice", "note", says, f"Try it by itself: {speaks.program}", facts)
    beat = "on the beat" if speaks.on_beat else "beside the clicks, so not quite on the beat"
    state: State = "good"
    return Finding("voice", state, f"{speaks.name} speaks, {beat}.", "", facts)


def _texts(problems: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, problems))


def _first_of(problems: tuple[str, ...]) -> str:
    more = len(problems) - 1
    return f"{problems[0]}." + (f" And {more} more." if more else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
