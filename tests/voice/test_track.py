from __future__ import annotations

from tests.coach.builders import MS, Coached, script_for
from tests.voice.speakers import Tones, until
from toetap.coach.exercise import Hold, Reps, Taps
from toetap.coach.inputs import Note, Press
from toetap.coach.script import COUNT_IN
from toetap.coach.session import Session
from toetap.coach.speaking import Utterance
from toetap.coach.units import SECOND
from toetap.sound.clip import Placed
from toetap.voice.library import Library, WorkAhead
from toetap.voice.programs import ProgramError
from toetap.voice.track import LANE, Voice
from toetap.voice.vocabulary import english, read

WORDS = read(english())


def voice_of(tones: Tones) -> Voice:
    return Voice(Library(tones), WORDS)


def keys(placed: list[Placed]) -> list[str]:
    """What is said, by its key; "hush" for what only breaks off."""
    return [one.mark.words.key if isinstance(one.mark, Utterance) else "hush" for one in placed]


def window(voice: Voice, session: Session, seconds: float) -> list[Placed]:
    return list(voice.placed(session, session.now, session.now + round(seconds * SECOND)))


def test_words_are_placed_at_their_instants_in_a_lane_of_their_own() -> None:
    coached = Coached.through(script_for(Taps(pattern="8/8", limbs=("feet",)))).press()
    coached.cues.clear()
    coached.say(Press())
    voice = voice_of(Tones())
    first = list(voice.told(coached.session, coached.cues))
    assert keys(first) == ["hush", "count"]
    rest = window(voice, coached.session, 20)
    round_ = coached.session.stage.round
    assert round_ is not None
    at = dict(zip(keys(rest), (one.at for one in rest), strict=True))
    assert at["left"] == round_.tempo.time_of(COUNT_IN + 7)
    assert {one.lane for one in [*first, *rest]} == {LANE}
    assert all(one.until is not None and one.at <= one.until for one in rest)


def test_windows_say_everything_once() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=20, times=2, rest=9)))
    voice = voice_of(Tones())
    voice.told(coached.session, coached.cues)
    start, step = coached.now, 37 * MS
    pieces = [
        one.mark
        for place in range(1_200)
        for one in voice.placed(coached.session, start + place * step, start + (place + 1) * step)
    ]
    whole = voice_of(Tones())
    whole.told(coached.session, coached.cues)
    assert list(dict.fromkeys(pieces)) == [
        one.mark for one in whole.placed(coached.session, start, start + 1_200 * step)
    ]


def test_an_input_that_leads_on_breaks_off_what_is_being_said() -> None:
    coached = Coached.through(script_for(Reps(count=3)))
    voice = voice_of(Tones())
    voice.told(coached.session, ())
    assert keys(list(voice.told(coached.wait(1).say(Press()).session, coached.cues)))[0] == "hush"


def test_an_input_that_changes_nothing_breaks_nothing_off() -> None:
    coached = Coached.through(script_for(Reps(count=3)))
    voice = voice_of(Tones())
    voice.told(coached.session, ())
    assert list(voice.told(coached.wait(1).say(Note("hm")).session, ())) == []


def test_the_same_told_twice_has_the_same_answer() -> None:
    coached = Coached.through(script_for(Reps(count=3)))
    voice = voice_of(Tones())
    voice.told(coached.session, ())
    coached.wait(1).say(Press())
    once = [one.mark for one in voice.told(coached.session, coached.cues)]
    assert [one.mark for one in voice.told(coached.session, coached.cues)] == once


def test_a_word_that_is_not_ready_begins_later_while_there_is_time() -> None:
    tones = Tones()
    tones.goes_on.clear()
    library = WorkAhead(tones, pause=0)
    voice = Voice(library, WORDS)
    session = Coached.through(script_for(Reps(count=3))).session
    assert keys(list(voice.told(session, ()))) == ["hush"]
    assert window(voice, session, 0.1) == []
    tones.goes_on.set()
    until(lambda: library.clip("Morning."))
    now = session.now + 100 * MS
    found = list(voice.placed(session, now, now + 10 * MS))
    assert keys(found) == ["routine"]
    assert found[0].at == session.now
    library.close()


def test_a_word_that_is_ready_too_late_is_dropped() -> None:
    tones = Tones()
    library = WorkAhead(tones, pause=0)
    tones.goes_on.clear()
    voice = Voice(library, WORDS)
    coached = Coached.into_first_set(script_for(Reps(count=5))).say(Press())
    voice.told(coached.session, coached.cues)
    assert window(voice, coached.session, 0.1) == []
    later = coached.now + 2 * SECOND
    tones.goes_on.set()
    until(lambda: library.clip("1"))
    assert list(voice.placed(coached.session, later, later + SECOND)) == []
    library.close()


def test_switched_off_nothing_is_said_and_what_is_being_said_breaks_off() -> None:
    voice = voice_of(Tones())
    session = Coached.through(script_for(Reps(count=3))).session
    voice.told(session, ())
    voice.speak(False)
    assert not voice.spoken
    assert keys(list(voice.told(session, ()))) == ["hush"]
    assert window(voice, session, 10) == []
    voice.speak(True)
    assert keys(list(voice.told(session, ())))[-1] == "routine"


def test_a_track_may_be_asked_before_it_was_told_anything() -> None:
    session = Coached.through(script_for(Reps(count=3))).session
    assert keys(window(voice_of(Tones()), session, 0.1)) == ["routine"]


def test_all_that_a_session_may_need_is_made_ready_when_it_begins() -> None:
    tones = Tones()
    library = WorkAhead(tones, pause=0)
    voice = Voice(library, WORDS)
    voice.told(Coached.through(script_for(Reps(count=3), "each")).session, ())
    until(lambda: library.clip("Then left.") and library.clip("3"))
    voice.close()


def test_an_engine_that_fails_lets_the_session_go_on_and_is_told() -> None:
    voice = voice_of(Tones(fails=ProgramError("ended with 1")))
    coached = Coached.through(script_for(Reps(count=3))).press()
    assert keys(list(voice.told(coached.session, ()))) == ["hush"]
    assert window(voice, coached.session, 30) == []
    assert window(voice, coached.say(Press()).session, 30) == []
    assert not voice.spoken
    assert "ended with 1" in voice.status()
