"""A session as the screen leads it: the coach, the clock, and the copy that is kept safe."""

from __future__ import annotations

from toetap.coach.conductor import Conductor
from toetap.coach.inputs import Input, Pause
from toetap.coach.session import Session
from toetap.coach.view import View
from toetap.safe_copy import SafeCopy
from toetap.tui.parts import Parts


class Led:
    """One session, by the clock. What nobody could look at is no exercise.

    Attributes:
        conductor: Leads it.
    """

    def __init__(self, session: Session, parts: Parts, copy: SafeCopy) -> None:
        """Lead a session from where it stands.

        Args:
            session: The session.
            parts: The parts of the program.
            copy: Keeps it safe as it goes on.
        """
        self.conductor = Conductor(session, parts.sounds)
        self._clock = parts.clock
        self._copy = copy

    @property
    def session(self) -> Session:
        """The session as it was last shown."""
        return self.conductor.session

    @property
    def notice(self) -> str:
        """Why the session waits by itself, and that it is not kept safe."""
        gap = self.conductor.gap
        return "\n".join(filter(None, (gap.words if gap else "", self._copy.trouble)))

    @property
    def due(self) -> int | None:
        """The instant at which the view next changes by itself."""
        return self.conductor.next_glance()

    def give(self, given: Input, at: int) -> None:
        """Tell the coach a key; one that was pressed unseen is dropped."""
        if not self._unseen(at):
            self.conductor.give(given, at)

    def tell(self, given: Input) -> None:
        """Tell the coach something that no key stands for, now."""
        self.conductor.tell(given, self._clock.now())

    def pause(self) -> bool:
        """Let the session wait; False if it does already."""
        pauses = not self._unseen(self._clock.now()) and self.session.running
        if pauses:
            self.tell(Pause())
        return pauses

    def go_on(self, led_to_by: Input | None = None) -> None:
        """Let the session wait no longer, if it does; held, the press that did so does nothing."""
        if self.session.paused:
            self.tell(Pause())
        if led_to_by is not None:
            self.conductor.led_to_by(led_to_by, self._clock.now())

    def look(self, at: int = 0) -> View:
        """The session as it is now, or will be at an instant soon; what is new in it is kept."""
        self._unseen(self._clock.now())
        view = self.conductor.view(self._clock.now(), at)
        self._copy.look(self.session)
        return view

    def keep(self) -> None:
        """Keep the session with what runs at this moment."""
        self.conductor.view(self._clock.now())
        if self._copy.latest is not None or self.session.at:
            self._copy.keep(self.session)

    def _unseen(self, at: int) -> bool:
        """Whether the session has just paused by itself, since nobody could look at it."""
        return self.conductor.notice(at, self._clock.asleep())
