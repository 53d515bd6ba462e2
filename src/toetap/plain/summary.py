"""After a session: what was done, how it was, and the saving of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import get_args

from toetap.coach.answers import Answers
from toetap.coach.handling import SCALE, handle
from toetap.coach.inputs import Answer, Back, Kept, Note, Question, Stop
from toetap.coach.next_time import Decision, NextTime, Practised, next_time
from toetap.coach.progress import did_something
from toetap.coach.record import Reason, SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.safety import skin_words
from toetap.coach.session import Session
from toetap.coach.stopping import advice
from toetap.coach.tapping import unanswered
from toetap.coach.wording import pain_question
from toetap.plain.desk import Desk
from toetap.plain.done import done_lines, heading
from toetap.plain.introducing import PAIN_SCALE
from toetap.plain.parts import Parts
from toetap.plain.saving import Saving
from toetap.plain.vocabulary import Unknown, Word, chosen, number
from toetap.safe_copy import SafeCopy

_BACK = Word("back", "Return to the exercises.", ("b",))
_DISCARD = Word("discard", "Keep nothing of this session.")
_SAVE = Word("save", "Save it.", ("s",))
_NOTE = Word("note", "Write a note to it.")
_SKIP = Word("skip", "No answer.")
REASONS: tuple[Reason, ...] = get_args(Reason)
_REASONS = tuple(Word(reason, "") for reason in REASONS)
_KEPT = (Word("kept", "I kept up.", ("k", "yes")), Word("lost", "I lost the beat.", ("l",)))

_EFFORT = "How hard was it? Answer 0 to 10: 0 is easy, 10 all you could. Enter: no answer."
_LAST = (
    "Not saved yet. Enter: save. "
    "Or note, to write a note; back, to go on; discard, to keep nothing."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a session.

    Attributes:
        saved: The file that it is in, synced.
        decisions: What is to be decided for the next one.
        unsaved: The record, if it could not be saved and is to be printed.
        going_on: The session, if the person goes on with it.
    """

    saved: Path | None = None
    decisions: tuple[Decision, ...] = ()
    unsaved: SessionRecord | None = None
    going_on: Session | None = None


class Summary:
    """Sums a session up, asks how it was, and keeps it."""

    def __init__(
        self, session: Session, copy: SafeCopy, desk: Desk, parts: Parts, past: Practised
    ) -> None:
        self._answers = Answers(session)
        self._copy = copy
        self._stamp = copy.until_now(session)
        self._desk = desk
        self._parts = parts
        self._past = past

    @property
    def _record(self) -> SessionRecord:
        return record_of(self._answers.session, self._stamp)

    def run(self) -> Outcome:
        """Ask and save."""
        record = self._record
        self._copy.record(record)
        ended = self._answers.ended
        help_first = (advice(ended),) if ended.status == "stopped" else ()
        looked = record.before.feet is not None and did_something(record)
        skin = skin_words(self._parts.told.now) if looked else ()
        self._desk.say(heading(record), *help_first, *done_lines(record), *skin)
        if self._desk.end is not None and not did_something(record):
            self._desk.say("So nothing is kept.")
            return Outcome()
        self._ask()
        if (coming := self._coming).holds:
            self._desk.say("Next time.", *coming.holds)
        return self._close()

    @property
    def _coming(self) -> NextTime:
        """What is suggested for the next session, as far as the answers go."""
        return next_time(self._record, self._past, self._parts.catalogue, self._parts.told.now)

    def _ask(self) -> None:
        if self._answers.ended.status == "stopped":
            self._ask_reason()
        if unanswered(self._answers.ended) is not None:
            kept = self._desk.ask(
                partial(chosen, _KEPT, enter=_SKIP),
                "Did you keep up with the last taps? Answer kept or lost. Enter: no answer.",
            )
            if kept is not None and kept is not _SKIP:
                self._tell("kept up", Kept("yes" if kept.name == "kept" else "lost it"))
        pain = pain_question(self._answers.ended.script)
        self._ask_number("pain after", f"{pain} {PAIN_SCALE} Enter: no answer.")
        self._ask_number("effort", _EFFORT)

    def _ask_reason(self) -> None:
        found = self._desk.ask(
            partial(chosen, _REASONS, enter=_SKIP),
            "Why did you stop? Answer pain, dizzy, injury, unwell or other. Enter: no answer.",
        )
        reason = next((one for one in REASONS if found is not None and one == found.name), None)
        if reason is not None:
            self._tell("reason", Stop(reason))
            self._desk.say(advice(self._answers.session))

    def _ask_number(self, question: Question, words: str) -> None:
        answer = self._desk.ask(_scale, words)
        if isinstance(answer, int):
            self._tell(question, Answer(question, answer))

    def _tell(self, question: str, given: Answer | Kept | Note | Stop) -> None:
        self._answers = self._answers.answered(question, given)
        self._copy.record(self._record)

    def _close(self) -> Outcome:
        """Save, unless the person wants something else first."""
        while (word := self._last_word()) is not _SAVE:
            if word is _NOTE:
                note = self._desk.ask(str, "Your note, on one line. Enter alone: none.")
                self._tell("note", Note(note or ""))
            elif word is _DISCARD:
                self._parts.sounds.silence()
                self._desk.say("Not kept.")
                return Outcome()
            elif (back := self._returned()) is not None:
                return Outcome(going_on=back)
        return self._save()

    def _last_word(self) -> Word:
        words = (_SAVE, _NOTE, _BACK, _DISCARD)
        return self._desk.ask(partial(chosen, words, enter=_SAVE), _LAST) or _SAVE

    def _returned(self) -> Session | None:
        now = self._parts.clock.now()
        back = handle(self._answers.session, Back(), now).session
        if back.over:
            self._desk.say("There is nothing to go back to.")
            return None
        return back

    def _save(self) -> Outcome:
        match Saving(self._record, self._desk, self._parts).run():
            case Path() as path:
                return Outcome(saved=path, decisions=self._coming.decisions)
            case unsaved:
                return Outcome(unsaved=unsaved)


def _scale(text: str) -> int | Word | Unknown:
    """A number of the scale, or no answer."""
    if not text:
        return _SKIP
    value = number(text)
    return value if value in SCALE and value is not None else Unknown("Only 0 to 10 will do.")
