"""The pictures come from the running app and are the same in every run."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.screenshots.past import PAST, records
from tests.screenshots.scenes import SCENES, SMALL, Scene, help_, ready
from tests.screenshots.studio import Studio


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    with TemporaryDirectory() as data:
        yield Studio.at(Path(data))


def test_no_two_pictures_share_a_file() -> None:
    names = [name for scene in SCENES for name, _ in scene.files()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("scene", [Scene("help", help_), Scene("ready", ready, "top-five")])
async def test_a_picture_is_the_same_in_every_run(studio: Studio, scene: Scene) -> None:
    once = await studio.picture(scene, SMALL)
    assert once == await studio.picture(scene, SMALL)


def test_the_made_up_past_is_the_same_in_every_run(studio: Studio) -> None:
    assert list(records(studio.catalogue)) == list(records(studio.catalogue))


def test_the_made_up_past_is_kept_whole(studio: Studio) -> None:
    history = studio.store.history()
    assert not history.attention
    kept = [entry.record for entry in history.sessions]
    assert len(kept) == len(PAST)
    assert {record.status for record in kept} == {"completed", "partial", "stopped"}
    assert kept == sorted(kept, key=lambda record: record.started, reverse=True)
