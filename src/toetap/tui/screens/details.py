"""Everything about a routine: each exercise's card, with what is known and what is not claimed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.coach.catalogue import Catalogue
from toetap.coach.script import Part, Script
from toetap.coach.wording import part_words
from toetap.tui.widgets.hanging import HARD, Hanging


class DetailsScreen(ModalScreen[None]):
    """The cards of a routine's exercises."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape,q,Q,d,D,enter,space", "dismiss(None)", "close")]

    def __init__(self, script: Script, catalogue: Catalogue) -> None:
        super().__init__()
        self._script = script
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """A card an exercise, one under the other."""
        routine = self._script.routine
        with Vertical(classes="dialog -tall"):
            yield Static(Content(routine.name), classes="title")
            with VerticalScroll() as scroll:
                scroll.can_focus = True
                if routine.about:
                    yield Static(Content(routine.about + "\n"))
                for part in self._script.parts:
                    yield Hanging(Content("\n").join(card(part, self._catalogue)))
            yield Static("Arrows scroll, Esc closes.", classes="hint")


def card(part: Part, catalogue: Catalogue) -> Iterator[Content]:
    """The lines of an exercise's card."""
    exercise = part.exercise
    yield Content.styled(exercise.name, "bold underline")
    yield Content(exercise.summary)
    yield Content.styled(f"{part.posture} · {part_words(part)}", "$text-accent")
    for number, step in enumerate(exercise.steps, start=1):
        yield Content(f"{number}.{HARD}{step}")
    for caution in exercise.cautions:
        yield Content.assemble(("Mind: ", "bold"), caution)
    yield Content.assemble(("Known: ", "bold"), exercise.known)
    yield Content.assemble(("Not claimed: ", "bold"), exercise.not_claimed)
    for source in exercise.sources:
        found = catalogue.sources.get(source)
        words = f"{found.title}, {found.where}" if found else source
        yield Content.assemble(("Source: ", "bold"), (words, "$text-muted"))
    reviewed = f"reviewed {exercise.reviewed}" if exercise.reviewed else "not reviewed"
    yield Content.styled(reviewed + "\n", "$text-muted")
