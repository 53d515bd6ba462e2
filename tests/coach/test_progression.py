"""What is offered, and why: laws over random histories, and each reason by itself."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as revised

from tests.coach.people import (
    MONDAY,
    PEOPLE,
    RAISES,
    STEADY,
    SURE,
    at,
    ladder,
    on,
    practice,
    practices_of,
)
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Reps
from toetap.coach.person import Chosen, FeetTold, Person, Standing
from toetap.coach.practice import Practice
from toetap.coach.progression import (
    SEATED_DAYS,
    TIMES,
    Suggestion,
    choose,
    course_of,
    open_levels,
    rungs,
    suggest,
    suggestions,
)
from toetap.coach.routine import Item, Routine

EASY = tuple(practice(day) for day in (0, 2, 4))
SCOLDING = re.compile(r"\b(fail|miss|should|must|bad|poor|lazy|again)", re.IGNORECASE)


def told(
    *practices: Practice,
    person: Person = SURE,
    today: int | None = None,
    start: int = 1,
    of: Exercise = RAISES,
) -> Suggestion:
    """What is suggested on the day of the last practice, or on another."""
    day = practices[-1].day if today is None else on(today)
    return suggest(of, {of.id: practices}, person, day, start=start)


def last_day(practices: tuple[Practice, ...]) -> int:
    return (practices[-1].day - MONDAY).days if practices else 0


@given(practices_of(), PEOPLE, st.integers(1, 5), st.integers(0, 40))
def test_more_is_offered_by_one_rung_and_after_easy_days_alone(
    practices: tuple[Practice, ...], person: Person, start: int, later: int
) -> None:
    found = told(*practices, person=person, today=last_day(practices) + later, start=start)
    if found.kind != "offer_more":
        assert found.level == found.now
        assert found.step is None
        return
    assert found.level == found.now + 1
    latest = practices[-TIMES:]
    assert practices[-1].smooth
    assert len({one.day for one in practices if one.easy and one.level == found.now}) >= TIMES
    assert not any(one.too_much or one.stopped for one in latest if one.level == found.now)
    assert found.why.endswith(".")


@given(practices_of(), PEOPLE, st.integers(1, 5), st.booleans())
def test_nothing_is_offered_after_too_much(
    practices: tuple[Practice, ...],
    person: Person,
    start: int,
    hard: bool,  # noqa: FBT001
) -> None:
    day = last_day(practices) + 1
    level = course_of(RAISES, {"raises": practices}, person, on(day), start=start).rung
    one = practice(day, level, effort=8) if hard else practice(day, level, pain=(2, 4))
    assert told(*practices, one, person=person, start=start).kind != "offer_more"


@given(practices_of(), PEOPLE, st.integers(1, 5))
def test_standing_is_never_offered_without_its_confirmation(
    practices: tuple[Practice, ...], person: Person, start: int
) -> None:
    found = told(*practices, person=person, today=last_day(practices), start=start)
    if not person.standing.confirmed:
        assert RAISES.rung(found.level).posture == "seated"
        assert all(RAISES.rung(level).posture == "seated" for level in open_levels(RAISES, person))


@given(practices_of(), PEOPLE, st.integers(1, 5), st.integers(0, 40))
def test_every_reason_is_one_sentence_with_figures_and_without_a_reproach(
    practices: tuple[Practice, ...], person: Person, start: int, later: int
) -> None:
    why = told(*practices, person=person, today=last_day(practices) + later, start=start).why
    assert re.search(r"\d", why)
    assert why.endswith(".")
    assert not SCOLDING.search(why)


def test_done_in_full_three_times_with_little_effort_more_is_offered() -> None:
    found = told(*EASY)
    assert (found.kind, found.now, found.level, found.step) == ("offer_more", 1, 2, "dose")
    assert found.why == (
        "Level 1 was done in full on 5 January, 7 January and 9 January, with effort 3 at most "
        "and pain not up."
    )


def test_before_that_the_count_is_told() -> None:
    assert told(*EASY[:2]).why == (
        "Level 1 was done in full with effort up to 4 and pain not up 2 times in a row; more is "
        "offered after 3."
    )
    assert told(EASY[0]).why.endswith("once; more is offered after 3.")
    assert told(today=0).why.endswith("0 times in a row; more is offered after 3.")
    assert told(*EASY[:2], practice(4, effort=None)).why == (
        "Pain or effort was not told on 9 January. Level 1 was done in full with effort up to 4 "
        "and pain not up 2 times in a row; more is offered after 3."
    )


def test_after_too_much_it_stays_and_says_what_was_too_much() -> None:
    found = told(*EASY, practice(6, pain=(2, 4), effort=9))
    assert (found.kind, found.level) == ("hold", 1)
    assert found.why == "Pain 2 to 4 and effort 9 on 11 January: level 1 stays as it is."


def test_twice_too_much_is_a_rung_less() -> None:
    found = told(practice(0, 2, effort=8), practice(1, 2, pain=(2, 5)), start=2)
    assert (found.kind, found.level) == ("lower", 1)
    assert found.why == ("Effort 8 on 5 January; pain 2 to 5 on 6 January: level 1 instead of 2.")


def test_a_stop_for_pain_is_a_rung_less() -> None:
    found = told(practice(0, 2, stopped=True, full=False), start=2)
    assert (found.kind, found.level) == ("lower", 1)
    assert found.why == "Stopped for pain on 5 January: level 1 instead of 2."


def test_days_away_are_a_rung_less() -> None:
    found = told(practice(0, 3), today=16, start=3)
    assert (found.kind, found.level) == ("return", 2)
    assert found.why == "16 days since 5 January: level 2 instead of 3."


def test_a_session_that_hurt_elsewhere_holds_everything() -> None:
    for other, why in (
        (
            practice(5, stopped=True),
            "The session on 10 January was stopped for pain: level 1 stays.",
        ),
        (practice(5, effort=8), "Effort 8 on 10 January: level 1 stays as it is."),
    ):
        past = {"raises": EASY, "other": (other,), "none": ()}
        found = suggest(RAISES, past, SURE, on(5))
        assert (found.kind, found.why) == ("hold", why)


def test_the_top_of_the_ladder_is_the_top() -> None:
    found = told(*(practice(day, 5) for day in range(30, 33)), start=5)
    assert found.why == "Level 5 of 5 is the top of the ladder."


def third(*days: int) -> tuple[Practice, ...]:
    return tuple(practice(day, 3) for day in days)


def test_standing_comes_after_weeks_of_sitting_and_with_all_it_needs() -> None:
    early = told(*third(0, 2, 4), start=3)
    assert early.kind == "hold"
    assert early.why == "Level 4 is standing, after 21 days with the exercise; it is 4 now."
    weeks = third(0, 10, SEATED_DAYS)
    found = told(*weeks, start=3)
    assert (found.kind, found.level, found.step) == ("offer_more", 4, "posture")
    unsteady = Person(feet=SURE.feet, standing=Standing(worktop=True))
    held = told(*weeks, person=unsteady, start=3)
    assert (held.kind, held.level) == ("hold", 3)
    assert held.why == "Level 4 is standing, and not confirmed so far: shoes, that you are steady."


def test_weeks_of_sitting_begin_with_something_done() -> None:
    skipped = practice(0, 3, done=False, full=False)
    assert told(skipped, *third(19, 20, 21), start=3).kind == "hold"


def test_a_standing_level_that_is_no_longer_confirmed_is_seated_for_now() -> None:
    found = told(*(practice(day, 4) for day in (30, 31, 32)), person=Person(), start=4)
    assert (found.kind, found.now) == ("hold", 3)
    assert found.why.startswith("Level 4 is standing, and not confirmed so far: a worktop")
    nowhere = ladder("standing")
    stays = told(practice(0, 1, nowhere), person=Person(), of=nowhere)
    assert (stays.kind, stays.now) == ("hold", 1)


def test_what_needs_feeling_is_not_offered_to_feet_that_feel_little() -> None:
    marbles = ladder("seated", "seated", needs_feeling=(2,))
    easy = tuple(practice(day, 1, marbles) for day in (0, 1, 2))
    assert told(*easy, of=marbles).kind == "offer_more"
    little = Person(feet=FeetTold(feel="little"), standing=STEADY)
    found = told(*easy, of=marbles, person=little)
    assert found.why == "Level 2 is only for feet that feel well."
    assert open_levels(marbles, little) == (1,)


def test_an_answer_is_kept_with_its_moment() -> None:
    offered = told(*EASY)
    now = at(4, 10)
    assert choose(offered, "take", now) == Chosen(2, now)
    assert choose(offered, "keep", now) == Chosen(1, now, kept=1)
    assert choose(offered, "back", now) == Chosen(1, now)
    lower = told(practice(0, 3, stopped=True), start=3)
    assert choose(lower, "take", now) == choose(lower, "keep", now) == Chosen(2, now)
    assert choose(lower, "back", now) == Chosen(1, now)


def test_a_session_of_the_same_second_comes_after_the_choice() -> None:
    now = at(6).replace(microsecond=500_000)
    person = revised(SURE, level={"raises": choose(told(*EASY), "take", now)})
    stop = practice(6, 2, stopped=True)
    assert told(*EASY, stop, person=person).now == 1


def test_what_was_taken_holds_and_what_was_kept_is_not_asked_at_once() -> None:
    for answer, level, days in (("take", 2, 3), ("keep", 1, 6)):
        chosen = choose(told(*EASY), answer, at(4, 10))  # type: ignore[arg-type]
        person = revised(SURE, level={"raises": chosen})
        found = told(*EASY, person=person)
        assert (found.kind, found.now) == ("hold", level)
        more = tuple(practice(day, level) for day in range(5, 5 + days))
        assert told(*EASY, *more[:-1], person=person).kind == "hold"
        assert told(*EASY, *more, person=person).kind == "offer_more"


def test_who_keeps_a_level_is_asked_less_and_less_often() -> None:
    kept, day, waits = Chosen(1, at(0, 1)), 0, []
    for _ in range(5):
        person, past = revised(SURE, level={"raises": kept}), [practice(day)]
        while told(*past, person=person).kind == "hold":
            past.append(practice(day := day + 1))
        waits.append(len(past))
        found = told(*past, person=person)
        kept = choose(found, "keep", at(day := day + 1, 1))
    assert waits == [3, 6, 9, 12, 12]
    assert kept.kept == 5
    assert found.why == (
        "Level 1 was done in full 12 times in a row, from 4 February to 15 February, with "
        "effort 3 at most and pain not up."
    )
    assert choose(found, "take", at(day)).kept == 0


def test_a_routine_tells_each_of_its_exercises_once_from_its_own_level() -> None:
    items = (Item(exercise="raises", level=2), Item(exercise="raises", level=4))
    routine = Routine(id="r", name="R", summary="R.", item=items)
    catalogue = Catalogue({"raises": RAISES})
    assert rungs(routine, catalogue, {}, SURE, MONDAY) == {"raises": 2}
    (one,) = suggestions(routine, catalogue, {}, SURE, MONDAY)
    assert (one.exercise, one.now) == ("raises", 2)


def test_where_the_routine_gives_the_dose_no_level_is_suggested() -> None:
    own = Item(exercise="raises", dose=Reps(count=3))
    routine = Routine(id="r", name="R", summary="R.", item=(own,))
    assert suggestions(routine, Catalogue({"raises": RAISES}), {}, SURE, MONDAY) == ()
