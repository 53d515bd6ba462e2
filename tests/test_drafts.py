import os
from pathlib import Path
from typing import BinaryIO

import pytest

from toetap.drafts import ANYBODYS, OURS, make
from toetap.errors import ToetapError, UsageError


def filled(file: BinaryIO) -> None:
    file.write(b"all of it")


@pytest.mark.skipif(os.name != "posix", reason="there are no such modes")
@pytest.mark.parametrize(("mode", "kept"), [(OURS, 0o600), (ANYBODYS, 0o644)])
def test_a_file_is_there_whole_and_for_whom_it_is_meant(
    mode: int, kept: int, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        make(tmp_path / "a", filled, mode=mode, force=False)
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"all of it"
    assert (tmp_path / "a").stat().st_mode & 0o777 == kept
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_happens_on_the_way_leaves_nothing(fault: BaseException, tmp_path: Path) -> None:
    def failing(file: BinaryIO) -> None:
        filled(file)
        raise fault

    with pytest.raises((ToetapError, KeyboardInterrupt)):
        make(tmp_path / "a", failing, mode=OURS, force=False)
    assert list(tmp_path.iterdir()) == []


def test_what_came_there_in_the_meantime_stands(tmp_path: Path) -> None:
    def slow(file: BinaryIO) -> None:
        filled(file)
        (tmp_path / "a").write_text("another's", encoding="utf-8")

    with pytest.raises(ToetapError, match="there already"):
        make(tmp_path / "a", slow, mode=OURS, force=False)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "another's"


def test_the_standard_output_is_no_file() -> None:
    with pytest.raises(UsageError, match="standard output"):
        make(Path("-"), filled, mode=OURS, force=True)
