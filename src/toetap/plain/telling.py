"""What happened, as lines: labels first, each enough by itself, nothing told each second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toetap.coach.cues import Cue
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.moment import seconds_left, working_side
from toetap.coach.script import COUNT_IN, LEAD_IN, Work
from toetap.coach.session import Session
from toetap.coach.tapping import unanswered
from toetap.coach.viewing import view_of
from toetap.plain.introducing import introduced, waiting
from toetap.plain.marks import point_line
from toetap.plain.spoken import (
    asked_in,
    capital,
    done_in,
    of_side,
    sentence,
    side,
    span,
)  # fmt: skip
from toetap.plain.standing import state

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
                yield f"Undone. {state(after)}"
            case "held":
                yield f"Enter was held down: not counted. {state(after)}"
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
            yield from introduced(after)
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


def _set(session: Session, work: Work) -> Iterator[str]:
    sets = len(session.script.sets_in(work.part))
    tally = session.tally(work)
    what = "Round" if isinstance(work.dose, Taps) else "Set"
    asked = asked_in(work, tally.target, tally.done)
    if sets > 1:
        yield f"{what} {work.number} of {sets}, {side(work)}. {capital(asked)}."
    else:
        yield f"Now: {asked}." if work.side == "both" else f"{capital(side(work))}. {asked}."
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
    line = f"{let_go}Rep {place} of {work.target}{of_side(working_side(before, work))}."
    if work.side == "alternating" and place < work.target:
        line += f" Next {'left' if number % 2 else 'right'}."
    if ways := work.dose.directions:
        now, then = ((done * len(ways)) // work.target for done in (place - 1, place))
        line += f" Change: {ways[then]}." if now < then < len(ways) else ""
    yield line


def _hold(session: Session, work: Work) -> Iterator[str]:
    first = not session.tally(work).done
    cue = sentence(work.dose.hold_cue) if isinstance(work.dose, Reps) and first else ""
    lasts = span(seconds_left(session))
    yield f"Hold {lasts}{of_side(working_side(session, work))}. {cue}".rstrip()


def _release(session: Session, work: Work) -> Iterator[str]:
    first = not session.tally(work).done
    cue = sentence(work.dose.release_cue) if isinstance(work.dose, Reps) and first else ""
    yield f"Release, {span(seconds_left(session))}. {cue}".rstrip()


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
    full = tally.done >= tally.target
    if isinstance(work.dose, Hold) and before.stage.kind == "run":
        yield "Release."
    if not full:
        yield f"Ended: {done_in(work, tally.target, tally.done)}."
    elif not isinstance(work.dose, Reps | Hold):  # the last rep, or the release, has said so
        yield f"Done: {done_in(work, tally.target, tally.done)}."
    if unanswered(after) is not None and not after.over:
        yield KEPT_UP
