"""The session: one thing at a time, large."""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from toetap.coach.conductor import Conductor
from toetap.coach.inputs import Answer, Input, Leave, Next, Pause, Press
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.coach.view import View
from toetap.coach.wording import stopwatch
from toetap.tui.clock import Clock
from toetap.tui.commands import SESSION, Command, bindings
from toetap.tui.safe_copy import SafeCopy
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling import coming, instructions, prompt, useful
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.body import BodyPicture
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.progress_line import ProgressLine
from toetap.tui.widgets.scales import Scale, Scales
from toetap.tui.widgets.score_board import ScoreBoard

_READING_STAGES = ("prepare", "ready")
_PAIN_BEFORE = Scale("pain before", "Pain in your feet now?", "0 none", "10 worst")
_LEAVING = {
    "go on": "Go on with the session",
    "keep": "End here and keep what is done",
    "discard": "Discard it: nothing of it is kept",
}
_GROWING = frozenset(("lines", "cue", "notice"))
"""The texts that give their widgets a height, so a new one asks for a layout."""
_FITTED = frozenset(("place", "detail", "of"))
"""The texts that give their widgets a width: a layout only where it is another."""
_BY_KEY = {key: command for command in SESSION for key in command.pressed}


class SessionScreen(CommandedScreen[Session | None]):
    """Leads a session. Dismissed with the session once it is over, or with None to discard it."""

    CSS_PATH = "session.tcss"
    BINDINGS = bindings(SESSION)
    COMMANDS_SHOWN = SESSION
    KEEPS_WORK = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    picture = getters.query_one(BodyPicture)
    word = getters.query_one("#word", BigText)
    number = getters.query_one("#number", BigText)
    score = getters.query_one(ScoreBoard)
    line = getters.query_one(ProgressLine)
    keys = getters.query_one(KeyBar)

    def __init__(self, session: Session, clock: Clock, copy: SafeCopy) -> None:
        super().__init__()
        self._copy = copy
        self._conductor = Conductor(session)
        self._clock = clock
        self._timer: TimerHandle | None = None
        self._texts: dict[str, Content] = {}
        self._useful: tuple[Command, ...] = ()
        self._covered = False

    def compose(self) -> ComposeResult:
        """Where we are, the picture, the word and the number, the pattern, what to do."""
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="place")
        yield ProgressLine()
        with Horizontal(id="head"):
            yield Static(id="heading")
            yield Static(id="detail")
        with Horizontal(id="main"):
            yield BodyPicture()
            with Vertical(id="now"):
                yield BigText(id="word")
                with Horizontal(id="figures"):
                    yield BigText(id="number")
                    with Vertical(id="then"):
                        yield Static(id="says")
                        yield BigText(id="second", heights=(4,))
                        yield BigText(id="third", heights=(4,))
                with Horizontal(id="under"):
                    yield Static(id="of")
                    yield Static(id="coming")
            with VerticalScroll(id="reading", can_focus=False):
                yield BigText(id="ready", heights=(4,))
                yield Static(id="lines")
                before = self._conductor.session.before
                yield Scales((_PAIN_BEFORE,), {_PAIN_BEFORE.id: before.pain})
        yield ScoreBoard()
        with Vertical(id="foot"):
            yield Static(id="notice")
            yield Static(id="cue")
            yield Static(id="press")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show the moment: the first one, or the one that is left when a cover is gone."""
        self.call_after_refresh(self.glance)

    def on_resize(self) -> None:
        """Another size may hold more, or less."""
        self.call_after_refresh(self.glance)

    def on_screen_suspend(self) -> None:
        """Whatever covers the session, the session waits unharmed."""
        if self._conductor.session.at:
            self._covered = self._pause()

    def stand_still(self) -> None:
        """Wait for the person, who has stopped the program or can't see it."""
        self._pause()

    def keep_now(self) -> None:
        """Keep the session with what runs at this moment."""
        self._conductor.view(self._clock.now())
        if self._copy.latest is not None or self._conductor.session.at:
            self._copy.keep(self._conductor.session)

    def _pause(self) -> bool:
        """Let the session wait; False if it does already."""
        now = self._clock.now()
        pauses = not self._unseen(now) and self._conductor.session.running
        if pauses:
            self._conductor.tell(Pause(), now)
            self.glance()
        return pauses

    def _unseen(self, at: int) -> bool:
        """Whether the session has just paused by itself, since nobody could look at it."""
        return self._conductor.notice(at, self._clock.asleep())

    def _uncover(self) -> None:
        """Go on, if it was only a cover that made the session wait."""
        if self._covered and self._conductor.session.paused:
            self._conductor.tell(Pause(), self._clock.now())
        self._covered = False

    def offered(self) -> tuple[Command, ...]:
        """The commands that had something to do when the palette covered the session."""
        return self._useful

    async def choose(self, command: Command) -> None:
        """Carry out a command of the palette, with the session as it was before."""
        if command.given is not None:
            self._uncover()
        await super().choose(command)

    def judges(self, key: str) -> bool:
        """The coach judges what counts; what opens something is for everyone else."""
        command = _BY_KEY.get(key)
        return command is None or command.given is not None

    def on_key(self, event: events.Key) -> None:
        """Tell the coach a key at the time it was pressed, which an action would not know."""
        command = _BY_KEY.get(event.key)
        given: Input | None = None if command is None else command.given
        if command is None and event.character is not None and event.character.isalpha():
            given = Press()
        if given is None:
            return
        event.stop()
        event.prevent_default()
        self._give(given, self._clock.of(event))

    def action_give(self, command: str) -> None:
        """The same from the key bar or the palette, which have no key."""
        given = next(entry.given for entry in SESSION if entry.id == command)
        if given is not None:
            self._give(given, self._clock.now())

    def action_leave(self) -> None:
        """Ask what is to become of the session; it stands while the question is open."""
        from toetap.tui.screens.choice import ChoiceScreen  # noqa: PLC0415 - late, for the start

        self.app.push_screen(ChoiceScreen("Leave the session?", _LEAVING), self._leave)

    def _leave(self, choice: str | None) -> None:
        if choice == "keep":
            self._conductor.tell(Leave(), self._clock.now())
        elif choice == "discard":
            self.dismiss(None)
            return
        elif choice == "go on" and self._conductor.session.paused:
            self._conductor.tell(Pause(), self._clock.now())
        else:
            self._uncover()
        self.glance()

    def on_scales_answered(self, message: Scales.Answered) -> None:
        """The pain before the session."""
        self._give(Answer("pain before", message.answer), self._clock.now())

    def _give(self, given: Input, at: int) -> None:
        if not self._unseen(at):
            self._conductor.give(given, at)
        self._covered = self._covered and self._conductor.session.paused
        self.glance()
        if isinstance(given, Next | Press):
            self.query_one("#reading").scroll_home(animate=False)

    def glance(self) -> None:
        """Show the session as it is now, and come back when it next changes by itself."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self.is_attached:
            return
        self._unseen(self._clock.now())
        view = self._conductor.view(self._clock.now())
        self._copy.look(self._conductor.session)
        if view.stage == "over":
            if self.is_active:
                self.dismiss(self._conductor.session)
            return
        self._show(view)
        due = self._conductor.next_glance()
        if due is not None:
            delay = max(0, due - self._clock.now()) / SECOND
            # Textual's own timer never goes off if its instant is past before it first runs.
            self._timer = get_running_loop().call_later(delay, self.call_later, self.glance)

    def _show(self, view: View) -> None:
        reading = view.stage in _READING_STAGES and not view.paused
        self.set_class(reading, "-reading")
        self.set_class(view.stage == "prepare", "-preparing")
        self.set_class(view.paused, "-paused")
        two = bool(view.second) or view.stage == "taps"  # no new layout at each beat
        self.query_one("#figures").set_class(two, "-second")
        scales = self.query_one(Scales)
        if view.stage == "prepare" and not scales.has_focus and self.is_current:
            scales.focus()
        elif view.stage != "prepare" and scales.has_focus:
            self.set_focus(None)
        self.line.show(view.progress)
        if view.figure is not None:
            self.picture.show(view.figure)
            self.set_class(view.figure.limbs == "hands+feet", "-two-pairs")
        self.picture.display = view.figure is not None
        self.word.show(view.word)
        self.number.show(view.number)
        second, _, third = view.second.partition(" ")
        self.query_one("#second", BigText).show(second)
        self.query_one("#third", BigText).show(third)
        self.query_one("#ready", BigText).show(view.word if view.stage == "ready" else "")
        self.score.show(view.score, max(1, min(len(view.score), self.size.height // 7)))
        self._write("place", f"{view.place} · {stopwatch(view.elapsed)}".removeprefix(" · "))
        self._write("title", view.title)
        self._write("heading", view.heading)
        self._write("detail", view.detail)
        self._write("of", view.of)
        self._write("says", view.says)
        self._write("coming", coming(view))
        self._write("lines", instructions(view, spaced=self.has_class("-wide")))
        self._write("cue", view.cue)
        self._notify()
        self._write("press", prompt(view))
        if not self._covered:
            self._useful = tuple(command for command in SESSION if useful(command, view))
        self.keys.show(command for command in SESSION if useful(command, view))

    def _notify(self) -> None:
        """Say why the session waits by itself, and that it is not kept safe."""
        gap = self._conductor.gap
        notices = [gap.words] if gap is not None else []
        notices += [self._copy.trouble] if self._copy.trouble else []
        self.query_one("#notice").display = bool(notices)
        self._write("notice", "\n".join(notices))

    def _write(self, where: str, text: str | Content) -> None:
        """Write a line of text where it changed; text from files is never markup."""
        content = Content(text) if isinstance(text, str) else text
        before = self._texts.get(where)
        if content != before:
            self._texts[where] = content
            fitted = before is not None and before.cell_length == content.cell_length
            layout = where in _GROWING or (where in _FITTED and not fitted)
            self.query_one(f"#{where}", Static).update(content, layout=layout)
