"""Errors that speak to a person: what is wrong, where, and what to do.

One handler, in `cli.main`, prints them and turns them into an exit code. Nothing else may reach
a person: a traceback is a bug of ours.
"""


class ToetapError(Exception):
    """Something a person can act on.

    Attributes:
        message: What is wrong and where, as one sentence or a short list.
        hint: What to do about it; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ToetapError):
    """The command was not put in a way that can be carried out."""

    exit_code = 2


class ContentError(ToetapError):
    """An exercise, routine or source file is not what the formats ask for."""


class UnknownNameError(ToetapError):
    """Nothing goes by this name; the message lists what comes nearest."""


class NotSavedError(ToetapError):
    """A record could not be brought safely to the disk. It is still in memory."""


class UnreadableError(ToetapError):
    """A file of the person's could not be read; it is left as it is."""
