"""What the charts show is told in the plain face, too."""

from pathlib import Path

from bench.histories import LAST_DAY, histories
from tests.plain.stage import play, typing
from toetap.coach import summaries
from toetap.coach.facts import weeks_of
from toetap.coach.person import AskFirst
from toetap.coach.stats import stats
from toetap.plain.trends import EXERCISES, told
from toetap.settings.told import Told
from toetap.settings.values import Settings
from toetap.store.sessions import FileStore


def test_every_sentence_is_a_line_and_no_line_is_a_verdict() -> None:
    found = stats(weeks_of(tuple(histories(250))), LAST_DAY)
    lines = list(told(found))
    assert lines[:6] == [words for _, words in summaries.sentences(found)]
    assert lines[6] == summaries.exercise_and_sides(found.exercises[0])
    assert lines[-2:] == [
        f"And {len(found.exercises) - EXERCISES} more exercises.",
        summaries.NO_VERDICT,
    ]


def test_few_exercises_are_all_told_and_of_nothing_it_says_so() -> None:
    found = stats(weeks_of(tuple(histories(1))), LAST_DAY)
    assert list(told(found))[-2:] == [
        summaries.exercise_and_sides(found.exercises[-1]),
        summaries.NO_VERDICT,
    ]
    assert list(told(stats((), LAST_DAY))) == [
        "No session yet in which anything was done.",
        "What you do will be told here.",
    ]


def test_trends_are_told_in_the_history(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for record in histories(3):
        store.save(record)
    played = play(tmp_path, typing("history", "trends", "t", "back", "quit"))
    assert played.lines.count(summaries.NO_VERDICT) == 2
    assert any("sessions on" in line for line in played.lines)


def test_a_plan_stands_beside_what_was_done(tmp_path: Path) -> None:
    FileStore(tmp_path).save(next(iter(histories(1))))
    told = Told(first=Settings(ask_first=AskFirst(read=True), plan={"walking": True}))
    played = play(tmp_path, typing("history", "trends", "back", "quit"), told=told)
    assert any(", of 3 planned" in line for line in played.lines if line.startswith("History:"))
    assert any("The plan is 3 days and 90 min a week" in line for line in played.lines)
