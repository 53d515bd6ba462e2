"""One question for good: at the first start, and in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.question import Picked, Question
from toetap.settings.file import Key
from toetap.settings.told import Change
from toetap.settings.values import Settings
from toetap.tui.commands import Command, bindings
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling_commands import ASK
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.hanging import Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer makes of the settings, and the keys that it decides."""

    change: Change
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a question stands among others.

    Attributes:
        title: What they all are.
        place: "2 of 7".
        later: They may be left for later with one key.
        back: There is one before it.
    """

    title: str = "Settings"
    place: str = ""
    later: bool = False
    back: bool = True

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the commands that do nothing here."""
        out = {"later": self.later, "back": self.back and bool(self.place)}
        return frozenset(name for name, there in out.items() if not there)


Outcome = Answered | Literal["back", "later", "leave"]


class AskScreen(CommandedScreen[Outcome]):
    """Dismissed with the answer, or with where to go instead."""

    CSS_PATH = "ask.tcss"
    BINDINGS = bindings(ASK)
    COMMANDS_SHOWN = ASK
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, question: Question, settings: Settings, way: Way) -> None:
        super().__init__()
        self.question = question
        self.settings = settings
        self.way = way
        self._marked = set(question.picked(settings))

    def compose(self) -> ComposeResult:
        """The question, what there is to know, and the answers."""
        with Horizontal(id="top"):
            yield Static(Content(self.way.title), id="title")
            yield Static(Content(self.way.place), id="place")
        with Vertical(id="main"):
            yield Static(Content(self.question.asks), id="asks")
            with Pane(id="know"):
                yield Hanging(Content("\n\n").join(map(Content, self.question.lines)))
            yield from self.answers()
        yield KeyBar(self.explained())

    def answers(self) -> ComposeResult:
        """What it is answered with."""
        if self.question.options:
            yield Choices(id="options")
            if self.question.many:
                yield Static(id="said")

    def on_mount(self) -> None:
        """The pointer is at the answer that holds, or at the most careful one."""
        options = self.question.options
        if options:
            self.query_one("#know").styles.height = "auto"
            last = 0 if self.question.many else len(options) - 1
            self._show(min(self._marked, default=last))
            self.query_one(Choices).focus()

    def explained(self) -> tuple[Command, ...]:
        """The commands that do something here."""
        gone = self.way.left_out | self.unused
        return tuple(one for one in self.COMMANDS_SHOWN if one.id not in gone)

    @property
    def unused(self) -> frozenset[str]:
        """Commands that this question has no use for."""
        if not self.question.options:
            return frozenset({"answer", "mark"})
        return frozenset() if self.question.many else frozenset({"mark"})

    def offered(self) -> tuple[Command, ...]:
        """The same for the palette."""
        return tuple(one for one in self.explained() if one.runs != "nothing")

    def _show(self, at: int) -> None:
        many, rows = self.question.many, list[Content]()
        for place, option in enumerate(self.question.options):
            box = ("[x] " if place in self._marked else "[ ] ") if many else ""
            row = Content.assemble((f" {place + 1} ", "bold reverse"), f"  {box}{option.words}")
            if option.more:
                row = Content.assemble(
                    row, (f"\n{' ' * (5 + len(box))}{option.more}", "$text-muted")
                )
            rows.append(row)
        self.query_one(Choices).show(rows, at)
        if many:
            names = [self.question.options[one].name for one in sorted(self._marked)]
            said = f"Enter goes on with: {', '.join(names) or self.question.none}."
            self.query_one("#said", Static).update(Content(said))

    def on_key(self, event: events.Key) -> None:
        """A digit answers, or marks one of many."""
        place = int(event.key) - 1 if event.key.isdigit() else -1
        if 0 <= place < len(self.question.options):
            event.stop()
            event.prevent_default()
            self._pick(place)

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """A click, or Enter, on an answer."""
        if self.question.many:
            self.action_go_on()
        else:
            self._pick(event.option_index)

    def action_mark(self) -> None:
        """Mark the answer under the pointer, or take its mark away."""
        at = self.query_one(Choices).highlighted if self.question.options else None
        if at is None:
            self.action_go_on()
        else:
            self._pick(at)

    def _pick(self, place: int) -> None:
        if self.question.many:
            self._marked ^= {place}
            self._show(place)
        else:
            self._answer(frozenset({place}))

    def action_go_on(self) -> None:
        """On, with what is marked."""
        if self.question.options and not self.question.many:
            self.action_mark()
        else:
            self._answer(frozenset(self._marked))

    def _answer(self, picked: Picked) -> None:
        def change(was: Settings) -> Settings:
            told = self.question.told(was, picked)
            assert isinstance(told, Settings)
            return told

        self.end(Answered(change, self.question.keys))

    def end(self, outcome: Outcome) -> None:
        """Close, once."""
        if self.is_active:
            self.dismiss(outcome)

    def action_nothing(self) -> None:
        """The screen itself takes these keys."""

    def action_back(self) -> None:
        """To the question before."""
        if "back" not in self.way.left_out:
            self.end("back")

    def action_later(self) -> None:
        """All that is left another time."""
        if self.way.later:
            self.end("later")

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.end("leave")
