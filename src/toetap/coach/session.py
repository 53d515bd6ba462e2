"""The state machine: what a session is at any moment, and what an input makes of it.

`handle` takes an input and the instant it was given at; `advance` lets time pass. Both return a
new session and the cues of what happened on the way, each at its exact instant, so it makes no
difference how often or how late a face asks. `advance(advance(s, a), b)` is `advance(s, b)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from toetap.coach.burst import Burst
from toetap.coach.cues import Cue, CueKind
from toetap.coach.record import After, Before, KeptUp, Reason, Status
from toetap.coach.rounds import Round
from toetap.coach.script import Rest, Script, Work
from toetap.coach.units import Reading

StageKind = Literal[
    "prepare",  # before the first exercise, until a press
    "ready",  # a rest until the person is ready
    "rest",  # a rest that ends by itself
    "lead-in",  # the seconds to get into place before something timed
    "count",  # reps, counted by the person or paced by the coach
    "wait",  # a hold that the person starts
    "hold",  # the hold of a rep
    "release",  # the letting go after it
    "run",  # a hold, a time or a path on its way
    "taps",  # a round of taps, count-in included
    "over",  # the session has ended
]


@dataclass(frozen=True, slots=True)
class Stage:
    """What goes on within a step.

    Attributes:
        kind: Which of the stages it is.
        since: When it began, in nanoseconds of active time.
        until: When it ends by itself, in active time; None if it waits for the person.
        base: What of the set was done before this pass, in the set's unit.
        round: The round, in the stage "taps".
        returned: The person came back to this rest, and not on from the set before it.
    """

    kind: StageKind
    since: int
    until: int | None = None
    base: int = 0
    round: Round | None = None
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What was really done of one set.

    Attributes:
        done: Repetitions, seconds, beats or points, by the kind of dose.
        spent: Active nanoseconds spent in it, count-in and lead-in left out.
        target: What was asked, which a change of reading changes.
        bpm: The tempo at the end, for taps.
        reading: The reading at the end, for taps.
        kept_up: What the person said of a round of taps.
        reached: The session has come to it.
    """

    done: int = 0
    spent: int = 0
    target: int = 0
    bpm: int | None = None
    reading: Reading | None = None
    kept_up: KeptUp | None = None
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A session at an instant.

    Attributes:
        script: What is gone through.
        at: Index of the step in `script.steps`.
        stage: What goes on within it.
        tallies: What was done, one for each set of the script.
        now: The instant, in nanoseconds of the monotonic clock.
        active: Nanoseconds of the clock that stages go by: pauses are left out.
        waited: Those of them that were no exercise: the look at the feet, the waits until ready.
        paused: Every clock stands.
        auto: The coach paces the reps of this exercise.
        bpm: The tempo the person chose in this exercise, if they changed it.
        reading: The reading the person chose in this session, if they changed it.
        taps: The last instants at which they tapped the tempo.
        status: How it stands; "in progress" until it is over.
        reason: Why it was stopped.
        burst: The latest presses.
        before_burst: The session before the latest burst, to return to if a key was held.
        looked: The person was asked how they and their feet are before it began.
    """

    script: Script
    at: int
    stage: Stage
    tallies: tuple[Tally, ...]
    now: int
    active: int = 0
    waited: int = 0
    paused: bool = False
    auto: bool = False
    bpm: int | None = None
    reading: Reading | None = None
    taps: tuple[int, ...] = ()
    status: Status = "in progress"
    reason: Reason | None = None
    before: Before = field(default_factory=Before)
    after: After = field(default_factory=After)
    note: str = ""
    burst: Burst = field(default_factory=Burst)
    before_burst: Session | None = None
    looked: bool = False

    @property
    def over(self) -> bool:
        """It has ended, one way or another."""
        return self.stage.kind == "over"

    @property
    def settles(self) -> int | None:
        """The instant from which the end of the session stands; None if it does, or has not come.

        Until then the press that ended it may prove to be a held key's, and is then taken back.
        """
        before = self.before_burst
        if not self.over or before is None or before.over:
            return None
        until = self.burst.open_until
        return None if until is None or until < self.now else until + 1

    @property
    def cut_short(self) -> bool:
        """It was ended before its last step, by a stop or by leaving."""
        return self.over and self.at < len(self.script.steps)

    @property
    def work(self) -> Work | None:
        """The set that goes on, or that the rest leads to; None before the first and at the end."""
        if self.over:
            return None
        step = self.script.steps[self.at]
        if isinstance(step, Rest):
            step = self.script.steps[step.before]
        return step if isinstance(step, Work) else None

    @property
    def in_set(self) -> bool:
        """A set goes on, its lead-in included."""
        return not self.over and isinstance(self.script.steps[self.at], Work)

    @property
    def running(self) -> bool:
        """The clock of its stages goes on."""
        return not self.paused and not self.over

    @property
    def exercising(self) -> bool:
        """It goes on, and not with the look at the feet or a wait until the person is ready."""
        return self.running and self.stage.kind not in ("prepare", "ready")

    @property
    def exercised(self) -> int:
        """Nanoseconds of exercise so far, rests with a countdown among them."""
        return self.active - self.waited

    def tally(self, work: Work) -> Tally:
        """What has been done of a set."""
        return self.tallies[work.tally]

    def with_tally(self, work: Work, tally: Tally) -> Session:
        """The same session with another tally for this set."""
        at = work.tally
        return replace(self, tallies=(*self.tallies[:at], tally, *self.tallies[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Turn:
    """A session and the cues of what happened on the way to it."""

    session: Session
    cues: tuple[Cue, ...] = ()

    def then(self, later: Turn) -> Turn:
        """This turn and the one that follows from its session."""
        return Turn(later.session, self.cues + later.cues)

    def cue(self, kind: CueKind, number: int = 0) -> Turn:
        """The same with one more cue, at the session's instant."""
        return Turn(self.session, (*self.cues, Cue(kind, self.session.now, number)))


def start(script: Script, now: int, before: Before | None = None) -> Session:
    """A session at its very beginning; `before` is what came of the look, if there was one."""
    tallies = tuple(Tally(target=script.work(tally).target) for tally in range(len(script.works)))
    stage, told = Stage("prepare", 0), before or Before()
    return Session(script, 0, stage, tallies, now, before=told, looked=before is not None)


def nothing(session: Session) -> Turn:
    """The answer to an input that has nothing to do here."""
    return Turn(session).cue("nothing")
