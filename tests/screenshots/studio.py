"""From a scene to its picture: the app with all its parts, and nobody's own data."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.screenshots.heard import HeardSounds, HeardVoice
from tests.screenshots.past import PLAN, VERSION, records
from tests.screenshots.player import MadeUpClock, Player
from tests.screenshots.runs import screen_rows
from tests.screenshots.scenes import Scene, Size
from tests.screenshots.svg import svg
from toetap import content
from toetap.coach.catalogue import Catalogue
from toetap.settings.file import SettingsFile
from toetap.settings.values import Settings
from toetap.store.files import Disk, FileSystem
from toetap.store.ids import new_id
from toetap.store.index.late import LateIndex
from toetap.store.sessions import FileStore
from toetap.tui.app import ToetapApp
from toetap.tui.parts import Parts


@dataclass(frozen=True, slots=True)
class Studio:
    """Takes pictures of scenes."""

    catalogue: Catalogue
    store: FileStore
    settings: SettingsFile
    nothing: FileStore

    @classmethod
    def at(cls, data: Path) -> Studio:
        """A studio with the built-in content, and the made-up past in an empty folder."""
        catalogue, problems = content.load([], content.built_in())
        assert not problems
        store = FileStore(data)
        for record in records(catalogue):
            store.save(record)
        settings = SettingsFile(data / "config", Disk(FileSystem(), os.urandom))
        settings.known = Settings(plan=PLAN)
        return cls(catalogue, store, settings, FileStore(data / "nothing"))

    async def picture(self, scene: Scene, size: Size) -> str:
        """The picture of a scene as an SVG."""
        clock, store = MadeUpClock(), self.store if scene.past else self.nothing
        ids = Random(7)  # noqa: S311 - the same made-up ids in every run
        parts = Parts(
            self.catalogue, store, LateIndex(store.data, None, VERSION), clock,
            lambda: new_id(ids.randbytes), VERSION, sounds=HeardSounds(), voice=HeardVoice(),
            settings=self.settings,
        )  # fmt: skip
        routine = self.catalogue.routine(scene.routine) if scene.routine else None
        app = ToetapApp(parts, routine or scene.opening, scene.theme)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            player = Player(pilot, clock)
            await player.settle()
            await scene.way(player)
            await player.settle()
            columns, rows = size
            title = f"toetap: {scene.name.replace('-', ' ')}, {columns} by {rows}"
            return svg(screen_rows(app), title)
