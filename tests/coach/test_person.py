from datetime import date

import msgspec
import pytest

from toetap.coach.person import Chosen, FeetTold, Pause, Person, Standing

MAY = date(2026, 5, 4)


def test_where_nothing_was_told_the_careful_case_is_taken() -> None:
    nobody = Person()
    assert not nobody.feet.feel_well
    assert not nobody.standing.confirmed
    assert not nobody.pause.covers(MAY)
    assert not nobody.level
    assert nobody.checkups.wanted is None


@pytest.mark.parametrize("feel", ["less", "little"])
def test_only_feet_that_feel_well_are_taken_to_warn(feel: str) -> None:
    assert not msgspec.convert({"feel": feel}, FeetTold).feel_well
    assert FeetTold(feel="well").feel_well


@pytest.mark.parametrize("missing", ["worktop", "shoes", "steady"])
def test_standing_needs_all_three(missing: str) -> None:
    told = {"worktop": True, "shoes": True, "steady": True}
    assert Standing(**told).confirmed
    assert not Standing(**{**told, missing: False}).confirmed


def test_a_pause_covers_its_days_and_may_have_no_end() -> None:
    pause = Pause(since=MAY, until=date(2026, 5, 6))
    assert [pause.covers(date(2026, 5, day)) for day in (3, 4, 6, 7)] == [False, True, True, False]
    assert Pause(since=MAY).covers(date(2027, 1, 1))


def test_what_was_told_is_toml_that_a_person_may_write() -> None:
    written = {
        "feet": {"feel": "less"},
        "level": {"heel-raises": {"rung": 3}},
        "plan": {"taps": True},
    }
    person = msgspec.convert(written, Person)
    assert person.level["heel-raises"] == Chosen(3)
    assert person.plan == {"taps": True}


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="timezone"):
        msgspec.convert({"rung": 2, "since": "2026-05-04T18:00:00"}, Chosen)
