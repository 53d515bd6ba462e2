"""`python -m tests.screenshots`: every picture of the README and the docs, from the running app."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parents[2] / "screenshots"


def main() -> None:
    asked = _asked()
    # Textual reads these of its own accord, and a picture is to be the same everywhere.
    os.environ.pop("NO_COLOR", None)
    with TemporaryDirectory() as data:
        made = asyncio.run(_pictures(asked, Path(data)))
    if not asked.only:
        for stale in set(asked.to.glob("*.svg")) - set(made):
            stale.unlink()
    if asked.png is not None:
        _convert(made, asked.png)


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("only", nargs="*", help="only the scenes with one of these in their names")
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="DIR", help="where they go")
    parser.add_argument("--png", type=Path, metavar="DIR", help="also as PNG, to look at")
    return parser.parse_args()


async def _pictures(asked: Namespace, data: Path) -> list[Path]:
    from tests.screenshots.scenes import SCENES  # noqa: PLC0415 - after NO_COLOR is gone
    from tests.screenshots.studio import Studio  # noqa: PLC0415 - the same

    studio = Studio.at(data)
    asked.to.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for scene in SCENES:
        if asked.only and not any(word in scene.name for word in asked.only):
            continue
        for name, size in scene.files():
            picture = await studio.picture(scene, size)
            made.append(_kept(asked.to / name, picture))
    if not asked.only or any(word in "report" for word in asked.only):
        from tests.screenshots.paper import pages  # noqa: PLC0415 - the same

        made += [_kept(asked.to / name, page) for name, page in pages(studio.catalogue).items()]
    return made


def _kept(path: Path, picture: str) -> Path:
    path.write_text(picture, encoding="utf-8", newline="\n")
    print(path.name)  # noqa: T201 - what is done is told
    return path


def _convert(pictures: list[Path], to: Path) -> None:
    tool = shutil.which("rsvg-convert")
    if tool is None:
        sys.exit("rsvg-convert is not installed, so there are no PNGs.")
    to.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        png = to / f"{picture.stem}.png"
        subprocess.run([tool, "-o", png, picture], check=True)


if __name__ == "__main__":
    main()
