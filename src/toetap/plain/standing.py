"""Where a session stands, in a sentence or two, for whoever asks or comes back to it."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.exercise import Hold, Taps
from toetap.coach.moment import next_words, seconds_left, working_side
from toetap.coach.script import Work
from toetap.coach.session import Session
from toetap.coach.tapping import current_bpm
from toetap.coach.units import SECOND
from toetap.coach.viewing import view_of
from toetap.plain.spoken import capital, of_side, side, span


def state(session: Session) -> str:
    """What goes on now, in a sentence or two; what Enter does at the end."""
    work, view = session.work, view_of(session)
    enter = f" Enter: {view.press}." if view.press else ""
    if work is None:
        return enter.strip()
    return f"{_moment(session, work)}{enter}".strip()


def _moment(session: Session, work: Work) -> str:
    stage, tally = session.stage, session.tally(work)
    left = f"{span(seconds_left(session))} to go" if stage.until is not None else ""
    match stage.kind:
        case "rest" | "ready":
            coming = next_words(work)
            return f"Rest, {left}. Then {coming}." if left else f"Next: {coming}."
        case "lead-in":
            return f"Get into place, {left}."
        case "taps":
            assert stage.round is not None
            beat = stage.round.index_at(session.now)
            if beat < stage.round.first:
                return f"Count-in. Then {stage.round.beats[stage.round.first].side}."
            return f"Tap {beat + 1} of {len(stage.round.beats)}, {side(work)}."
        case "hold" | "release":
            return f"{capital(stage.kind)}, {left}{of_side(working_side(session, work))}."
        case "wait":
            lasts = span(work.target - tally.done % work.target)
            return f"Hold {lasts}{of_side(working_side(session, work))}."
        case "run":
            return f"{'Hold' if isinstance(work.dose, Hold) else 'Go on'}, {left}."
        case _:
            done = tally.done % work.target
            turn = working_side(session, work)
            now = "" if turn == "both" else f" Now {turn}."
            return f"{done} of {work.target} reps done.{now}"


def where(session: Session) -> Iterator[str]:
    """Where one is: exercise, set, what goes on, and the time so far."""
    work = session.work
    if work is not None:
        part = session.script.parts[work.part]
        place = f"Exercise {work.part + 1} of {len(session.script.parts)}: {part.exercise.name}."
        sets = len(session.script.sets_in(work.part))
        what = "Round" if isinstance(work.dose, Taps) else "Set"
        of = f" {what} {work.number} of {sets}, {side(work)}." if sets > 1 else ""
        yield f"{place}{of}"
        bpm = current_bpm(session)
        yield f"Tempo: {bpm} beats a minute." if bpm is not None else f"How: {part.exercise.cue}"
    else:
        yield f"{session.script.routine.name}: {view_of(session).heading}."
    paused = "Paused. " if session.paused else ""
    yield f"{paused}{state(session)}".strip()
    yield f"Time so far: {span(session.exercised // SECOND)}."
