import re
from typing import get_args

import pytest

from toetap.coach.record import Reason
from toetap.coach.safety import FEET_LOOK, UNWELL_LOOK, advice

REASONS: tuple[Reason, ...] = get_args(Reason)


@pytest.mark.parametrize("reason", REASONS)
def test_there_is_advice_for_every_reason_to_stop(reason: Reason) -> None:
    assert advice(reason).endswith(".")


@pytest.mark.parametrize("reason", ["dizzy", "unwell", "other"])
def test_what_may_be_an_emergency_says_to_call_for_help(reason: Reason) -> None:
    assert "emergency help now" in advice(reason)


def test_an_injured_foot_is_not_stood_on_and_is_shown_to_somebody() -> None:
    assert "weight off" in advice("injury")
    assert "foot team or doctor now" in advice("injury")


def test_the_look_at_the_feet_ends_with_how_one_feels() -> None:
    assert FEET_LOOK[-len(UNWELL_LOOK) :] == UNWELL_LOOK
    assert any("call your foot team or doctor" in line for line in FEET_LOOK)


def test_no_face_is_told_which_of_its_keys_to_name() -> None:
    for line in (*FEET_LOOK, *map(advice, REASONS)):
        assert not re.search(r"\b(press|type|key|enter)\b", line, re.IGNORECASE)
