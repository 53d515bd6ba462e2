"""What a command prints, as it looks in a window."""

from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal
from toetap import content

ROUTINES = content.load([], content.built_in())[0].routines


@pytest.mark.parametrize("columns", [50, 80])
def test_no_name_is_cut_or_broken_in_a_narrow_window(columns: int, home: Path) -> None:
    with Terminal.of_toetap("routines", home=home, size=(columns, 50)) as terminal:
        assert terminal.end() == 0
    words = terminal.text.split()
    assert [name for name in ROUTINES if name not in words] == []


def test_a_long_text_is_broken_between_words(home: Path) -> None:
    with Terminal.of_toetap("show", "toe-tapping", home=home, size=(60, 80)) as terminal:
        assert terminal.end() == 0
    known = content.load([], content.built_in())[0].exercises["toe-tapping"].known
    assert known in " ".join(terminal.text.split())
