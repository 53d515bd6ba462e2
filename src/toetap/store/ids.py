"""Ids of sessions, and the names of the files that hold them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

RandomBytes = Callable[[int], bytes]

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
ID_PATTERN = "[0-9a-hjkmnp-tv-z]{16}"

_BITS = 80
_ID = re.compile(ID_PATTERN)
_SESSION = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9]{{4}}-({ID_PATTERN})\.toml")
_LEFTOVER = re.compile(rf"\.(?:{_SESSION.pattern}|probe)\.[0-9a-f]{{16}}\.tmp")


# `secrets.token_bytes` is this very call, and importing it costs five milliseconds.
def new_id(random: RandomBytes = os.urandom) -> str:
    """An id that nothing else has: 80 random bits in lower-case Crockford base32."""
    bits = int.from_bytes(random(_BITS // 8))
    return "".join(CROCKFORD[bits >> shift & 31] for shift in range(_BITS - 5, -1, -5))


def is_id(text: str) -> bool:
    """Whether this is written as an id is."""
    return _ID.fullmatch(text) is not None


def place(started: datetime, session_id: str) -> PurePath:
    """Where a session's file belongs inside `sessions/`, by the local time it started at."""
    day = started.date().isoformat()
    return PurePath(day[:4], day[5:7], f"{day}-{started:%H%M}-{session_id}.toml")


def id_in(name: str) -> str | None:
    """The id in a file's name, or None for a name that is no session's."""
    found = _SESSION.fullmatch(name)
    return found[1] if found else None


def temporary(name: str, random: RandomBytes) -> str:
    """A name for what `name` is written as before it is whole."""
    return f".{name}.{random(8).hex()}.tmp"


def is_leftover(name: str) -> bool:
    """Whether this is a name that `temporary` gives."""
    return _LEFTOVER.fullmatch(name) is not None


def is_lock(name: str) -> bool:
    """Whether this is the name of a session's lock: the session's own but for its ending."""
    return name.endswith(".lock") and id_in(name.removesuffix("lock") + "toml") is not None
