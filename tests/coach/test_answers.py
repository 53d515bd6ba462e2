"""The last answer to a question counts, and no answer is a press."""

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import Coached, script_for
from toetap.coach.answers import Answers
from toetap.coach.exercise import Reps, Taps
from toetap.coach.inputs import Answer, Input, Kept, Leave, Note, Stop

STOPPED = Coached.into_first_set(script_for(Reps(count=3))).press().say(Stop()).session

SAID: dict[str, st.SearchStrategy[Input]] = {
    "reason": st.builds(Stop, reason=st.sampled_from([None, "pain", "injury", "other"])),
    "pain after": st.builds(Answer, st.just("pain after"), st.none() | st.integers(0, 10)),
    "effort": st.builds(Answer, st.just("effort"), st.none() | st.integers(0, 10)),
    "note": st.builds(Note, st.text(max_size=5)),
}
ANSWERED = st.sampled_from(sorted(SAID)).flatmap(lambda key: st.tuples(st.just(key), SAID[key]))


@given(st.lists(ANSWERED, max_size=12))
def test_however_often_a_mind_is_changed_only_the_last_answers_count(
    given: list[tuple[str, Input]],
) -> None:
    answers = Answers(STOPPED)
    for question, said in given:
        answers = answers.answered(question, said)
    once = Answers(STOPPED)
    for question, said in dict(given).items():
        once = once.answered(question, said)
    assert answers.session == once.session
    told = answers.session
    last = dict(given)
    assert last.get("reason", Stop()) == Stop(told.reason)
    assert last.get("effort", Answer("effort", None)) == Answer("effort", told.after.effort)
    assert last.get("note", Note("")) == Note(told.note)
    assert (told.tallies, told.now, told.stage) == (STOPPED.tallies, STOPPED.now, STOPPED.stage)


def test_a_reason_right_after_the_stop_is_not_taken_for_the_same_press() -> None:
    assert Answers(STOPPED).answered("reason", Stop("dizzy")).session.reason == "dizzy"
    assert STOPPED.reason is None


def test_whether_one_kept_up_can_be_said_and_unsaid() -> None:
    coached = Coached.into_first_set(script_for(Taps(pattern="1/1", limbs=("feet", "hands"))))
    ended = coached.wait(8).say(Leave()).session
    answers = Answers(ended).answered("kept up", Kept("yes"))
    assert answers.session.tallies[0].kept_up == "yes"
    answers = answers.answered("kept up", Kept("lost it")).answered("note", Note("late"))
    assert answers.session.tallies[0].kept_up == "lost it"
    assert answers.session.note == "late"
    assert answers.answered("kept up", None).session.tallies[0].kept_up is None
