"""The front door: from a command line to its answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from toetap import answering, content, starting
from toetap.asked import Asked, Command
from toetap.cleaning import clean
from toetap.closing import broken
from toetap.console import drop_answer, open_streams, tell
from toetap.ending import NOBODY_READS, leave_in_order, status_of
from toetap.errors import ToetapError
from toetap.folders import cache_folder, config_folder, data_folder, state_folder
from toetap.sources import catalogue_of, checked, settings_file, store_of

if TYPE_CHECKING:
    from toetap.sound.track import Track
    from toetap.store.backup import Places


def main() -> None:
    """Run `toetap` and leave with its exit code."""
    open_streams()
    sys.exit(run(sys.argv[1:]))


def run(argv: Sequence[str]) -> int:
    """Carry out a command line.

    Returns:
        The exit code: 0, 1 for a problem that has been told, 2 for a command that can't be carried
        out as it was put.
    """
    try:
        code = _carry_out(argv)
        sys.stdout.flush()
    except ToetapError as error:
        tell(error)
        return error.exit_code
    except BrokenPipeError:
        drop_answer()
        return status_of(NOBODY_READS)
    except OSError as error:
        drop_answer()
        what = error.filename or "The answer could not be written"
        tell(ToetapError(f"{what}: {error.strerror or type(error).__name__}."))
        return 1
    except SystemExit as left:  # by a signal, in order
        drop_answer()
        return left.code if isinstance(left.code, int) else 1
    except Exception as error:  # noqa: BLE001 - a person is never shown a traceback
        tell(broken(error, safe=False))
        return 1
    return code


def _carry_out(argv: Sequence[str]) -> int:
    if not argv:
        return starting.coach(Asked())
    from toetap.arguments import parsed  # noqa: PLC0415 - not on the shortest way to the app

    try:
        asked = parsed(argv)
    except SystemExit:
        return 0  # the help or the version, which argparse has printed
    if asked.command in _FACES:
        return _FACES[asked.command](asked)
    with leave_in_order():
        return _COMMANDS[asked.command](asked)


def _places(asked: Asked) -> Places:
    from toetap.store.backup import Places  # noqa: PLC0415 - not needed by every command

    return Places(data_folder(asked.data_dir), config_folder(), state_folder())


def _routines(asked: Asked) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    listing.routines(catalogue_of(asked), json_wanted=asked.json)
    return 0


def _show(asked: Asked) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    catalogue = catalogue_of(asked)
    listing.show(catalogue.entry(asked.name), catalogue, json_wanted=asked.json)
    return 0


def _trash(asked: Asked) -> int:
    from toetap import keeping  # noqa: PLC0415 - not needed by the app
    from toetap.store.checkups import CheckupStore  # noqa: PLC0415 - the same

    store = store_of(asked)
    if asked.action == "purge":
        checkups = CheckupStore(data_folder(asked.data_dir))
        return keeping.purge(store, checkups, asked.name, every=asked.every, sure=asked.sure)
    if asked.action == "restore":
        return keeping.bring_back(store, asked.name)
    if asked.json:
        from toetap import listing  # noqa: PLC0415 - not needed by the app

        listing.sessions(store.thrown_away().sessions)
        return 0
    return keeping.list_trash(store)


def _backup(asked: Asked) -> int:
    from toetap import keeping  # noqa: PLC0415 - not needed by the app

    act = keeping.write_backup if asked.command == "backup" else keeping.take_in_backup
    return act(_places(asked), asked.archive)


def _doctor(asked: Asked) -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - only for this

    from toetap.doctor.report import for_people, for_programs, worst  # noqa: PLC0415 - only for this
    from toetap.examining import examined  # noqa: PLC0415 - the same

    findings = examined(asked)
    width = get_terminal_size().columns if sys.stdout.isatty() else None
    print(for_programs(findings) if asked.json else for_people(findings, width))
    return 1 if worst(findings) == "trouble" else 0


def _render(asked: Asked) -> int:
    from toetap.coach.hands_free import legs, unattended  # noqa: PLC0415 - not needed by the app
    from toetap.coach.heard import Speechless  # noqa: PLC0415 - the same
    from toetap.coach.script import READY_ESTIMATE, build  # noqa: PLC0415 - the same
    from toetap.coach.wording import stopwatch  # noqa: PLC0415 - the same
    from toetap.render import render  # noqa: PLC0415 - the same
    from toetap.sound.clicks import Clicks  # noqa: PLC0415 - the same
    from toetap.sound.feeder import LOUDEST  # noqa: PLC0415 - the same
    from toetap.sound.volume import Mixed  # noqa: PLC0415 - the same
    from toetap.voice.choosing import for_file  # noqa: PLC0415 - the same

    assert asked.output is not None
    catalogue, settings = catalogue_of(asked), settings_file().read().settings
    script = build(catalogue.routine(asked.name), catalogue)
    script = unattended(script, ready=asked.ready or READY_ESTIMATE, bpm=asked.bpm)
    voice = for_file(settings.voice.speaker if asked.voice else "none", settings.voice.reps)
    clicks = Clicks(settings.sound.clicks)
    tracks: list[Track] = [clicks] if isinstance(voice, Speechless) else [clicks, voice]
    track = Mixed(tracks, LOUDEST)
    made = render(tuple(legs(script, 0)), track, asked.output, force=asked.force)
    if trouble := voice.status():
        print(f"toetap: {clean(trouble)}", file=sys.stderr)
    words = "clicks and words" if voice.spoken else "clicks only"
    print(f"Saved: {clean(str(made.path))} ({stopwatch(made.seconds)}, {words})")
    return 0


def _today(asked: Asked) -> int:
    from toetap import planning  # noqa: PLC0415 - not needed by the app

    return planning.tell_today(asked)


def _remind(asked: Asked) -> int:
    from toetap import planning  # noqa: PLC0415 - not needed by the app

    return planning.remind(asked)


def _check(asked: Asked) -> int:
    result = checked(asked)
    problems, count = result.problems, result.files
    if not asked.paths:
        found = settings_file().read()
        problems, count = (*problems, *found.problems), count + found.there
    for problem in problems:
        print(problem)
    files = "1 file" if count == 1 else f"{count} files"
    if problems:
        count = len(problems)
        print(f"{files} looked at, {count} problem{'s' if count > 1 else ''}.")
        return 1
    print(f"{files} looked at, all well.")
    return 0


def _paths(asked: Asked) -> int:
    from toetap import keeping, listing  # noqa: PLC0415 - not needed by the app

    data = data_folder(asked.data_dir)
    listing.paths(
        {
            "sessions": data / "sessions",
            "trash": data / "trash",
            "state": state_folder(),
            "index": cache_folder(),
            "settings": settings_file().path,
            "your exercises": config_folder() / "exercises",
            "your routines": config_folder() / "routines",
            "built-in content": content.built_in(),
        },
        json_wanted=asked.json,
    )
    keeping.tell_troubles(_places(asked))
    return 0


def _schema(asked: Asked) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app
    from toetap.schema import json_schema  # noqa: PLC0415 - only for this

    listing.as_json(json_schema(asked.kind))
    return 0


_FACES: Mapping[Command, Callable[[Asked], int]] = {
    "app": starting.coach,
    "start": starting.coach,
    "metronome": starting.metronome,
    "sound": starting.adjust_sound,
}
"""They see themselves to whatever ends them."""

_COMMANDS: Mapping[Command, Callable[[Asked], int]] = {
    "doctor": _doctor,
    "routines": _routines,
    "show": _show,
    "history": answering.history,
    "stats": answering.stats,
    "today": _today,
    "remind": _remind,
    "export": answering.export,
    "import": answering.bring_in,
    "log": answering.log,
    "trash": _trash,
    "backup": _backup,
    "restore": _backup,
    "check": _check,
    "paths": _paths,
    "schema": _schema,
    "render": _render,
}
