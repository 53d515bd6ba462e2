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
from toetap.closing import closed, left_as_asked
from toetap.coach.catalogue import Catalogue
from toetap.console import is_terminal, plain_wanted, print_unsaved, summed, tell_problems, warn
from toetap.ending import HANG_UP, Watch
from toetap.errors import ToetapError, UsageError
from toetap.folders import data_folder, state_folder
from toetap.sources import late_index, loaded, settings_file, store_of

if TYPE_CHECKING:
    from toetap.coach.routine import Routine
    from toetap.coach.script import Script
    from toetap.content import Problem
    from toetap.settings.told import Told
    from toetap.settings.values import Settings
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
        raise ToetapError(trouble)
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
    index = late_index(asked)
    return _Sources(
        catalogue or Catalogue(), store_of(asked, index), index, told, Told(chosen),
        CheckupStore(data_folder(asked.data_dir)),
    )  # fmt: skip


def _screen(sources: _Sources, opening: Opening | None, asked: Asked) -> int:
    watch = Watch({sys.stdin.fileno(): HANG_UP})
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
            heard.sounds, heard.voice, sources.told, UnderWay(state_folder(), store), type(store),
            _told_first(sources, opening, asked), sources.checkups,
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
    if opening is not None:  # the list of routines tells of them, and has not been seen
        tell_problems(sources.problems)
    # What killed programs left. Here nobody waits for a first screen any more.
    store.sweep(clock.wall())
    return code


def _told_first(sources: _Sources, opening: Opening | None, asked: Asked) -> str:
    """What is told above a session; what is wrong with files is told by the list, if it comes."""
    if opening is not None and sources.problems:
        return summed(sources.problems)
    return _voiceless(sources.told.now, asked)


def _voiceless(settings: Settings, asked: Asked) -> str:
    """Why there are no words, though the command line asks for them."""
    if not asked.spoken or (settings.voice.speaker != "none" and settings.sound.on):
        return ""
    which = "The voice" if settings.sound.on else "Sound"
    return f"{which} is off in your settings, so nothing is spoken."


def _plain(sources: _Sources, opening: Routine | Script | None, asked: Asked) -> int:
    from toetap.clock import MachineClock  # noqa: PLC0415 - not needed by the app
    from toetap.coach.heard import Silent  # noqa: PLC0415 - the same
    from toetap.hearing import hearing  # noqa: PLC0415 - the same
    from toetap.plain.ends import PlainGuest, ways  # noqa: PLC0415 - the same
    from toetap.plain.face import PlainFace  # noqa: PLC0415 - the same
    from toetap.plain.page import Page  # noqa: PLC0415 - the same
    from toetap.plain.parts import Parts  # noqa: PLC0415 - the same
    from toetap.plain.reader import Reader  # noqa: PLC0415 - the same
    from toetap.store.ids import new_id  # noqa: PLC0415 - the same
    from toetap.under_way import UnderWay  # noqa: PLC0415 - the same

    clock = MachineClock()
    reader = Reader.of(sys.stdin, clock)
    if sys.__stdout__ is None:
        raise UsageError(
            "There is nowhere to write to: the standard output is closed.",
            "Run toetap in a terminal window, or let it write to a pipe or a file.",
        )
    watch = Watch(ways(reader, sys.stdout))
    watch.start()
    # A screen reader speaks already: another voice only where one was asked for.
    voiced = asked.spoken or sources.told.now.voice.speaker != "auto"
    told = tuple(filter(None, (*sources.problems, _voiceless(sources.told.now, asked))))
    with left_as_asked(watch):
        with hearing(sources.told, clock.now, voiced=voiced) as heard:
            parts = Parts(
                sources.catalogue, sources.store, sources.index, clock, new_id, __version__, told,
                heard.sounds or Silent(), UnderWay(state_folder(), sources.store), heard.voice,
                type(sources.store), sources.told, sources.checkups,
            )  # fmt: skip
            face = PlainFace(parts, Page(sys.stdout), reader)
            watch.guest = PlainGuest(reader, face)
            reader.start()
            result = face.run(opening)
        sources.index.close()
        if result.unsaved:
            print_unsaved(result.unsaved)
            sys.stdout.flush()
    return result.code
