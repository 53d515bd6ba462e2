"""Lines of a real pipe, read by a thread, and what ends them."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from toetap.clock import MachineClock
from toetap.coach.units import SECOND
from toetap.errors import UsageError
from toetap.plain.lines import End, Line
from toetap.plain.reader import AHEAD, LONGEST, Reader

CLOCK = MachineClock()
LONG = 20 * SECOND


@contextmanager
def pipe(*, typed: bool = False) -> Iterator[tuple[io.FileIO, Reader]]:
    out, into = os.pipe()
    with io.FileIO(out) as raw, io.FileIO(into, "w") as writer:
        reader = Reader(raw, CLOCK, typed=typed)
        reader.start()
        yield writer, reader
        writer.close()
        reader._thread.join(5)


def read(data: bytes, *, typed: bool = False) -> list[str | End]:
    """All that comes of some bytes."""
    reader = Reader(io.BytesIO(data), CLOCK, typed=typed)
    reader.start()
    found: list[str | End] = []
    while True:
        came = reader.next(CLOCK.now() + LONG)
        assert came is not None
        if isinstance(came, End):
            return [*found, came]
        found.append(came.text)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"\n\nundo\n", ["", "", "undo"]),
        (b"undo\r\nlast without an end", ["undo", "last without an end"]),
        ("\ufeffcafé\n".encode(), ["café"]),
        (b"caf\xe9\xff\x00\n", ["caf\ufffd\ufffd\x00"]),
        (b"x" * (LONGEST * 3), ["x" * LONGEST * 2, "x" * LONGEST]),
    ],
)
def test_bytes_become_lines(data: bytes, lines: list[str]) -> None:
    assert read(data) == [*lines, End.ANSWERS]
    assert read(data, typed=True) == [*lines, End.GONE]


def test_a_line_is_waited_for_and_has_its_time() -> None:
    with pipe() as (writer, reader):
        assert reader.next(CLOCK.now()) is None
        threading.Timer(0.02, writer.write, [b"here\n"]).start()
        before = CLOCK.now()
        came = reader.next(None)
        assert isinstance(came, Line)
        assert came.text == "here"
        assert before < came.at <= CLOCK.now()


def test_lines_stay_while_time_passes() -> None:
    with pipe() as (writer, reader):
        writer.write(b"one\n")
        until = CLOCK.now() + SECOND // 50
        assert reader.rest(until) is None
        assert CLOCK.now() >= until
        came = reader.next(None)
        assert isinstance(came, Line)


def test_no_more_is_read_ahead_than_is_needed() -> None:
    with pipe() as (writer, reader):
        writer.write(b"\n" * (AHEAD + 50))
        while reader._came.qsize() < AHEAD:
            time.sleep(0.001)
        time.sleep(0.02)
        assert reader._came.qsize() == AHEAD
        writer.close()
        got = [reader.next(None) for _ in range(AHEAD + 51)]
        assert got[-1] is End.ANSWERS


@pytest.mark.parametrize("wait", ["next", "rest"])
def test_an_end_is_heard_at_once_and_before_all_lines(wait: str) -> None:
    with pipe(typed=True) as (writer, reader):
        threading.Timer(0.02, reader.end, [End.INTERRUPTED]).start()
        waits = reader.next if wait == "next" else reader.rest
        assert waits(CLOCK.now() + LONG) is End.INTERRUPTED
        writer.write(b"one\n")
        reader.end(End.GONE)
        assert reader.next(CLOCK.now() + LONG) is End.GONE


class Reluctant:
    """Has nothing yet, then a line, and then fails as a terminal does that was closed."""

    def __init__(self) -> None:
        self._answers: list[bytes | None] = [None, b"one\n"]

    def read(self, size: int, /) -> bytes | None:
        assert size
        if self._answers:
            return self._answers.pop(0)
        raise OSError(5, "Input/output error")


def test_a_stream_that_has_nothing_yet_is_asked_again_and_one_that_fails_is_gone() -> None:
    reader = Reader(Reluctant(), CLOCK, typed=True)
    reader.start()
    came = reader.next(None)
    assert isinstance(came, Line)
    assert reader.next(None) is End.GONE


@pytest.mark.parametrize("wait", ["next", "rest"])
def test_whoever_waits_looks_every_second_and_no_longer_once_there_is_something(wait: str) -> None:
    looked: list[int] = []

    def look() -> bool:
        looked.append(CLOCK.now())
        return len(looked) == 2

    with pipe() as (_writer, reader):
        began = CLOCK.now()
        waits = reader.next if wait == "next" else reader.rest
        assert waits(began + LONG, look) is None
    assert len(looked) == 2
    assert looked[1] - began < 3 * SECOND


def test_a_closed_standard_input_is_a_matter_of_usage() -> None:
    for stream in (None, io.StringIO("no bytes")):
        with pytest.raises(UsageError) as refused:
            Reader.of(stream, CLOCK)
        assert "nothing here to read" in refused.value.message


def test_standard_input_is_read_raw() -> None:
    out, into = os.pipe()
    os.write(into, b"one\n")
    os.close(into)
    with open(out, encoding="utf-8") as stream:  # noqa: PTH123 - a pipe has no path
        reader = Reader.of(stream, CLOCK)
        assert not reader.typed
        reader.start()
        came = reader.next(None)
        assert isinstance(came, Line)
        assert reader.next(None) is End.ANSWERS
