"""The front door, and the only place where parts are put together."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from toetap import __version__, content
from toetap.asked import Asked, Command, folder
from toetap.cleaning import clean
from toetap.errors import ToetapError, UsageError

if TYPE_CHECKING:
    from toetap.coach.catalogue import Catalogue
    from toetap.coach.record import SessionRecord
    from toetap.content import Problem
    from toetap.store.sessions import FileStore

_WARNINGS = 3
# As a shell tells that a program was ended by SIGINT or SIGPIPE.
_INTERRUPTED, _NOBODY_READS = 130, 141


def main() -> None:
    """Run `toetap` and leave with its exit code."""
    _open_streams()
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
        _tell(error)
        return error.exit_code
    except BrokenPipeError:
        _drop_answer()
        return _NOBODY_READS
    except OSError as error:
        _drop_answer()
        what = error.filename or "The answer could not be written"
        _tell(ToetapError(f"{what}: {error.strerror or type(error).__name__}."))
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _carry_out(argv: Sequence[str]) -> int:
    if not argv:
        return _app(Asked())
    from toetap.arguments import parsed  # noqa: PLC0415 - not on the shortest way to the app

    try:
        asked = parsed(argv)
    except SystemExit:
        return 0  # the help or the version, which argparse has printed
    return _COMMANDS[asked.command](asked)


def _open_streams() -> None:
    """Let words go out whatever the encoding, and nowhere where a stream was closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_answer() -> None:
    """Send what is still to be written nowhere, or Python complains of it while it shuts down."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(trouble: ToetapError) -> None:
    print(f"toetap: {clean(trouble.message)}", file=sys.stderr)
    if trouble.hint:
        print(clean(trouble.hint), file=sys.stderr)


def _data_folder(asked: Asked) -> Path:
    if asked.data_dir is not None:
        return asked.data_dir
    if named := os.environ.get("TOETAP_DATA_DIR"):
        return folder(named)
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_data_path("toetap", appauthor=False)


def _state_folder() -> Path:
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_state_path("toetap", appauthor=False)


def _own_content() -> Path:
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_config_path("toetap", appauthor=False)


def _store(asked: Asked) -> FileStore:
    from toetap.store.sessions import FileStore  # noqa: PLC0415 - not needed by every command

    return FileStore(_data_folder(asked))


def _load(asked: Asked) -> tuple[Catalogue, tuple[Problem, ...]]:
    return content.load(asked.content, content.built_in(), usual=_own_content())


def _catalogue(asked: Asked) -> Catalogue:
    """The catalogue for a command that only prints; what is wrong is told beside the answer."""
    catalogue, problems = _load(asked)
    _warn(asked, problems)
    return catalogue


def _warn(asked: Asked, problems: Sequence[Problem]) -> None:
    for problem in problems[:_WARNINGS]:
        print(f"toetap: left out: {problem}", file=sys.stderr)
    if (more := len(problems) - _WARNINGS) > 0:
        from shlex import join  # noqa: PLC0415 - seldom needed

        words = ["toetap", "check"]
        for named in asked.content:
            words += ["--content", str(named)]
        count = "1 more problem" if more == 1 else f"{more} more problems"
        print(f"toetap: and {count}; all of them: {clean(join(words))}", file=sys.stderr)


def _app(asked: Asked) -> int:
    catalogue, problems = _load(asked)
    routine = None
    if asked.command == "start":
        if asked.name not in catalogue.routines:
            _warn(asked, problems)  # one of them may be why
        routine = catalogue.routine(asked.name)
    _require_terminal()
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
    from toetap.tui.parts import Parts  # noqa: PLC0415 - the same

    told = tuple(map(str, problems))
    app = ToetapApp(
        Parts(catalogue, store, SystemClock(), new_id, __version__, told), routine, asked.theme
    )
    gc.freeze()
    gc.enable()
    saved = app.run()
    if saved is not None:
        print(f"Saved: {clean(str(saved))}")
    if app.unsaved:
        return _print_unsaved(app.unsaved)
    return app.return_code or 0


def _require_terminal() -> None:
    # Textual reads from the first, draws on the third, and takes the size from any of them.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if os.environ.get("TERM") == "dumb" or not all(one and one.isatty() for one in streams):
        raise UsageError(
            "There is no terminal here to draw on.",
            "Run toetap in a terminal window. toetap --help lists what works without one.",
        )


def _print_unsaved(records: Sequence[SessionRecord]) -> int:
    from toetap.store.format import to_document  # noqa: PLC0415 - hardly ever needed
    from toetap.store.toml import dumps  # noqa: PLC0415 - the same

    print("toetap: NOT SAVED. Here is what you did; keep it in a file:", file=sys.stderr)
    for record in records:
        sys.stdout.write(dumps(to_document(record)).decode())
    return 1


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
    from toetap import listing  # noqa: PLC0415 - not needed by the app

    history = _store(asked).history()
    for one in history.attention:
        _tell(one.error())
    listing.history(history, asked.limit, asked.since, json_wanted=asked.json)
    return 1 if history.attention and not history.sessions else 0


def _check(asked: Asked) -> int:
    result = content.check(
        asked.paths, content.built_in(), folders=asked.content, usual=_own_content()
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
    "check": _check,
    "paths": _paths,
    "schema": _schema,
}
