"""What there is to say before, between and after the sets."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.exercise import Hold
from toetap.coach.saying import LAST_SECONDS, Saying, Span, Weight, do
from toetap.coach.script import Prepare, Rest, Script, Work
from toetap.coach.session import Session
from toetap.coach.stopping import advice
from toetap.coach.units import SECOND, Limbs, SetSide
from toetap.coach.words import WordKey, Words

_MINUTE = 60
_SIDES: dict[SetSide, WordKey] = {
    "right": "then right",
    "left": "then left",
    "both": "then both",
    "alternating": "then alternating",
}
_LIMBS: dict[Limbs, WordKey] = {
    "feet": "then feet",
    "hands": "then hands",
    "hands+feet": "then hands+feet",
}


def between(session: Session) -> Iterator[Saying]:
    """What is said in a stage in which no set goes on."""
    span = Span.of(session)
    if session.over:
        return _ending(session, span)
    step = session.script.steps[session.at]
    if isinstance(step, Prepare):
        return _preparing(session, step, span)
    assert isinstance(step, Rest)
    return _resting(session, step, span)


def _preparing(session: Session, step: Prepare, span: Span) -> Iterator[Saying]:
    yield span.talk("routine", text=session.script.routine.name)
    looks = step.look_at_feet and not session.looked
    yield span.coming("look at both feet" if looks else "before you start")
    if step.equipment:
        yield span.talk("within reach", text=", ".join(step.equipment))


def _resting(session: Session, rest: Rest, span: Span) -> Iterator[Saying]:
    work = session.work
    assert work is not None
    if _lets_go(session, work):
        yield do(span.begins, "release")
    if span.ends is not None and work.tally:
        words = length((span.ends - span.begins) // SECOND)
        if words is not None:
            yield span.talk(words.key, words.number)
    if rest.opens:
        yield from _introduced(session, work, span)
    following = then(session.script, work)
    if following is not None:
        yield span.coming(following)
    if span.ends is None:
        yield span.talk("ready")
    elif work.kind != "taps":  # a round counts in by itself
        yield from span.last_seconds()


def _introduced(session: Session, work: Work, span: Span) -> Iterator[Saying]:
    """The exercise, how it begins, and what to do in it."""
    exercise = session.script.parts[work.part].exercise
    yield span.coming("next exercise" if work.part else "exercise", exercise.name)
    yield span.coming("text", exercise.steps[0])
    if work.kind != "path":  # its points are said one by one
        yield span.talk("text", text=exercise.cue)


def length(seconds: int) -> Words | None:
    """The words for how long a rest is; none for one that is over before they are."""
    minutes, rest = divmod(seconds, _MINUTE)
    if minutes and not rest:
        return Words("rest minute") if minutes == 1 else Words("rest minutes", minutes)
    return Words("rest seconds", seconds) if seconds > LAST_SECONDS else None


def then(script: Script, work: Work) -> WordKey | None:
    """The words for the set that comes next, where there is anything to tell of it."""
    if work.kind == "taps":
        return _LIMBS.get(work.limbs)
    before = script.sets_in(work.part)[work.number - 2] if work.number > 1 else None
    if before is not None and before.side == work.side:
        return "then again"
    return None if before is None and work.side == "both" else _SIDES[work.side]


def _lets_go(session: Session, work: Work) -> bool:
    """A hold has just come to its end."""
    before = session.script.steps[session.at - 1]
    if not isinstance(before, Work) or not isinstance(before.dose, Hold):
        return False
    done = session.tally(before).done
    # To a set that has been reached before one returns; nothing was held until now.
    return done > 0 and done % before.target == 0 and not session.tally(work).reached


def _ending(session: Session, span: Span) -> Iterator[Saying]:
    opening = session.script.steps[0]
    assert isinstance(opening, Prepare)
    if session.status == "stopped":
        yield do(span.begins, "stopped")
        yield span.talk("text", text=advice(session))
        return
    last = None if session.cut_short else session.script.steps[-1]
    if isinstance(last, Work) and isinstance(last.dose, Hold) and session.tally(last).done:
        yield do(span.begins, "release")
    until = span.begins + LAST_SECONDS * SECOND
    key: WordKey = "done" if session.status == "completed" else "end"
    yield Saying(span.begins, until, Weight.NEXT, Words(key))
    if opening.look_at_feet:
        yield span.talk("look again")
