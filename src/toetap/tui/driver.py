"""Textual's driver for terminals, made to survive what terminals do.

It leans on Textual's internals, which is why its minor version is capped: bytes that are no text
end nothing, a terminal that is gone ends the program and is not read for ever, and one that takes
nothing in can be given back all the same.
"""

from __future__ import annotations

import os
import selectors
import sys
import termios
from codecs import getincrementaldecoder
from contextlib import suppress

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from toetap.tui.outlet import Held, Outlet

_FAREWELL = (
    "\x18"  # whatever sequence the terminal is in the middle of is none
    "\x1b[?2026l\x1b[?2048l\x1b[?2004l"  # drawing at once, sizes in band, marked pastes
    "\x1b[?1016l\x1b[?1015l\x1b[?1006l\x1b[?1003l\x1b[?1000l\x1b[?1004l"  # mouse, focus
    "\x1b[<u\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"  # keys, colours, line ends, screen, cursor
)
_LOOK_SECONDS = 0.1
_CHUNK = 4096


class TerminalLost(Message):
    """The terminal is gone: nothing can be read from it any more."""


class TerminalDriver(LinuxDriver):
    """Reads keys and writes the screen."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stderr__ is not None
        self.outlet = Outlet(sys.__stderr__)
        self._file = self.outlet  # type: ignore[assignment]  # only written to and flushed
        self._drawing = False
        self._held: Held | None = None

    def _sigtstp_application(self, *_: object) -> None:
        """Left to `toetap.ending`, which is not in the middle of anything."""

    def _sigcont_application(self, *_: object) -> None:
        """Left to `toetap.ending`, which is not in the middle of anything."""

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._drawing = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # as Textual has it

    def hold_back(self, seconds: float) -> None:
        """Let nothing out that is written from now on for so long, or until `let_out`.

        What is drawn ahead of its time is seen at its time, however long the drawing took.
        """
        if self._writer_thread is not None:
            self._held = Held(seconds)
            self._writer_thread.write(self._held)

    def let_out(self) -> None:
        """Hold nothing back any longer."""
        if self._held is not None:
            self._held.over.set()

    def close(self) -> None:
        """Give the terminal back for good, past all that it has not taken in."""
        super().close()
        self._drawing = False
        if self.outlet.dropped:
            self.give_back()

    @property
    def untouched(self) -> bool:
        """Nobody has changed the settings of the terminal since they were made for drawing."""
        with suppress(termios.error):
            return not termios.tcgetattr(self.fileno)[3] & (termios.ECHO | termios.ICANON)
        return True

    def abandon(self) -> None:
        """Give the terminal back now, without waiting for anything. From any thread."""
        if self._drawing:
            self.give_back()

    def give_back(self) -> None:
        """Make the terminal what it was before, whatever state it is in."""
        with suppress(termios.error):
            if self.outlet.dropped:
                termios.tcflush(self.fileno, termios.TCOFLUSH)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        self.outlet.give_back(_FAREWELL)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Read keys until the program ends or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                text = ""
                if selector.select(_LOOK_SECONDS):
                    data = self._read()
                    if not data:
                        self.send_message(TerminalLost())
                        return
                    text = decode(data)
                parser = self._take_in(parser, text)

    def _read(self) -> bytes:
        """What was typed; nothing if the terminal is gone."""
        with suppress(OSError):
            return os.read(self.fileno, _CHUNK)
        return b""

    def _take_in(self, parser: XTermParser, text: str) -> XTermParser:
        """Make events of text; a sequence that makes no sense is forgotten, parser and all."""
        try:
            for event in parser.feed(text) if text else ():
                self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
        except (ValueError, OverflowError, LookupError, ArithmeticError):
            return XTermParser(self._debug)
        return parser
