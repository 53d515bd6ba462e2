"""Between the mind and a face: inputs in at their own time, views out at the present one."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.burst import Burst
from toetap.coach.cues import Cue
from toetap.coach.handling import handle
from toetap.coach.heard import Silent, Sounds
from toetap.coach.inputs import Input, Pause
from toetap.coach.passage import advance
from toetap.coach.session import Session, Turn
from toetap.coach.view import View
from toetap.coach.viewing import next_glance, view_of
from toetap.coach.waking import Gap, gap_between


class Conductor:
    """Leads one session.

    Only inputs change the session that is kept; what is shown is that session carried on to now.
    So a key that was pressed before the latest redraw still counts from when it was pressed, and
    how often the face looks makes no difference to the record.
    """

    def __init__(self, session: Session, sounds: Sounds | None = None) -> None:
        """Lead a session from where it stands.

        Args:
            session: The session.
            sounds: Where it is heard; it is shown the session after every input.
        """
        self._kept = self._shown = self._seen = session
        self._seen_at = session.now
        self._sounds = sounds or Silent()
        self._sounds.show(session)
        self._looked = session.now
        self._asleep: int | None = None
        self._gap: Gap | None = None

    @property
    def session(self) -> Session:
        """The session as it was last shown."""
        return self._shown

    def give(self, given: Input, at: int) -> tuple[Cue, ...]:
        """Tell the coach an input that was given by a key at `at`.

        Returns:
            What the input has caused.
        """
        before = advance(self._kept, at).session
        return self._keep(handle(before, given, at))

    def tell(self, given: Input, at: int) -> tuple[Cue, ...]:
        """Tell the coach something that no key stands for.

        It belongs to no burst: the key pressed just before does not swallow it, and the burst that
        it comes in the middle of does not take it back.

        Returns:
            What it has caused.
        """
        before = advance(self._kept, at).session
        told = handle(replace(before, burst=Burst()), given, at)
        after = replace(told.session, burst=before.burst, before_burst=None)
        return self._keep(Turn(after, told.cues))

    def led_to_by(self, given: Input, at: int) -> None:
        """Know of a press that led here and was for something else: held, it does nothing here."""
        burst = Burst(given, at, 1)
        self._keep(Turn(replace(self._kept, burst=burst, before_burst=None)))

    @property
    def gap(self) -> Gap | None:
        """Why the session has paused by itself; None where it has not."""
        return self._gap if self._shown.paused else None

    def notice(self, now: int, asleep: int) -> bool:
        """Let the session stand from the last look on if nobody could look for too long since.

        For a face that looks at least every second while the session runs.

        Args:
            now: The instant of this look, or of the input that is to be told next.
            asleep: Nanoseconds that the computer has slept so far, counted from anywhere.

        Returns:
            True if the session has paused by itself, so an input made unseen is to be dropped.
        """
        looked, slept = self._looked, asleep - (asleep if self._asleep is None else self._asleep)
        self._looked, self._asleep = max(looked, now), asleep
        gap = gap_between(looked, now, slept) if self._shown.running else None
        if gap is not None:
            self.tell(Pause(), looked)
            self._gap = gap
        return gap is not None

    def view(self, now: int, at: int = 0) -> View:
        """The session as it is at `now`, or will be at an instant soon, for which it is drawn.

        What was once shown ahead of its time is not taken back by a look between. The end is never
        shown ahead: until then an input may still come.
        """
        self._seen_at = max(now, at, self._seen_at)
        self._shown = advance(self._shown, now).session
        seen = advance(self._shown, self._seen_at).session
        self._seen = self._shown if seen.over else seen
        return view_of(self._seen)

    def next_glance(self) -> int | None:
        """The next instant at which the view changes by itself."""
        return next_glance(self._seen)

    def _keep(self, turn: Turn) -> tuple[Cue, ...]:
        self._kept = self._shown = self._seen = turn.session
        self._looked = max(self._looked, turn.session.now)
        self._sounds.show(turn.session, turn.cues)
        return turn.cues
