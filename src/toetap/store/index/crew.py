"""Many files are read by several processes at once, where there are cores for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

import msgspec

from toetap.store.index import hand
from toetap.store.index.columns import Batch, Found, Reader

WORTH_IT = 3000
"""Files from which on the processes win back the time that it takes to start them."""

MOST = 4

# -P: what happens to lie in the folder that somebody is in is not run.
_READER = (sys.executable, "-P", "-m", hand.__name__)


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Alone:
    """Reads batch after batch in this process."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def each(self, batches: Iterable[Batch]) -> Iterator[Found]:
        """What is in each batch, in its turn."""
        for batch in batches:
            yield self._reader.read(batch)


class Crew:
    """Has batches read by processes. What one of them fails to read is read here.

    Args:
        sessions: The folder of the files.
        reader: Reads what a process has failed to read.
        size: How many processes.
        line: How one is started; the folder comes after it.
    """

    def __init__(
        self, sessions: Path, reader: Reader, size: int, line: Sequence[str] = _READER
    ) -> None:
        self._sessions = sessions
        self._reader = reader
        self._size = size
        self._line = line
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Start the processes."""
        for _ in range(self._size):
            process = self._started()
            if process is not None:
                self._stack.callback(_ended, process)
            self._idle.put(process)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End them."""
        self._stack.close()

    def each(self, batches: Iterable[Batch]) -> Iterator[Found]:
        """What is in each batch, in its turn. Only a few batches are held at a time."""
        due = deque[tuple[Batch, Future[Found | None]]]()
        with ThreadPoolExecutor(self._size) as pool:
            for batch in batches:
                due.append((batch, pool.submit(self._ask, batch)))
                if len(due) > 2 * self._size:
                    yield self._answer(*due.popleft())
            while due:
                yield self._answer(*due.popleft())

    def _answer(self, batch: Batch, asked: Future[Found | None]) -> Found:
        found = asked.result()
        return self._reader.read(batch) if found is None else found

    def _ask(self, batch: Batch) -> Found | None:
        process = self._idle.get()
        found: Found | None = None
        try:
            if process is not None and process.stdin is not None and process.stdout is not None:
                hand.sent(hand.packed(batch), process.stdin)
                message = hand.received(process.stdout)
                found = None if message is None else hand.found_in(message)
        except (OSError, ValueError, msgspec.MsgspecError):
            found = None
        finally:
            # One that has failed once is not asked again.
            self._idle.put(process if found is not None else None)
        return found

    def _started(self) -> subprocess.Popen[bytes] | None:
        try:
            return subprocess.Popen(  # noqa: S603 - this very interpreter
                [*self._line, self._sessions],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, ValueError):
            return None


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # it has nothing to lose, and may be in the midst of what nobody waits for
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
