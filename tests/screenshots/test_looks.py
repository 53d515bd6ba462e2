"""The committed pictures are those of today's program: what looks different was looked at."""

from pathlib import Path

import pytest

from tests.screenshots.__main__ import FOLDER
from tests.screenshots.paper import NAMES, pages
from tests.screenshots.scenes import SCENES, Scene, Size
from tests.screenshots.studio import Studio

PICTURES = [(scene, name, size) for scene in SCENES for name, size in scene.files()]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio.at(tmp_path_factory.mktemp("past"))


@pytest.mark.parametrize(("scene", "name", "size"), PICTURES, ids=[name for _, name, _ in PICTURES])
async def test_the_program_looks_as_its_picture(
    studio: Studio, scene: Scene, name: str, size: Size, tmp_path: Path
) -> None:
    taken = tmp_path / name
    taken.write_text(await studio.picture(scene, size), encoding="utf-8", newline="\n")
    same = taken.read_bytes() == (FOLDER / name).read_bytes()
    assert same, f"Look at {taken}; if it is meant to look so, `make screenshots` keeps it."


@pytest.mark.parametrize("name", NAMES)
def test_the_report_looks_as_its_picture(studio: Studio, name: str, tmp_path: Path) -> None:
    taken = tmp_path / name
    taken.write_text(pages(studio.catalogue)[name], encoding="utf-8", newline="\n")
    same = taken.read_bytes() == (FOLDER / name).read_bytes()
    assert same, f"Look at {taken}; if it is meant to look so, `make screenshots` keeps it."


def test_no_picture_is_left_of_a_scene_that_is_gone() -> None:
    names = {*NAMES, *(name for _, name, _ in PICTURES)}
    assert {file.name for file in FOLDER.glob("*.svg")} == names
