"""At the start: sessions that were cut off, each with what can become of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toetap.coach.beginning import Beginning
from toetap.coach.next_time import Practised
from toetap.coach.progression import rungs
from toetap.coach.recalling import Recalled, recall
from toetap.coach.recording import Stamp
from toetap.coach.safety import may_go_on
from toetap.coach.session import Session
from toetap.errors import NotSavedError
from toetap.plain.desk import Desk
from toetap.plain.looking import Looking
from toetap.plain.parts import Parts
from toetap.plain.saving import FOLDER, other_folder, told
from toetap.plain.vocabulary import Word, chosen, either
from toetap.store.faults import why
from toetap.store.sessions import SessionStore

if TYPE_CHECKING:
    from toetap.store.running import LeftOver, Running

_LESS = "Less is open today than when it was begun, so it ends here. What is done of it is kept."


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A session to go on with.

    Attributes:
        session: The session.
        stamp: What its records are stamped with.
        running: What keeps it.
        past: What it follows on.
    """

    session: Session
    stamp: Stamp
    running: Running
    past: Practised


_ON = Word("go on", "Go on from there.", ("on", "g"))
_KEEP = Word("keep", "Keep what is done.", ("k",))
_DISCARD = Word("discard", "Keep nothing of it.")
_LATER = Word("later", "Ask another time.", ("l", "quit", "q"))


class Recalling:
    """Asks what is to become of each session that was cut off."""

    def __init__(self, desk: Desk, parts: Parts, looking: Looking) -> None:
        self._desk = desk
        self._looking = looking
        self._parts = parts
        self._going: GoingOn | None = None

    def run(self) -> GoingOn | None:
        """Ask, one after the other; only a person at a terminal is asked.

        Answers in a pipe were written without a thought of what an earlier session left.

        Returns:
            The session to go on with. Whatever is left then is asked another time.
        """
        if self._parts.under_way is None or not self._desk.typed:
            return None
        for one in self._parts.under_way.left_over():
            if not self._offer(one):
                break
        return self._going

    def _offer(self, one: LeftOver) -> bool:
        """Ask until the answer is carried out; False if nothing more is to be asked now."""
        elsewhere = False
        while (word := self._asked(one, elsewhere=elsewhere)) is not None and word is not _LATER:
            if word is _ON and (word := self._looked(one)) is None:
                return False
            try:
                if not self._carry_out(one, word):
                    continue
            except NotSavedError as error:
                elsewhere = self._parts.store_in is not None
                self._desk.say(told(error))
            except OSError as error:
                self._desk.say(f"This could not be done: {why(error)}.")
            else:
                return self._going is None
        return False

    def _asked(self, one: LeftOver, *, elsewhere: bool) -> Word | None:
        """What is to become of it; None if nobody answers."""
        recalled = self._recalled(one)
        possible = {
            _ON: recalled.session,
            _KEEP: recalled.ended,
            FOLDER: elsewhere and recalled.ended,
            _DISCARD: True,
            _LATER: True,
        }
        words = tuple(word for word in possible if possible[word])
        enter = words[0] if words[0] is not _DISCARD else _LATER
        said = filter(None, (recalled.sentence, recalled.done, recalled.why_not))
        answers = either(word.name for word in words)
        other = ("Answer folder to keep what is done in another folder.",) if elsewhere else ()
        return self._desk.ask(
            partial(chosen, words, enter=enter),
            *said,
            *other,
            f"Answer {answers}. Enter: {enter.name}.",
        )

    def _recalled(self, one: LeftOver) -> Recalled:
        clock, parts = self._parts.clock, self._parts
        return recall(one.record, parts.catalogue, clock.wall(), clock.now(), person=parts.told.now)

    def _looked(self, one: LeftOver) -> Word | None:
        """What can be done after another look; None where nothing is to be done now."""
        recalled = self._recalled(one)
        if recalled.session is None:
            return _ON
        checked = self._looking.look(recalled.session.script.routine)
        if checked is None:
            return None
        if may_go_on(one.record.before.feet, checked):
            return _ON
        self._looking.tell(Beginning(checked, None, (_LESS,)))
        return _DISCARD if recalled.ended is None else _KEEP

    def _carry_out(self, one: LeftOver, word: Word) -> bool:
        """Do what was answered; False if the person has thought better of it."""
        if word is _ON:
            self._going = self._gone_on(one)
            done = None if self._going is None else ""
        elif word is _DISCARD:
            done = "Not kept." if one.discard() else None
        else:
            store = self._parts.store if word is _KEEP else self._elsewhere()
            if store is None:
                return False
            ended = self._recalled(one).ended
            assert ended is not None
            path = one.keep(store, ended)
            done = None if path is None else f"Saved: {path}"
        if done is None:
            done = "Another toetap has this session now, so it is left alone."
        self._desk.say(*filter(None, (done,)))
        return True

    def _elsewhere(self) -> SessionStore | None:
        """A store in another folder; None if the person names none."""
        named, store_in = other_folder(self._desk), self._parts.store_in
        return None if named is None or store_in is None else store_in(named)

    def _gone_on(self, one: LeftOver) -> GoingOn | None:
        running, parts, record = one.take(), self._parts, one.record
        wall, person, past = parts.clock.wall(), parts.told.now, self._looking.past()
        routine = parts.catalogue.routines.get(record.routine)
        if running is None or routine is None:
            return None
        levels = rungs(routine, parts.catalogue, past.practices, person, wall.date())
        session = recall(
            record, parts.catalogue, wall, parts.clock.now(), person=person, rungs=levels
        ).session
        if session is None:
            return None
        return GoingOn(
            session, Stamp(record.id, record.started, wall, parts.version), running, past
        )
