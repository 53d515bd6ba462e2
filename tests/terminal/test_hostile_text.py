"""Nothing that a file says or is called moves, colours or fools the terminal."""

import re
from pathlib import Path

from tests.store.records import session
from tests.terminal.terminal import Terminal
from toetap.store.sessions import FileStore

PLANTED = "\x1b]0;planted\x07\x1b[5m\x1b]52;c;cGxhbnRlZA==\x07\x9b5m\u202e"


def kinds_of_sequences(seen: bytes) -> set[str]:
    """The escape sequences in what a terminal was sent, without their figures.

    Colours and places differ with every text, so only that there are some counts.
    """
    text = seen.decode(errors="replace")
    found = re.findall(r"\x1b(?:\[[?<>=]?[\d;:]*[ -/]*[@-~]|\][^\x07\x1b]*|.)|[\x80-\x9f]", text)
    return {re.sub(r"\d+(?:[;:]\d+)*(?=[mHABCDJKX])", "n", each) for each in found}


def seen_in_history(home: Path, planted: str) -> Terminal:
    data = home / "data" / "toetap"
    FileStore(data).save(session(note="note"))
    (file,) = (data / "sessions").rglob("*.toml")
    spelled = "".join(f"\\u{ord(character):04x}" for character in planted)
    text = file.read_text(encoding="utf-8")
    for old in ("Top five in ten minutes", "Toe curls with a towel", 'note = "note'):
        assert old in text
        text = text.replace(old, old + spelled)
    file.write_text(text, encoding="utf-8")
    (data / "sessions" / f"copy{planted}.toml").write_text("x = 1\n", encoding="utf-8")
    own = home / "config" / "toetap" / "exercises"
    own.mkdir(parents=True)
    (own / f"broken{planted}.toml").write_text(f'name = "{spelled}"\n', encoding="utf-8")
    with Terminal.of_toetap(home=home) as terminal:
        terminal.wait_for("Top five in ten minutes", "need attention")
        terminal.press("h")
        terminal.wait_for("Sun  1 Mar", "Note:", "needs attention")
        terminal.press("down", "e", "escape", "q", "q")
        assert terminal.end() == 0
    return terminal


def test_hostile_names_and_texts_send_no_sequence_that_plain_ones_do_not(tmp_path: Path) -> None:
    for name in ("plain", "hostile"):
        (tmp_path / name).mkdir()
    plain = seen_in_history(tmp_path / "plain", "abc")
    hostile = seen_in_history(tmp_path / "hostile", PLANTED)
    assert kinds_of_sequences(hostile.seen) - kinds_of_sequences(plain.seen) == set()
    assert "\u202e" not in hostile.seen.decode()
    assert b"\x1b[5m" not in hostile.seen
