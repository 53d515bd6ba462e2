"""Text from files and from the command line, none of which a terminal may obey."""

from pathlib import Path

import pytest

from tests.cli.broken import EXERCISE
from tests.store.records import session
from toetap.cli import run
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

Out = pytest.CaptureFixture[str]

HOSTILE = "\x1b[31m\x1b]52;c;aGk=\x07\x9b2J\u202e\x00"


def hostile_history(folder: Path) -> None:
    record = session()
    FileStore(folder).save(record)
    (file,) = (folder / "sessions").rglob("*.toml")
    text = file.read_text(encoding="utf-8")
    spelled = "".join(f"\\u{ord(character):04x}" for character in HOSTILE)
    for old in ("Top five in ten minutes", "Toe curls with a towel", 'app = "0.1.0'):
        assert old in text
        text = text.replace(old, old + spelled)
    file.write_text(text, encoding="utf-8")
    (file.parent / "copy\x1b]0;x\x07\x9b.toml").write_bytes(dumps({"id": HOSTILE}))


def hostile_content(folder: Path) -> None:
    spelled = "".join(f"\\u{ord(character):04x}" for character in HOSTILE)
    place = folder / "exercises"
    place.mkdir(parents=True)
    (place / "a.toml").write_text(EXERCISE.replace("Ball", spelled), encoding="utf-8")
    (place / "b.toml").write_text(EXERCISE + f'"{spelled}" = 1\n', encoding="utf-8")
    (place / "c\x1b]0;x\x07\u202e.toml").write_text(EXERCISE, encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    ["history", "history --json", "routines", "routines --json", "check", "check {}", "show {}"],
)
def test_no_text_from_a_file_reaches_the_terminal_as_a_command(
    command: str, tmp_path: Path, capsys: Out
) -> None:
    hostile_history(tmp_path / "data")
    hostile_content(tmp_path / "content")
    words = [word.format(tmp_path / "content") for word in command.split()]
    run(["--data-dir", f"{tmp_path}/data", "--content", f"{tmp_path}/content", *words])
    told = capsys.readouterr()
    everything = told.out + told.err
    assert everything
    assert [repr(c) for c in everything if not c.isprintable() and c != "\n"] == []


def test_no_word_of_the_command_line_comes_back_as_a_command(capsys: Out) -> None:
    for argv in (["show", HOSTILE], [HOSTILE], ["history", HOSTILE], ["check", HOSTILE[:-1]]):
        run(argv)
        told = capsys.readouterr()
        assert [c for c in told.out + told.err if not c.isprintable() and c != "\n"] == []
