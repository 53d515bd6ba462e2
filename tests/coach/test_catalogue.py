import pytest

from tests.coach.builders import exercise
from toetap.coach.catalogue import Catalogue, nearest
from toetap.coach.exercise import Hold
from toetap.coach.routine import Item, Routine
from toetap.errors import UnknownNameError

CURLS = exercise(Hold(seconds=5), id_="toe-curls")
TOP_FIVE = Routine(name="Top five", summary="S", item=(Item(exercise="toe-curls"),), id="top-five")
CATALOGUE = Catalogue(exercises={"toe-curls": CURLS}, routines={"top-five": TOP_FIVE})


def test_routines_and_exercises_are_found_by_their_ids() -> None:
    assert CATALOGUE.routine("top-five") is TOP_FIVE
    assert CATALOGUE.entry("top-five") is TOP_FIVE
    assert CATALOGUE.entry("toe-curls") is CURLS


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one() -> None:
    with pytest.raises(UnknownNameError) as caught:
        CATALOGUE.routine("topfive")
    assert caught.value.message == "There is no routine called 'topfive'."
    assert caught.value.hint == "Did you mean top-five?"


def test_an_exercise_is_no_routine() -> None:
    with pytest.raises(UnknownNameError, match="no routine called 'toe-curls'"):
        CATALOGUE.routine("toe-curls")


def test_a_name_like_nothing_is_answered_with_where_to_look() -> None:
    with pytest.raises(UnknownNameError) as caught:
        CATALOGUE.entry("zzz")
    assert caught.value.message == "There is no routine or exercise called 'zzz'."
    assert caught.value.hint == (
        "toetap routines lists the routines, and toetap show ROUTINE what is in one."
    )


def test_nearest_names_come_likeliest_first_and_case_does_not_matter() -> None:
    names = ["toe-raises", "toe-curls-towel", "toe-curls", "walking"]
    assert nearest("TOE-CURL", names)[0] == "toe-curls"
    assert len(nearest("toe-curls", names)) <= 3
    assert nearest("quark", names) == []
