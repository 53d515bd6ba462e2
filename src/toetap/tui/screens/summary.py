"""After a session: what was done, how it was, and the saving of it."""

from __future__ import annotations

from pathlib import Path

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from toetap.coach.answers import Answers
from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Back, Kept, Note, Stop
from toetap.coach.next_time import NextTime, Practised, next_time
from toetap.coach.record import SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.safety import skin_words
from toetap.coach.session import Session
from toetap.coach.stopping import advice
from toetap.coach.wording import stopwatch
from toetap.errors import NotSavedError
from toetap.safe_copy import SafeCopy
from toetap.tui.commands import SUMMARY, bindings
from toetap.tui.outcomes import Saved, SavedElsewhere, Unsaved
from toetap.tui.parts import Parts
from toetap.tui.questions import questions_after, told_by, ways_to_leave
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.afterwards import Afterwards
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.scales import Scales

RETRY_SECONDS = 5


class SummaryScreen(CommandedScreen[Session | Saved | None]):
    """Dismissed once it is saved; with the session, to go on with it; with None, to drop it."""

    CSS_PATH = "summary.tcss"
    BINDINGS = bindings(SUMMARY)
    COMMANDS_SHOWN = SUMMARY
    KEEPS_WORK = True

    scales = getters.query_one(Scales)
    state = getters.query_one("#state", Static)

    def __init__(
        self,
        session: Session,
        copy: SafeCopy,
        parts: Parts,
        past: Practised,
        *,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        super().__init__()
        self._answers = Answers(session)
        self._copy = copy
        self._stamp = copy.until_now(session)
        self._parts = parts
        self._past = past
        self._retry_seconds = retry_seconds
        self._retry: Timer | None = None
        self._saving = False
        self._saved: Saved | None = None
        self._trouble = ""

    @property
    def record(self) -> SessionRecord:
        """The session with the answers given so far."""
        return record_of(self._answers.session, self._stamp)

    def compose(self) -> ComposeResult:
        """What was done on the left, the questions on the right."""
        record = self.record
        with Horizontal(id="top"):
            yield Static(Content(f"{_heading(record)} {record.title}"), id="title")
            yield Static(stopwatch(record.active_seconds), id="time")
        with Horizontal(id="main"):
            looked = record.before.feet is not None
            yield Afterwards(record, skin_words(self._parts.told.now) if looked else ())
            with VerticalScroll(id="questions", can_focus=False):
                felt = {"pain after": record.after.pain, "effort": record.after.effort}
                yield Scales(questions_after(self._answers.ended), felt)
                with Vertical(id="note-box"):
                    yield Static("  A note, if you like", classes="ask")
                    yield Input(
                        record.note, id="note", max_length=500, select_on_focus=False, compact=True
                    )
        yield Static("Not saved yet: Enter saves.", id="state")
        yield KeyBar(SUMMARY)

    def on_mount(self) -> None:
        """The first question is marked."""
        self.keep_now()
        self.scales.focus()
        self._advise()

    def on_scales_answered(self, message: Scales.Answered) -> None:
        """Tell the coach an answer, or that there is none any more."""
        self._tell(message.id, told_by(message.id, message.answer))
        self._advise()

    def on_scales_beyond(self) -> None:
        """Below the last question is the note."""
        self.query_one(Input).focus()

    def key_up(self) -> None:
        """From the note back to the questions."""
        if self.query_one(Input).has_focus:
            self.scales.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The note as it is written."""
        self._tell("note", Note(event.value))

    def on_input_submitted(self) -> None:
        """Enter saves from the note, too."""
        self.action_save()

    def _tell(self, question: str, given: Answer | Kept | Note | Stop | None) -> None:
        self._answers = self._answers.answered(question, given)
        self.keep_now()

    def keep_now(self) -> None:
        """Keep what has been answered so far."""
        if self._saved is None:
            self._copy.record(self.record)

    def _advise(self) -> None:
        session = self._answers.session
        first = advice(session) if session.status == "stopped" else ""
        self.query_one(Afterwards).show(first, self._coming)

    @property
    def _coming(self) -> NextTime:
        """What is suggested for the next session, as far as the answers go."""
        return next_time(self.record, self._past, self._parts.catalogue, self._parts.told.now)

    def action_nothing(self) -> None:
        """The questions themselves take these keys."""

    def action_save(self) -> None:
        """Save; once it is saved, close."""
        if self._retry is not None:
            self._retry.stop()
            self._retry = None
        if not self._saving and self._saved is None:
            self._saving = True
            self._say(
                f"{self._trouble} Trying once more …".strip() if self._trouble else "Saving …"
            )
            self._bring(self.record)

    def _save_elsewhere(self) -> None:
        from toetap.tui.screens.folder import FolderScreen  # noqa: PLC0415 - seldom needed

        record, store_in = self.record, self._parts.store_in
        assert store_in is not None

        def answered(path: Path | None) -> None:
            if path is not None:
                self.post_message(SavedElsewhere(path))
                self._is_saved(record, path)

        named = Path.home() / "toetap"
        self.app.push_screen(
            FolderScreen(named, lambda where: store_in(where).save(record)), answered
        )

    @work(thread=True)
    def _bring(self, record: SessionRecord) -> None:
        """Bring the record to the disk, off the screen's thread."""
        try:
            path = self._parts.store.save(record)
        except NotSavedError as error:
            self.call_later(self._not_saved, error)
        else:
            self.call_later(self._is_saved, record, path)

    def _is_saved(self, record: SessionRecord, path: Path) -> None:
        self._saving = False
        if record != self.record:
            self.action_save()
        else:
            self._saved = Saved(path, self._coming.decisions)
            self._copy.done()
            self.close(self._saved)

    def _not_saved(self, error: NotSavedError) -> None:
        self._saving = False
        self._trouble = f"NOT SAVED. {error.message} {error.hint}"
        self.state.add_class("-trouble")
        self._say(
            f"{self._trouble} It is still here, and is tried again; leaving offers another folder."
        )
        self._retry = self.set_timer(self._retry_seconds, self.action_save)

    def _say(self, words: str) -> None:
        self.state.update(Content(words))

    def action_return(self) -> None:
        """Go on with the session where it ended."""
        back = handle(self._answers.session, Back(), self._parts.clock.now()).session
        if not back.over:
            self.close(back)

    def action_leave(self) -> None:
        """Leave; ask first, since something would be lost."""
        from toetap.tui.screens.choice import ChoiceScreen  # noqa: PLC0415 - seldom needed

        leaving = ways_to_leave(
            trouble=bool(self._trouble), elsewhere=self._parts.store_in is not None
        )
        self.app.push_screen(ChoiceScreen("This session is not saved.", leaving), self._left)

    def _left(self, choice: str | None) -> None:
        if self._saved is not None:
            return  # behind the question; it closes by itself
        if choice == "save":
            self.action_save()
        elif choice == "elsewhere":
            self._save_elsewhere()
        elif choice == "leave":
            self._copy.done()
            self.close(None)
        elif choice == "print":
            self.post_message(Unsaved(self.record))
            self.close(None)


def _heading(record: SessionRecord) -> str:
    return {"completed": "Done:", "partial": "Ended:", "stopped": "Stopped:"}[record.status]
