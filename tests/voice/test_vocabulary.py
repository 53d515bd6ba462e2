import tomllib
from pathlib import Path
from string import Formatter

import pytest

from toetap.cleaning import unclean
from toetap.coach.words import KEYS, Words
from toetap.errors import ToetapError
from toetap.voice.vocabulary import english, read

NUMBERED = {"count", "reps done", "minutes to go", "rest seconds", "rest minutes"}
NAMED = {
    "text", "way", "other way", "point", "routine", "within reach", "exercise", "next exercise",
}  # fmt: skip


def phrases(path: Path) -> dict[str, str]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: str(value) for key, value in document.items()}


@pytest.mark.parametrize(
    "path", sorted(english().parent.glob("*.toml")), ids=lambda path: path.stem
)
def test_a_language_has_words_for_each_key_and_for_no_other(path: Path) -> None:
    found = phrases(path)
    assert found.keys() == set(KEYS)
    for key, phrase in found.items():
        fields = {name for _text, name, *_rest in Formatter().parse(phrase) if name is not None}
        wanted = {"number"} if key in NUMBERED else {"text"} if key in NAMED else set()
        assert fields == wanted, key
        assert phrase.strip()
        assert unclean(phrase) is None


def test_words_are_filled_in() -> None:
    words = read(english())
    assert words.said(Words("left")) == "Left."
    assert words.said(Words("rest seconds", 10)) == "Rest, 10 seconds."
    assert words.said(Words("next exercise", text="Toe {curls}")) == "Next: Toe {curls}."


def test_what_a_terminal_or_a_program_could_obey_is_never_said() -> None:
    assert "\x1b" not in read(english()).said(Words("text", text="Sit\x1b[2J tall\n-o x"))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("left", None), '"left" has no words'),
        (("left", "{side}"), "can't be filled in"),
        (("left", "{0}"), "can't be filled in"),
        (("left", "{"), "can't be filled in"),
        (("left hand", "Left hand."), "nothing called 'left hand'"),
    ],
)
def test_a_language_that_can_not_be_used_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str | None], fault: str
) -> None:
    key, phrase = change
    found: dict[str, str | None] = {**phrases(english()), key: phrase}
    path = tmp_path / "de.toml"
    lines = [f'"{name}" = "{words}"' for name, words in found.items() if words is not None]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ToetapError, match=fault) as told:
        read(path)
    assert "de.toml" in told.value.message
