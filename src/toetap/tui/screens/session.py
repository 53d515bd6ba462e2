"""The session: one thing at a time, large."""

from __future__ import annotations

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from toetap.coach.inputs import Answer, Input, Leave, Next, Press, Stop
from toetap.coach.session import Session
from toetap.coach.view import View
from toetap.coach.wording import pain_question
from toetap.safe_copy import SafeCopy
from toetap.tui.commands import SESSION, Command, bindings
from toetap.tui.foresight import Foresight
from toetap.tui.hearing import Hearing
from toetap.tui.led import Led
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling import lines, prompt, to_read, useful
from toetap.tui.widgets.body import BodyPicture
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.line import Line
from toetap.tui.widgets.now import Now
from toetap.tui.widgets.progress_line import ProgressLine
from toetap.tui.widgets.reading import Reading
from toetap.tui.widgets.scales import Scale, Scales
from toetap.tui.widgets.score_board import ScoreBoard

_BY_KEY = {key: command for command in SESSION for key in command.pressed}


class SessionScreen(CommandedScreen[Session | None]):
    """Leads a session. Dismissed with the session once it is over, or with None to discard it."""

    CSS_PATH = "session.tcss"
    BINDINGS = bindings(SESSION)
    COMMANDS_SHOWN = SESSION
    KEEPS_WORK = True
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (72, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (23, "-short"), (32, "-tall")]

    picture = getters.query_one(BodyPicture)
    reading = getters.query_one(Reading)
    score = getters.query_one(ScoreBoard)
    line = getters.query_one(ProgressLine)
    keys = getters.query_one(KeyBar)

    def __init__(self, session: Session, parts: Parts, copy: SafeCopy) -> None:
        super().__init__()
        self._led = Led(session, parts, copy)
        self._hearing = Hearing(
            parts.sounds, parts.voice, named=parts.voice_named, told_first=parts.told_first
        )
        self._clock = parts.clock
        self._foresight = Foresight(self, parts.clock, self._look)
        self._useful: tuple[Command, ...] = ()
        self._covered = False

    def compose(self) -> ComposeResult:
        """Where we are, the picture, the word and the number, the pattern, what to do."""
        with Horizontal(id="top"):
            yield Line(id="title")
            yield Line(id="place", gives="width")
        yield ProgressLine()
        with Horizontal(id="head"):
            yield Line(id="heading")
            yield Line(id="detail", gives="width")
        with Horizontal(id="main"):
            yield BodyPicture()
            yield Now(id="now")
            session = self._led.session
            pain = Scale("pain before", pain_question(session.script), "0 none", "10 worst")
            yield Reading(Scales((pain,), {pain.id: session.before.pain}), id="reading")
        yield ScoreBoard()
        with Vertical(id="foot"):
            yield Line(id="notice", gives="height")
            yield Line(id="cue", gives="height")
            yield Line(id="press")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show the moment: the first one, or the one that is left when a cover is gone."""
        self.call_after_refresh(self.glance)

    def on_resize(self) -> None:
        """Another size may hold more, or less."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Look anew, and give every line its width: one written amid a resize is passed over."""
        self.glance()
        for line in self.query(Line):
            line.refresh(layout=True)

    def on_screen_suspend(self) -> None:
        """Whatever covers the session, the session waits unharmed."""
        if self._led.session.at:
            self._covered = self._led.pause()
        self.glance()

    def stand_still(self) -> None:
        """Wait for the person, who has stopped the program or can't see it."""
        self._led.pause()
        self.glance()

    def keep_now(self) -> None:
        """Keep the session with what runs at this moment."""
        self._led.keep()

    def _uncover(self) -> None:
        """Go on, if it was only a cover that made the session wait."""
        if self._covered:
            self._led.go_on()
        self._covered = False

    def offered(self) -> tuple[Command, ...]:
        """The commands that had something to do when the palette covered the session."""
        return self._useful

    async def choose(self, command: Command) -> None:
        """Carry out a command of the palette, with the session as it was before."""
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
        if (given := next(one.given for one in SESSION if one.id == command)) is not None:
            self._give(given, self._clock.now())

    def action_mute(self) -> None:
        """Sound off at once, or on again."""
        self._hearing.mute()
        self.glance()

    def action_voice(self) -> None:
        """Words off, or on again."""
        self._hearing.speak(self._led.session)
        self.glance()

    def action_leave(self) -> None:
        """Ask what is to become of the session; it stands while the question is open."""
        from toetap.tui.screens.leaving import leaving  # noqa: PLC0415 - late, for the start

        self.app.push_screen(leaving(self._led.session), self._leave)

    @property
    def leads(self) -> bool:
        """The session is not over yet."""
        return not self._led.session.over

    def stop(self) -> None:
        """Stop now, whatever covers the session."""
        self._led.tell(Stop())

    def _leave(self, choice: str | None) -> None:
        if choice == "keep":
            self._led.tell(Leave())
        elif choice == "discard":
            self._hearing.silence()
            self.dismiss(None)
            return
        elif choice == "go on":
            self._led.go_on(Press())
            self._covered = False
        else:
            self._uncover()
        self.glance()

    def on_scales_answered(self, message: Scales.Answered) -> None:
        """The pain before the session."""
        self._give(Answer("pain before", message.answer), self._clock.now())
        self.query_one(Scales).scroll_visible(animate=False)

    def on_scales_beyond(self) -> None:
        """Below the one question is nothing to go to, but perhaps more to be read."""
        self.action_page(1)

    def _give(self, given: Input, at: int) -> None:
        self._hearing.noticed()
        self._led.give(given, at)
        self._covered = self._covered and self._led.session.paused
        self.glance()
        if isinstance(given, Next | Press):
            self.reading.home()

    def glance(self) -> None:
        """Show the session as it is now, and come back when it next changes by itself."""
        self._foresight.glance()

    def _look(self, at: int) -> int | None:
        view = self._led.look(at)
        if view.ended:
            if self.is_active:
                self.dismiss(self._led.session)
            return None
        if view.stage != "over":  # a held key may yet take that back: no flicker until it is known
            self._show(view)
        return self._led.due

    def _show(self, view: View) -> None:
        self.set_class(to_read(view), "-reading")
        self.set_class(view.stage == "prepare", "-preparing")
        self.set_class(view.paused, "-paused")
        self._ask(view)
        self.line.show(view.progress)
        if view.figure is not None:
            self.picture.show(view.figure, accent=view.accent)
            self.set_class(view.figure.limbs == "hands+feet", "-two-pairs")
        self.picture.display = view.figure is not None
        self.query_one(Now).show(view)
        self.reading.show(view, spaced=self.has_class("-wide"))
        rows = 1 if self.has_class("-low") else self.size.height // 7
        self.score.show(view.score, min(len(view.score), rows))
        for where, text in lines(view, self._hearing, self._led.notice):
            self.query_one(f"#{where}", Line).show(text)
        self.query_one("#notice").display = bool(self._led.notice)
        self.query_one("#press").display = bool(prompt(view)) or not self.has_class("-low")
        shown = useful(view, self._hearing)
        if not self._covered:
            self._useful = shown
        self.keys.show(shown)

    def _ask(self, view: View) -> None:
        """Digits answer the question where it is asked, and nowhere else."""
        scales = self.query_one(Scales)
        if view.stage == "prepare" and not scales.has_focus and self.is_current:
            scales.focus(scroll_visible=False)
        elif view.stage != "prepare" and scales.has_focus:
            self.set_focus(None)
