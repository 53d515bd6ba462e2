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
from toetap.folders import state_folder
from toetap.sources import late_index, loaded, settings_file, store_of

if TYPE_CHECKING:
    from toetap.coach.routine import Routine
    from toetap.coach.script import Script
    from toetap.settings.file import SettingsFile
    from toetap.settings.values import Settings
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
        told: What is wrong with the person's files, a line each.
        chosen: The settings file.
        settings: What holds.
    """

    catalogue: Catalogue
    store: FileStore
    index: LateIndex
    told: tuple[str, ...]
    chosen: SettingsFile
    settings: Settings


def coach(asked: Asked) -> int:
    """Open the coach, or go straight into a routine."""
    catalogue, problems = loaded(asked)
    routine = None
    if asked.command == "start":
        if asked.name not in catalogue.routines:
            warn(problems, asked.content)  # one of them may be why
        routine = catalogue.routine(asked.name)
    index = late_index(asked)
    store = store_of(asked, index)
    if trouble := store.usable():
        raise ToetapError(trouble, "Choose another folder: toetap --data-dir FOLDER")
    chosen = settings_file()
    found = chosen.read()
    told = tuple(map(str, (*problems, *found.problems)))
    sources = _Sources(catalogue, store, index, told, chosen, found.settings)
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

    try:
        script = metronome(asked.pattern or PATTERN, asked.bpm or BPM, asked.limbs)
    except NotationError as error:
        raise UsageError(
            f"The pattern {clean(asked.pattern)!r} can't be read: {error}.",
            'For example: toetap metronome "8/8 4x2 2x4" --bpm 60',
        ) from None
    chosen = settings_file()
    found = chosen.read()
    told = tuple(map(str, found.problems))
    sources = _Sources(
        Catalogue(), store_of(asked), late_index(asked), told, chosen, found.settings
    )
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
    # Whoever comes here wants to hear it, and what is kept switches it on.
    audible = replace(found.settings, sound=replace(found.settings.sound, on=True))
    told = tuple(map(str, found.problems))
    sources = _Sources(Catalogue(), store_of(asked), late_index(asked), told, chosen, audible)
    return _screen(sources, "sound", asked)


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
    with hearing(sources.settings, clock.now, voiced=opening != "sound") as heard:
        parts = Parts(
            sources.catalogue, store, sources.index, clock, new_id, __version__, sources.told,
            heard.sounds, heard.voice, sources.chosen,
            UnderWay(state_folder(), store), type(store), _told_first(sources, opening, asked),
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
        tell_problems(sources.told)
    # What killed programs left. Here nobody waits for a first screen any more.
    store.sweep(clock.wall())
    return code


def _told_first(sources: _Sources, opening: Opening | None, asked: Asked) -> str:
    """What is told above a session; what is wrong with files is told by the list, if it comes."""
    if opening is not None and sources.told:
        return summed(sources.told)
    return _voiceless(sources.settings, asked)


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
    voiced = asked.spoken or sources.settings.voice.speaker != "auto"
    told = tuple(filter(None, (*sources.told, _voiceless(sources.settings, asked))))
    with left_as_asked(watch):
        with hearing(sources.settings, clock.now, voiced=voiced) as heard:
            parts = Parts(
                sources.catalogue, sources.store, sources.index, clock, new_id, __version__, told,
                heard.sounds or Silent(), UnderWay(state_folder(), sources.store), heard.voice,
                type(sources.store),
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
