"""The plain face: which part of it follows which."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toetap.coach.burst import Burst
from toetap.coach.heard import Silent
from toetap.coach.inputs import Press
from toetap.coach.metronome import OPENING, begun
from toetap.coach.record import SessionRecord
from toetap.coach.recording import Stamp
from toetap.coach.routine import Routine
from toetap.coach.script import Script, build
from toetap.coach.session import Session, start
from toetap.coach.wording import dose_words
from toetap.ending import SETTLING_SECONDS
from toetap.plain.choosing import Choosing
from toetap.plain.desk import Desk
from toetap.plain.leading import Lead
from toetap.plain.lines import End, Lines
from toetap.plain.page import Page
from toetap.plain.parts import Parts
from toetap.plain.past import Past
from toetap.plain.reader import nothing_to_read
from toetap.plain.recalling import Recalling
from toetap.plain.spoken import length, several
from toetap.plain.summary import Summary
from toetap.safe_copy import SafeCopy

_WARNINGS = 3


@dataclass(frozen=True, slots=True)
class Result:
    """How it went.

    Attributes:
        code: The exit code, unless something ended the program from outside.
        unsaved: Records that could not be saved, to be printed.
    """

    code: int
    unsaved: tuple[SessionRecord, ...] = ()


class PlainFace:
    """The coach, line by line.

    Attributes:
        safe_copy: The latest session's copy on the disk; None before the first session.
    """

    def __init__(self, parts: Parts, page: Page, lines: Lines) -> None:
        self._parts = parts
        self._page = page
        self._desk = Desk(page, lines)
        self._unsaved: list[SessionRecord] = []
        self._ran_out = False
        self.safe_copy: SafeCopy | None = None

    def run(self, opening: Routine | Script | None = None) -> Result:
        """Lead a person through a routine or a metronome, or let them choose until they quit.

        Raises:
            UsageError: There was not a single line to read.
            OSError: Nothing can be written any more; what was done is kept.
        """
        self._warn()
        match opening:
            case Routine() as routine:
                if not self._recalled():
                    self._lead(routine, Burst())
            case Script() as script:
                self._tap_along(script)
            case None:
                self._recalled()
                self._choose()
        if self._page.broken is not None and not self._unsaved:
            raise self._page.broken
        if self._desk.end is End.ANSWERS and not self._desk.heard:
            raise nothing_to_read()
        return Result(self._code, tuple(self._unsaved))

    @property
    def _code(self) -> int:
        return 1 if self._unsaved or self._ran_out else 0

    def _warn(self) -> None:
        """Tell what is wrong with files of the person's own, the first of it in full."""
        problems = self._parts.problems
        self._desk.say(*(f"Problem: {one}" for one in problems[:_WARNINGS]))
        if (more := len(problems) - _WARNINGS) > 0:
            self._desk.say(f"And {several(more, 'problem')} more: toetap check tells all of them.")

    def _choose(self) -> None:
        count = several(len(self._parts.catalogue.routines), "routine")
        self._desk.say(f"toetap, {count}. Answer with a line and Enter.")
        choosing, listed = Choosing(self._desk, self._parts), True
        while True:
            choice = choosing.run(listed=listed)
            listed = False
            if choice.routine is not None:
                self._lead(choice.routine, self._first_press())
            elif choice.what == "history":
                Past(self._desk, self._parts).run()
            else:
                return

    def _first_press(self) -> Burst:
        """The Enter that chose a routine: pressed twice, it answers no question of it."""
        return Burst(Press(), self._parts.clock.now(), 1) if self._desk.typed else Burst()

    def _lead(self, routine: Routine, burst: Burst) -> None:
        parts = self._parts
        script = build(routine, parts.catalogue)
        exercises = several(len(script.parts), "exercise")
        self._desk.say(
            f"{routine.name}: {exercises}, {length(script)}.",
            "Enter counts and goes on. Words: stop, pause, undo, next, where, leave. "
            "help lists them all.",
        )
        self._through(replace(start(script, parts.clock.now()), burst=burst))

    def _tap_along(self, script: Script) -> None:
        dose = script.parts[0].dose
        self._desk.say(
            f"{script.routine.name}: {dose_words(dose)}. It goes on until you leave.",
            "Words: leave, pause, faster, slower, or a number for the tempo. help lists them all.",
        )
        opening = 0 if isinstance(self._parts.sounds, Silent) else OPENING
        self._through(begun(script, self._parts.clock.now() + opening))

    def _recalled(self) -> bool:
        """Ask about what was cut off, and go on with it if that is wanted."""
        going = Recalling(self._desk, self._parts).run()
        if going is None:
            return False
        session, stamp, running = going
        self._go_on(session, SafeCopy(running, stamp, self._parts.clock))
        return True

    def _through(self, begins: Session) -> None:
        """Lead a session that begins now."""
        parts = self._parts
        started = parts.clock.wall()
        stamp = Stamp(parts.new_id(), started, started, parts.version)
        running = parts.under_way.begin() if parts.under_way else None
        self._go_on(begins, SafeCopy(running, stamp, parts.clock))

    def _go_on(self, begins: Session, copy: SafeCopy) -> None:
        """Lead a session, and go on with it as long as the person returns to it."""
        self.safe_copy = copy
        session: Session | None = begins
        while session is not None:
            session = self._led(session, copy)
        copy.settle(SETTLING_SECONDS)

    def _led(self, session: Session, copy: SafeCopy) -> Session | None:
        """Lead a session and sum it up.

        Returns:
            The session, if the person goes on with it.
        """
        parts = self._parts
        over = Lead(session, self._desk, parts, copy).run()
        if over is None:
            copy.done()
            self._desk.say("Not kept.")
            return None
        self._ran_out = over.cut_short and self._desk.end is End.ANSWERS
        outcome = Summary(over, copy, self._desk, parts).run()
        if outcome.unsaved is not None:
            self._unsaved.append(outcome.unsaved)
        elif outcome.going_on is None:
            copy.done()
        return outcome.going_on
