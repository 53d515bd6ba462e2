"""What a device is given to play, frame by frame."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sound.rig import HOLD, PERIOD, T0, FixedTrack, Impulses, Rig, impulse
from toetap.coach.cues import Cue
from toetap.coach.exercise import Reps, Taps
from toetap.coach.inputs import Back, Input, Leave, Pause, Press, SwitchReading, Tempo
from toetap.coach.passage import advance
from toetap.coach.script import COUNT_IN
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.sound.clip import FADE, RATE, Placed
from toetap.sound.feeder import AHEAD, Feeder, Muted, Shifted, Shown, Silenced, Turned
from toetap.sound.outlet import Outlet

ROUND = Taps(pattern="3/3 2x1", bpm=120, limbs=("feet",))
BEATS = ["count-in"] * 4 + ["right accent", "right", "right", "left", "left", "left"]
BEATS += ["both accent", "both"]
SOON = 2 * PERIOD
"""What an input causes is heard with the next frames that the device asks for."""
LONG = 90 * RATE
GAP = RATE * 60 // 180
"""Between two beats at the highest tempo."""


def sounds(rig: Rig, since: int = T0) -> list[str]:
    return [sound for _frame, sound in rig.onsets(since)]


def beats(rig: Rig, since: int = T0) -> list[tuple[int, str]]:
    return [(frame, sound) for frame, sound in rig.onsets(since) if sound in BEATS]


def test_every_click_sits_on_its_exact_frame() -> None:
    rig = Rig().begin()
    since = rig.clock.instant + SECOND // 4
    expected = rig.expected(since, since + 19 * SECOND)
    rig.wait(19)
    assert [onset for onset in rig.onsets(since) if onset[0] < expected[-1][0]] == expected[:-1]
    assert len(expected) > 30


def test_the_first_count_in_is_heard_at_once_and_the_second_in_time() -> None:
    rig = Rig().begin(ROUND)
    pressed = rig.clock.instant
    rig.wait(1)
    (first, _), (second, _) = beats(rig)[:2]
    assert 0 <= first - rig.frame_of(pressed) <= SOON
    assert second == rig.frame_of(pressed + SECOND // 2)


def test_a_rep_is_heard_with_the_next_frames_that_the_device_asks_for() -> None:
    rig = Rig().begin(Reps(count=5)).wait(1.01)
    asked = rig.outlet.position
    rig.say(Press()).wait(0.2)
    assert rig.onsets(rig.clock.instant - SECOND // 3)[-1] == (asked, "rep")


@pytest.mark.parametrize("before", [0.001, 0.02, 0.039, 0.06, 0.1, 0.3, 0.499])
@pytest.mark.parametrize("change", [-60, -5, 5, 60])
def test_a_beat_is_heard_once_when_the_tempo_changes_just_before_it(
    before: float, change: int
) -> None:
    rig = Rig().begin(ROUND).wait(3 - before).say(Tempo(change))
    changed = rig.clock.instant
    expected = rig.expected(changed, changed + 8 * SECOND)
    rig.wait(7.9)
    heard = beats(rig)
    assert [sound for _, sound in heard] == BEATS
    assert [one for one in heard if one[0] > rig.frame_of(changed) + AHEAD] == [
        one for one in expected if one[0] > rig.frame_of(changed) + AHEAD and one[1] in BEATS
    ]


GAPS = st.integers(1, 1500)
TEMPOS = st.builds(Tempo, change=st.sampled_from([-60, -5, 5, 60]))


def steered(through: list[tuple[int, Input]]) -> list[tuple[int, str]]:
    """The beats that are heard of a round that is led through these inputs to its end."""
    rig = Rig().begin(ROUND)
    for gap, given_ in through:
        rig.wait(gap / 1000).say(given_)
    if rig.session.paused:
        rig.wait(1).say(Pause())
    while not rig.session.over and rig.session.stage.kind == "taps" and rig.outlet.position < LONG:
        rig.wait(5)
        rig.session = advance(rig.session, rig.clock.instant).session
    return beats(rig)


@settings(max_examples=40)
@given(st.lists(st.tuples(GAPS, TEMPOS), max_size=6))
def test_whatever_tempo_it_is_brought_to_every_beat_is_heard_once_in_order(
    through: list[tuple[int, Input]],
) -> None:
    heard = steered(through)
    assert [sound for _, sound in heard] == BEATS
    assert all(later - earlier > GAP // 2 for (earlier, _), (later, _) in pairwise(heard))


@settings(max_examples=40)
@given(st.lists(st.tuples(GAPS, TEMPOS | st.just(Pause())), max_size=6))
def test_a_pause_loses_no_beat_and_repeats_at_most_the_one_that_sounded_as_it_came(
    through: list[tuple[int, Input]],
) -> None:
    heard = [sound for _, sound in steered(through)]
    pauses = sum(isinstance(one, Pause) for _, one in through)
    assert 0 <= len(heard) - len(BEATS) <= pauses
    rest = iter(heard)
    assert all(sound in rest for sound in BEATS)


def test_a_pause_is_heard_at_once_and_the_beat_it_came_before_is_heard_after_it() -> None:
    rig = Rig().begin(ROUND).wait(2.3).say(Pause())
    paused = rig.clock.instant
    rig.wait(5)
    assert [sound for _, sound in beats(rig, paused + HOLD)] == []
    rig.say(Pause()).wait(0.3)
    resumed = paused + 5 * SECOND
    assert beats(rig, paused + HOLD) == [(rig.frame_of(resumed + SECOND // 5), "right")]


def test_another_reading_is_heard_from_the_next_beat_on() -> None:
    rig = Rig().begin(Taps(pattern="2x2", bpm=60, limbs=("feet",))).wait(4.5).say(SwitchReading())
    rig.wait(3)
    assert sounds(rig)[-4:] == ["both accent", "right", "left", "left"]


def test_a_round_begun_anew_is_heard_from_its_first_beat() -> None:
    rig = Rig().begin(ROUND).wait(3.1).say(Back()).wait(2)
    again = rig.clock.instant
    rig.say(Press()).wait(1.1)
    assert sounds(rig, again) == ["count-in"] * 3


def test_the_end_is_still_heard_and_nothing_after_it() -> None:
    rig = Rig().begin(ROUND).wait(3.1).say(Leave())
    ended = rig.clock.instant
    rig.wait(10)
    assert sounds(rig, ended) == ["end"]


def test_quiet_is_at_once_and_what_passed_is_not_made_up_for() -> None:
    rig = Rig().begin(ROUND).wait(0.7)
    quiet = rig.clock.instant
    rig.order(Muted(muted=True)).wait(1.6)
    assert sounds(rig, quiet + HOLD) == []
    rig.order(Muted(muted=False))
    loud = rig.clock.instant
    rig.wait(1)
    assert rig.onsets(loud) == rig.expected(loud, loud + SECOND)[:2]


def test_what_is_told_while_it_is_quiet_is_not_heard_afterwards() -> None:
    rig = Rig().begin(Reps(count=5)).wait(1).order(Muted(muted=True)).wait(1)
    told = rig.clock.instant
    rig.say(Press()).wait(0.05).order(Muted(muted=False)).wait(1)
    assert sounds(rig, told) == []


def test_without_a_session_nothing_is_heard_and_what_sounds_is_faded() -> None:
    long = FixedTrack((Placed(T0 + 6 * SECOND, impulse(20_000, 2 * RATE)),))
    rig = Rig(others=(long,)).begin(Reps(count=5)).until(T0 + 6 * SECOND + SECOND // 2)
    begins = rig.outlet.position
    rig.order(Silenced()).wait(1)
    left = rig.heard[0::2]
    assert left[begins - 1] == 20_000
    assert left[begins : begins + FADE].tolist() == sorted(left[begins : begins + FADE])[::-1]
    assert not any(left[begins + FADE :])


def test_in_a_lane_what_begins_ends_what_still_sounds() -> None:
    at = T0 + 6 * SECOND
    words = tuple(
        Placed(at + number * SECOND // 4, impulse(1000 * (number + 1), RATE), lane="voice")
        for number in range(2)
    )
    rig = Rig(others=(FixedTrack(words),)).begin(Reps(count=5)).until(at + 3 * SECOND)
    left, second = rig.heard[0::2], rig.frame_of(at + SECOND // 4)
    assert left[second - FADE - 1] == 1000
    assert 0 <= left[second - 1] < 100
    assert left[second] == 2000
    assert left[second + RATE - 1] == 2000
    assert left[second + RATE] == 0


def test_of_two_things_of_a_lane_at_one_instant_the_later_told_is_heard() -> None:
    at = T0 + 6 * SECOND
    words = (
        Placed(at, impulse(1000, 99), lane="voice"),
        Placed(at, impulse(2000, 9), lane="voice"),
    )
    rig = Rig(others=(FixedTrack(words),)).begin(Reps(count=5)).until(at + SECOND)
    first = rig.frame_of(at)
    assert rig.heard[2 * first : 2 * first + 40 : 2].tolist() == [2000] * 9 + [0] * 11


def test_what_would_come_after_its_last_instant_is_dropped() -> None:
    at = T0 + 5 * SECOND + SECOND // 2
    rig = Rig(others=(late := FixedTrack(),)).begin(Reps(count=5)).until(at)
    for until, heard in ((at + 5 * HOLD, [3000]), (at, [])):
        late.caused = (Placed(at, impulse(3000), ("told", until), until),)
        rig.order(Shown(rig.session, (Cue("nothing", at),)))
        asked = rig.outlet.position
        rig.until(rig.clock.instant + HOLD)
        assert [value for value in rig.heard[2 * asked :: 2] if value >= 3000] == heard
        at = rig.clock.instant


def test_a_shift_moves_the_beats_and_not_what_a_key_causes() -> None:
    rig = Rig().begin(ROUND).order(Shifted(100)).wait(1)
    since = rig.clock.instant
    expected = [frame + RATE // 10 for frame, _ in rig.expected(since, since + SECOND)]
    rig.wait(1.2)
    assert [frame for frame, _ in rig.onsets(since)][:2] == expected
    asked = rig.outlet.position
    rig.say(Pause()).wait(0.1)
    assert (asked, "paused") in rig.onsets()


def test_a_shift_to_earlier_lets_no_beat_be_heard_twice() -> None:
    rig = Rig().begin(ROUND).wait(1.1).order(Shifted(-200)).wait(1).order(Shifted(200)).wait(7)
    assert [sound for _, sound in beats(rig)] == BEATS


def test_the_volume_holds_for_what_begins_from_now_on() -> None:
    loud = FixedTrack([Placed(T0 + n * SECOND, impulse(20_000)) for n in range(6, 9)])
    rig = Rig(others=(loud,)).begin(Reps(count=5)).until(T0 + 6 * SECOND + SECOND // 2)
    rig.order(Turned(50)).wait(1).order(Turned(0)).wait(2)
    heard = [rig.heard[2 * rig.frame_of(thing.at)] for thing in loud.things]
    assert heard == [20_000, 5_000, 0]


class Racing(Impulses):
    """While it is asked, the device takes more."""

    rig: Rig
    times = 0

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        if self.times:
            self.times -= 1
            self.rig._pull()
        return super().placed(session, start, end)


def test_if_the_device_takes_more_in_the_middle_it_is_done_over_and_nothing_is_lost() -> None:
    track = Racing()
    rig = track.rig = Rig(track).begin(Reps(count=9))
    for _ in range(5):
        rig.wait(1)
        heard, track.times = sounds(rig).count("rep"), 1
        rig.say(Press())
        rig._pull()
        assert sounds(rig).count("rep") == heard + 1


def test_what_was_due_while_the_device_was_away_is_not_asked_for() -> None:
    rig = Rig().begin(ROUND)
    rig.clock.instant += 60 * SECOND
    rig.track.asked.clear()
    feeder = Feeder((rig.track,), outlet := Outlet(rig.clock.now))
    outlet.take(PERIOD)
    feeder.feed((Shown(rig.session),))
    asked_from, _ = rig.track.asked[0]
    assert rig.clock.instant - asked_from < SECOND // 2


def test_nothing_is_done_before_the_device_asks_and_nothing_is_forgotten() -> None:
    rig = Rig().begin(ROUND)
    feeder = Feeder((rig.track,), outlet := Outlet(rig.clock.now))
    feeder.feed((Shown(rig.session),))
    assert not any(outlet.take(PERIOD))
    feeder.feed()
    assert any(outlet.take(PERIOD))


def test_a_short_stock_is_counted_and_filled_with_silence() -> None:
    outlet = Outlet(lambda: T0)
    outlet.take(PERIOD)
    assert outlet.underruns == 0
    feeder = Feeder((), outlet)
    feeder.feed()
    assert len(outlet.take(AHEAD)) == 4 * AHEAD
    assert outlet.underruns == 0
    assert bytes(outlet.take(7)) == bytes(28)
    assert outlet.underruns == 1


def test_the_count_in_is_as_long_as_the_mind_has_it() -> None:
    assert BEATS.count("count-in") == COUNT_IN
