"""One call at an instant to come."""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable

from textual.message_pump import MessagePump

from toetap.coach.units import SECOND


class Alarm:
    """Calls once. Textual's own timer never does if its instant is past before it first runs."""

    def __init__(self, pump: MessagePump, call: Callable[[], object]) -> None:
        """Call nothing yet.

        Args:
            pump: Calls, in its turn among its messages.
            call: What to call.
        """
        self._pump = pump
        self._call = call
        self._handle: TimerHandle | None = None

    def set(self, nanoseconds: int) -> None:
        """Call in so many nanoseconds from now, and not when it was to be before."""
        self.stop()
        delay = max(0, nanoseconds) / SECOND
        self._handle = get_running_loop().call_later(delay, self._pump.call_later, self._call)

    def stop(self) -> None:
        """Call no more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
