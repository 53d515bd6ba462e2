"""What `toetap trash`, `backup` and `restore` answer, and what is told of open folders."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.store.faulty import files_below
from tests.store.records import session
from tests.store.test_running import cut_off, under_way
from toetap.arguments import parsed
from toetap.cli import run
from toetap.store.modes import open_to_others
from toetap.store.sessions import FileStore

Out = pytest.CaptureFixture[str]
IDS = [session(number).id for number in range(3)]


@pytest.fixture
def thrown(data: Path) -> Path:
    """A data folder of which two sessions were thrown away."""
    for session_id in IDS[:2]:
        FileStore(data).trash(session_id)
    return data


def toetap(data: Path, *argv: str) -> int:
    return run([*argv, "--data-dir", str(data)])


def test_the_trash_is_listed_the_newest_first(thrown: Path, capsys: Out) -> None:
    assert toetap(thrown, "trash") == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in told[:2]] == [
        [IDS[1], "2026-03-02", "09:08"],
        [IDS[0], "2026-03-01", "09:08"],
    ]
    assert toetap(thrown, "trash", "list", "--json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == [IDS[1], IDS[0]]


def test_an_empty_trash_is_told(tmp_path: Path, capsys: Out) -> None:
    assert toetap(tmp_path / "none", "trash") == 0
    assert capsys.readouterr().out == "The trash is empty.\n"


def test_what_is_damaged_in_the_trash_is_told_and_can_be_purged(thrown: Path, capsys: Out) -> None:
    [path] = (thrown / "trash").glob(f"*{IDS[0]}*")
    path.write_bytes(b"\0")
    assert toetap(thrown, "trash") == 0
    assert str(path) in capsys.readouterr().err
    assert toetap(thrown, "trash", "purge", IDS[0], "--yes") == 0
    assert not path.exists()


def test_a_session_is_brought_back_by_its_id(thrown: Path, capsys: Out) -> None:
    assert toetap(thrown, "trash", "restore", IDS[1].upper()) == 0
    assert capsys.readouterr().out.startswith(f"Brought back: {IDS[1]}")
    assert {entry.record.id for entry in FileStore(thrown).history().sessions} == set(IDS[1:])


def test_the_beginning_of_an_id_will_do_where_it_means_one(data: Path, capsys: Out) -> None:
    store = FileStore(data)
    for session_id in ("7h2k9qmxw4c8v1tz", "7h2k9qmxw4c8v1ta"):
        store.save(session(session_id=session_id))
        store.trash(session_id)
    assert toetap(data, "trash", "restore", "7h2k") == 2
    assert "several" in capsys.readouterr().err
    assert toetap(data, "trash", "restore", "7h2k9qmxw4c8v1tz") == 0
    assert toetap(data, "trash", "restore", "7h2") == 0


@pytest.mark.parametrize("name", ["", "zzzz", "../x"])
def test_an_id_of_nothing_is_told(thrown: Path, capsys: Out, name: str) -> None:
    assert toetap(thrown, "trash", "restore", name) == 1
    assert "nothing in the trash" in capsys.readouterr().err


def test_nothing_is_deleted_before_it_is_said_that_it_is_meant(thrown: Path, capsys: Out) -> None:
    before = files_below(thrown)
    for words in ([], [IDS[0]], ["--all"], [IDS[0], "--all", "--yes"], ["--yes"]):
        assert toetap(thrown, "trash", "purge", *words) == 2
        assert capsys.readouterr().out == ""
    assert files_below(thrown) == before


def test_what_is_purged_is_gone_and_nothing_else(thrown: Path, capsys: Out) -> None:
    assert toetap(thrown, "trash", "purge", IDS[0], "--yes") == 0
    assert capsys.readouterr().out == "Deleted for good: 1 file.\n"
    assert {path.name[-21:-5] for path in files_below(thrown)} == set(IDS[1:])
    (thrown / "trash" / "notes.txt").write_text("mine", encoding="utf-8")
    assert toetap(thrown, "trash", "purge", "--all", "--yes") == 0
    left = sorted(path.name for path in files_below(thrown))
    assert left == [FileStore(thrown).read(IDS[2]).path.name, "notes.txt"]


def test_a_backup_restored_elsewhere_is_all_of_it(
    thrown: Path, tmp_path: Path, capsys: Out, home: Path
) -> None:
    settings = home / "XDG_CONFIG_HOME" / "toetap" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("# mine\n", encoding="utf-8")
    archive = tmp_path / "b.tar.gz"
    assert toetap(thrown, "backup", str(archive)) == 0
    told = capsys.readouterr().out
    assert told == (
        f"{archive}: 1 session, 2 sessions in the trash, 1 file of settings and content.\n"
    )
    settings.unlink()
    other = tmp_path / "other"
    assert toetap(other, "restore", str(archive)) == 0
    assert capsys.readouterr().out.startswith("Restored: 1 session, 2 sessions in the trash, 1 f")
    assert sorted(files_below(other).values()) == sorted(files_below(thrown).values())
    assert settings.exists()
    assert toetap(other, "restore", str(archive)) == 0
    assert capsys.readouterr().out == "Restored: nothing.\nHere already: 4 files.\n"


def test_what_differs_is_told_with_both_names(data: Path, tmp_path: Path, capsys: Out) -> None:
    archive = tmp_path / "b.tar.gz"
    toetap(data, "backup", str(archive))
    FileStore(data).revise_note(IDS[0], "new")
    assert toetap(data, "restore", str(archive)) == 0
    told = capsys.readouterr().out
    assert "Differs, so both are kept" in told
    assert ".restored-" in told


def test_a_backup_that_lacks_something_says_so(data: Path, tmp_path: Path, capsys: Out) -> None:
    large = data / "sessions" / "2026" / "03" / "large.toml"
    large.write_bytes(b"#" * 300_000)
    assert toetap(data, "backup", str(tmp_path / "b.tar.gz")) == 1
    told = capsys.readouterr()
    assert str(large) in told.err
    assert "3 sessions" in told.out


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_what_is_no_backup_is_refused_in_words(
    data: Path, tmp_path: Path, capsys: Out, content: bytes | None
) -> None:
    archive = tmp_path / "b.tar.gz"
    if content is not None:
        archive.write_bytes(content)
    assert toetap(data, "restore", str(archive)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("toetap: ")
    assert "Traceback" not in told.err


def test_a_damaged_session_under_way_is_told(data: Path, capsys: Out, home: Path) -> None:
    state = home / "XDG_STATE_HOME" / "toetap"
    cut_off(state, under_way())
    [path] = (state / "running").glob("*.toml")
    path.write_bytes(b"\0")
    assert toetap(data, "history") == 0
    assert str(path) in capsys.readouterr().err


def test_folders_that_toetap_made_are_closed(open_folder: Path) -> None:
    FileStore(open_folder / "data").save(session())
    assert open_to_others(open_folder / "data") is None


def test_wider_modes_are_told_with_what_to_do(open_folder: Path, capsys: Out) -> None:
    data = open_folder / "my data"
    path = FileStore(data).save(session())
    data.chmod(0o755)
    assert open_to_others(data) is not None  # what is in it can be listed
    (data / "sessions").chmod(0o711)
    (data / "sessions" / "2026").chmod(0o711)
    (data / "sessions" / "2026" / "03").chmod(0o711)
    path.chmod(0o604)
    for command in ("history", "paths"):
        assert toetap(data, command) == 0
        told = capsys.readouterr().err
        assert "Others on this computer can read or change 2 files and folders in it." in told
        assert f"chmod -R go= '{data}'" in told
    data.chmod(0o700)
    assert toetap(data, "paths") == 0
    assert capsys.readouterr().err == ""


def test_a_closed_folder_above_closes_all(open_folder: Path) -> None:
    (open_folder / "a").mkdir(0o755)
    assert open_to_others(open_folder / "a") is not None
    open_folder.chmod(0o700)
    assert open_to_others(open_folder / "a") is None
    assert open_to_others(open_folder / "none") is None


def test_every_command_of_the_guide_can_be_typed() -> None:
    guide = Path(__file__).parents[2] / "docs" / "keeping.md"
    blocks = re.findall(r"```text\n(toetap.*?)```", guide.read_text("utf-8"), re.DOTALL)
    lines = re.findall(r"^(toetap .*?)(?: {2}.*)?$", "".join(blocks), re.MULTILINE)
    asked = [parsed(shlex.split(line)[1:]) for line in lines]
    assert [one.command for one in asked] == ["trash"] * 4 + ["backup", "restore"]
