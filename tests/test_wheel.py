"""What is built is whole: it works from a place where there is no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal
from toetap import __version__, content

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command answers; it has to do well."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=plain, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment with the wheel in it, and beside it only what it depends on."""
    environment = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    paths = sysconfig.get_paths("venv", {"base": str(environment), "platbase": str(environment)})
    scripts = Path(paths["scripts"])
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python")
    run(*pip, scripts / "python", "install", "--no-deps", "--no-index", "--quiet", wheel)
    # Of a folder named like this Python reads no further .pth: this checkout stays out of sight.
    dependencies = Path(paths["purelib"]) / "dependencies.pth"
    dependencies.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def test_the_wheel_holds_every_file_of_the_program_and_the_content(wheel: Path) -> None:
    def below(folder: Path) -> set[str]:
        files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {path.relative_to(folder).as_posix() for path in files}

    held = set(zipfile.ZipFile(wheel).namelist())
    about = {name for name in held if ".dist-info/" in name}
    program = {f"toetap/{name}" for name in below(ROOT / "src" / "toetap")}
    known = {f"toetap/content/{name}" for name in below(ROOT / "content")}
    assert held - about == program | known
    assert any(name.endswith("/licenses/LICENSE") for name in about)
    assert wheel.name == f"toetap-{__version__}-py3-none-any.whl"


def test_the_installed_program_has_its_content_with_it(scripts: Path, tmp_path: Path) -> None:
    paths = json.loads(run(scripts / "toetap", "paths", "--json", cwd=tmp_path))
    assert Path(paths["built-in content"]).is_relative_to(scripts.parent)
    listed = json.loads(run(scripts / "toetap", "routines", "--json", cwd=tmp_path))
    expected = content.load([], content.built_in())[0].routines
    assert [each["id"] for each in listed] == list(expected)
    assert "all well" in run(scripts / "toetap", "check", cwd=tmp_path)


def test_the_installed_program_draws_its_screens(scripts: Path, tmp_path: Path) -> None:
    with Terminal([str(scripts / "toetap")], tmp_path) as terminal:
        terminal.wait_for("Top five in ten minutes", "Toe curls")
        terminal.press("enter")
        terminal.wait_for("First, look at both feet")
