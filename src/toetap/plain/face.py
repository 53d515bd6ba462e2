"""The plain face: which part of it follows which."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.beginning import Wanted
from toetap.coach.next_time import Practised
from toetap.coach.record import SessionRecord
from toetap.coach.recording import Stamp
from toetap.coach.routine import Routine
from toetap.coach.script import Script
from toetap.coach.session import Session
from toetap.coach.wording import dose_words
from toetap.ending import SETTLING_SECONDS
from toetap.plain.choosing import Choosing
from toetap.plain.deciding import Deciding
from toetap.plain.desk import Desk
from toetap.plain.leading import Lead
from toetap.plain.lines import End, Lines
from toetap.plain.looking import Looking
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
        self._looking = Looking(self._desk, parts)
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
        if not self._welcomed(opening):
            return Result(self._code, tuple(self._unsaved))
        match opening:
            case Routine() as routine:
                if not self._recalled():
                    self._begin(routine)
            case Script() as script:
                self._begin(script)
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

    def _welcomed(self, opening: Routine | Script | None) -> bool:
        """Ask what comes before all exercise, if it never was; False if the person left instead.

        Only a person at a terminal is asked: answers in a pipe were written for something else.
        """
        parts = self._parts
        if parts.told.now.ask_first.read or not self._desk.typed:
            return True
        from toetap.plain.asking import Asking  # noqa: PLC0415 - the first time only
        from toetap.settings.asking import NEEDED, first_questions  # noqa: PLC0415 - the same

        asked = NEEDED if opening is not None else first_questions(parts.catalogue.plan)
        return Asking(self._desk, parts).run(asked, later=True)

    def _choose(self) -> None:
        count = several(len(self._parts.catalogue.routines), "routine")
        self._desk.say(f"toetap, {count}. Answer with a line and Enter.")
        choosing, listed = Choosing(self._desk, self._parts), True
        while True:
            choice = choosing.run(listed=listed)
            listed = False
            if choice.routine is not None:
                self._begin(choice.routine)
            elif choice.what == "history":
                Past(self._desk, self._parts).run()
            elif choice.what == "settings":
                from toetap.plain.settings import SettingsRoom  # noqa: PLC0415 - seldom needed

                SettingsRoom(self._desk, self._parts).run()
            elif choice.what == "check-ups":
                from toetap.plain.checking import Checking  # noqa: PLC0415 - seldom needed

                Checking(self._desk, self._parts).run()
            else:
                return

    def _begin(self, wanted: Wanted) -> None:
        """Look how the person is, and lead them through what is open of what they want."""
        begun = self._looking.begin(wanted)
        if begun is None:
            self._ran_out = self._desk.end is End.ANSWERS
            return
        session, past = begun
        self._introduce(session.script)
        self._through(session, past)

    def _introduce(self, script: Script) -> None:
        if script.until_left:
            self._desk.say(
                f"{script.routine.name}: {dose_words(script.parts[0].dose)}. "
                "It goes on until you leave.",
                "Words: leave, pause, faster, slower, or a number for the tempo. "
                "help lists them all.",
            )
        else:
            exercises = several(len(script.parts), "exercise")
            self._desk.say(
                f"{script.routine.name}: {exercises}, {length(script)}.",
                "Enter counts and goes on. Words: stop, pause, undo, next, where, leave. "
                "help lists them all.",
            )

    def _recalled(self) -> bool:
        """Ask about what was cut off, and go on with it if that is wanted."""
        going = Recalling(self._desk, self._parts, self._looking).run()
        if going is None:
            return False
        copy = SafeCopy(going.running, going.stamp, self._parts.clock)
        self._go_on(going.session, copy, going.past)
        return True

    def _through(self, begins: Session, past: Practised) -> None:
        """Lead a session that begins now."""
        parts = self._parts
        started = parts.clock.wall()
        stamp = Stamp(parts.new_id(), started, started, parts.version)
        running = parts.under_way.begin() if parts.under_way else None
        self._go_on(begins, SafeCopy(running, stamp, parts.clock), past)

    def _go_on(self, begins: Session, copy: SafeCopy, past: Practised) -> None:
        """Lead a session, and go on with it as long as the person returns to it."""
        self.safe_copy = copy
        session: Session | None = begins
        while session is not None:
            session = self._led(session, copy, past)
        copy.settle(SETTLING_SECONDS)

    def _led(self, session: Session, copy: SafeCopy, past: Practised) -> Session | None:
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
        outcome = Summary(over, copy, self._desk, parts, past).run()
        if outcome.unsaved is not None:
            self._unsaved.append(outcome.unsaved)
        elif outcome.going_on is None:
            copy.done()
        Deciding(self._desk, parts).run(outcome.decisions)
        return outcome.going_on
