"""What an input makes of a session."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as revised

from toetap.coach import tapping
from toetap.coach.exercise import Hold, Reps
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    SwitchReading,
    TapTempo,
    Tempo,
    Undo,
)  # fmt: skip
from toetap.coach.passage import (
    advance,
    begin_set,
    count,
    finish_set,
    go_to,
    lead_in,
    next_rep,
    staged,
    start_rep,
)  # fmt: skip
from toetap.coach.script import Prepare, Rest, Work
from toetap.coach.session import Session, Stage, Turn, nothing

SCALE = range(11)


def handle(session: Session, given: Input, now: int) -> Turn:
    """What becomes of a session when this is told to it at `now`.

    An input given before the session's own instant counts as given at that instant.
    """
    turn = advance(session, now)
    here = turn.session
    burst, verdict = here.burst.judged(given, here.now)
    if verdict == "held" and here.before_burst is not None:
        restored = advance(here.before_burst, here.now).session
        return Turn(replace(restored, burst=burst), turn.cues).cue("held")
    if verdict != "press":
        return Turn(replace(here, burst=burst), turn.cues)
    # What is said outside of bursts must outlive them, so from there on no burst is taken back.
    before = None if burst is here.burst else replace(here, before_burst=None)
    turn = turn.then(_handled(replace(here, burst=burst, before_burst=before), given))
    return turn.then(advance(turn.session, turn.session.now))


def does_something(session: Session, given: Input) -> bool:
    """Whether this input would have anything to do at the session's instant."""
    return all(cue.kind != "nothing" for cue in _handled(session, given).cues)


def _handled(session: Session, given: Input) -> Turn:  # noqa: C901, PLR0912 - a case an input
    match given:
        case Press():
            return _pressed(session)
        case Undo():
            return _undone(session)
        case Next():
            return _next(session)
        case Back():
            return _back(session)
        case Pause():
            return _paused(session)
        case Auto():
            return _auto(session)
        case Tempo():
            return tapping.faster(session, given.change)
        case TapTempo():
            return tapping.tapped(session)
        case SwitchReading():
            return tapping.switched(session)
        case Kept():
            return tapping.kept(session, given.answer)
        case Stop():
            return _stopped(session, given)
        case Leave():
            return _left(session)
        case _:
            return Turn(_answered(session, given))


def _pressed(session: Session) -> Turn:
    if session.paused:
        return _paused(session)
    match session.stage.kind:
        case "prepare":
            return _prepared(session)
        case "ready" | "rest":
            return begin_set(session, placed=False)
        case "wait":
            return lead_in(session)
        case "count":
            work = session.work
            assert work is not None
            assert isinstance(work.dose, Reps)
            paced = work.dose.hold or work.dose.release
            return start_rep(session) if paced else count(session)
        case _:
            return nothing(session)


def _prepared(session: Session) -> Turn:
    step = session.script.steps[0]
    assert isinstance(step, Prepare)
    if step.look_at_feet and session.before.feet is None:
        session = replace(session, before=revised(session.before, feet="clear"))
    return go_to(session, 1)


def _undone(session: Session) -> Turn:
    """Take back the hold that runs, or else the last rep, even if it ended its set."""
    if session.paused or session.cut_short:
        return nothing(session)
    if session.stage.kind in ("hold", "release"):
        stopped = replace(session, auto=False)
        return next_rep(stopped).cue("undone")
    if (work := _started_hold(session)) is not None:
        tally = session.tally(work)
        stopped = session.with_tally(work, replace(tally, done=session.stage.base))
        return Turn(staged(replace(stopped, auto=False), "wait")).cue("undone")
    work, at, left = session.work, session.at - 1, session
    if work is not None and (session.in_set or session.stage.returned):
        tally, its_place = session.tally(work), session.script.works[work.tally]
        if tally.done or (session.in_set and not isinstance(work.dose, Reps)):
            at = its_place
        elif session.in_set:
            left, at = session.with_tally(work, replace(tally, reached=False)), its_place - 2
    return _uncounted(left, at) or nothing(session)


def _uncounted(session: Session, at: int) -> Turn | None:
    """Go back to the step at `at` and take its last rep back; None if it has none."""
    step = session.script.steps[at] if at > 0 else None
    if not isinstance(step, Work) or not isinstance(step.dose, Reps):
        return None
    tally = session.tally(step)
    if not tally.done:
        return None
    back = replace(session, at=at, auto=False, status="in progress")
    back = back.with_tally(step, replace(tally, done=tally.done - 1))
    return Turn(staged(back, "count")).cue("undone", tally.done - 1)


def _started_hold(session: Session) -> Work | None:
    work = session.work
    held = work is not None and isinstance(work.dose, Hold)
    return work if held and session.stage.kind in ("lead-in", "run") else None


def _next(session: Session) -> Turn:
    """Pass over the rest of a set; in a rest, over the set or the exercise that it leads to."""
    if session.over or session.paused or session.stage.kind == "prepare":
        return nothing(session)
    if session.script.until_left:
        return nothing(session)  # nothing follows
    if session.in_set:
        return finish_set(session)
    rest = session.script.steps[session.at]
    work = session.work
    assert isinstance(rest, Rest)
    assert work is not None
    passed = session.script.sets_in(work.part) if rest.opens else (work,)
    for skipped in passed:
        tally = replace(session.tally(skipped), reached=True)
        session = session.with_tally(skipped, tally)
    return go_to(session, session.script.works[passed[-1].tally] + 1)


def _back(session: Session) -> Turn:
    """Return to the rest before the set that came before; after a stop, to where it was."""
    if session.paused or session.stage.kind == "prepare":
        return nothing(session)
    going = replace(session, status="in progress", reason=None)
    if session.cut_short:
        return _taken_up(going)
    earlier = [at for at in session.script.works if at < session.at]
    if earlier:
        return go_to(going, earlier[-1] - 1, returned=True)
    return go_to(going, 1, returned=True) if session.in_set else nothing(session)


def _taken_up(session: Session) -> Turn:
    """Wait for the person where the session was cut short."""
    step = session.script.steps[session.at]
    if isinstance(step, Prepare):
        return Turn(replace(session, stage=Stage("prepare", session.active)))
    at = session.at if isinstance(step, Rest) else session.at - 1
    return go_to(session, at, returned=True)


def _paused(session: Session) -> Turn:
    if session.over:
        return nothing(session)
    paused = not session.paused
    stage, now = session.stage, session.now
    if stage.round is not None:
        tempo = stage.round.tempo
        tempo = tempo.paused_at(now) if paused else tempo.resumed_at(now)
        stage = replace(stage, round=replace(stage.round, tempo=tempo))
    turn = Turn(replace(session, paused=paused, stage=stage))
    return turn.cue("paused" if paused else "resumed")


def _auto(session: Session) -> Turn:
    work = session.work
    if work is None or session.paused or not isinstance(work.dose, Reps | Hold):
        return nothing(session)
    switched = replace(session, auto=not session.auto)
    kind = session.stage.kind
    if switched.auto:
        return lead_in(switched) if kind in ("count", "wait") else Turn(switched)
    if isinstance(work.dose, Reps) and kind in ("count", "lead-in"):
        return next_rep(switched)
    return Turn(switched)


def _stopped(session: Session, given: Stop) -> Turn:
    if session.over and session.status != "stopped":
        return nothing(session)
    stopped = replace(session, status="stopped", reason=given.reason)
    return Turn(stopped) if session.over else Turn(_over(stopped)).cue("ended")


def _left(session: Session) -> Turn:
    if session.over:
        return nothing(session)
    left = replace(session, status="partial")
    work = session.work
    if session.script.until_left and work is not None and (done := session.tally(work).done):
        # Nobody asked for a number of taps, so none is missing.
        tally = replace(session.tally(work), target=done)
        left = replace(session, status="completed").with_tally(work, tally)
    return Turn(_over(left)).cue("ended")


def _over(session: Session) -> Session:
    return replace(session, stage=Stage("over", session.active), paused=False)


def _answered(session: Session, given: Answer | Note) -> Session:
    if isinstance(given, Note):
        return replace(session, note=given.text)
    if given.value is not None and given.value not in SCALE:
        raise ValueError(f"an answer is 0 to 10 or none, not {given.value}")
    match given.question:
        case "pain before":
            return replace(session, before=revised(session.before, pain=given.value))
        case "numbness before":
            return replace(session, before=revised(session.before, numbness=given.value))
        case "pain after":
            return replace(session, after=revised(session.after, pain=given.value))
        case _:
            return replace(session, after=revised(session.after, effort=given.value))
