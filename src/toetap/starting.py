"""A face is put together with its parts, and leads: on the screen, or line by line."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toetap import __version__
from toetap.asked import Asked
from toetap.cleaning import clean
from toetap.closing import closed
from toetap.coach.catalogue import Catalogue
from toetap.console import is_terminal, plain_wanted, print_unsaved, warn
from toetap.ending import Watch
from toetap.errors import ToetapError, UsageError
from toetap.folders import data_folder, state_folder
from toetap.sources import late_index, loaded, settings_file, store_of

if TYPE_CHECKING:
    from toetap.coach.routine import Routine
    from toetap.coach.script import Script
    from toetap.content import Problem
    from toetap.settings.told import Told
    from toetap.store.checkups import CheckupStore
    from toetap.store.index.late import LateIndex
    from toetap.store.sessions import FileStore
    from toetap.tui.app import Opening


@dataclass(frozen=True, slots=True)
class _Sources:
    """What any face is handed.

    Attributes:
        catalogue: Exercises and routines.
        store: Where sessions are kept.
        index: What was done, found at once.
        problems: What is wrong with the person's files, a line each.
        told: What the person has told and chosen for good.
        checkups: Where check-ups are kept.
    """

    catalogue: Catalogue
    store: FileStore
    index: LateIndex
    problems: tuple[str, ...]
    told: Told
    checkups: CheckupStore


def coach(asked: Asked) -> int:
    """Open the coach, or go straight into a routine."""
    catalogue, problems = loaded(asked)
    routine = None
    if asked.command == "start":
        if asked.name not in catalogue.routines:
            warn(problems, asked.content)  # one of them may be why
        routine = catalogue.routine(asked.name)
    if trouble := store_of(asked).usable():
        raise ToetapError(trouble, "Choose another folder: toetap --data-dir FOLDER")
    sources = _sources(asked, catalogue, problems)
    if asked.plain or plain_wanted() or not is_terminal():
        return _plain(sources, routine, asked)
    return _screen(sources, routine, asked)


def metronome(asked: Asked) -> int:
    """Lead a session of nothing but taps.

    Raises:
        UsageError: The pattern can't be read.
    """
    from toetap.coach.metronome import BPM, PATTERN, metronome  # noqa: PLC0415 - for this alone
    from toetap.coach.taps import NotationError  # noqa: PLC0415 - the same

    sources = _sources(asked)
    bpm = asked.bpm or sources.told.now.tempo.bpm or BPM
    try:
        script = metronome(asked.pattern or PATTERN, bpm, asked.limbs)
    except NotationError as error:
        raise UsageError(
            f"The pattern {clean(asked.pattern)!r} can't be read: {error}.",
            'For example: toetap metronome "8/8 4x2 2x4" --bpm 60',
        ) from None
    if asked.plain or plain_wanted() or not is_terminal():
        return _plain(sources, script, asked)
    return _screen(sources, script, asked)


def adjust_sound(asked: Asked) -> int:
    """Open the screen on which click and flash are brought together.

    Raises:
        UsageError: There is no screen, or the person wants none.
    """
    from msgspec.structs import replace  # noqa: PLC0415 - for this alone

    chosen = settings_file()
    if asked.plain or plain_wanted() or not is_terminal():
        raise UsageError(
            "Click and flash are brought together in a picture, and nothing is drawn here.",
            f"Set volume and offset_ms under [sound] in {chosen.path}",
        )
    found = chosen.read()
    if unreadable := [problem for problem in found.problems if not problem.key]:
        # It could not be kept, so it is told before the work and not after.
        raise ToetapError(f"{unreadable[0]}.", "Mend that file or move it away, then try again.")
    sources = _sources(asked)
    # Whoever comes here wants to hear it, and what is kept switches it on.
    sources.told.change(lambda was: replace(was, sound=replace(was.sound, on=True)))
    return _screen(sources, "sound", asked)


def _sources(
    asked: Asked, catalogue: Catalogue | None = None, problems: tuple[Problem, ...] = ()
) -> _Sources:
    from toetap.settings.told import Told  # noqa: PLC0415 - not needed by every command
    from toetap.store.checkups import CheckupStore  # noqa: PLC0415 - the same

    chosen = settings_file()
    found = chosen.read()
    told = tuple(map(str, (*problems, *found.problems)))
    return _Sources(
        catalogue or Catalogue(), store_of(asked), late_index(asked), told, Told(chosen),
        CheckupStore(data_folder(asked.data_dir)),
    )  # fmt: skip


def _screen(sources: _Sources, opening: Opening | None, asked: Asked) -> int:
    watch = Watch(sys.stdin.fileno())
    watch.start()
    # Nothing that is loaded now is ever garbage: looked for it is neither now nor later.
    gc.disable()
    # Textual repaints on a grid of this rate, which is read when it is imported. The real size
    # of the terminal is never asked for while these two are set.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    from toetap.hearing import hearing  # noqa: PLC0415 - not needed by every command
    from toetap.store.ids import new_id  # noqa: PLC0415 - only the app makes sessions
    from toetap.tui.app import ToetapApp  # noqa: PLC0415 - Textual takes most of the start
    from toetap.tui.clock import SystemClock  # noqa: PLC0415 - the same
    from toetap.tui.ends import AppGuest  # noqa: PLC0415 - the same
    from toetap.tui.parts import Parts  # noqa: PLC0415 - the same
    from toetap.under_way import UnderWay  # noqa: PLC0415 - the same

    clock, store = SystemClock(), sources.store
    with hearing(sources.told, clock.now, voiced=opening != "sound") as heard:
        parts = Parts(
            sources.catalogue, store, sources.index, clock, new_id, __version__, sources.problems,
            heard.sounds, heard.voice, sources.told,
            UnderWay(state_folder(), store), type(store), sources.checkups,
        )  # fmt: skip
        app = ToetapApp(parts, opening, asked.theme)
        watch.guest = AppGuest(app)
        gc.freeze()
        # A look at all that lives takes 25 ms, and a beat would be late by that.
        gc.set_threshold(700, 10, 100_000)
        gc.enable()
        saved = app.run()
    sources.index.close()
    code = closed(app, saved, watch)
    # What killed programs left. Here nobody waits for a first screen any more.
    store.sweep(clock.wall())
    return code


def _plain(sources: _Sources, opening: Routine | Script | None, asked: Asked) -> int:
    from toetap.clock import MachineClock  # noqa: PLC0415 - not needed by the app
    from toetap.coach.heard import Silent  # noqa: PLC0415 - the same
    from toetap.hearing import hearing  # noqa: PLC0415 - the same
    from toetap.plain.face import PlainFace  # noqa: PLC0415 - the same
    from toetap.plain.page import Page  # noqa: PLC0415 - the same
    from toetap.plain.parts import Parts  # noqa: PLC0415 - the same
    from toetap.plain.reader import Reader, signalled  # noqa: PLC0415 - the same
    from toetap.store.ids import new_id  # noqa: PLC0415 - the same
    from toetap.under_way import UnderWay  # noqa: PLC0415 - the same

    clock = MachineClock()
    reader = Reader.of(sys.stdin, clock)
    # A screen reader speaks already: another voice only where one was asked for.
    voiced = asked.spoken or sources.told.now.voice.speaker != "auto"
    with hearing(sources.told, clock.now, voiced=voiced) as heard, signalled(reader):
        parts = Parts(
            sources.catalogue, sources.store, sources.index, clock, new_id, __version__,
            sources.problems, heard.sounds or Silent(), UnderWay(state_folder(), sources.store),
            heard.voice, sources.told, sources.checkups,
        )  # fmt: skip
        reader.start()
        result = PlainFace(parts, Page(sys.stdout), reader).run(opening)
    sources.index.close()
    if result.unsaved:
        print_unsaved(result.unsaved)
    return result.code
