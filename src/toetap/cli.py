"""The front door, and the only place where parts are put together."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from toetap import __version__, content
from toetap.asked import Asked, Command
from toetap.cleaning import clean
from toetap.console import drop_answer, open_streams, print_unsaved, require_terminal, tell, warn
from toetap.ending import Watch, interrupt_calmly
from toetap.errors import ToetapError
from toetap.folders import config_folder, data_folder, state_folder

if TYPE_CHECKING:
    from pathlib import Path

    from toetap.coach.catalogue import Catalogue
    from toetap.content import Problem
    from toetap.crash import BrokenError
    from toetap.store.backup import Places
    from toetap.store.sessions import FileStore
    from toetap.tui.app import ToetapApp

# As a shell tells that a program was ended by SIGINT or SIGPIPE.
_INTERRUPTED, _NOBODY_READS = 130, 141


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
        return _NOBODY_READS
    except OSError as error:
        drop_answer()
        what = error.filename or "The answer could not be written"
        tell(ToetapError(f"{what}: {error.strerror or type(error).__name__}."))
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a person is never shown a traceback
        tell(_broken(error, safe=False))
        return 1
    return code


def _carry_out(argv: Sequence[str]) -> int:
    if not argv:
        return _app(Asked())
    from toetap.arguments import parsed  # noqa: PLC0415 - not on the shortest way to the app

    interrupt_calmly()
    try:
        asked = parsed(argv)
    except SystemExit:
        return 0  # the help or the version, which argparse has printed
    return _COMMANDS[asked.command](asked)


def _store(asked: Asked) -> FileStore:
    from toetap.store.sessions import FileStore  # noqa: PLC0415 - not needed by every command

    return FileStore(data_folder(asked.data_dir))


def _places(asked: Asked) -> Places:
    from toetap.store.backup import Places  # noqa: PLC0415 - not needed by every command

    return Places(data_folder(asked.data_dir), config_folder(), state_folder())


def _load(asked: Asked) -> tuple[Catalogue, tuple[Problem, ...]]:
    return content.load(asked.content, content.built_in(), usual=config_folder())


def _catalogue(asked: Asked) -> Catalogue:
    """The catalogue for a command that only prints; what is wrong is told beside the answer."""
    catalogue, problems = _load(asked)
    warn(problems, asked.content)
    return catalogue


def _app(asked: Asked) -> int:
    catalogue, problems = _load(asked)
    routine = None
    if asked.command == "start":
        if asked.name not in catalogue.routines:
            warn(problems, asked.content)  # one of them may be why
        routine = catalogue.routine(asked.name)
    require_terminal()
    watch = Watch(sys.stdin.fileno())
    watch.start()
    store = _store(asked)
    if trouble := store.usable():
        raise ToetapError(trouble, "Choose another folder: toetap --data-dir FOLDER")
    # Nothing that is loaded now is ever garbage: looked for it is neither now nor later.
    gc.disable()
    # Textual repaints on a grid of this rate, which is read when it is imported. The real size
    # of the terminal is never asked for while these two are set.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    from toetap.store.ids import new_id  # noqa: PLC0415 - only the app makes sessions
    from toetap.tui.app import ToetapApp  # noqa: PLC0415 - Textual takes most of the start
    from toetap.tui.clock import SystemClock  # noqa: PLC0415 - the same
    from toetap.tui.ends import AppGuest  # noqa: PLC0415 - the same
    from toetap.tui.parts import Parts  # noqa: PLC0415 - the same
    from toetap.tui.under_way import UnderWay  # noqa: PLC0415 - the same

    told = tuple(map(str, problems))
    under_way = UnderWay(state_folder(), store)
    parts = Parts(
        catalogue, store, SystemClock(), new_id, __version__, told, under_way, type(store)
    )
    app = ToetapApp(parts, routine, asked.theme)
    watch.guest = AppGuest(app)
    gc.freeze()
    gc.enable()
    saved = app.run()
    code = _closed(app, saved, watch)
    # What killed programs left. Here nobody waits for a first screen any more.
    store.sweep(parts.clock.wall())
    return code


def _closed(app: ToetapApp, saved: Path | None, watch: Watch) -> int:
    """Tell what there is to tell once the screen is closed."""
    safe = app.settle()
    with suppress(OSError) if watch.status is not None else nullcontext():
        for path in dict.fromkeys([*filter(None, (saved,)), *app.elsewhere]):
            print(f"Saved: {clean(str(path))}", flush=True)
        if app.unsaved:
            print_unsaved(app.unsaved)
            sys.stdout.flush()
    watch.leave_if_asked()
    if app.broken_by is not None:
        raise _broken(app.broken_by, safe=safe)
    return app.return_code or (1 if app.unsaved else 0)


def _broken(error: BaseException, *, safe: bool) -> BrokenError:
    from toetap.clock import MachineClock  # noqa: PLC0415 - hardly ever needed
    from toetap.crash import broken  # noqa: PLC0415 - the same

    return broken(error, state_folder(), MachineClock().wall(), safe=safe)


def _routines(asked: Asked) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    listing.routines(_catalogue(asked), json_wanted=asked.json)
    return 0


def _show(asked: Asked) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    catalogue = _catalogue(asked)
    listing.show(catalogue.entry(asked.name), catalogue, json_wanted=asked.json)
    return 0


def _history(asked: Asked) -> int:
    from toetap import keeping, listing  # noqa: PLC0415 - not needed by the app

    history = _store(asked).history()
    for one in history.attention:
        tell(one.error())
    keeping.tell_troubles(_places(asked))
    listing.history(history, asked.limit, asked.since, json_wanted=asked.json)
    return 1 if history.attention and not history.sessions else 0


def _trash(asked: Asked) -> int:
    from toetap import keeping  # noqa: PLC0415 - not needed by the app

    store = _store(asked)
    if asked.action == "purge":
        return keeping.purge(store, asked.name, every=asked.every, sure=asked.sure)
    if asked.action == "restore":
        return keeping.bring_back(store, asked.name)
    if asked.json:
        from toetap import listing  # noqa: PLC0415 - not needed by the app

        listing.history(store.thrown_away(), None, None, json_wanted=True)
        return 0
    return keeping.list_trash(store)


def _backup(asked: Asked) -> int:
    from toetap import keeping  # noqa: PLC0415 - not needed by the app

    act = keeping.write_backup if asked.command == "backup" else keeping.take_in_backup
    return act(_places(asked), asked.archive)


def _check(asked: Asked) -> int:
    result = content.check(
        asked.paths, content.built_in(), folders=asked.content, usual=config_folder()
    )
    for problem in result.problems:
        print(problem)
    files = "1 file" if result.files == 1 else f"{result.files} files"
    if result.problems:
        count = len(result.problems)
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


_COMMANDS: Mapping[Command, Callable[[Asked], int]] = {
    "app": _app,
    "start": _app,
    "routines": _routines,
    "show": _show,
    "history": _history,
    "trash": _trash,
    "backup": _backup,
    "restore": _backup,
    "check": _check,
    "paths": _paths,
    "schema": _schema,
}
