"""What is to reach the disk, whatever becomes of the screen that it was asked for on."""

from __future__ import annotations

from asyncio import get_running_loop, shield
from collections.abc import Callable
from typing import Any

from textual.app import App


def carry_out(app: App[Any], errand: Callable[[], None]) -> None:
    """Carry out an errand off the screen's thread, to its end. To be called on that thread.

    A worker is called off with its screen; if its thread has not begun by then, it never does. So
    an errand is in line for a thread before this returns, and the worker only waits for it.

    Args:
        app: Lives longer than any screen, and ends where an errand fails unforeseen.
        errand: May wait for the disk. Whatever it tells a screen, the screen may be gone.
    """
    begun = get_running_loop().run_in_executor(None, errand)
    app.run_worker(shield(begun), group="errands")
