"""What happened, as lines: labels first, each enough by itself, nothing told each second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toetap.coach.cues import Cue
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.moment import next_words, seconds_left, working_side
from toetap.coach.script import COUNT_IN, LEAD_IN, Prepare, Rest, Work
from toetap.coach.session import Session
from toetap.coach.tapping import unanswered
from toetap.coach.viewing import view_of
from toetap.plain.marks import point_line
from toetap.plain.spoken import asked_in, asked_of, capital, done_in, side, span
from toetap.plain.standing import state

PAIN_BEFORE = "Pain in your feet now? Answer with a number from 0, none, to 10, the worst."
KEPT_UP = "Did you keep up? Answer kept or lost."


def told(before: Session, after: Session, cues: Sequence[Cue]) -> Iterator[str]:
    """The lines for what happened between two sessions, of which the second is just after it.

    A set that ends and the next that begins at the same instant are told apart by the order of
    the cues: up to the end of the set they are of the earlier one.
    """
    for cue in cues:
        match cue.kind:
            case "rep" if before.work is not None:
                yield from _rep(before, before.work, cue.number)
            case "set done" if before.work is not None:
                yield from _set_done(before, after, before.work)
            case "undone":
                yield from _undone(after)
            case "paused":
                yield "Paused. Enter: go on."
            case "resumed":
                yield f"Going on. {state(after)}".rstrip()
            case _:
                if after.work is not None:
                    yield from _began(cue, after, after.work)


def _began(cue: Cue, after: Session, work: Work) -> Iterator[str]:
    match cue.kind:
        case "exercise":
            yield from exercise(after)
            yield from waiting(after)
        case "rest" if not after.in_set:
            yield from waiting(after)
        case "set":
            yield from _set(after, work)
        case "hold":
            yield from _hold(after, work)
        case "release":
            yield from _release(after, work)
        case "go":
            yield _go(work)
        case _:
            return


def opening(session: Session) -> Iterator[str]:
    """What to look at and have at hand before the first exercise, and what to answer."""
    view = view_of(session)
    yield f"{view.heading}."
    yield from view.lines
    for line in view.minds:
        yield line if line.startswith("Within reach") else f"Mind: {line}"
    step = session.script.steps[0]
    if isinstance(step, Prepare) and step.look_at_feet:
        yield f"{PAIN_BEFORE} You may leave it out."
    yield "Enter: all is well, go on. stop and Enter: something is new, or you are unwell."


def exercise(session: Session) -> Iterator[str]:
    """The exercise that goes on or comes next, step by step."""
    work = session.work
    if work is None:
        yield from opening(session)
        return
    part = session.script.parts[work.part]
    place = f"Exercise {work.part + 1} of {len(session.script.parts)}"
    yield f"{place}: {part.exercise.name}. {capital(part.posture)}. {capital(asked_of(part))}."
    for number, line in enumerate(part.exercise.steps, start=1):
        yield f"Step {number}. {line}"
    for line in part.exercise.cautions:
        yield f"Mind: {line}"


def waiting(session: Session) -> Iterator[str]:
    """A rest: how long, what comes next, and what Enter does."""
    work, step = session.work, session.script.steps[session.at]
    if work is None or not isinstance(step, Rest):
        return
    coming = next_words(work)
    if session.stage.kind == "rest":
        yield f"Rest {span(seconds_left(session))}. Then {coming}. Enter: start now."
    else:
        yield f"Next: {coming}. Enter: start."
    if unanswered(session) is not None:
        yield KEPT_UP


def _set(session: Session, work: Work) -> Iterator[str]:
    sets = len(session.script.sets_in(work.part))
    tally = session.tally(work)
    what = "Round" if isinstance(work.dose, Taps) else "Set"
    place = f"{what} {work.number} of {sets}, {side(work)}" if sets > 1 else capital(side(work))
    yield f"{place}: {asked_in(work, tally.target, tally.done)}."
    yield from began_stage(session)


def began_stage(session: Session) -> Iterator[str]:
    """What begins without a cue of its own, or waits for Enter."""
    round_, kind = session.stage.round, session.stage.kind
    if round_ is not None:
        first = round_.beats[round_.first].side
        bpm = f"{round_.tempo.bpm} beats a minute"
        yield f"Count-in: {COUNT_IN} beats, {bpm}. Then {first}."
    elif kind == "lead-in":
        yield f"Get into place: {span(LEAD_IN)}."
    elif press := view_of(session).press:
        yield f"Enter: {press}."
    elif kind == "count" and session.auto:
        yield "Go. The coach counts."


def _rep(before: Session, work: Work, number: int) -> Iterator[str]:
    assert isinstance(work.dose, Reps)
    place = (number - 1) % work.target + 1
    let_go = "Release. " if before.stage.kind == "hold" else ""
    line = f"{let_go}Rep {place} of {work.target}, {working_side(before, work)}."
    if work.side == "alternating" and place < work.target:
        line += f" Next {'left' if number % 2 else 'right'}."
    if ways := work.dose.directions:
        now, then = ((done * len(ways)) // work.target for done in (place - 1, place))
        line += f" Change: {ways[then]}." if now < then < len(ways) else ""
    yield line


def _hold(session: Session, work: Work) -> Iterator[str]:
    first = not session.tally(work).done
    cue = f" {work.dose.hold_cue}" if isinstance(work.dose, Reps) and first else ""
    lasts = span(seconds_left(session))
    yield f"Hold {lasts}, {working_side(session, work)}.{cue}".rstrip()


def _release(session: Session, work: Work) -> Iterator[str]:
    first = not session.tally(work).done
    cue = f" {work.dose.release_cue}" if isinstance(work.dose, Reps) and first else ""
    yield f"Release, {span(seconds_left(session))}.{cue}".rstrip()


def _go(work: Work) -> str:
    match work.dose:
        case Path() as dose:
            return f"Go. {point_line(dose, len(dose.points))}"
        case Time(directions=(first, *_)) as dose:
            return f"Go: {first}, {span(dose.seconds)}."
        case _:
            return f"Go: {span(work.target)}."


def _set_done(before: Session, after: Session, work: Work) -> Iterator[str]:
    tally = after.tally(work)
    if isinstance(work.dose, Hold) and before.stage.kind == "run":
        yield "Release."
    if isinstance(work.dose, Reps) and tally.done and tally.done % work.target == 0:
        return  # the last rep has said so
    yield f"Set ended: {done_in(work, tally.target, tally.done)}."


def _undone(session: Session) -> Iterator[str]:
    work = session.work
    if work is None:
        yield "Undone."
        return
    tally = session.tally(work)
    then = f" {state(session)}" if session.in_set else ""
    yield f"Undone: {done_in(work, tally.target, tally.done)} counted.{then}"
