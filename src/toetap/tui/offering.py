"""At the start: sessions that were cut off, offered one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from toetap.coach.recalling import Recalled, recall
from toetap.coach.recording import Stamp
from toetap.coach.session import Session
from toetap.errors import NotSavedError
from toetap.store.faults import why
from toetap.store.running import LeftOver, Running
from toetap.store.sessions import SessionStore
from toetap.tui.outcomes import SavedElsewhere
from toetap.tui.parts import Parts
from toetap.tui.screens.choice import ChoiceScreen
from toetap.tui.screens.folder import FolderScreen
from toetap.tui.screens.recall import DISCARD, ELSEWHERE, GO_ON, KEEP, RecallScreen
from toetap.tui.screens.room import RoomScreen

if TYPE_CHECKING:
    from toetap.coach.next_time import Practised
    from toetap.coach.routine import Routine
    from toetap.tui.screens.look import Looked

    GoOn = Callable[[Session, Stamp, Running | None, Practised], None]
    Look = Callable[[Routine, Callable[[Looked | None], None]], None]

_LESS = "Less is open today than when it was begun, so it ends here. What is done of it is kept."
_TAKEN = "Another toetap has this session now, so it is left alone."


class Offering:
    """Asks what is to become of each session that was cut off, before anything else begins.

    The disk is read and written on a thread; the screen waits for nothing.
    """

    def __init__(
        self,
        app: App[Path | None],
        parts: Parts,
        look: Look,
        go_on: GoOn,
        after: Callable[[], None],
    ) -> None:
        """Make an offering.

        Args:
            app: Where it is asked.
            parts: The parts of the program.
            look: Asks how the person is before a session goes on.
            go_on: Leads a session that goes on; whatever is left is offered another time.
            after: What comes once nothing is left to ask.
        """
        self._app = app
        self._parts = parts
        self._look_before = look
        self._go_on = go_on
        self._after = after
        self._left: list[LeftOver] = []

    def begin(self) -> None:
        """Look for sessions that were cut off, and ask."""
        if self._parts.under_way is None:
            self._after()
        else:
            self._app.run_worker(self._look, thread=True, group="left over")

    def _look(self) -> None:
        assert self._parts.under_way is not None
        self._app.call_later(self._found, self._parts.under_way.left_over())

    def _found(self, left: Sequence[LeftOver]) -> None:
        if isinstance(notice := self._app.screen, RoomScreen):  # no room for a question
            notice.once_gone(partial(self._found, left))
            return
        # Who was quicker with a key than the disk is leaves them for the next start.
        self._left = list(left) if len(self._app.screen_stack) == 1 else []
        self._next()

    def _next(self, trouble: str = "", *, elsewhere: bool = False) -> None:
        if not self._left:
            self._after()
            return
        clock = self._parts.clock
        record = self._left[0].record
        recalled = recall(
            record, self._parts.catalogue, clock.wall(), clock.now(), person=self._parts.told.now
        )

        def answered(answer: str | None) -> None:
            if answer is None:
                self._left.clear()
                self._after()
            elif answer == GO_ON and recalled.session is not None:
                self._look_again(recalled, recalled.session.script.routine)
            elif answer == ELSEWHERE:
                self._ask_for_folder(recalled, trouble)
            else:
                self._do(answer, recalled)

        screen = RecallScreen(recalled, trouble, elsewhere=elsewhere)
        self._app.push_screen(screen, answered)

    def _look_again(self, recalled: Recalled, routine: Routine) -> None:
        """Ask anew how the person is; a session goes on only if no less is open than before."""
        from toetap.coach.beginning import Beginning  # noqa: PLC0415 - late, for the start
        from toetap.coach.safety import may_go_on  # noqa: PLC0415 - the same
        from toetap.tui.screens.allowed import AllowedScreen  # noqa: PLC0415 - the same

        def looked(found: Looked | None) -> None:
            if found is None:
                self._next()
            elif may_go_on(self._left[0].record.before.feet, found.checked):
                self._do(GO_ON, recalled, found.past)
            else:
                self._app.push_screen(
                    AllowedScreen(Beginning(found.checked, None, (_LESS,))), ended
                )

        def ended(_answer: object) -> None:
            self._do(DISCARD if recalled.ended is None else KEEP, recalled)

        self._look_before(routine, looked)

    def _do(self, answer: str, recalled: Recalled, past: Practised | None = None) -> None:
        self._app.run_worker(
            lambda: self._carry_out(answer, recalled, past),
            thread=True,
            group="left over",
        )

    def _carry_out(self, answer: str, recalled: Recalled, past: Practised | None) -> None:
        """Do what was answered. On a thread of its own."""
        one, tell = self._left[0], self._app.call_later
        try:
            if answer == GO_ON and past is not None:
                running = one.take()
                tell(self._taken, one, running, past)
            elif answer == KEEP:
                tell(self._settled, self._kept_in(self._parts.store, recalled) is not None)
            elif answer == DISCARD:
                tell(self._settled, one.discard())
        except NotSavedError as error:
            elsewhere = self._parts.store_in is not None
            tell(self._next, f"NOT SAVED. {error.message} {error.hint}", elsewhere=elsewhere)
        except OSError as error:
            tell(self._next, f"This could not be done: {why(error)}.")

    def _kept_in(self, store: SessionStore, recalled: Recalled) -> Path | None:
        assert recalled.ended is not None
        return self._left[0].keep(store, recalled.ended)

    def _ask_for_folder(self, recalled: Recalled, trouble: str) -> None:
        """Keep it in another folder, or ask once more what is to become of it."""
        store_in = self._parts.store_in
        assert store_in is not None

        def save(where: Path) -> Path:
            try:
                file = self._kept_in(store_in(where), recalled)
            except OSError as error:
                raise NotSavedError(f"This could not be done: {why(error)}.") from error
            if file is None:
                raise NotSavedError(_TAKEN)
            return file

        def answered(file: Path | None) -> None:
            if file is None:
                self._next(trouble, elsewhere=True)
            else:
                self._app.post_message(SavedElsewhere(file))
                self._settled(done=True)

        self._app.push_screen(FolderScreen(Path.home() / "toetap", save), answered)

    def _settled(self, done: bool) -> None:  # noqa: FBT001 - the answer of the disk
        self._left.pop(0)
        if done:
            self._next()
        else:
            self._app.push_screen(
                ChoiceScreen(_TAKEN, {"on": "All right"}), lambda _answer: self._next()
            )

    def _taken(self, one: LeftOver, running: Running | None, past: Practised) -> None:
        from toetap.coach.progression import rungs  # noqa: PLC0415 - late, for the start

        clock, parts = self._parts.clock, self._parts
        person, wall = parts.told.now, clock.wall()
        routine = parts.catalogue.routines.get(one.record.routine)
        levels = (
            rungs(routine, parts.catalogue, past.practices, person, wall.date()) if routine else {}
        )
        again = recall(one.record, parts.catalogue, wall, clock.now(), person=person, rungs=levels)
        if running is None or again.session is None:
            self._settled(done=False)
            return
        stamp = Stamp(one.record.id, one.record.started, clock.wall(), self._parts.version)
        self._go_on(again.session, stamp, running, past)
