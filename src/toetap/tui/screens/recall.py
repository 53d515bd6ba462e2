"""What was cut off, and what is to become of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.coach.recalling import Recalled
from toetap.tui.widgets.choices import Choices

GO_ON, KEEP, ELSEWHERE, DISCARD = "go on", "keep", "elsewhere", "discard"
_ANSWERS = {
    GO_ON: "Go on from there",
    KEEP: "Keep what is done",
    ELSEWHERE: "Keep what is done, in another folder",
    DISCARD: "Discard it: nothing of it is kept",
}


class RecallScreen(ModalScreen[str | None]):
    """Dismissed with the answer, or with None on Esc: then it is asked again at the next start."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape,q,Q", "dismiss(None)", "back")]

    def __init__(self, recalled: Recalled, trouble: str = "", *, elsewhere: bool = False) -> None:
        """Ask what is to become of a session.

        Args:
            recalled: The session.
            trouble: Why the answer given before could not be carried out.
            elsewhere: It could not be saved in its place, and may be in another folder.
        """
        super().__init__()
        self._recalled = recalled
        self._trouble = trouble
        possible = {
            GO_ON: recalled.session,
            KEEP: recalled.ended,
            ELSEWHERE: elsewhere and recalled.ended,
            DISCARD: True,
        }
        self._answers = tuple(answer for answer in _ANSWERS if possible[answer])

    def compose(self) -> ComposeResult:
        """Where it stood, what there is of it, and the answers."""
        with Vertical(classes="dialog -roomy"):
            yield Static(Content(self._recalled.sentence), classes="title")
            said = filter(None, (self._recalled.done, self._recalled.why_not))
            yield Static(Content("\n").join(Content(line) for line in said), classes="said")
            if self._trouble:
                yield Static(Content(self._trouble), classes="trouble")
            yield Choices()
            yield Static("Arrows choose, Enter answers, Esc asks another time.", classes="hint")

    def on_mount(self) -> None:
        """The first answer loses nothing."""
        choices = self.query_one(Choices)
        choices.show([Content(_ANSWERS[answer]) for answer in self._answers], 0)
        choices.focus()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """The answer."""
        self.dismiss(self._answers[event.option_index])
