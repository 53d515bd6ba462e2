from tests.coach.builders import T0, script_for
from tests.sound.rig import FixedTrack, impulse
from toetap.coach.cues import Cue
from toetap.coach.exercise import Reps
from toetap.coach.session import start
from toetap.sound.clip import Placed
from toetap.sound.volume import Mixed

SESSION = start(script_for(Reps(count=2)), T0)


def test_all_tracks_are_as_loud_as_the_volume() -> None:
    clip = impulse(10_000)
    tracks = [FixedTrack([Placed(T0, clip)]), FixedTrack(caused=[Placed(T0, clip, "told")])]
    mixed = Mixed(tracks, 50)
    (placed,), (told,) = mixed.placed(SESSION, T0, T0 + 1), mixed.told(SESSION, [Cue("rep", T0)])
    assert list(placed.clip.samples) == list(told.clip.samples) == [2_500, 2_500]


def test_a_clip_is_made_softer_once_and_anew_after_a_turn() -> None:
    mixed = Mixed([FixedTrack([Placed(T0, impulse(10_000))])], 50)

    def clip() -> Placed:
        (placed,) = mixed.placed(SESSION, T0, T0 + 1)
        return placed

    before = clip()
    assert clip().clip is before.clip
    mixed.turn(100)
    assert list(clip().clip.samples) == [10_000, 10_000]
    assert clip().mark == before.mark


def test_a_mark_of_its_own_stays() -> None:
    mixed = Mixed([FixedTrack([Placed(T0, impulse(1), "mine")])], 50)
    assert [one.mark for one in mixed.placed(SESSION, T0, T0 + 1)] == ["mine"]
