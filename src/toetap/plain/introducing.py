"""What is said before something is done: what to look at, how an exercise goes, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.exercise import Reps
from toetap.coach.moment import next_words, seconds_left, working_side
from toetap.coach.script import Rest, Work
from toetap.coach.session import Session
from toetap.coach.viewing import view_of
from toetap.coach.wording import pain_question
from toetap.plain.spoken import asked_of, capital, sentence, span

PAIN_SCALE = "Answer 0 to 10: 0 is none, 10 the worst."


def opening(session: Session) -> Iterator[str]:
    """What to look at and have at hand before the first exercise, and what to answer."""
    view = view_of(session)
    yield f"{view.heading}."
    yield from view.lines
    for line in view.minds:
        yield line if line.startswith("Within reach") else f"Mind: {line}"
    yield f"{pain_question(session.script)} {PAIN_SCALE} You may leave it out."
    yield f"Enter: {view.press}. stop and Enter: not today."


def introduced(session: Session) -> Iterator[str]:
    """The exercise that comes next.

    Where a countdown already runs, what Enter and the clock do comes before the steps: reading
    them aloud may take longer than the rest.
    """
    if session.stage.kind == "rest":
        yield from exercise_line(session)
        yield from waiting(session)
        yield "pause: take your time to read on."
        yield from steps(session, known=_minded_before(session))
    else:
        yield from exercise_line(session)
        yield from steps(session, known=_minded_before(session))
        yield from waiting(session)


def how(session: Session) -> Iterator[str]:
    """All there is to read of what goes on or comes next, whether it was told before or not."""
    if session.work is None:
        yield from opening(session)
    yield from exercise_line(session)
    yield from steps(session)


def _minded_before(session: Session) -> frozenset[str]:
    """What to mind that was told with an earlier exercise, word for word."""
    here = 0 if session.work is None else session.work.part
    earlier = (part.exercise.cautions for part in session.script.parts[:here])
    return frozenset(line for cautions in earlier for line in cautions)


def exercise_line(session: Session) -> Iterator[str]:
    """Which exercise it is, and what it asks."""
    work = session.work
    if work is not None:
        part = session.script.parts[work.part]
        place = f"Exercise {work.part + 1} of {len(session.script.parts)}"
        asked = sentence(capital(asked_of(part)))
        told_by_name = part.posture in part.exercise.name.casefold()
        posture = "" if told_by_name else f"{capital(part.posture)}. "
        yield f"{place}: {sentence(part.exercise.name)} {posture}{asked}"


def steps(session: Session, *, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """How the exercise is done, step by step, and what to mind, but for what is known."""
    work = session.work
    if work is not None:
        chosen = session.script.parts[work.part].exercise
        for number, line in enumerate(chosen.steps, start=1):
            yield f"Step {number}. {line}"
        yield from (f"Mind: {line}" for line in chosen.cautions if line not in known)


def waiting(session: Session) -> Iterator[str]:
    """A rest: how long, what comes next, and what Enter does."""
    work, step = session.work, session.script.steps[session.at]
    if work is None or not isinstance(step, Rest):
        return
    coming = _coming(session, work)
    if session.stage.kind == "rest":
        then = f" Then {coming}." if coming else ""
        yield f"Rest {span(seconds_left(session))}.{then} Enter: start now."
    else:
        yield f"Next: {coming}. Enter: start." if coming else "Enter: start."


def _coming(session: Session, work: Work) -> str:
    """The side or limbs of the set that comes; nothing where there is only one set, for both."""
    if work.side == "both" and len(session.script.sets_in(work.part)) == 1:
        return ""
    words = next_words(work)
    if work.side == "alternating" and isinstance(work.dose, Reps):
        return f"{words}, {working_side(session, work)} first"
    return words
