from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace as revised

from tests.coach import people
from tests.coach.builders import STAMP, T0, Coached, exercise
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Hold, Reps
from toetap.coach.inputs import Leave
from toetap.coach.person import Person
from toetap.coach.recalling import Recalled, ago, recall
from toetap.coach.record import Before, Feet, SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.routine import Item, Routine
from toetap.coach.script import build
from toetap.coach.session import start

CIRCLES = exercise(Reps(count=2), Reps(count=4), id_="circles", sides="each")
STRETCH = exercise(Hold(seconds=10), id_="stretch")
ROUTINE = Routine(
    id="morning",
    name="Morning",
    summary="A routine.",
    item=(Item(exercise="circles"), Item(exercise="stretch")),
)
KNOWN = Catalogue(exercises={"circles": CIRCLES, "stretch": STRETCH}, routines={"morning": ROUTINE})
LATER = STAMP.ended + timedelta(minutes=12)


def cut_off(presses: int, catalogue: Catalogue = KNOWN) -> Coached:
    """A session that was left after so many presses."""
    script = build(catalogue.routines["morning"], catalogue)
    return Coached(start(script, T0)).press(presses)


def recalled(coached: Coached, catalogue: Catalogue = KNOWN) -> Recalled:
    return recall(coached.record(), catalogue, LATER, 10 * T0)


def test_it_says_where_it_stood_and_when() -> None:
    found = recalled(cut_off(6))
    assert found.sentence == "You were at set 2 of Circles, 12 minutes ago."
    assert found.done == "Morning: 0 exercises done, 10 s so far."
    assert found.why_not == ""


def test_a_set_that_is_the_only_one_needs_no_number() -> None:
    found = recalled(cut_off(7))
    assert found.sentence == "You were at Stretch, 12 minutes ago."
    assert found.done == "Morning: 1 exercise done, 10 s so far."


def test_it_goes_on_with_what_was_done_at_the_level_it_was_done_at() -> None:
    routine = revised(ROUTINE, item=(Item(exercise="circles", level=2),))
    higher = Catalogue(exercises=KNOWN.exercises, routines={"morning": routine})
    coached = cut_off(5, higher)
    found = recall(coached.record(), KNOWN, LATER, 10 * T0)
    assert found.session is not None
    assert record_of(found.session, STAMP) == coached.record()
    assert found.session.stage.kind == "ready"
    assert found.session.now == 10 * T0


def test_kept_as_it_is_it_lists_every_set_and_when_it_was_really_left() -> None:
    coached = cut_off(4)
    found = recalled(coached)
    assert found.ended == coached.say(Leave()).record()
    assert found.ended is not None
    assert found.ended.status == "partial"


def test_where_nothing_was_done_there_is_nothing_to_keep() -> None:
    found = recalled(cut_off(1))
    assert (found.ended, found.session is not None) == (None, True)
    found = recalled(cut_off(0))
    assert found.sentence == "You had begun Morning, with nothing counted yet, 12 minutes ago."


def test_without_its_routine_it_can_only_be_kept_or_discarded() -> None:
    found = recalled(cut_off(4), Catalogue(exercises=KNOWN.exercises))
    assert found.session is None
    assert found.why_not == "Its routine is no longer there, so it can't go on."
    assert found.sentence == "You were at set 2 of Circles, 12 minutes ago."
    assert found.ended is not None
    assert (found.ended.status, found.ended.at_set) == ("partial", None)


def test_with_its_routine_changed_it_can_only_be_kept_or_discarded() -> None:
    routine = revised(ROUTINE, item=(Item(exercise="stretch"),))
    found = recalled(
        cut_off(4), Catalogue(exercises=KNOWN.exercises, routines={"morning": routine})
    )
    assert found.session is None
    assert found.why_not == "Its routine has changed since, so it can't go on."


def test_one_that_was_over_only_has_to_be_saved() -> None:
    coached = cut_off(4).say(Leave())
    found = recalled(coached)
    assert found.sentence == "Morning was done, and not yet saved, 12 minutes ago."
    assert (found.session, found.ended, found.why_not) == (None, coached.record(), "")


PLACE = timezone(timedelta(hours=1))
THEN = datetime(2026, 11, 20, 23, 50, tzinfo=PLACE)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(0), "a moment ago"),
        (timedelta(seconds=100), "a minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "yesterday at 23:50"),
        (timedelta(hours=25), "on Friday 20 November at 23:50"),
        (timedelta(days=400), "on Friday 20 November 2026 at 23:50"),
        (timedelta(hours=-5), "today at 23:50"),
        (timedelta(days=-5), "on Friday 20 November at 23:50"),
    ],
)
def test_when_it_was_is_told_as_people_say_it(later: timedelta, words: str) -> None:
    assert ago(THEN, THEN + later) == words


def test_when_it_was_is_told_in_the_time_of_the_place_it_was_at() -> None:
    assert ago(THEN, datetime(2026, 11, 21, 9, tzinfo=UTC)) == "yesterday at 23:50"


RAISES = Routine(
    id="raises",
    name="Raises",
    summary="Raises.",
    item=(Item(exercise="palms"), Item(exercise="raises", level=5)),
)
WITH_RAISES = Catalogue(
    exercises={
        "raises": people.RAISES,
        "palms": exercise(Reps(count=3), Reps(count=4), id_="palms", limbs="hands"),
    },
    routines={"raises": RAISES},
)


def begun(feet: Feet | None = "clear", *, reached: int = 2) -> SessionRecord:
    """A session that was cut off in its first exercise, after this look at the feet."""
    script = build(RAISES, WITH_RAISES)
    coached = Coached(start(script, T0, Before(feet=feet))).press(reached)
    return coached.record()


def postures(record: SessionRecord, person: Person | None = None, **rungs: int) -> list[str]:
    """How the exercises that go on are done."""
    found = recall(record, WITH_RAISES, LATER, 10 * T0, person=person, rungs=rungs)
    assert found.session is not None
    return [f"{part.level} {part.posture}" for part in found.session.script.parts]


def test_what_the_look_at_the_feet_left_out_stays_left_out() -> None:
    assert postures(begun(), people.SURE) == ["1 seated", "5 standing"]
    assert postures(begun("seated"), people.SURE) == ["1 seated", "3 seated"]
    assert postures(begun("hands"), people.SURE) == ["1 seated"]


def test_what_had_not_begun_is_done_at_the_level_it_is_at_by_now() -> None:
    assert postures(begun(), people.SURE, raises=4, palms=2) == ["1 seated", "4 standing"]
    assert postures(begun()) == ["1 seated", "3 seated"]


def test_where_nothing_of_it_is_open_it_can_not_go_on() -> None:
    only = revised(RAISES, item=RAISES.item[1:])
    gone = Catalogue(exercises=WITH_RAISES.exercises, routines={"raises": only})
    found = recall(begun("hands", reached=0), gone, LATER, 10 * T0)
    assert found.session is None
    assert found.why_not == "Nothing of its routine is open now, so it can't go on."
