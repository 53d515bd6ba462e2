"""How long the doctor's trial takes is told in a way that suits whoever waits for it."""

from __future__ import annotations

from io import StringIO

from toetap.examining import waiting


class Window(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_where_every_change_is_read_out_the_wait_is_told_once() -> None:
    window = Window()
    waiting(window, 10, plain=True)(0.01)
    assert window.getvalue() == "Listen: the metronome is tried for 10 seconds.\n"


def test_elsewhere_the_seconds_are_counted_down_and_nothing_stays() -> None:
    window = Window()
    waiting(window, 1, plain=False)(1.05)
    told = [line.strip() for line in window.getvalue().split("\r")]
    assert told == [
        "",
        "Listen: the metronome is tried for 2 seconds more ...",
        "Listen: the metronome is tried for 1 second more ...",
        "",
        "",
    ]


def test_nobody_is_told_where_nobody_looks() -> None:
    stream = StringIO()
    waiting(stream, 1, plain=True)(0.01)
    assert stream.getvalue() == ""
