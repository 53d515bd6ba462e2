"""The query of docs/analysis.md runs just as it stands, and finds what is in the files."""

import re
from pathlib import Path

import duckdb
import pytest

from bench.histories import histories
from toetap.coach.facts import weeks_of
from toetap.coach.stats import line_of
from toetap.exchange import parquet
from toetap.exchange.reading import Kept

DOCS = Path(__file__).parents[2] / "docs" / "analysis.md"


def test_the_documented_query_finds_the_weeks_of_all_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = []
    for seed, person in enumerate(("ann", "ben")):
        many = list(histories(40, seed))
        (tmp_path / "people" / person).mkdir(parents=True)
        kept = (Kept(record, {}) for record in many)
        parquet.written(tmp_path / "people" / person / "tables", kept, force=False)
        for week in weeks_of(many):
            line = line_of(week)
            figures = (line.days, line.sessions, line.seconds, line.full, line.sets)
            expected.append((person, week.monday, *figures))
    query = re.search(r"```sql\n(.*?);\n```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert query is not None
    monkeypatch.chdir(tmp_path)
    found = duckdb.sql(query[1])
    assert found is not None
    assert found.fetchall() == expected
