import msgspec
import pytest

from toetap.coach.exercise import Hold
from toetap.coach.routine import Item, Routine


def test_an_item_is_at_level_one_with_a_rest_until_ready_unless_it_says_otherwise() -> None:
    routine = msgspec.convert(
        {
            "name": "Morning",
            "summary": "A routine.",
            "item": [
                {"exercise": "toe-curls"},
                {"exercise": "walking", "level": 2, "rest": 30,
                 "dose": {"kind": "hold", "seconds": 5}},
            ],
        },
        Routine,
    )  # fmt: skip
    assert routine.item == (
        Item(exercise="toe-curls", level=1, rest=None, dose=None),
        Item(exercise="walking", level=2, rest=30, dose=Hold(seconds=5)),
    )


@pytest.mark.parametrize(
    "item", [{"exercise": "Toe Curls"}, {"exercise": "a", "level": 0}, {"exercise": "a", "reps": 5}]
)
def test_an_item_that_is_none_is_refused(item: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(item, Item)


def test_a_routine_without_an_exercise_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="item"):
        msgspec.convert({"name": "M", "summary": "S", "item": []}, Routine)
