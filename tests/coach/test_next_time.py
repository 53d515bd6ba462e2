"""After a session: what is for the person to decide, and what their answer changes."""

from datetime import timedelta

import pytest
from msgspec.structs import replace as revised

from tests.coach.builders import exercise
from tests.coach.people import SURE, at
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Reps, Rung, Taps
from toetap.coach.next_time import (
    Decision,
    NextTime,
    Practised,
    at_level,
    decided,
    next_time,
    practised_of,
)  # fmt: skip
from toetap.coach.person import Chosen, Person, TempoTold
from toetap.coach.progression import Answer
from toetap.coach.record import (
    After,
    Before,
    ExerciseRecord,
    KeptUp,
    Kind,
    SessionRecord,
    SetRecord,
)
from toetap.coach.routine import Item, Routine

RAISES = revised(
    exercise(id_="raises"),
    level=(
        Rung("seated", Reps(count=10)), Rung("seated", Reps(count=12)),
        Rung("standing", Reps(count=10)),
    ),
)  # fmt: skip
TAPS = exercise(Taps(pattern="1/1", bpm=60), id_="taps")
ONLY = exercise(Reps(count=3), id_="only")
ROUTINE = Routine(
    id="mine", name="Mine", summary="Mine.",
    item=tuple(Item(exercise=name) for name in ("raises", "taps", "only")),
)  # fmt: skip
CATALOGUE = Catalogue({one.id: one for one in (RAISES, TAPS, ONLY)}, {"mine": ROUTINE})


def done(
    one: Exercise, level: int, *, bpm: int | None = None, kept_up: KeptUp | None = None
) -> ExerciseRecord:
    kind: Kind = "taps" if bpm else "reps"
    each = SetRecord(
        kind=kind, limbs="feet", side="both", target=2, done=2, seconds=9, bpm=bpm, kept_up=kept_up,
    )  # fmt: skip
    posture = one.rung(level).posture
    return ExerciseRecord(
        id=one.id, name=one.name, level=level, posture=posture, status="done", sets=(each,)
    )


def session(
    day: int, *exercises: ExerciseRecord, pain: int = 2, effort: int = 3, reason: str | None = None
) -> SessionRecord:
    return SessionRecord(
        id=f"s{day}", routine="mine", title="Mine", started=at(day), ended=at(day, 10),
        active_seconds=60, status="stopped" if reason else "completed", reason=reason, app="0",  # type: ignore[arg-type]
        before=Before(feet="clear", pain=2), after=After(pain=pain, effort=effort),
        exercises=exercises,
    )  # fmt: skip


def after(*days: SessionRecord, person: Person = SURE) -> NextTime:
    *earlier, last = days
    return next_time(last, practised_of(earlier), CATALOGUE, person)


EASY = [session(day, done(RAISES, 1)) for day in (0, 2, 4)]


def test_three_easy_sessions_offer_more_with_the_reason_and_three_answers() -> None:
    assert after(*EASY[:2]).decisions == ()
    (more,) = after(*EASY).decisions
    assert more.title == "Raises"
    assert more.offers == "A little more, if you like: level 2 of 3, seated, 12 reps."
    assert "5 January, 7 January and 9 January" in more.why
    assert [way.words for way in more.ways] == ["take level 2", "keep level 1"]


def test_the_order_of_the_files_makes_no_difference_and_open_sessions_do_not_count() -> None:
    last = EASY[-1]
    going_on = revised(session(3, done(RAISES, 1)), status="in progress")
    mixed = next_time(last, practised_of([EASY[1], going_on, EASY[0]]), CATALOGUE, SURE)
    assert mixed == after(*EASY)


@pytest.mark.parametrize(("answer", "rung"), [("take", 3), ("keep", 2), ("back", 1)])
def test_an_answer_is_written_as_the_level_the_person_chose(answer: Answer, rung: int) -> None:
    chosen = Person(
        feet=SURE.feet, standing=SURE.standing, ask_first=SURE.ask_first,
        level={"raises": Chosen(2), "only": Chosen(1)},
    )  # fmt: skip
    days = [session(day, done(RAISES, 2)) for day in (0, 12, 24)]
    (more,) = after(*days, person=chosen).decisions
    assert more.offers.startswith("Now standing, if you like: level 3 of 3")
    assert [way.answer for way in more.ways] == ["take", "keep", "back"]
    told = decided(chosen, more, answer, at(24, 11))
    assert told.level["raises"].rung == rung
    assert told.level["raises"].since == at(24, 11)
    assert told.level["only"] == Chosen(1)
    assert after(*days, session(25, done(RAISES, rung)), person=told).decisions == ()


def test_what_fell_by_itself_is_told_and_can_be_less_still() -> None:
    person = at_level(SURE, "raises", Chosen(3))
    (less,) = after(session(0, done(RAISES, 3), reason="pain"), person=person).decisions
    assert less.offers.startswith("A little less: level 2 of 3")
    assert [way.words for way in less.ways] == ["take level 2", "go back to level 1"]


def test_what_holds_says_why_but_not_where_there_is_only_one_level() -> None:
    told = after(session(0, done(RAISES, 1), done(ONLY, 1)))
    assert told.decisions == ()
    (held,) = told.holds
    assert held.startswith("Raises: Level 1 was done in full")


def test_only_what_was_in_the_session_is_spoken_of() -> None:
    assert after(session(0, done(ONLY, 1))) == NextTime()
    nothing = session(0, revised(done(RAISES, 1), sets=()))
    assert after(nothing) == NextTime()
    gone = revised(EASY[0], routine="gone")
    assert after(gone) == NextTime()


def tapped(bpm: int, kept_up: KeptUp | None = "yes") -> list[SessionRecord]:
    return [session(day, done(TAPS, 1, bpm=bpm, kept_up=kept_up)) for day in range(5)]


def tempo(*days: SessionRecord, person: Person = SURE) -> Decision | None:
    found = after(*days, person=person).decisions
    return next((one for one in found if one.title == "The tempo of your taps"), None)


@pytest.mark.parametrize(("answer", "bpm"), [("take", 63), ("keep", 60), ("back", 57)])
def test_steady_rounds_offer_a_tempo_and_the_answer_is_not_asked_again_at_once(
    answer: Answer, bpm: int
) -> None:
    days = tapped(70)
    assert tempo(*days[:4]) is None
    offered = tempo(*days)
    assert offered is not None
    assert offered.offers == "Start at 63 beats a minute, if you like."
    assert [way.words for way in offered.ways] == ["take 63", "keep 60", "go back to 57"]
    told = decided(SURE, offered, answer, at(4, 12))
    assert told.tempo == TempoTold(bpm, at(4, 12))
    assert tempo(*days, session(5, done(TAPS, 1, bpm=70, kept_up="yes")), person=told) is None


def test_a_slower_tempo_is_offered_once_and_no_way_twice() -> None:
    person = Person(tempo=TempoTold(bpm=60))
    offered = tempo(*tapped(57, None), person=person)
    assert offered is not None
    assert [way.words for way in offered.ways] == ["take 57", "keep 60"]


def test_no_tempo_is_offered_after_a_session_without_taps_or_for_what_is_gone() -> None:
    assert tempo(*tapped(70), session(6, done(RAISES, 1))) is None
    gone = revised(TAPS, id="gone")
    days = [session(day, done(gone, 1, bpm=70, kept_up="yes")) for day in range(5)]
    assert tempo(*days) is None


def test_the_past_keeps_the_latest_rounds_alone() -> None:
    past = practised_of([*tapped(70), session(9, done(TAPS, 1, bpm=80))])
    assert [one.bpm for _at, one in past.rounds] == [70, 70, 70, 70, 80]
    assert [moment.day for moment, _one in past.rounds][-1] == (at(0) + timedelta(days=9)).day
    assert Practised() == practised_of([])
