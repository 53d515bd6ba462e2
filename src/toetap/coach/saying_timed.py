"""What there is to say in something timed: a lead-in, a hold, a time, a path."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.exercise import Hold, Path, Time
from toetap.coach.saying import LONG, SOON, Saying, Span, Weight, do, opening, sided
from toetap.coach.script import Work
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.coach.words import WordKey, Words

_MINUTE = 60
_FIVE_MINUTES = 5 * _MINUTE
_LONG_WAY = 3 * _MINUTE


def timed(session: Session, work: Work) -> Iterator[Saying]:
    """What is said in a stage of a set that goes by time, or leads to that."""
    span, dose = Span.of(session), work.dose
    match session.stage.kind:
        case "lead-in":
            return _led_in(span)
        case "wait":
            return _waiting(session, work, span)
        case "run" if isinstance(dose, Hold):
            return _holding(session, work, span)
        case "run" if isinstance(dose, Path):
            return _on_path(session, work, dose, span)
        case _:
            assert isinstance(dose, Time)
            return _for_a_time(session, work, dose, span)


def _led_in(span: Span) -> Iterator[Saying]:
    yield do(span.begins, "get ready")
    yield from span.last_seconds()


def _waiting(session: Session, work: Work, span: Span) -> Iterator[Saying]:
    yield from sided(session, work, span.begins)
    yield span.talk("ready")


def _holding(session: Session, work: Work, span: Span) -> Iterator[Saying]:
    if session.auto:
        yield from sided(session, work, span.begins)
    cue = _how(session, work)
    yield do(span.begins, "text" if cue else "hold", cue)
    yield from span.half_way(work.target)
    yield from span.last_seconds()


def _how(session: Session, work: Work) -> str:
    """What to do in the hold, the first time on each side of a long one; then the word will do."""
    before = [one for one in session.script.sets_in(work.part) if one.number == work.number - 1]
    again = bool(before) and before[0].side == work.side
    exercise = session.script.parts[work.part].exercise
    return "" if again or work.target < LONG else exercise.cue


def _on_path(session: Session, work: Work, dose: Path, span: Span) -> Iterator[Saying]:
    yield do(span.begins, opening(session, work))
    assert span.ends is not None
    for left in range(work.target, 0, -1):
        at = span.ends - left * dose.seconds * SECOND
        if at >= span.begins:
            yield do(at, "point", dose.points[-left])


def _for_a_time(session: Session, work: Work, dose: Time, span: Span) -> Iterator[Saying]:
    yield do(span.begins, opening(session, work))
    assert span.ends is not None
    for left in range(len(dose.directions), 0, -1):
        at = span.ends - left * dose.seconds * SECOND
        way = dose.directions[-left]
        if at > span.begins:
            yield do(at, "other way", way)
        elif at + dose.seconds * SECOND > span.begins:
            yield do(span.begins, "way", way)
    if not dose.directions:
        yield from span.half_way(work.target)
        yield from _minutes(work.target, span)
    yield from span.last_seconds()


def _minutes(seconds: int, span: Span) -> Iterator[Saying]:
    """How many minutes are to go, now and then, in something that takes many."""
    assert span.ends is not None
    told: list[int] = [_MINUTE] if seconds >= _LONG_WAY else []
    told += range(_FIVE_MINUTES, seconds - _MINUTE, _FIVE_MINUTES)
    for left in told:
        at = span.ends - left * SECOND
        if at > span.begins and left * 2 != seconds:
            key: WordKey = "minute to go" if left == _MINUTE else "minutes to go"
            number = left // _MINUTE if left > _MINUTE else 0
            yield Saying(at, at + SOON, Weight.TALK, Words(key, number))
