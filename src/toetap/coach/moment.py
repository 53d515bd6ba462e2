"""The one word, the one number and what goes with them, for each stage of a session."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.exercise import Hold, Path, Region, Reps, Time
from toetap.coach.safety import STEADY_LOOK
from toetap.coach.script import COUNT_IN, Work
from toetap.coach.session import Session
from toetap.coach.tempo import UNITS_PER_BEAT
from toetap.coach.units import SECOND, Side

PRESSED_PART = UNITS_PER_BEAT * 2 // 5
"""How much of a beat the tapping part is drawn as pressed."""

_CLOCK_FROM = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """What a session stands at.

    Attributes:
        word: The one large word.
        number: The one large number, as text.
        of: What the number counts towards.
        cue: What to do.
        press: What the large key does now.
        coming: What has been announced as next.
        second: What to read after the word and the number: the coming side, the point, the way.
        says: What that second thing is.
        side: The side that works, None where none does.
        regions: The parts that work, if they are others than the exercise's own.
        pressed: The moment of a tap.
        accent: The beat is the first of a phrase, to be shown and clicked more strongly.
    """

    word: str
    number: str = ""
    of: str = ""
    cue: str = ""
    press: str = ""
    coming: str = ""
    second: str = ""
    says: str = ""
    side: Side | None = None
    regions: tuple[Region, ...] = ()
    pressed: bool = False
    accent: bool = False


def moment(session: Session) -> Moment:
    """The word and number of a session at its instant, pauses aside."""
    work = session.work
    if work is None:
        return _outside(session)
    if not session.in_set:
        return _resting(session, work)
    match session.stage.kind:
        case "lead-in":
            side = working_side(session, work)
            return Moment("READY", _left(session), "get into place", _cue(session, work), side=side)
        case "taps":
            return _tapping(session, work)
        case "run" if isinstance(work.dose, Path):
            return _on_path(session, work, work.dose)
        case "run" | "wait":
            return _timed(session, work)
        case _:
            return _rep(session, work)


def working_side(session: Session, work: Work) -> Side:
    """The side that works now; in an alternating set the side of the coming rep."""
    if work.side != "alternating":
        return work.side
    return "right" if session.tally(work).done % 2 == 0 else "left"


def _left(session: Session) -> str:
    """What is left of the stage, as a number that lands on zero."""
    assert session.stage.until is not None
    return clock(seconds_left(session))


def seconds_left(session: Session) -> int:
    """Whole seconds left of the stage, the one that has begun included."""
    assert session.stage.until is not None
    return -(-(session.stage.until - session.active) // SECOND)


def clock(seconds: int) -> str:
    """Seconds as a number, and from a hundred on as minutes and seconds."""
    return str(seconds) if seconds < _CLOCK_FROM else f"{seconds // 60}:{seconds % 60:02}"


def _cue(session: Session, work: Work) -> str:
    return session.script.parts[work.part].exercise.cue


def _outside(session: Session) -> Moment:
    if session.over:
        return Moment("DONE" if session.status == "completed" else "ENDED")
    return Moment("READY", press="go on" if session.looked else "all is well, go on")


def _resting(session: Session, work: Work) -> Moment:
    cue, following = _cue(session, work), next_words(work)
    if session.stage.kind == "rest":
        return Moment(
            "REST", _left(session), f"then {following}", cue, "start now",
            second=following, says="next",
        )  # fmt: skip
    side: Side = "both" if work.side == "alternating" else work.side
    steady = STEADY_LOOK.get(session.script.parts[work.part].posture)
    if steady is not None:
        return Moment("READY", "", following, steady, "yes, start", side=side)
    return Moment("READY", "", following, cue, "start", side=side)


def next_words(work: Work) -> str:
    """A set that comes next, in a word or two."""
    if work.kind == "taps":
        return work.limbs.replace("+", " and ")
    if work.side == "alternating":
        return "right and left in turn"
    return work.side


def _rep(session: Session, work: Work) -> Moment:
    dose = work.dose
    assert isinstance(dose, Reps)
    side = working_side(session, work)
    done = session.tally(work).done % work.target
    cue, counted = _cue(session, work), f"of {work.target}"
    if dose.directions:
        turn = done * len(dose.directions) // work.target
        counted = f"{counted} · {dose.directions[turn]}"
    rep = f"rep {done + 1} of {work.target} · {side}"
    match session.stage.kind:
        case "hold":
            return Moment(
                "HOLD", _left(session), rep, dose.hold_cue or cue, side=side, pressed=True
            )
        case "release":
            return Moment("RELEASE", _left(session), rep, dose.release_cue or cue, side=side)
    press = "" if session.auto else "start the hold" if dose.hold else "count a rep"
    last = "last one" if done + 1 == work.target and done else ""
    return Moment(side.upper(), str(done), counted, cue, press, last, side=side)


def _timed(session: Session, work: Work) -> Moment:
    dose = work.dose
    assert isinstance(dose, Hold | Time)
    side, cue = working_side(session, work), _cue(session, work)
    if session.stage.kind == "wait":
        seconds = clock(work.target - session.tally(work).done % work.target)
        return Moment(side.upper(), seconds, "seconds to hold", cue, "start the hold", side=side)
    if isinstance(dose, Hold):
        of = f"hold {work.number % dose.times or dose.times} of {dose.times} · {side}"
        return Moment("HOLD", _left(session), of, cue, side=side, pressed=True)
    word = "GO" if side == "both" else side.upper()
    if not dose.directions:
        return Moment(word, _left(session), "to go", cue, side=side)
    ways = len(dose.directions)
    turn, later = divmod(seconds_left(session) - 1, dose.seconds)
    way = dose.directions[-1 - turn]
    coming = f"then {dose.directions[-turn]}" if turn else ""
    of = f"{way} · {ways - turn} of {ways}"
    return Moment(
        word, clock(later + 1), of, cue, coming=coming, second=way, says="this way", side=side
    )


def _on_path(session: Session, work: Work, dose: Path) -> Moment:
    side = working_side(session, work)
    point, later = divmod(seconds_left(session) - 1, dose.seconds)
    region = dose.points[-1 - point]
    of = f"{region} · {work.target - point} of {work.target}"
    coming = f"then {dose.points[-point]}" if point and later == 0 else ""
    cue = f"Press with the {region}."
    return Moment(
        side.upper(), str(later + 1), of, cue,
        coming=coming, second=region, says="press with", side=side, regions=(region,), pressed=True,
    )  # fmt: skip


def _tapping(session: Session, work: Work) -> Moment:
    round_ = session.stage.round
    assert round_ is not None
    index = round_.index_at(session.now)
    cue = _cue(session, work)
    if index < round_.first:
        first = round_.beats[round_.first].side
        left = min(round_.first - index, COUNT_IN)
        return Moment(
            "READY", str(left), f"then {first}", cue, coming=first, second=first, says="next"
        )
    beat = round_.beats[min(index, len(round_.beats) - 1)]
    pressed = round_.tempo.position(session.now) % UNITS_PER_BEAT < PRESSED_PART
    return Moment(
        beat.side.upper(), str(beat.count), f"of {beat.of}", cue,
        coming=beat.announce or "", second=beat.announce or "",
        says="next" if beat.announce else "", side=beat.side, pressed=pressed, accent=beat.accent,
    )  # fmt: skip
