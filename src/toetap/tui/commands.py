"""Commands, declared once: the keys, the key bar, the help and the palette all come from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from toetap.coach import inputs


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for on a screen.

    Attributes:
        id: Its name in code, and of its binding.
        keys: Textual's names of its keys, with commas between.
        shown: The keys as a person reads them.
        label: What it does in a word or two, for the key bar.
        help: What it does in a sentence.
        action: The action to run; for an input to the coach, left to the session screen.
        given: The input that it tells the coach.
        bar: It is shown in the key bar.
        first: It comes before what the widget with the focus would make of the key.
    """

    id: str
    keys: str
    shown: str
    label: str
    help: str
    action: str = ""
    given: inputs.Input | None = None
    bar: bool = True
    first: bool = False

    @property
    def pressed(self) -> tuple[str, ...]:
        """Textual's names of its keys, the capitals among them: Caps Lock changes nothing."""
        keys = self.keys.split(",")
        return (*keys, *(key.upper() for key in keys if len(key) == 1 and key.isalpha()))

    @property
    def runs(self) -> str:
        """The action as Textual writes it."""
        return f"give('{self.id}')" if self.given is not None else self.action

    @property
    def link(self) -> str:
        """The action as something that is clicked writes it, wherever it stands."""
        return self.runs if self.runs.startswith("app.") else f"screen.{self.runs}"

    def binding(self) -> Binding:
        """The Textual binding for it."""
        return Binding(
            ",".join(self.pressed),
            self.runs,
            self.label,
            id=self.id,
            key_display=self.shown,
            tooltip=self.help,
            show=self.bar,
            priority=self.first,
        )


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The Textual bindings for commands."""
    return [command.binding() for command in commands]


HELP = Command("help", "question_mark,f1", "?", "help", "This help.", "app.show_help")

MORE = (
    Command(
        "further", "pagedown", "PgDn", "more below", "Show what stands further down.", "page(1)",
        bar=False, first=True,
    ),
    Command(
        "nearer", "pageup", "PgUp", "more above", "Show what stands further up.", "page(-1)",
        bar=False, first=True,
    ),
)  # fmt: skip

ROUTINES = (
    Command(
        "start", "enter,space", "Enter", "start", "Start the chosen routine.", "start", bar=True
    ),
    Command("details", "d", "d", "details", "Every step of it, and what is known.", "details"),
    Command("history", "h", "h", "history", "What you have done.", "history"),
    Command("search", "slash", "/", "search", "Find a routine by a word in it.", "search"),
    Command("settings", "s", "s", "settings", "What you told: feet, standing, plan.", "settings"),
    Command("checkups", "c", "c", "check-ups", "Every four weeks, if you like.", "checkups"),
    *MORE,
    HELP,
    Command("quit", "q", "q", "quit", "Leave toetap.", "app.quit"),
)

LOOK = (
    Command(
        "act", "enter,space", "Enter", "go on, or mark",
        "Go on; on a question, mark it or take the mark away.", "act",
    ),
    Command(
        "mark", "1,2,3,4,5,6,7,8", "1-8", "mark one", "Mark a question by its number; again, and "
        "it is not marked.", "nothing",
    ),
    Command("choose", "up,down", "↑ ↓", "choose", "Go to another question.", "nothing"),
    HELP,
    Command("leave", "escape,q,x", "q", "not now", "Begin nothing.", "leave"),
)  # fmt: skip

ALLOWED = (
    Command("act", "enter,space", "Enter", "take it", "Take the chosen way.", "act"),
    Command("choose", "up,down", "↑ ↓", "choose", "Go to another way.", "nothing"),
    *MORE,
    HELP,
    Command("leave", "escape,q,x", "q", "not now", "Begin nothing.", "leave"),
)

_ARROWS = zip(MORE, ("down", "up"), strict=True)

SESSION = (
    Command(
        "press", "space,enter", "Space", "count, start, go on",
        "Count a rep, start the hold, ready, go on. Any letter that is not listed here does, too.",
        given=inputs.Press(), bar=False,
    ),
    Command(
        "undo", "backspace,u", "u", "undo", "Take back the last rep, or the hold just started.",
        given=inputs.Undo(),
    ),
    Command("pause", "p", "p", "pause", "Let all stand still, or go on.", given=inputs.Pause()),
    Command(
        "next", "n", "n", "next", "Pass over the rest of the set, or over what is shown as next.",
        given=inputs.Next(),
    ),
    Command("back", "b", "b", "back", "Return to the set before.", given=inputs.Back()),
    Command(
        "auto", "a", "a", "hands free", "The coach paces the reps and counts; again, and you do.",
        given=inputs.Auto(),
    ),
    Command(
        "faster", "plus,equals_sign", "+", "faster", "Five beats a minute more.",
        given=inputs.Tempo(5),
    ),
    Command(
        "slower", "minus", "-", "slower", "Five beats a minute less.", given=inputs.Tempo(-5)
    ),
    Command(
        "tap", "t", "t", "tap tempo", "Tap the tempo you want, three times or more.",
        given=inputs.TapTempo(),
    ),
    Command(
        "reading", "r", "r", "reading", "Tap both sides at once, or one after the other.",
        given=inputs.SwitchReading(),
    ),
    Command(
        "kept", "k", "k", "kept up", "I kept up with the taps.",
        given=inputs.Kept("yes"), bar=False,
    ),
    Command(
        "lost", "l", "l", "lost it", "I lost the beat.",
        given=inputs.Kept("lost it"), bar=False,
    ),
    Command(
        "mute", "m", "m", "sound", "Sound off at once, or on again, until toetap is closed.", "mute"
    ),
    Command(
        "voice", "v", "v", "voice", "Words off, or on again, until toetap is closed.", "voice"
    ),
    Command(
        "stop", "x", "x", "stop now", "Stop at once: pain, dizzy, chest pain, anything wrong.",
        given=inputs.Stop(),
    ),
    *(replace(command, keys=f"{command.keys},{arrow}", first=False) for command, arrow in _ARROWS),
    HELP,
    Command("leave", "escape,q", "q", "leave", "Go on, keep what is done, or discard it.", "leave"),
)  # fmt: skip

SWITCHES = frozenset(("mute", "voice"))
"""The commands for sound and voice, which switch something only where there is some."""

SUMMARY = (
    Command("save", "enter", "Enter", "save", "Save the session.", "save"),
    Command(
        "answer", "0,1,2,3,4,5,6,7,8,9", "0-9", "answer", "Answer the marked question.",
        "nothing", bar=True,
    ),
    Command("choose", "up,down", "↑ ↓", "question", "Go to another question.", "nothing"),
    Command("adjust", "left,right", "← →", "less, more", "One less or more; up to 10.", "nothing"),
    *MORE,
    Command("return", "b", "b", "back", "Return to the exercises.", "return"),
    HELP,
    Command("leave", "escape,q", "q", "leave", "Go back without saving.", "leave"),
)  # fmt: skip

NEXT_TIME = (
    Command("take", "t", "t", "take", "Take what is suggested.", "answer('take')"),
    Command("keep", "k", "k", "keep", "Keep it as it is.", "answer('keep')"),
    Command("back", "b", "b", "go back", "Go back to a little less.", "answer('back')"),
    Command("undo", "u,backspace", "u", "undo", "Take an answer back.", "undo"),
    Command("choose", "up,down", "↑ ↓", "choose", "Go to another one.", "nothing"),
    *MORE,
    HELP,
    Command("on", "enter", "Enter", "go on", "Keep what you answered, and go on.", "go_on"),
    Command("leave", "escape,q", "q", "another time", "Decide nothing now.", "leave"),
)

OFFSET = (
    Command("earlier", "left", "←", "earlier", "The click 10 ms earlier.", "move(-10)"),
    Command("later", "right", "→", "later", "The click 10 ms later.", "move(10)"),
    Command(
        "a little earlier",
        "comma",
        ",",
        "1 ms earlier",
        "The click goes out 1 ms earlier.",
        "move(-1)",
    ),
    Command(
        "a little later",
        "full_stop",
        ".",
        "1 ms later",
        "The click goes out 1 ms later.",
        "move(1)",
    ),
    Command("centre", "0", "0", "no offset", "Click and flash go out together.", "centre"),
    Command("louder", "up", "↑", "louder", "The clicks louder.", "louder(5)"),
    Command("quieter", "down", "↓", "quieter", "The clicks quieter.", "louder(-5)"),
    Command("mute", "m", "m", "sound", "Sound off at once, or on again.", "mute"),
    HELP,
    Command("save", "enter", "Enter", "save", "Keep it for good.", "save"),
    Command("leave", "escape,q", "Esc", "as it was", "Leave it as it was.", "leave"),
)

HISTORY = (
    Command("open", "enter,space", "Enter", "open", "Show the chosen session.", "open"),
    Command("find", "slash", "/", "find", "By words, routine, exercise, status or days.", "find"),
    Command("earlier", "left", "←", "earlier", "To the month before.", "month(-1)"),
    Command("later", "right", "→", "later", "To the month after.", "month(1)"),
    Command("note", "e", "e", "edit note", "Change the note of the chosen session.", "note"),
    Command("counts", "c", "c", "counts", "Correct what was done in the chosen session.", "counts"),
    Command("log", "a", "a", "add", "Enter what you did without toetap, as a walk.", "log"),
    Command("trash", "delete", "Del", "delete", "Move the chosen session to the trash.", "trash"),
    Command("undo", "u", "u", "undo", "Take back the latest change.", "undo"),
    Command("sessions", "s", "s", "sessions", "The tab of the sessions.", "tab('sessions')"),
    Command("trends", "t", "t", "trends", "The tab of charts: how it goes.", "tab('trends')"),
    HELP,
    Command("close", "h,escape,q", "h", "back", "Back to all sessions, or the routines.", "close"),
)

TRENDS = (
    Command(
        "shorter", "left", "←", "shorter", "Look at fewer weeks.", "trend('range', -1)"
    ),
    Command("longer", "right", "→", "longer", "Look at more weeks.", "trend('range', 1)"),
    Command(
        "next exercise", "n", "n", "next exercise",
        "Another exercise, in the charts of one.", "trend('exercise', 1)",
    ),
    Command(
        "exercise before", "b", "b", "exercise before",
        "The exercise before, in the charts of one.", "trend('exercise', -1)",
    ),
    *MORE,
)  # fmt: skip
