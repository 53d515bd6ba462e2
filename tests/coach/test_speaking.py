from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0, Coached, Event, played, script_for
from tests.coach.hearing import BRIEF, answered, said
from tests.coach.strategies import GAPS, PATTERNS, scripts, timelines
from toetap.coach.exercise import Hold, Reps, Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Auto, Note, Pause, Press, Stop, Tempo, Undo
from toetap.coach.passage import advance
from toetap.coach.rehearsal import rehearsal
from toetap.coach.script import COUNT_IN, Script
from toetap.coach.session import Session, Turn, start
from toetap.coach.speaking import Manner, utterances
from toetap.coach.taps import parse
from toetap.coach.units import SECOND
from toetap.coach.words import Words, estimated

MINUTE = 60 * SECOND
MANNERS = st.builds(
    Manner, reps=st.sampled_from(["every", "fifth", "none"]), lasts=st.just(estimated)
)
SPANS = st.integers(0, 40 * SECOND)


def turned(script: Script, events: list[Event]) -> Turn:
    """The session after all this, and the cues of the last thing said."""
    session = played(start(script, T0), events[:-1]).session
    if not events:
        return Turn(session)
    gap, given_ = events[-1]
    return handle(session, given_, session.now + gap)


def stage_of(session: Session) -> tuple[object, ...]:
    return session.at, session.stage.kind, session.stage.since, session.paused


@given(scripts(), timelines(), MANNERS, SPANS, SPANS)
def test_windows_add_up(
    script: Script, events: list[Event], manner: Manner, first: int, second: int
) -> None:
    turn = turned(script, events)
    begin = turn.session.now
    middle, end = begin + first, begin + first + second

    def window(start_: int, end_: int) -> tuple[object, ...]:
        return utterances(turn.session, start_, end_, manner, turn.cues)

    assert window(begin, middle) + window(middle, end) == window(begin, end)


@given(scripts(), timelines(), MANNERS)
def test_words_never_meet_and_are_never_late(
    script: Script, events: list[Event], manner: Manner
) -> None:
    turn = turned(script, events)
    now = turn.session.now
    free = now
    for one in utterances(turn.session, now, now + MINUTE, manner, turn.cues):
        assert free <= one.at <= one.until
        free = one.at + manner.lasts(one.words)


@given(scripts(), timelines(), MANNERS, st.integers(0, 20 * SECOND))
def test_what_is_said_does_not_depend_on_when_one_asks(
    script: Script, events: list[Event], manner: Manner, later: int
) -> None:
    session = turned(script, events).session
    then = session.now + later
    passed = advance(session, then).session
    if stage_of(passed) == stage_of(session) and not session.over:
        asked_now = utterances(session, then, then + MINUTE, manner)
        assert asked_now == utterances(passed, then, then + MINUTE, manner)


@given(scripts(), timelines(), MANNERS, GAPS, st.sampled_from([Note("hm"), Answer("effort", 3)]))
def test_an_input_that_changes_nothing_changes_no_word(
    script: Script, events: list[Event], manner: Manner, gap: int, given_: Note | Answer
) -> None:
    session = turned(script, events).session
    now = session.now + gap
    before, after = advance(session, now).session, handle(session, given_, now).session
    assert utterances(before, now, now + MINUTE, manner) == utterances(
        after, now, now + MINUTE, manner
    )


@given(scripts(), timelines(), MANNERS)
def test_all_that_is_said_has_been_rehearsed(
    script: Script, events: list[Event], manner: Manner
) -> None:
    known = set(rehearsal(script))
    session = start(script, T0)
    for gap, given_ in events:
        turn = handle(session, given_, session.now + gap)
        session = turn.session
        spoken = utterances(session, session.now, session.now + MINUTE, manner, turn.cues)
        assert {one.words for one in spoken} <= known


@given(PATTERNS, st.integers(30, 180), st.sampled_from(["together", "in turn"]), st.data())
def test_a_side_is_announced_exactly_one_beat_ahead_at_any_tempo(
    pattern: str, bpm: int, reading: str, data: st.DataObject
) -> None:
    dose = Taps(pattern=pattern, limbs=("feet",), bpm=bpm, reading=reading)  # type: ignore[arg-type]
    session = Coached.into_first_set(script_for(dose)).session
    changes = data.draw(st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([-20, 5, 40]))))
    for gap, change in changes:
        session = handle(session, Tempo(change), session.now + gap * MS).session
    round_ = session.stage.round
    if round_ is None:
        return
    told = {
        one.at: one.words.key
        for one in utterances(session, session.now, session.now + 10 * MINUTE, BRIEF)
        if one.words.key in ("right", "left", "both") and one.at < (round_.ends or 0)
    }
    for at, side in told.items():
        beat = round_.tempo.beat_at(at)
        assert round_.tempo.time_of(beat) == at
        assert round_.beats[beat + 1 - COUNT_IN].side == side
    runs = [beat for beat in parse(pattern).beats(dose.reading) if beat.count == 1]
    for before, run in pairwise(runs):
        ahead = round_.tempo.time_of(COUNT_IN + run.number - 1)
        assert ahead is not None
        if ahead >= session.now and before.side != run.side and run.of > 1:
            assert told.get(ahead) == run.side


def test_a_word_that_would_delay_what_is_to_be_done_is_left_out() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=9, hold=3, release=2)))
    coached.say(Auto()).wait(3)
    slow = Manner(lasts=lambda words: 1200 * MS if words.key == "reps done" else 100 * MS)
    assert said(coached.session, 6, slow) == [
        (7, "hold"), (8, "count 2"), (9, "count 1"), (10, "release"), (12, "hold"),
    ]  # fmt: skip


def test_what_can_wait_is_said_after_what_can_not() -> None:
    coached = Coached.through(script_for(Hold(seconds=20, times=2, rest=5)))
    coached.press().say(Auto()).wait(2).press().wait(1 + 20)

    def spoken(manner: Manner) -> list[str]:
        return [words for _at, words in said(coached.session, 2, manner)]

    assert spoken(BRIEF) == ["release", "rest seconds 5", "then again"]
    slow = Manner(lasts=lambda words: (4 if words.key == "rest seconds" else 0) * SECOND)
    # There would be no time left to tell what comes next.
    assert spoken(slow) == ["release", "then again"]


def test_a_pause_is_said_and_nothing_else_until_it_is_over() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=30))).say(Auto()).wait(8)
    coached.cues.clear()
    assert answered(coached.say(Pause()), 60) == ["paused"]
    coached.wait(100).cues.clear()
    assert answered(coached.say(Pause()), 30)[:2] == ["resumed", "half-way"]


def test_taking_back_is_said_with_the_count_that_is_left() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=5))).press(3)
    coached.cues.clear()
    assert answered(coached.say(Undo())) == ["undone", "count 2"]


def test_what_was_caused_before_is_not_said_again() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=5))).press(3).say(Pause())
    cues = coached.cues
    coached.wait(5)
    assert said(coached.session, 10, cues=cues) == []


def test_a_stop_is_said_at_once_and_what_to_do_then() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=5))).press(1)
    spoken = answered(coached.say(Stop("dizzy")), 20)
    assert spoken[0] == "stopped"
    assert spoken[1].startswith("text Sit or lie down")


def test_the_end_is_said_when_it_comes_and_not_again() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=1)))
    assert answered(coached.say(Press()), 5) == ["done", "look again"]
    assert said(coached.wait(1).session, 5) == []


def test_a_session_that_waits_says_what_there_is_and_then_nothing() -> None:
    coached = Coached.through(script_for(Reps(count=2)))
    assert said(coached.session, 1000) == said(coached.session, 2)
    assert [words for _at, words in said(coached.press().session, 1000)] == []


def test_words_take_longer_the_more_there_is_to_say() -> None:
    assert estimated(Words("count", 7)) < estimated(Words("count", 17)) < estimated(
        Words("text", text="Sit tall, both feet on the floor.")
    )  # fmt: skip
