"""What the inputs for taps make of a session: tempo, reading, and having kept up."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.exercise import Taps
from toetap.coach.passage import with_round
from toetap.coach.record import KeptUp
from toetap.coach.rounds import Round
from toetap.coach.script import Work
from toetap.coach.session import Session, Turn, nothing
from toetap.coach.tempo import clamp_bpm, tapped_bpm

_TAPS_KEPT = 12


def _dose(session: Session) -> Taps | None:
    work = session.work
    return work.dose if work is not None and isinstance(work.dose, Taps) else None


def _with_round(session: Session, round_: Round) -> Session:
    work = session.work
    assert work is not None
    return with_round(session, work, round_)


def current_bpm(session: Session) -> int | None:
    """The tempo of the taps that go on or come next; None where there are none."""
    dose = _dose(session)
    if dose is None:
        return None
    return session.bpm or dose.bpm


def faster(session: Session, change: int) -> Turn:
    """Change the tempo by so many beats a minute, at once and in phase."""
    bpm = current_bpm(session)
    return nothing(session) if bpm is None else _at_tempo(session, bpm + change)


def _at_tempo(session: Session, bpm: int) -> Turn:
    bpm = clamp_bpm(bpm)
    session = replace(session, bpm=bpm)
    round_ = session.stage.round
    if round_ is None:
        return Turn(session)
    tempo = round_.tempo.changed(session.now, bpm)
    return Turn(_with_round(session, replace(round_, tempo=tempo)))


def tapped(session: Session) -> Turn:
    """One tap along: from the third on, the tempo is the median of the last."""
    if _dose(session) is None:
        return nothing(session)
    taps = (*session.taps, session.now)[-_TAPS_KEPT:]
    session = replace(session, taps=taps)
    bpm = tapped_bpm(taps)
    return Turn(session) if bpm is None else _at_tempo(session, bpm)


def switched(session: Session) -> Turn:
    """Read "four of both" the other way, in this round and those that follow."""
    dose = _dose(session)
    if dose is None:
        return nothing(session)
    round_ = session.stage.round
    if round_ is None:
        now = session.reading or dose.reading
        return Turn(replace(session, reading="in turn" if now == "together" else "together"))
    other = round_.switched(session.now)
    return Turn(_with_round(replace(session, reading=other.reading), other))


def just_tapped(session: Session) -> Work | None:
    """The round of taps that has just ended, if anything of it was tapped."""
    if session.in_set or session.at < 1:
        return None
    step = session.script.steps[session.at - 1]
    if not isinstance(step, Work) or not isinstance(step.dose, Taps):
        return None
    return step if session.tally(step).done else None


def unanswered(session: Session) -> Work | None:
    """The round of taps that has just ended, of which the person has not said if they kept up."""
    work = just_tapped(session)
    return work if work is not None and session.tally(work).kept_up is None else None


def kept(session: Session, answer: KeptUp) -> Turn:
    """What the person says of the round of taps that has just ended; the last word counts."""
    work = just_tapped(session)
    if work is None:
        return nothing(session)
    tally = replace(session.tally(work), kept_up=answer)
    return Turn(session.with_tally(work, tally))
