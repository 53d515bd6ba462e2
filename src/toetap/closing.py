"""What there is to tell once a face is closed, and of a fault of the program's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toetap.cleaning import clean
from toetap.console import print_unsaved
from toetap.folders import state_folder

if TYPE_CHECKING:
    from toetap.crash import BrokenError
    from toetap.ending import Watch
    from toetap.tui.app import ToetapApp


def closed(app: ToetapApp, saved: Path | None, watch: Watch) -> int:
    """Tell what there is to tell once the screen is closed.

    Returns:
        The exit code.

    Raises:
        BrokenError: The app broke.
    """
    safe = app.settle()
    with left_as_asked(watch):
        for path in dict.fromkeys([*filter(None, (saved,)), *app.elsewhere]):
            print(f"Saved: {clean(str(path))}", flush=True)
        if app.unsaved:
            print_unsaved(app.unsaved)
            sys.stdout.flush()
    if app.broken_by is not None:
        raise broken(app.broken_by, safe=safe)
    return app.return_code or (1 if app.unsaved else 0)


@contextmanager
def left_as_asked(watch: Watch) -> Iterator[None]:
    """Leave afterwards with the status of what ended the program, if anything did.

    Nobody can be told any more then that there is no writing to a terminal that is gone.
    """
    try:
        yield
    except OSError:
        watch.leave_if_asked()
        raise
    watch.leave_if_asked()


def broken(error: BaseException, *, safe: bool) -> BrokenError:
    """What to tell of a fault; its report is written meanwhile.

    Args:
        error: What was raised and never handled.
        safe: A session was under way, and what was done of it is on the disk.
    """
    from toetap.clock import MachineClock  # noqa: PLC0415 - hardly ever needed
    from toetap.crash import broken as reported  # noqa: PLC0415 - the same

    return reported(error, state_folder(), MachineClock().wall(), safe=safe)
