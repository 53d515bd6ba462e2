from __future__ import annotations

from threading import Event

from toetap.store.background import Background

LONG = 10.0
"""Seconds that only a failing test takes."""


def test_what_was_told_is_done_when_the_wait_is_over() -> None:
    done: list[int] = []
    background = Background()
    for number in range(20):
        background.tell(lambda number=number: done.append(number))  # type: ignore[misc]
        assert background.wait(LONG)
        assert done[-1] == number


def test_of_what_waits_only_the_latest_is_done() -> None:
    begun, let_go = Event(), Event()
    done: list[str] = []

    def slow() -> None:
        begun.set()
        assert let_go.wait(LONG)
        done.append("first")

    background = Background()
    background.tell(slow)
    assert begun.wait(LONG)
    for name in ("second", "third", "fourth"):
        background.tell(lambda name=name: done.append(name))  # type: ignore[misc]
    assert not background.wait(0)
    let_go.set()
    assert background.wait(LONG)
    assert done == ["first", "fourth"]


def test_what_fails_is_tried_again_until_it_succeeds() -> None:
    tries: list[int] = []

    def third_time_lucky() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise OSError("full")

    background = Background(retry_seconds=0)
    background.tell(third_time_lucky)
    while not background.wait(LONG):
        pass
    assert len(tries) == 3
    assert background.failure is None


def test_a_wait_tries_once_more_and_does_not_go_on_for_ever() -> None:
    tries: list[int] = []

    def never() -> None:
        tries.append(1)
        raise OSError("full")

    background = Background(retry_seconds=LONG)
    background.tell(never)
    assert not background.wait(LONG)
    before = len(tries)
    assert not background.wait(LONG)
    assert len(tries) > before
    assert background.failure is not None


def test_a_newer_errand_takes_the_place_of_one_that_fails() -> None:
    def never() -> None:
        raise OSError("full")

    done = Event()
    background = Background(retry_seconds=LONG)
    background.tell(never)
    assert not background.wait(LONG)
    background.tell(done.set)
    assert background.wait(LONG)
    assert done.is_set()
    assert background.failure is None
    background.tell(done.clear)
    assert background.wait(LONG)
    assert not done.is_set()
