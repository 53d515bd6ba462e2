"""After a session: what was done, how it was, and the saving of it."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Back, Kept, Note, Stop
from toetap.coach.record import Reason, SessionRecord
from toetap.coach.recording import Stamp, record_of
from toetap.coach.results import results
from toetap.coach.session import Session
from toetap.coach.tapping import unanswered
from toetap.coach.wording import stopwatch
from toetap.errors import NotSavedError
from toetap.tui.commands import SUMMARY, bindings
from toetap.tui.parts import Parts
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.scales import Scale, Scales

RETRY_SECONDS = 5

_REASONS: tuple[Reason, ...] = ("pain", "dizzy", "injury", "unwell", "other")
_KEPT = ("yes", "lost it")
_QUESTIONS = (
    Scale("pain after", "Pain in your feet now?", "0 none", "10 worst"),
    Scale("effort", "How hard was it?", "0 none", "10 all you had"),
)
_LEAVING = {
    "save": "Save it",
    "leave": "Leave without saving: nothing of it is kept",
}


class SummaryScreen(Screen[Session | None]):
    """Dismissed with None when the session is done with, or with the session to go on with it."""

    CSS_PATH = "summary.tcss"
    BINDINGS = bindings(SUMMARY)
    COMMANDS_SHOWN = SUMMARY

    scales = getters.query_one(Scales)
    state = getters.query_one("#state", Static)

    def __init__(self, session: Session, stamp: Stamp, parts: Parts) -> None:
        super().__init__()
        self._session = session
        self._stamp = stamp
        self._parts = parts
        self._saved: SessionRecord | None = None
        self._saving = False

    @property
    def record(self) -> SessionRecord:
        """The session with the answers given so far."""
        return record_of(self._session, self._stamp)

    def compose(self) -> ComposeResult:
        """What was done on the left, the questions on the right."""
        record = self.record
        with Horizontal(id="top"):
            yield Static(Content(f"{_heading(record)} {record.title}"), id="title")
            yield Static(stopwatch(record.active_seconds), id="time")
        with Horizontal(id="main"):
            with VerticalScroll(id="done", can_focus=False):
                yield Static(Content("\n").join(_done(record)))
            with VerticalScroll(id="questions", can_focus=False):
                yield Scales(self._questions())
                with Vertical(id="note-box"):
                    yield Static("  A note, if you like", classes="ask")
                    yield Input(id="note", max_length=500, compact=True)
        yield Static("Not saved yet. Enter saves.", id="state")
        yield KeyBar(SUMMARY)

    def on_mount(self) -> None:
        """The first question is marked."""
        self.scales.focus()

    def _questions(self) -> tuple[Scale, ...]:
        asked = list(_QUESTIONS)
        if unanswered(self._session) is not None:
            asked.insert(0, Scale("kept up", "Did you keep up with the last taps?", choices=_KEPT))
        if self._session.status == "stopped":
            asked.insert(0, Scale("reason", "Why did you stop?", choices=_REASONS))
        return tuple(asked)

    def on_scales_answered(self, message: Scales.Answered) -> None:
        """Tell the coach an answer."""
        answer = message.answer
        if message.id == "reason" and answer is not None:
            self._tell(Stop(_REASONS[answer]))
        elif message.id == "kept up" and answer is not None:
            self._tell(Kept("yes" if answer == 0 else "lost it"))
        elif message.id == "pain after":
            self._tell(Answer("pain after", answer))
        elif message.id == "effort":
            self._tell(Answer("effort", answer))

    def on_scales_beyond(self) -> None:
        """Below the last question is the note."""
        self.query_one(Input).focus()

    def key_up(self) -> None:
        """From the note back to the questions."""
        if self.query_one(Input).has_focus:
            self.scales.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The note as it is written."""
        self._tell(Note(event.value))

    def on_input_submitted(self) -> None:
        """Enter saves from the note, too."""
        self.action_save()

    def _tell(self, given: Answer | Kept | Note | Stop | Back) -> None:
        self._session = handle(self._session, given, self._parts.clock.now()).session
        if self._saved is not None and self.record != self._saved:
            self._say("Changed since it was saved. Enter saves again.")

    def action_nothing(self) -> None:
        """The questions themselves take these keys."""

    def action_save(self) -> None:
        """Save; once it is saved, close."""
        if self._saving:
            return
        if self._saved is not None and self._saved == self.record:
            self.dismiss(None)
            return
        self._saving = True
        self._say("Saving …")
        self._save(self.record)

    @work(thread=True)
    def _save(self, record: SessionRecord) -> None:
        """Bring the record to the disk, off the screen's thread."""
        try:
            self._parts.store.save(record)
        except NotSavedError as error:
            self.app.call_from_thread(self._not_saved, error)
        else:
            self.app.call_from_thread(self._is_saved, record)

    def _is_saved(self, record: SessionRecord) -> None:
        self._saving = False
        self._saved = record
        self.state.remove_class("-trouble")
        self._say("✓ Saved. Enter goes back to the routines.")

    def _not_saved(self, error: NotSavedError) -> None:
        self._saving = False
        self.state.add_class("-trouble")
        self._say(
            f"NOT SAVED. {error.message} {error.hint} "
            f"What you did is still here; trying again every {RETRY_SECONDS} seconds."
        )
        self.set_timer(RETRY_SECONDS, self._again)

    def _again(self) -> None:
        if self.is_attached and not self._saving and self._saved != self.record:
            self._saving = True
            self._save(self.record)

    def _say(self, words: str) -> None:
        self.state.update(Content(words))

    def action_return(self) -> None:
        """Go on with the session where it ended."""
        back = handle(self._session, Back(), self._parts.clock.now()).session
        if not back.over:
            self.dismiss(back)

    def action_leave(self) -> None:
        """Leave; ask first where something would be lost."""
        from toetap.tui.screens.choice import ChoiceScreen  # noqa: PLC0415 - seldom needed

        if self._saved == self.record:
            self.dismiss(None)
        else:
            self.app.push_screen(ChoiceScreen("This session is not saved.", _LEAVING), self._left)

    def _left(self, choice: str | None) -> None:
        if choice == "save":
            self.action_save()
        elif choice == "leave":
            self.dismiss(None)


def _heading(record: SessionRecord) -> str:
    return {"completed": "Done:", "partial": "Ended:", "stopped": "Stopped:"}[record.status]


def _done(record: SessionRecord) -> Iterator[Content]:
    """What was done against what was asked."""
    for exercise in record.exercises:
        yield Content.styled(exercise.name, "bold")
        for result in results(exercise):
            yield Content(f"  {result.mark} {result.words}")
