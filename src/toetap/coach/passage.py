"""How time takes a session from stage to stage, each change at its exact instant."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.exercise import Hold, Path, Reps, Taps
from toetap.coach.rounds import Round
from toetap.coach.script import LEAD_IN, Rest, Work
from toetap.coach.session import Session, Stage, StageKind, Tally, Turn
from toetap.coach.units import SECOND


def advance(session: Session, now: int) -> Turn:
    """Let time pass until `now`. An instant that has passed already changes nothing."""
    turn = Turn(session)
    while (due := next_change(turn.session)) is not None and due <= now:
        turn = turn.then(_changed(_moved(turn.session, due)))
    return Turn(_moved(turn.session, max(now, turn.session.now)), turn.cues)


def next_change(session: Session) -> int | None:
    """The next instant at which something happens by itself, or None."""
    stage = session.stage
    if not session.running:
        return None
    if stage.round is not None:
        return stage.round.ends
    if stage.until is None:
        return None
    return session.now + max(0, stage.until - session.active)


def _moved(session: Session, now: int) -> Session:
    """The session at a later instant of the same stage, with what was done by then."""
    passed = now - session.now
    if not session.running:
        return replace(session, now=now)
    waited = session.waited + (0 if session.exercising else passed)
    moved = replace(session, now=now, active=session.active + passed, waited=waited)
    return _tallied(moved, session, passed)


def _tallied(moved: Session, earlier: Session, passed: int) -> Session:
    stage, work = moved.stage, moved.work
    if work is None or not moved.in_set or stage.kind in ("lead-in", "wait"):
        return moved
    tally = moved.tally(work)
    if stage.round is not None:
        return moved.with_tally(work, _tapped(moved, earlier, stage.round, tally))
    spent = tally.spent + passed
    if stage.kind != "run":
        return moved.with_tally(work, replace(tally, spent=spent))
    unit = work.dose.seconds * SECOND if isinstance(work.dose, Path) else SECOND
    done = stage.base + (moved.active - stage.since) // unit
    return moved.with_tally(work, replace(tally, spent=spent, done=done))


def _tapped(moved: Session, earlier: Session, round_: Round, tally: Tally) -> Tally:
    begins = round_.begins
    assert begins is not None, "no pause stands while time passes"
    since = min(max(begins, earlier.now), moved.now)
    return replace(
        tally,
        spent=tally.spent + moved.now - since,
        done=moved.stage.base + round_.counted_at(moved.now),
    )


def _changed(session: Session) -> Turn:
    """What happens at the end of a stage that ends by itself."""
    match session.stage.kind:
        case "rest":
            return begin_set(session, placed=_gave_time(session))
        case "lead-in":
            return _led_in(session)
        case "hold":
            return _released(session)
        case "count" | "release":
            return count(session)
        case "taps" if session.script.until_left:
            return Turn(_again(session))
        case _:
            return finish_set(session)


def go_to(session: Session, at: int, *, returned: bool = False) -> Turn:
    """Go to a step: a rest, which a set follows, or beyond the last step to the end.

    Args:
        session: The session, at the instant of the change.
        at: Index of a `Rest` in the script, or one past its last step.
        returned: The person comes back to it, so it waits for them even where it is a countdown.
    """
    if at >= len(session.script.steps):
        return _ended(session, at)
    rest = session.script.steps[at]
    assert isinstance(rest, Rest)
    here = replace(session, at=at)
    if rest.opens:
        here = replace(here, auto=False, bpm=None, taps=())
    if rest.seconds is None or returned:
        here = replace(here, stage=Stage("ready", here.active, returned=returned))
    else:
        until = here.active + rest.seconds * SECOND
        here = replace(here, stage=Stage("rest", here.active, until))
    turn, work = Turn(here), here.work
    assert work is not None
    return turn.cue("exercise", work.part + 1) if rest.opens else turn.cue("rest")


def _ended(session: Session, at: int) -> Turn:
    full = all(tally.done >= tally.target for tally in session.tallies)
    ended = replace(
        session,
        at=at,
        stage=Stage("over", session.active),
        status="completed" if full else "partial",
    )
    return Turn(ended).cue("ended")


def begin_set(session: Session, *, placed: bool) -> Turn:
    """Begin the set that the rest leads to.

    Args:
        session: The session, in a rest.
        placed: A countdown has just given time to get into place, so nothing more is needed.
    """
    work = session.work
    assert work is not None
    here = replace(session, at=session.script.works[work.tally])
    here = here.with_tally(work, replace(here.tally(work), reached=True))
    begun = Turn(here).cue("set", work.number)
    match work.dose:
        case Reps() if placed or not here.auto:
            return begun.then(next_rep(here))
        case Taps():
            return begun.then(Turn(_begun_round(here, work, work.dose)))
        case Hold() if not here.auto:
            return begun.then(Turn(staged(here, "wait")))
        case _ if placed:
            return begun.then(_run(here))
        case _:
            return begun.then(lead_in(here))


def _gave_time(session: Session) -> bool:
    """The countdown that has just ended was long enough to get into place in."""
    stage = session.stage
    assert stage.until is not None
    return stage.until - stage.since >= LEAD_IN * SECOND


def _led_in(session: Session) -> Turn:
    work = session.work
    assert work is not None
    return next_rep(session) if isinstance(work.dose, Reps) else _run(session)


def lead_in(session: Session) -> Turn:
    """Give the seconds to get into place for something timed."""
    work = session.work
    assert work is not None
    return Turn(staged(session, "lead-in", LEAD_IN * SECOND, base=session.tally(work).done))


def _begun_round(session: Session, work: Work, dose: Taps) -> Session:
    reading = session.reading or dose.reading
    bpm = session.bpm or dose.bpm
    pattern, tally = dose.parsed(), session.tally(work)
    if session.script.until_left:
        first = tally.done % len(pattern.beats(reading))
        round_ = Round.starting(pattern, reading, first, session.now, bpm)
    elif tally.done >= tally.target:
        round_ = Round.starting(pattern, reading, 0, session.now, bpm)
    else:
        left, before = tally.target - tally.done, tally.reading or dose.reading
        round_ = Round.going_on(pattern, before, left, session.now, bpm)
        round_ = round_ if before == reading else round_.switched(session.now)
    stage = Stage("taps", session.active, base=tally.done, round=round_)
    here = replace(session, stage=stage).with_tally(work, replace(tally, kept_up=None))
    return with_round(here, work, round_)


def with_round(session: Session, work: Work, round_: Round) -> Session:
    """The session with this round on its way, and what its record tells of it.

    A round done once more, perhaps read the other way, asks for no more than it did; rounds that go
    on until the person leaves ask for one more.
    """
    base, tally = session.stage.base, session.tally(work)
    once_more = base >= tally.target and not session.script.until_left
    target = tally.target if once_more else base + round_.asked
    tally = replace(tally, bpm=round_.tempo.bpm, reading=round_.reading, target=target)
    stage = replace(session.stage, round=round_)
    return replace(session, stage=stage).with_tally(work, tally)


def _again(session: Session) -> Session:
    """Another round on the beat that follows."""
    work, round_ = session.work, session.stage.round
    assert work is not None
    assert round_ is not None
    round_ = round_.again(session.now)
    stage = Stage("taps", session.active, base=session.tally(work).done, round=round_)
    return with_round(replace(session, stage=stage), work, round_)


def _run(session: Session) -> Turn:
    """Let a hold, a time or a path go: what is left of it, or all of it once more."""
    work = session.work
    assert work is not None
    done = session.tally(work).done
    left = work.target - done % work.target
    unit = work.dose.seconds if isinstance(work.dose, Path) else 1
    begun = staged(session, "run", left * unit * SECOND, base=done)
    return Turn(begun).cue("hold" if isinstance(work.dose, Hold) else "go")


def staged(
    session: Session, kind: StageKind, lasts: int | None = None, *, base: int = 0
) -> Session:
    """The session at the beginning of a stage that lasts so many nanoseconds, or until a press."""
    until = None if lasts is None else session.active + lasts
    return replace(session, stage=Stage(kind, session.active, until, base))


def next_rep(session: Session) -> Turn:
    """Wait for the next rep, or let the coach pace it."""
    dose = _reps(session)
    if not session.auto:
        return Turn(staged(session, "count"))
    if dose.hold or dose.release:
        return start_rep(session)
    return Turn(staged(session, "count", dose.pace * SECOND))


def start_rep(session: Session) -> Turn:
    """Start the hold of a rep, or its release where it has no hold."""
    dose = _reps(session)
    if dose.hold:
        return Turn(staged(session, "hold", dose.hold * SECOND)).cue("hold")
    return _released(session)


def _released(session: Session) -> Turn:
    dose = _reps(session)
    if not dose.release:
        return count(session)
    return Turn(staged(session, "release", dose.release * SECOND)).cue("release")


def count(session: Session) -> Turn:
    """Count a rep; after the last one the set is done."""
    work = session.work
    assert work is not None
    tally = session.tally(work)
    counted = session.with_tally(work, replace(tally, done=tally.done + 1))
    turn = Turn(counted).cue("rep", tally.done + 1)
    if (tally.done + 1) % work.target == 0:
        return turn.then(finish_set(counted))
    return turn.then(next_rep(counted))


def finish_set(session: Session) -> Turn:
    """A set has come to its end: on to the rest that follows, or to the end."""
    return Turn(session).cue("set done").then(go_to(session, session.at + 1))


def _reps(session: Session) -> Reps:
    work = session.work
    assert work is not None
    assert isinstance(work.dose, Reps)
    return work.dose
