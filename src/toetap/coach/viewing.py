"""Session to view, and when it will next look different."""

from __future__ import annotations

from collections.abc import Mapping

from toetap.coach.exercise import Region, Taps
from toetap.coach.figure import Figure
from toetap.coach.handling import does_something
from toetap.coach.inputs import (
    Auto,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Pause,
    Press,
    Stop,
    SwitchReading,
    TapTempo,
    Tempo,
    Undo,
)  # fmt: skip
from toetap.coach.moment import PRESSED_PART, Moment, moment
from toetap.coach.passage import next_change
from toetap.coach.record import KeptUp
from toetap.coach.safety import FEET_LOOK, UNWELL_LOOK
from toetap.coach.score import ScoreLine, played, written
from toetap.coach.script import Prepare, Work, set_seconds
from toetap.coach.session import Session
from toetap.coach.tapping import current_bpm, just_tapped, unanswered
from toetap.coach.tempo import UNITS_PER_BEAT
from toetap.coach.units import SECOND, Limbs
from toetap.coach.view import View

_INPUTS: tuple[Input, ...] = (
    Press(), Undo(), Next(), Back(), Pause(), Auto(), Tempo(5), TapTempo(), SwitchReading(),
    Kept("yes"), Stop(), Leave(),
)  # fmt: skip

_NOTED: Mapping[KeptUp, str] = {
    "yes": "Noted: you kept up.",
    "lost it": "Noted: you lost the beat.",
}
_PALM: frozenset[Region] = frozenset(("thumb", "fingers", "palm"))


def view_of(session: Session) -> View:
    """What is shown of a session at its instant."""
    now, work = moment(session), session.work
    return View(
        title=session.script.routine.name,
        place=_place(session, work),
        elapsed=session.exercised // SECOND,
        progress=_progress(session),
        stage=session.stage.kind,
        heading=_heading(session, work),
        detail=_detail(session, work),
        word="PAUSED" if session.paused else now.word,
        number=now.number,
        of=now.of,
        cue=now.cue,
        press="go on" if session.paused else now.press,
        coming=now.coming,
        second=now.second,
        says=now.says,
        lines=_lines(session, work),
        minds=_minds(session, work),
        figure=_figure(session, work, now),
        accent=now.accent and not session.paused,
        score=_score(session, work),
        bpm=current_bpm(session),
        reading=_reading(session, work),
        takes=frozenset(type(given) for given in _INPUTS if does_something(session, given)),
        ended=session.over and session.settles is None,
        asks_kept_up=unanswered(session) is not None,
        noted=_noted(session),
        paused=session.paused,
        auto=session.auto,
    )


def next_glance(session: Session) -> int | None:
    """The next instant at which the view changes by itself; None while every clock stands."""
    if session.over:
        return session.settles
    if not session.exercising:
        return None
    instants = [session.now + SECOND - session.exercised % SECOND]
    if (change := next_change(session)) is not None:
        instants.append(change)
    if session.stage.until is not None:
        left = session.stage.until - session.active
        instants.append(session.now + (left - 1) % SECOND + 1)
    if (round_ := session.stage.round) is not None:
        position = round_.tempo.position(session.now)
        beat = position // UNITS_PER_BEAT * UNITS_PER_BEAT
        lifted = beat + PRESSED_PART
        due = round_.tempo.time_at(lifted if position < lifted else beat + UNITS_PER_BEAT)
        instants += [] if due is None else [due]
    return min(instants)


def _noted(session: Session) -> str:
    work = just_tapped(session)
    answer = None if work is None else session.tally(work).kept_up
    return "" if answer is None else _NOTED[answer]


def _place(session: Session, work: Work | None) -> str:
    if work is None or session.script.until_left:
        return ""
    return f"{work.part + 1} of {len(session.script.parts)}"


def _progress(session: Session) -> float:
    if session.script.until_left and (round_ := session.stage.round) is not None:
        return round_.counted_at(session.now) / (len(round_.beats) - round_.first)
    works = [session.script.work(tally) for tally in range(len(session.script.works))]
    weights = [set_seconds(work.dose, work.target) for work in works]
    here = session.work
    if here is None:
        return 1.0 if session.over else 0.0
    tally = session.tally(here)
    part = min(1.0, tally.done / tally.target)
    behind = sum(weights[: here.tally]) + weights[here.tally] * part
    return behind / sum(weights)


def _heading(session: Session, work: Work | None) -> str:
    if work is not None:
        return session.script.parts[work.part].exercise.name
    if session.over:
        return "At the end"
    return "First, look at both feet" if _looks(session) else "Before you start"


def _detail(session: Session, work: Work | None) -> str:
    if work is None:
        return ""
    part = session.script.parts[work.part]
    sets = len(session.script.sets_in(work.part))
    words = []
    if session.script.until_left:
        words = [work.limbs.replace("+", " and ").upper()]
    elif isinstance(work.dose, Taps):
        words = [f"round {work.number} of {sets}", work.limbs.replace("+", " and ").upper()]
    elif sets > 1:
        words = [f"set {work.number} of {sets}", work.side.upper()]
    if _explains(session, work) and len(part.exercise.level) > 1:
        words.append(f"level {part.level}")
    return " · ".join([*words, part.posture])


def _explains(session: Session, work: Work) -> bool:
    """An exercise is told in full before its first set; its words may speak of levels."""
    return work.number == 1 and not session.in_set


def _lines(session: Session, work: Work | None) -> tuple[str, ...]:
    if session.over:
        return ()
    if work is not None:
        part = session.script.parts[work.part]
        return part.exercise.steps if _explains(session, work) else ()
    if session.looked:
        return ()
    return FEET_LOOK if _looks(session) else UNWELL_LOOK


def _looks(session: Session) -> bool:
    """The session itself asks for a look at the feet, since nobody has before it."""
    step = session.script.steps[0]
    assert isinstance(step, Prepare)
    return step.look_at_feet and not session.looked


def _minds(session: Session, work: Work | None) -> tuple[str, ...]:
    if session.over:
        return ()
    if work is not None:
        part = session.script.parts[work.part]
        return part.exercise.cautions if _explains(session, work) else ()
    step = session.script.steps[0]
    assert isinstance(step, Prepare)
    reach = (f"Within reach: {', '.join(step.equipment)}.",) if step.equipment else ()
    return reach + step.cautions


def _figure(session: Session, work: Work | None, now: Moment) -> Figure | None:
    if work is None:
        step = session.script.steps[0]
        looked_at = isinstance(step, Prepare) and step.look_at_feet and not session.over
        return Figure("feet") if looked_at else None
    regions = now.regions or session.script.parts[work.part].exercise.regions
    return Figure(
        limbs=work.limbs,
        left=now.side in ("left", "both"),
        right=now.side in ("right", "both"),
        regions=tuple(region for region in regions if _belongs(region, work.limbs)),
        pressed=now.pressed and not session.paused,
    )


def _belongs(region: Region, limbs: Limbs) -> bool:
    return limbs == "hands+feet" or (region in _PALM) == (limbs == "hands")


def _score(session: Session, work: Work | None) -> tuple[ScoreLine, ...]:
    if session.stage.round is not None:
        return played(session.stage.round, session.now)
    if work is None or not isinstance(work.dose, Taps):
        return ()
    return written(work.dose.parsed(), session.reading or work.dose.reading)


def _reading(session: Session, work: Work | None) -> str:
    if work is None or not isinstance(work.dose, Taps):
        return ""
    round_ = session.stage.round
    return round_.reading if round_ else session.reading or work.dose.reading
