"""A calendar file (RFC 5545) that any calendar program takes in.

Times are local times without a zone: 09:00 is nine o'clock wherever the person is, before and
after the clocks change. No zone has to be known or described, and none can be out of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from toetap.coach.reminders import Reminder
from toetap.coach.units import DAYS_A_WEEK

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_OCTETS = 75
_OURS = "https://toetap.invalid/reminders/"


def calendar(reminders: Iterable[Reminder], now: datetime, version: str) -> bytes:
    """A calendar with an alarm for each time of each reminder.

    Args:
        reminders: What it reminds of. The same one again takes the place of the earlier.
        now: When it is made, with the offset of the place.
        version: Of the program.
    """
    lines = [line for one in reminders for line in _event(one, now)]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//toetap//toetap {version}//EN"]
    head += ["CALSCALE:GREGORIAN", "X-WR-CALNAME:toetap"]
    return b"".join(folded(line) for line in [*head, *lines, "END:VCALENDAR"])


def _event(one: Reminder, now: datetime) -> Iterator[str]:
    every_day = len(one.days) == DAYS_A_WEEK
    by_day = ",".join(_DAYS[day] for day in one.days)
    stamp = now.astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, _OURS + one.id)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{stamp:%Y%m%dT%H%M%SZ}"
    # Programs that have an earlier one take the larger number for the newer.
    yield f"SEQUENCE:{int(stamp.timestamp()) // 60}"
    yield f"DTSTART:{one.start:%Y%m%dT%H%M%S}"
    yield f"DURATION:PT{one.minutes}M"
    yield "RRULE:FREQ=DAILY" if every_day else f"RRULE:FREQ=WEEKLY;BYDAY={by_day}"
    yield f"SUMMARY:{escaped(one.title)}"
    yield f"DESCRIPTION:{escaped(one.words)}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(one.title)}"
    yield "TRIGGER:PT0S"
    yield "END:VALARM"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value may hold it."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def folded(line: str) -> bytes:
    """A line with its end, broken where it is longer than 75 octets, and never in a character."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode(errors="replace")
        # A further line begins with a space, which counts.
        if len(piece) + len(octets) > _OCTETS - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
