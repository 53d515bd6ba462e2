"""An exercise's ladder on its card."""

from tests.coach.people import RAISES, SURE
from toetap.coach.card import ladder_told
from toetap.coach.person import Person


def test_every_level_is_told_with_where_the_person_is_and_what_is_not_open() -> None:
    told = ladder_told(RAISES, 2, Person())
    assert [rung.level for rung in told] == [1, 2, 3, 4, 5]
    assert [rung.level for rung in told if rung.here] == [2]
    assert told[0].words == "seated, 5 reps"
    assert [bool(rung.why_not) for rung in told] == [False, False, False, True, True]
    assert told[3].why_not.startswith("Level 4 is standing, and not confirmed so far")
    assert not any(rung.why_not for rung in ladder_told(RAISES, 2, SURE))
