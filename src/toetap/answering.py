"""Commands that answer from the history."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from toetap.asked import Asked
from toetap.cleaning import clean
from toetap.console import tell
from toetap.folders import config_folder, data_folder, state_folder
from toetap.sources import catalogue_of, index_of, store_of

if TYPE_CHECKING:
    from toetap.exchange.reading import Kept
    from toetap.store.history import Attention
    from toetap.store.index.history import SessionIndex

_AT_ONCE = 2000
"""So many files are all looked at before each answer; of more, a folder after it."""

_FOLDERS = 1
_PATIENCE = 0.5


def history(asked: Asked) -> int:
    """List what was done."""
    from toetap import keeping, listing  # noqa: PLC0415 - not needed by every command
    from toetap.store.backup import Places  # noqa: PLC0415 - the same

    index, attention = _looked_through(asked)
    keeping.tell_troubles(Places(data_folder(asked.data_dir), config_folder(), state_folder()))
    listing.history(index, asked.limit, asked.since, json_wanted=asked.json)
    some = index.count() > 0
    _look_on(index)
    return 1 if attention and not some else 0


def stats(asked: Asked) -> int:
    """Tell what the history amounts to."""
    from toetap import trends  # noqa: PLC0415 - only for this
    from toetap.clock import MachineClock  # noqa: PLC0415 - the same
    from toetap.coach.stats import stats  # noqa: PLC0415 - the same
    from toetap.planning import goal  # noqa: PLC0415 - the same

    index, attention = _looked_through(asked)
    until = asked.until or MachineClock().wall().date()
    found = stats(
        index.weeks(asked.since, until),
        until,
        since=asked.since,
        plan=goal(asked),
    )
    trends.trends(found, json_wanted=asked.json)
    _look_on(index)
    return 1 if attention and not found.sessions else 0


def _looked_through(asked: Asked) -> tuple[SessionIndex, tuple[Attention, ...]]:
    """The history as it is now, and what of it can't be read, which has been told."""
    index = index_of(asked)
    index.refresh(waiting())
    if index.count() <= _AT_ONCE:
        index.verify()
    attention = index.attention()
    for one in attention:
        tell(one.error())
    return index, attention


def _look_on(index: SessionIndex) -> None:
    """Once the answer is out: look at some more files of a long history, and let go of it."""
    if index.count() > _AT_ONCE:
        sys.stdout.flush()
        index.verify(_FOLDERS)
    index.close()


def _report(asked: Asked) -> int:
    from toetap import __version__  # noqa: PLC0415 - only for this
    from toetap.clock import MachineClock  # noqa: PLC0415 - the same
    from toetap.exchange.writing import written  # noqa: PLC0415 - the same
    from toetap.planning import goal  # noqa: PLC0415 - the same
    from toetap.report import page, paper  # noqa: PLC0415 - the same
    from toetap.report.description import described  # noqa: PLC0415 - the same
    from toetap.report.gathering import gathered  # noqa: PLC0415 - the same

    assert asked.output is not None
    pdf = asked.format == "pdf"
    if pdf:
        paper.require()
    index, _attention = _looked_through(asked)
    report = gathered(
        index,
        since=asked.since,
        until=asked.until,
        today=MachineClock().wall().date(),
        plan=goal(asked),
        version=__version__,
    )
    if pdf:
        made = paper.paper(partial(described, report), report.made)
        written(asked.output, [made], force=asked.force)
        print(f"Saved: {clean(str(asked.output))} (to read, to print, or to send)")
    else:
        written(asked.output, page.page(described(report)), force=asked.force)
        print(f"Saved: {clean(str(asked.output))} (open it in a browser, to read or to print)")
    _look_on(index)
    return 0


def export(asked: Asked) -> int:
    """Take the history out into a file."""
    if asked.format in ("html", "pdf"):
        return _report(asked)
    from toetap.coach.summaries import counted  # noqa: PLC0415 - only for this
    from toetap.exchange import parquet, reading, writing  # noqa: PLC0415 - the same
    from toetap.store.index.wanted import Wanted  # noqa: PLC0415 - the same

    assert asked.output is not None
    index, _attention = _looked_through(asked)
    total = index.count(Wanted(since=asked.since, until=asked.until))
    index.close()
    kept = reading.sessions(data_folder(asked.data_dir), asked.since, asked.until)
    counter = _Counter(total)
    if asked.format == "parquet":
        parquet.written(asked.output, counter.each(kept), force=asked.force)
    else:
        ways = {"csv": writing.as_csv, "json": writing.as_json, "toml": writing.as_toml}
        writing.written(asked.output, ways[asked.format](counter.each(kept)), force=asked.force)
    print(f"Saved: {clean(str(asked.output))} ({counted(counter.done, 'session')})")
    return 0


def bring_in(asked: Asked) -> int:
    """Keep the sessions of a file that was taken out."""
    from toetap.coach.summaries import counted  # noqa: PLC0415 - only for this
    from toetap.exchange.bringing import brought  # noqa: PLC0415 - the same
    from toetap.exchange.keeping import take_in  # noqa: PLC0415 - the same
    from toetap.store.files import Disk, FileSystem  # noqa: PLC0415 - the same

    assert asked.input is not None
    disk = Disk(FileSystem(), os.urandom)
    found = brought(asked.input)
    taken = take_in(found, data_folder(asked.data_dir), disk, waiting("Saving sessions"))
    for record in taken.other:
        print(
            f"toetap: left as it is: {record.started:%Y-%m-%d %H:%M} {clean(record.title)} "
            f"({record.id}) says something else in {clean(str(asked.input))}.",
            file=sys.stderr,
        )
    print(f"{counted(taken.new, 'session')} brought in, {taken.same:,} there already.")
    return 1 if taken.other else 0


def log(asked: Asked) -> int:
    """Keep a session that was not guided."""
    from toetap import __version__  # noqa: PLC0415 - not needed by every command
    from toetap.clock import MachineClock  # noqa: PLC0415 - the same
    from toetap.coach.logged import entered, script_of  # noqa: PLC0415 - the same
    from toetap.coach.wording import about  # noqa: PLC0415 - the same
    from toetap.store.ids import new_id  # noqa: PLC0415 - the same

    catalogue = catalogue_of(asked)
    record = entered(
        script_of(catalogue.entry(asked.name), catalogue, asked.level),
        session_id=new_id(),
        now=MachineClock().wall(),
        app=__version__,
        began=asked.when,
        minutes=asked.minutes,
        note=clean(asked.note),
    )
    path = store_of(asked).save(record)
    done = f"{record.title}, {record.started:%Y-%m-%d %H:%M}, {about(record.active_seconds)}"
    print(f"Saved: {clean(done)} ({clean(str(path))})")
    return 0


class _Counter:
    """Counts what goes by, and tells of it."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self._total = total
        self._told = waiting("Taking out sessions")

    def each(self, kept: Iterable[Kept]) -> Iterator[Kept]:
        for one in kept:
            self.done += 1
            self._told(self.done, self._total)
            yield one


def waiting(
    what: str = "Reading sessions", clock: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """What tells somebody at a terminal how far it is, once it takes longer than half a second."""
    began = clock()

    def told(done: int, total: int) -> None:
        if not sys.stderr.isatty() or clock() - began < _PATIENCE:
            return
        line = f"{what}: {done:,} of {total:,} "
        end = "\r" + " " * len(line) + "\r" if done == total else ""
        print(f"\r{line}{end}", end="", file=sys.stderr, flush=True)

    return told
