from datetime import date
from pathlib import Path

from bench.histories import LAST_DAY, histories, text_of, write
from toetap.store.format import to_document
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps


def test_a_made_up_history_is_written_as_the_store_writes_it() -> None:
    for record in histories(25):
        assert text_of(record).encode() == dumps(to_document(record))


def test_the_same_seed_makes_the_same_history_and_another_seed_another() -> None:
    assert list(histories(30)) == list(histories(30))
    assert list(histories(30, seed=6)) != list(histories(30))


def test_every_file_of_a_made_up_history_is_a_session(tmp_path: Path) -> None:
    write(tmp_path, 60)
    found = FileStore(tmp_path).history()
    assert (len(found.sessions), found.attention) == (60, ())
    days = [entry.record.started.date() for entry in found.sessions]
    assert days[0] == LAST_DAY
    assert days[-1] > date(2026, 9, 1)
