"""One errand at a time on a thread of its own, so that the screen never waits for a disk."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread

RETRY_SECONDS = 5.0
"""How long an errand that failed rests before it is tried again."""

Errand = Callable[[], None]


class Background:
    """Carries out the latest errand; one that is told meanwhile takes the place of those waiting.

    An errand that fails is tried again until it succeeds or a later one is told. The thread is
    there only while there is something to do, and never keeps the program from ending.

    Attributes:
        failure: What the latest try raised; None once one has succeeded.
    """

    def __init__(self, retry_seconds: float = RETRY_SECONDS) -> None:
        self.failure: Exception | None = None
        self._retry_seconds = retry_seconds
        self._changed = Condition()
        self._waiting: Errand | None = None
        self._at_work = False
        self._hurry = False
        self._tries = self._failed_try = 0

    def tell(self, errand: Errand) -> None:
        """Have an errand carried out from now on. Returns at once."""
        with self._changed:
            self._waiting = errand
            self._nudge()
            if not self._at_work:
                self._at_work = True
                Thread(target=self._work, name="toetap-keeping", daemon=True).start()

    def wait(self, timeout: float) -> bool:
        """Wait until all that was told is done.

        Args:
            timeout: At most so many seconds.

        Returns:
            False if it is not: it takes longer, or has failed once more.
        """
        with self._changed:
            before = self._tries  # one that is on its way tells nothing of now
            self._nudge()
            self._changed.wait_for(lambda: not self._at_work or self._failed_try > before, timeout)
            return not self._at_work

    def _nudge(self) -> None:
        self._hurry = True
        self._changed.notify_all()

    def _work(self) -> None:
        while (errand := self._next()) is not None:
            try:
                errand()
            except Exception as error:  # noqa: BLE001 - on this thread nobody else would tell it
                self._failed(errand, error)
            else:
                self.failure = None

    def _next(self) -> Errand | None:
        with self._changed:
            errand, self._waiting = self._waiting, None
            if errand is None:
                self._at_work = False
                self._changed.notify_all()
            self._hurry = False
            self._tries += 1
            return errand

    def _failed(self, errand: Errand, error: Exception) -> None:
        with self._changed:
            self.failure = error
            self._failed_try = self._tries
            self._changed.notify_all()
            self._waiting = self._waiting or errand
            self._changed.wait_for(lambda: self._hurry, self._retry_seconds)
