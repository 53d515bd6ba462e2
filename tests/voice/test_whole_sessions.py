"""What is said in each built-in routine; `pytest tests/voice --golden-update` writes it anew."""

import pytest

from tests.golden import Golden
from toetap import content
from toetap.coach.catalogue import Catalogue
from toetap.coach.hands_free import legs, unattended
from toetap.coach.script import build
from toetap.coach.speaking import Manner, utterances
from toetap.coach.units import SECOND
from toetap.coach.words import Words
from toetap.voice.library import guessed
from toetap.voice.vocabulary import english, read

CATALOGUE: Catalogue
CATALOGUE, _PROBLEMS = content.load([], content.built_in())
WORDS = read(english())


def lasts(words: Words) -> int:
    return guessed(WORDS.said(words)) + SECOND // 10


@pytest.mark.parametrize("name", CATALOGUE.routines)
def test_what_is_said_in_a_routine_that_nobody_touches(name: str, golden: Golden) -> None:
    script = unattended(build(CATALOGUE.routine(name), CATALOGUE))
    lines = [
        f"{one.at / SECOND:8.2f}  {WORDS.said(one.words)}"
        for leg in legs(script, 0)
        for one in utterances(
            leg.session, leg.session.now, leg.until, Manner(lasts=lasts), leg.cues
        )
    ]
    golden.check(name, "\n".join([*lines, ""]))
