"""How loud, and when: a person listens and looks until click and flash fall together."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.conductor import Conductor
from toetap.coach.heard import Silent
from toetap.coach.metronome import steady
from toetap.coach.units import SECOND
from toetap.errors import NotSavedError
from toetap.settings.file import SettingsFile
from toetap.settings.values import LOUDEST, MOST_OFFSET, Settings, SoundSettings
from toetap.tui.commands import OFFSET, bindings
from toetap.tui.foresight import Foresight
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling import gauge, offset_words, ruler
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.disc import Disc
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.line import Line

_FIRST_BEAT = SECOND // 2
"""After the screen is there."""
_CHOSEN = (("sound", "on"), ("sound", "volume"), ("sound", "offset_ms"))
_WHAT_TO_DO = (
    "The circle fills each second, and a click sounds.",
    "Is the click late? Press ← until they meet.",
    "Is it early? Press →.",
)


class OffsetScreen(CommandedScreen[Path | None]):
    """Dismissed with the settings file once it is kept, or with None to leave all as it was."""

    CSS_PATH = "offset.tcss"
    BINDINGS = bindings(OFFSET)
    COMMANDS_SHOWN = OFFSET
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-middling"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    disc = getters.query_one(Disc)
    number = getters.query_one("#number", BigText)
    size_of_it = getters.query_one("#ms", BigText)

    def __init__(self, parts: Parts, file: SettingsFile) -> None:
        super().__init__()
        self._sounds = parts.sounds or Silent()
        self._clock = parts.clock
        self._file = file
        self._before = self._sound = file.known.sound
        self._conductor: Conductor | None = None
        self._foresight = Foresight(self, parts.clock, self._look)
        self._said = parts.told_first
        self._saving = False

    @property
    def sound(self) -> SoundSettings:
        """The settings as they are heard now."""
        return self._sound

    def compose(self) -> ComposeResult:
        """The shape on the left; what is heard, and what to do about it, on the right."""
        with Horizontal(id="top"):
            yield Static("Sound: click and flash together", id="title")
            yield Line(id="state", gives="width")
        with Horizontal(id="main"):
            with Vertical(id="flash"):
                yield Disc()
                yield BigText(id="number", heights=(4,))
            with Vertical(id="choices"):
                yield Static(Content("\n".join(_WHAT_TO_DO)), id="what")
                yield BigText(id="ms", heights=(7, 4))
                yield Line(id="words")
                yield Line(id="ruler")
                yield Line(id="volume")
        yield Line(id="said", gives="height")
        yield KeyBar(OFFSET)

    def on_screen_resume(self) -> None:
        """The beat begins; behind a cover there was none."""
        first = self._clock.now() + _FIRST_BEAT
        self._conductor = Conductor(steady(first), self._sounds)
        self.call_after_refresh(self.glance)

    def on_resize(self) -> None:
        """The ruler is as long as there is room."""
        self.call_after_refresh(self.glance)

    def on_screen_suspend(self) -> None:
        """Nothing is to be adjusted behind a cover, or after the end."""
        self._conductor = None
        self._sounds.silence()

    def glance(self) -> None:
        """Show the beat of now, and come back when it changes: as a session does, to be as late."""
        self._foresight.glance()

    def _look(self, at: int) -> int | None:
        if self._conductor is None:
            return None
        view = self._conductor.view(self._clock.now(), at)
        self.disc.show(lit=view.figure is not None and view.figure.pressed)
        self.number.show(view.number)
        self._write()
        return self._conductor.next_glance()

    def _write(self) -> None:
        sound = self._sound
        self.size_of_it.show(f"{sound.offset_ms:+} ms" if sound.offset_ms else "0 ms")
        muted = "muted · " if self._sounds.muted else ""
        trouble = self._said or self._sounds.status()
        lines: dict[str, str | Content] = {
            "state": f"{muted}clicks: {sound.clicks}",
            "words": Content.styled(offset_words(sound.offset_ms), "bold"),
            "ruler": ruler(sound.offset_ms, MOST_OFFSET, self.query_one("#ruler").size.width),
            "volume": gauge("volume", sound.volume, LOUDEST),
            "said": f"! {trouble}" if trouble else "",
        }
        for name, text in lines.items():
            self.query_one(f"#{name}", Line).show(text)

    def judges(self, key: str) -> bool:
        """The fine steps are meant one by one, however quickly they come."""
        return key in ("comma", "full_stop")

    def action_move(self, milliseconds: int) -> None:
        """Let the click come so much later, or earlier where it is below 0."""
        self._heard(offset_ms=self._sound.offset_ms + milliseconds)

    def action_centre(self) -> None:
        """Let the click go out as the circle fills."""
        self._heard(offset_ms=0)

    def action_louder(self, steps: int) -> None:
        """Louder by so many hundredths, or quieter where it is below 0."""
        self._heard(volume=self._sound.volume + steps)

    def _heard(self, *, offset_ms: int | None = None, volume: int | None = None) -> None:
        self._said = ""
        if offset_ms is not None:
            offset_ms = max(-MOST_OFFSET, min(MOST_OFFSET, offset_ms))
            self._sound = replace(self._sound, offset_ms=offset_ms)
            self._sounds.shift(offset_ms)
        if volume is not None:
            self._sound = replace(self._sound, volume=max(0, min(LOUDEST, volume)))
            self._sounds.turn(self._sound.volume)
        self._write()

    def action_mute(self) -> None:
        """Quiet, or heard again."""
        self._sounds.mute(not self._sounds.muted)
        self._write()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self._sounds.shift(self._before.offset_ms)
        self._sounds.turn(self._before.volume)
        self.dismiss(None)

    def action_save(self) -> None:
        """Keep what is heard now for good; once it is kept, close."""
        if not self._saving:
            self._saving = True
            self._said = "Saving …"
            self._write()
            self._keep(self._sound)

    @work(thread=True)
    def _keep(self, sound: SoundSettings) -> None:
        """Bring the choice to the disk, off the screen's thread."""

        def chosen(was: Settings) -> Settings:
            kept = replace(was.sound, on=True, offset_ms=sound.offset_ms, volume=sound.volume)
            return replace(was, sound=kept)

        try:
            self._file.revise(chosen, _CHOSEN)
        except NotSavedError as error:
            self.call_later(self._not_kept, error)
        else:
            self.call_later(self.close, self._file.path)

    def _not_kept(self, error: NotSavedError) -> None:
        self._saving = False
        self._said = f"NOT SAVED. {error.message} {error.hint}"
        self._write()
