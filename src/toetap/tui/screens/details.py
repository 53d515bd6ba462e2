"""Everything about a routine: a card an exercise, with what is known and the levels there are."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.coach.card import RungTold, ladder_told
from toetap.coach.catalogue import Catalogue
from toetap.coach.next_time import Practised, at_level, practised_of
from toetap.coach.person import Chosen
from toetap.coach.progression import course_of
from toetap.coach.script import Part, Script
from toetap.coach.wording import part_words
from toetap.errors import NotSavedError
from toetap.tui.errand import carry_out
from toetap.tui.parts import Parts
from toetap.tui.widgets.hanging import HARD, Hanging

_HINT = "↑ ↓ scroll, ← → another exercise, l another level, Esc closes."


class DetailsScreen(ModalScreen[None]):
    """The cards of a routine's exercises, one at a time."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        ("escape,q,Q,d,D,enter,space", "dismiss(None)", "close"),
        ("left", "turn(-1)", "exercise before"),
        ("right", "turn(1)", "next exercise"),
        ("l,L", "level", "another level"),
    ]

    scroll = getters.query_one(VerticalScroll)

    def __init__(self, script: Script, parts: Parts) -> None:
        super().__init__()
        self._script = script
        self._parts = parts
        self._past: Practised | None = None
        self._at = 0

    def compose(self) -> ComposeResult:
        """One card, and which it is."""
        with Vertical(classes="dialog -tall"):
            yield Static(id="place", classes="title")
            with VerticalScroll() as scroll:
                scroll.can_focus = True
                yield Hanging(id="card")
            yield Static(_HINT, classes="hint")

    def on_mount(self) -> None:
        """The first card at once; where the person is on its ladder once it is known."""
        self._show()
        self._read()

    def action_turn(self, by: int) -> None:
        """To the card before, or to the next."""
        self._at = max(0, min(self._at + by, len(self._script.parts) - 1))
        self._show()
        self.scroll.scroll_home(animate=False)

    def action_level(self) -> None:
        """Choose a level by hand."""
        from toetap.tui.screens.level import LevelScreen  # noqa: PLC0415 - seldom needed

        if self._past is not None:
            name = self._part.exercise.name
            self.app.push_screen(LevelScreen(name, self._ladder()), self._set)

    @property
    def _part(self) -> Part:
        return self._script.parts[self._at]

    def _ladder(self) -> tuple[RungTold, ...]:
        exercise, person = self._part.exercise, self._parts.told.now
        today = self._parts.clock.wall().date()
        past = self._past.practices if self._past else {}
        start = self._script.routine.item[self._at].level
        course = course_of(exercise, past, person, today, start=start)
        return ladder_told(exercise, course.rung if self._past else 0, person)

    def _show(self) -> None:
        routine, parts = self._script.routine, self._script.parts
        place = f"{routine.name} · {self._at + 1} of {len(parts)}"
        self.query_one("#place", Static).update(Content(place))
        about = [Content(f"{routine.about}\n")] if routine.about and not self._at else []
        lines = [*about, *card(self._part, self._parts.catalogue), *rungs(self._ladder())]
        self.query_one("#card", Static).update(Content("\n").join(lines))

    @work(thread=True)
    def _read(self) -> None:
        past = practised_of(entry.record for entry in self._parts.store.history().sessions)
        self.call_later(self._know, past)

    def _know(self, past: Practised) -> None:
        if self.is_attached:
            self._past = past
            self._show()

    def _set(self, level: int | None) -> None:
        if level is None:
            return
        name, at = self._part.exercise.id, self._parts.clock.wall()
        self._parts.told.change(lambda settings: at_level(settings, name, Chosen(level, at)))
        self._show()
        carry_out(self.app, self._keep)

    def _keep(self) -> None:
        try:
            self._parts.told.keep()
        except NotSavedError as error:
            told = f"NOT SAVED. {error.message} {error.hint}"
            self.call_later(self._say, told)

    def _say(self, words: str) -> None:
        if self.is_attached:
            self.query_one(".hint", Static).update(Content(words))


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


def rungs(ladder: tuple[RungTold, ...]) -> Iterator[Content]:
    """The levels of an exercise, with the one that the person is on."""
    yield Content.styled("Levels", "bold")
    for rung in ladder:
        mark = "▶" if rung.here else "–" if rung.why_not else HARD
        here = "  you are here" if rung.here else "  not open" if rung.why_not else ""
        yield Content.assemble(
            f"{mark}{HARD}",
            (f"{rung.level}{HARD}{rung.words}", "bold" if rung.here else ""),
            (here, "bold $text-accent" if rung.here else "$text-muted"),
        )
    closed = next((rung.why_not for rung in ladder if rung.why_not), "")
    if closed:
        yield Content.styled(f"–{HARD}{closed}", "$text-muted")
