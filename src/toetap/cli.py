"""The front door, and the only place where parts are put together."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toetap import __version__, content
from toetap.arguments import parsed
from toetap.errors import ToetapError, UsageError

if TYPE_CHECKING:
    from toetap.coach.catalogue import Catalogue
    from toetap.coach.record import SessionRecord
    from toetap.store.sessions import FileStore


def main() -> None:
    """Run `toetap` and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(argv: Sequence[str]) -> int:
    """Carry out a command line.

    Returns:
        The exit code: 0, 1 for a problem that has been told, 2 for a command that can't be carried
        out as it was put.
    """
    try:
        asked = parsed(argv)
        return _COMMANDS[asked.command](asked)
    except ToetapError as error:
        print(f"toetap: {error.message}", file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the answer has gone. Python would complain once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _data_folder(asked: Namespace) -> Path:
    if asked.data_dir is not None:
        return Path(asked.data_dir).expanduser()
    if named := os.environ.get("TOETAP_DATA_DIR"):
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_data_path("toetap", appauthor=False)


def _state_folder() -> Path:
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_state_path("toetap", appauthor=False)


def _own_content() -> Path:
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_config_path("toetap", appauthor=False)


def _store(asked: Namespace) -> FileStore:
    from toetap.store.sessions import FileStore  # noqa: PLC0415 - not needed by every command

    return FileStore(_data_folder(asked))


def _load(asked: Namespace) -> tuple[Catalogue, tuple[str, ...]]:
    catalogue, problems = content.load(
        [Path(folder).expanduser() for folder in asked.content],
        content.built_in(),
        usual=_own_content(),
    )
    return catalogue, tuple(str(problem) for problem in problems)


def _catalogue(asked: Namespace) -> Catalogue:
    """The catalogue for a command that only prints; what is wrong is told beside the answer."""
    catalogue, problems = _load(asked)
    if problems:
        print(
            f"toetap: left out because of {len(problems)} problems; `toetap check` tells them.",
            file=sys.stderr,
        )
    return catalogue


def _app(asked: Namespace) -> int:
    catalogue, problems = _load(asked)
    routine = catalogue.routine(asked.routine) if asked.command == "start" else None
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "There is no terminal here to draw on.",
            "Run toetap in a terminal window. toetap --help lists what works without one.",
        )
    store = _store(asked)
    if trouble := store.usable():
        raise ToetapError(trouble, "Choose another folder: toetap --data-dir FOLDER")
    # Textual repaints on a grid of this rate, which is read when it is imported. The real size
    # of the terminal is never asked for while these two are set.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    from toetap.store.ids import new_id  # noqa: PLC0415 - only the app makes sessions
    from toetap.tui.app import ToetapApp  # noqa: PLC0415 - Textual takes most of the start
    from toetap.tui.clock import SystemClock  # noqa: PLC0415 - the same
    from toetap.tui.parts import Parts  # noqa: PLC0415 - the same

    parts = Parts(catalogue, store, SystemClock(), new_id, __version__, problems)
    app = ToetapApp(parts, routine, asked.theme)
    app.run()
    if app.unsaved:
        return _print_unsaved(app.unsaved)
    return app.return_code or 0


def _print_unsaved(records: Sequence[SessionRecord]) -> int:
    from toetap.store.format import to_document  # noqa: PLC0415 - hardly ever needed
    from toetap.store.toml import dumps  # noqa: PLC0415 - the same

    print("toetap: NOT SAVED. Here is what you did; keep it in a file:", file=sys.stderr)
    for record in records:
        sys.stdout.write(dumps(to_document(record)).decode())
    return 1


def _routines(asked: Namespace) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    listing.routines(_catalogue(asked), json_wanted=asked.json)
    return 0


def _show(asked: Namespace) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    catalogue = _catalogue(asked)
    listing.show(catalogue.entry(asked.name), catalogue, json_wanted=asked.json)
    return 0


def _history(asked: Namespace) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    history = _store(asked).history()
    for one in history.attention:
        print(f"toetap: needs attention: {one.path}: {one.why}", file=sys.stderr)
    listing.history(history, asked.limit, asked.since, json_wanted=asked.json)
    return 0


def _check(asked: Namespace) -> int:
    result = content.check(
        [Path(path) for path in asked.paths],
        content.built_in(),
        folders=[Path(folder).expanduser() for folder in asked.content],
        usual=_own_content(),
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


def _paths(asked: Namespace) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    data = _data_folder(asked)
    listing.paths(
        {
            "sessions": data / "sessions",
            "trash": data / "trash",
            "state": _state_folder(),
            "your exercises": _own_content() / "exercises",
            "your routines": _own_content() / "routines",
            "built-in content": content.built_in(),
        },
        json_wanted=asked.json,
    )
    return 0


def _schema(asked: Namespace) -> int:
    from toetap import listing  # noqa: PLC0415 - not needed by the app
    from toetap.schema import json_schema  # noqa: PLC0415 - only for this

    listing.as_json(json_schema(asked.of))
    return 0


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "app": _app,
    "start": _app,
    "routines": _routines,
    "show": _show,
    "history": _history,
    "check": _check,
    "paths": _paths,
    "schema": _schema,
}
