"""What is said to somebody who has stopped a session, and at the look before it."""

import re
from typing import get_args

import pytest

from tests.coach.builders import T0, exercise, script_of
from toetap.coach.exercise import Reps
from toetap.coach.handling import handle
from toetap.coach.inputs import Press, Stop
from toetap.coach.record import Reason
from toetap.coach.safety import FEET_LOOK, UNWELL_LOOK
from toetap.coach.session import Session, start
from toetap.coach.stopping import advice
from toetap.coach.units import SECOND, Limbs

REASONS: tuple[Reason, ...] = get_args(Reason)


def stopped(reason: Reason, *, looked: bool = True, limbs: Limbs = "feet") -> Session:
    """A session that is stopped for this reason, at the look at the feet or after it."""
    session = start(script_of(exercise(Reps(count=3), limbs=limbs)), T0)
    if looked:
        session = handle(session, Press(), T0 + SECOND).session
    return handle(session, Stop(reason), T0 + 2 * SECOND).session


@pytest.mark.parametrize("reason", REASONS)
def test_there_is_advice_for_every_reason_to_stop(reason: Reason) -> None:
    assert advice(stopped(reason)).endswith(".")


@pytest.mark.parametrize("reason", ["dizzy", "unwell", "other"])
def test_what_may_be_an_emergency_says_to_call_for_help(reason: Reason) -> None:
    assert "emergency help now" in advice(stopped(reason))
    assert "emergency help now" in advice(stopped(reason, looked=False))


def test_after_a_dizzy_stop_sugar_that_may_be_low_is_left_to_ones_own_plan() -> None:
    assert "your own plan if your sugar may be low" in advice(stopped("dizzy"))


def test_an_injured_foot_is_not_stood_on_and_is_shown_to_somebody() -> None:
    assert "weight off" in advice(stopped("injury"))
    assert "foot team or doctor now" in advice(stopped("injury"))


@pytest.mark.parametrize("reason", ["other", "injury"])
def test_a_stop_at_the_look_speaks_of_the_feet_first(reason: Reason) -> None:
    words = advice(stopped(reason, looked=False))
    assert "foot team or doctor now" in words
    assert "Hands only is still open" in words
    assert "foot" not in advice(stopped("other", looked=False, limbs="hands"))
    assert "foot" not in advice(stopped("dizzy", looked=False))


def test_the_look_at_the_feet_ends_with_how_one_feels() -> None:
    assert FEET_LOOK[-len(UNWELL_LOOK) :] == UNWELL_LOOK
    assert any("call your foot team or doctor" in line for line in FEET_LOOK)


def test_no_face_is_told_which_of_its_keys_to_name() -> None:
    for line in (*FEET_LOOK, *(advice(stopped(reason)) for reason in REASONS)):
        assert not re.search(r"\b(press|type|key|enter)\b", line, re.IGNORECASE)


def test_who_has_to_ask_first_is_told_before_a_foot_exercise() -> None:
    (first,) = (line for line in FEET_LOOK if "care team's word" in line)
    for condition in ("ulcer", "surgery", "heart", "amputation", "unaided"):
        assert condition in first
