"""Leads a session line by line: news as they are due, and what the person says in between."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.burst import SAME_PRESS
from toetap.coach.conductor import Conductor
from toetap.coach.inputs import Input, Leave, Pause, Press, Stop
from toetap.coach.passage import advance
from toetap.coach.session import Session
from toetap.plain.desk import Desk
from toetap.plain.introducing import how, introduced, opening, steps
from toetap.plain.lines import End, Line
from toetap.plain.marks import marked, next_news
from toetap.plain.meaning import ENTER, meant, useful
from toetap.plain.parts import Parts
from toetap.plain.replying import reply
from toetap.plain.standing import where
from toetap.plain.telling import told
from toetap.plain.vocabulary import SESSION, Unknown, Word, helped, understood
from toetap.safe_copy import SafeCopy

_LEAVING = (
    Word("keep", "End here and keep what is done.", ("k",)),
    Word("discard", "Keep nothing of it.", ("d",)),
    Word("on", "Go on with the session.", ("go on",)),
)
_CUT_OFF = (End.GONE, End.INTERRUPTED)


class Lead:
    """Leads one session to its end."""

    def __init__(self, session: Session, desk: Desk, parts: Parts, copy: SafeCopy) -> None:
        self._conductor = Conductor(session, parts.sounds)
        self._told = session
        self._desk = desk
        self._clock = parts.clock
        self._sounds = parts.sounds
        self._voice = parts.voice
        self._copy = copy
        self._block: tuple[str, ...] = ()
        self._troubles = ("", "")
        self._pending: Line | None = None
        self._spoke = self._unread_until = session.now - SAME_PRESS
        self._discarded = False

    def run(self) -> Session | None:
        """Lead it.

        Returns:
            The session, once it is over, or None if nothing of it is to be kept.
        """
        self._say(*self._opening())
        while not self._stands and not self._discarded:
            if self._desk.end in _CUT_OFF:
                self._cut_off()
            elif (line := self._listen()) is not None:
                if self._told.over and line.text:  # meant for what comes after the session
                    self._desk.keep_back(line)
                    break
                self._spoke = line.at
                self._answer(line)
            self._copy.look(self._told)
        if self._pending is not None:
            self._desk.keep_back(self._pending)
        return None if self._discarded else self._told

    @property
    def _stands(self) -> bool:
        """The session is over, and no Enter that is held down can take that back any more."""
        told, desk = self._told, self._desk
        settles = desk.typed and desk.end is None and told.settles is not None
        return told.over and not settles

    def _opening(self) -> tuple[str, ...]:
        if self._told.script.until_left:
            return tuple(steps(self._told))
        return tuple((opening if self._told.work is None else introduced)(self._told))

    def _listen(self) -> Line | None:
        """The next line, once it is due; None if news came first, or nobody answers any more."""
        due = self._told.settles if self._told.over else next_news(self._told)
        if self._desk.typed:
            line = self._desk.hear(due, judged=True, look=self._look)
            if line is None and self._desk.end is None and due is not None:
                self._pass(due)
            return line
        if self._pending is None and self._desk.end is None:
            self._pending = self._desk.hear(due, look=self._look)
        if self._pending is not None:
            return self._in_turn(self._pending, due)
        if self._desk.end is End.ANSWERS and (due is None or self._told.script.until_left):
            self._run_out()
        elif due is not None:
            self._wait(due)
        return None

    def _run_out(self) -> None:
        """Nobody answers any more, and nothing ends by itself."""
        if self._told.script.until_left:
            self._discard()
        else:
            self._say("The answers have ended, so the session ends here.")
            self._tell(Leave(), self._told.now)

    def _discard(self) -> None:
        self._discarded = True
        self._sounds.silence()

    def _in_turn(self, line: Line, due: int | None) -> Line | None:
        """A line from a pipe once it has something to do, a burst's length after the one before.

        All of a file is there at once. So each of its lines waits for the instant at which someone
        who knows what comes would have typed it.
        """
        at = max(line.at, self._spoke + SAME_PRESS, self._told.now)
        waits = not useful(line.text, advance(self._told, at).session)
        if due is not None and (due <= at or waits):
            self._wait(due)
            return None
        self._desk.rest(at, self._look)
        if self._desk.end in _CUT_OFF:
            return None
        self._pending = None
        return replace(line, at=at)

    def _wait(self, due: int) -> None:
        self._desk.rest(due, self._look)
        if self._desk.end not in _CUT_OFF:
            self._pass(due)

    def _look(self) -> bool:
        """Whether the session has just paused by itself, since nobody could look at it."""
        return self._unseen(self._clock.now())

    def _unseen(self, at: int) -> bool:
        """The same, at an instant that may have passed; it is told, too."""
        paused = self._conductor.notice(at, self._clock.asleep())
        if paused and (gap := self._conductor.gap) is not None:
            self._told = self._conductor.session
            self._unread_until = self._clock.now() + SAME_PRESS
            if self._desk.typed:
                self._say(f"{gap.words} Enter: go on.")
            else:  # answers in a pipe were written without a thought of it
                self._say(gap.words)
                self._tell(Pause(), max(self._clock.now(), at))
        return paused

    def _pass(self, due: int) -> None:
        """Tell all that is due up to an instant, or to now: each piece of news as of its own."""
        if self._look():
            return
        self._carry_on(min(due, self._clock.now()))

    def _carry_on(self, at: int) -> None:
        while (due := next_news(self._told)) is not None and due <= at:
            before, turn = self._told, advance(self._told, due)
            self._told = turn.session
            mark = marked(before, turn.session)
            lines = [] if mark is None else [mark]
            self._say(*lines, *told(before, turn.session, turn.cues))
        self._told = advance(self._told, at).session

    def _answer(self, line: Line) -> None:
        """Do what a line says; an Enter that was typed before the session was seen is dropped."""
        if self._unseen(line.at) and not self._desk.typed:
            self._pending = line
            return
        if self._desk.typed and not line.text and line.at < self._unread_until:
            return
        self._carry_on(line.at)
        word = meant(line.text, self._told)
        if isinstance(word, Unknown):
            self._desk.say(word.why)
        elif word.given is not None:
            self._tell(word.given, line.at, word.name)
        else:
            self._do(word.name, line.at)

    def _tell(self, given: Input, at: int, name: str = "") -> None:
        """Tell the coach, and say what came of it. Of words, no two are a burst."""
        before = advance(self._conductor.session, at).session
        give = self._conductor.give if isinstance(given, Press) else self._conductor.tell
        cues = give(given, at)
        self._told = self._conductor.session
        lines = tuple(reply(name, given, before, self._told, cues))
        if _place(self._told) == _place(before):
            self._desk.say(*lines)  # an answer, and nothing that `again` would be asked for
        else:
            self._say(*lines)

    def _do(self, name: str, at: int) -> None:
        """Carry out a word that tells the coach nothing."""
        match name:
            case "where":
                self._desk.say(*where(self._told))
            case "again":
                self._desk.say(*self._block)
            case "how":
                self._desk.say(*how(self._told))
            case "mute":
                self._mute()
            case "help":
                self._desk.say("Enter: " + ENTER.does, *helped(SESSION))
            case _:
                self._leave(at)

    def _mute(self) -> None:
        sounds = self._sounds
        sounds.mute(not sounds.muted)
        on = "Sound: on." if sounds.heard else "There is no sound here."
        self._desk.say("Sound: off." if sounds.muted else on)

    def _leave(self, at: int) -> None:
        """Ask what is to become of the session; it stands while the question is open."""
        covers = self._told.running
        if covers:
            self._conductor.tell(Pause(), at)
            self._told = self._conductor.session
        choice = self._desk.ask(
            lambda text: understood(text or "on", _LEAVING),
            "Leave? Answer keep, to end here and keep what is done; discard, to keep nothing; "
            "or Enter, to go on.",
        )
        now = max(self._clock.now(), at)
        self._spoke = now
        if choice is None:
            return
        if choice.name == "keep":
            self._tell(Leave(), now)
        elif choice.name == "discard":
            self._discard()
        elif covers:
            self._tell(Pause(), now)
        else:
            self._desk.say(*where(self._told))

    def _cut_off(self) -> None:
        """The person interrupted, or has gone: what is done of a routine is kept."""
        interrupted = self._desk.end is End.INTERRUPTED
        if interrupted:
            self._desk.say("")  # the terminal has written ^C where the next line would begin
        if self._told.script.until_left:
            self._discard()
            return
        self._tell(Stop() if interrupted else Leave(), max(self._clock.now(), self._told.now))

    def _say(self, *lines: str) -> None:
        """Say what `again` says again, and what is wrong with sound or disk if that is news."""
        if lines:
            self._block = lines
            self._desk.say(*lines)
        troubles = self._unheard(), self._copy.trouble
        for trouble, before in zip(troubles, self._troubles, strict=True):
            if trouble and trouble != before:
                self._desk.say(trouble)
        self._troubles = troubles

    def _unheard(self) -> str:
        """Why less is heard than was asked for: without sound there is no voice either."""
        return self._sounds.status() or (self._voice.status() if self._voice else "")


def _place(session: Session) -> tuple[int, str, int, bool]:
    """Where a session is, whatever its tempo."""
    return session.at, session.stage.kind, session.stage.since, session.paused
