"""What is said to something that the person has just told the coach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toetap.coach.cues import Cue
from toetap.coach.inputs import Answer, Auto, Input, Kept, Next, Press, SwitchReading, Tempo
from toetap.coach.session import Session
from toetap.coach.tapping import current_bpm
from toetap.coach.viewing import view_of
from toetap.plain.introducing import waiting
from toetap.plain.standing import state
from toetap.plain.telling import began_stage, told


def reply(
    name: str, given: Input, before: Session, after: Session, cues: Sequence[Cue]
) -> Iterator[str]:
    """The lines that answer an input.

    Args:
        name: The word that was typed for it, or "Enter".
        given: The input.
        before: The session just before it.
        after: The session just after it.
        cues: What it caused; nothing, if it was taken for the echo of a press.
    """
    if any(cue.kind == "nothing" for cue in cues):
        yield f"{name} does nothing now. {_refused(given, before)}".rstrip()
        return
    if isinstance(given, Next) and before.work is not None and not before.in_set:
        yield "Passed over."
    yield from told(before, after, cues)
    match given:
        case Press() if not cues and after.stage != before.stage:
            yield from began_stage(after)
        case Auto():
            yield from _auto(before, after)
        case Tempo():
            yield f"Tempo: {current_bpm(after)} beats a minute."
        case SwitchReading():
            both = "both at once" if view_of(after).reading == "together" else "right, then left"
            yield f"Reading: {both}."
        case Kept():
            yield view_of(after).noted
        case Answer():
            yield f"Noted: pain {given.value} of 10. {state(after)}"


def _refused(given: Input, session: Session) -> str:
    if isinstance(given, Kept):
        return "It answers a round of taps that has just ended."
    if isinstance(given, Tempo | SwitchReading):
        return "It is for taps."
    return state(session)


def _auto(before: Session, after: Session) -> Iterator[str]:
    yield "Hands free: the coach counts." if after.auto else "You count with Enter."
    if after.stage != before.stage:
        yield from began_stage(after)
    elif not after.in_set:
        yield from waiting(after)
