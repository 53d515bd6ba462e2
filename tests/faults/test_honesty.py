"""The promises hold after any power cut, and the checks notice when any part of a save is gone."""

from pathlib import Path

import pytest

from tests.faults.medium import (
    Medium,
    with_moves_that_are_renames,
    without_file_syncs,
    without_folder_syncs,
    without_renames,
)
from tests.faults.promises import (
    Layer,
    broken_by_a_copy_cut_short,
    broken_by_a_cut,
    lead_a_life,
    read_whole,
    read_without_the_end,
)


def test_no_power_cut_breaks_a_promise(tmp_path: Path) -> None:
    medium, safe = lead_a_life(tmp_path, Medium.system)
    assert sum(1 for _ in medium.cuts()) > 150
    assert list(broken_by_a_cut(medium, safe)) == []


@pytest.mark.parametrize(
    ("layer", "what"),
    [
        (without_file_syncs, "torn"),
        (without_folder_syncs, "lost"),
        (without_renames, "torn"),
        (with_moves_that_are_renames, "lost"),
    ],
)
def test_a_save_without_one_of_its_steps_is_noticed(
    tmp_path: Path, layer: Layer, what: str
) -> None:
    medium, safe = lead_a_life(tmp_path, layer)
    assert any(told.startswith(what) for told in broken_by_a_cut(medium, safe))


def test_a_file_cut_at_any_byte_never_reads_as_a_whole_session() -> None:
    assert list(broken_by_a_copy_cut_short(read_whole)) == []


def test_a_reader_that_does_not_ask_for_the_end_is_noticed() -> None:
    assert list(broken_by_a_copy_cut_short(read_without_the_end))
