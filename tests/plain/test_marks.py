"""What is told as time passes is a function of the session, whenever one looks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0, Event, played
from tests.coach.strategies import INPUTS, scripts, timelines
from toetap.coach.exercise import Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Input, Note
from toetap.coach.passage import advance, next_change
from toetap.coach.script import Script
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND
from toetap.plain.marks import marked, next_news
from toetap.plain.replying import reply
from toetap.plain.standing import where
from toetap.plain.telling import told

Said = tuple[int, str]


def news(session: Session, until: int) -> tuple[Session, list[Said]]:
    """All that is told up to an instant."""
    lines: list[Said] = []
    while (due := next_news(session)) is not None and due <= until:
        assert due >= session.now
        before, turn = session, advance(session, due)
        session = turn.session
        mark = marked(before, session)
        lines += [(due, mark)] if mark is not None else []
        lines += [(due, line) for line in told(before, session, turn.cues)]
    return advance(session, until).session, lines


@given(scripts(), timelines(), st.lists(st.integers(0, 60_000), max_size=8))
def test_looking_more_often_tells_nothing_more_and_nothing_twice(
    script: Script, events: list[Event], looks: list[int]
) -> None:
    session = played(start(script, T0), events).session
    end = session.now + 61 * SECOND
    _, all_at_once = news(session, end)
    piece_by_piece: list[Said] = []
    for look in sorted(looks):
        session, lines = news(session, max(session.now, T0 + look * MS))
        piece_by_piece += lines
    assert piece_by_piece + news(session, end)[1] == all_at_once


@given(scripts(), timelines())
def test_news_comes_with_every_change_and_in_its_order(script: Script, events: list[Event]) -> None:
    session = played(start(script, T0), events).session
    change, due = next_change(session), next_news(session)
    assert change is None or (due is not None and due <= change)
    _, lines = news(session, session.now + 60 * SECOND)
    assert all(earlier[0] <= later[0] for earlier, later in pairwise(lines))
    assert all(line.strip() == line != "" for _at, line in lines)


SAID = INPUTS.filter(lambda told: not isinstance(told, Answer | Note))
"""What a person says while a session goes on; the answers belong to its questions."""


@given(scripts(), timelines(), SAID)
def test_whatever_is_told_to_the_coach_gets_an_answer_in_words(
    script: Script, events: list[Event], given_: Input
) -> None:
    before = played(start(script, T0), events).session
    turn = handle(before, given_, before.now)
    place = () if turn.session.over else where(turn.session)
    for line in (*reply("word", given_, before, turn.session, turn.cues), *place):
        assert line.strip() == line
        assert line


@given(scripts(), timelines())
def test_every_phrase_of_a_round_is_told_once(script: Script, events: list[Event]) -> None:
    session = played(start(script, T0), events).session
    round_, work = session.stage.round, session.work
    if round_ is None or work is None or session.paused:
        return
    assert isinstance(work.dose, Taps)
    ends = round_.ends
    assert ends is not None
    _, lines = news(session, ends - 1)
    index = round_.index_at(session.now)
    coming = {
        beat.phrase
        for place, beat in enumerate(round_.beats)
        if place >= round_.first
        and place > index
        and (place == round_.first or round_.beats[place - 1].phrase != beat.phrase)
    }
    assert len(lines) == len(coming)
