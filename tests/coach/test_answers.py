from tests.coach.builders import Coached, script_for
from toetap.coach.answers import Answers
from toetap.coach.exercise import Reps
from toetap.coach.inputs import Answer, Note, Stop


def test_the_last_answer_to_a_question_counts_and_none_is_a_burst() -> None:
    ended = Coached.into_first_set(script_for(Reps(count=3))).say(Stop()).session
    answers = Answers(ended)
    for reason in ("pain", "dizzy"):
        answers = answers.answered("reason", Stop(reason))
    answers = answers.answered("effort", Answer("effort", 4)).answered("note", Note("so so"))
    told = answers.session
    assert (told.reason, told.after.effort, told.note) == ("dizzy", 4, "so so")
    assert (ended.reason, ended.note) == (None, "")
