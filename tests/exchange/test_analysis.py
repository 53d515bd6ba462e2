"""The query of docs/analysis.md runs, and finds what is in the files."""

import re
from pathlib import Path

import pytest

from bench.histories import histories
from toetap.coach.facts import weeks_of
from toetap.coach.stats import line_of
from toetap.exchange.reading import Kept
from toetap.exchange.writing import as_csv, written
from toetap.store.format import to_document

DOCS = Path(__file__).parents[2] / "docs" / "analysis.md"


def test_the_documented_query_finds_the_weeks_of_all_people(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    expected = []
    for seed, person in enumerate(("ann", "ben")):
        many = list(histories(40, seed))
        (tmp_path / "people" / person).mkdir(parents=True)
        parts = as_csv(Kept(record, to_document(record)) for record in many)
        written(tmp_path / "people" / person / "sessions.csv", parts, force=False)
        expected += [(person, week.monday, line_of(week)) for week in weeks_of(many)]
    query = re.search(r"```sql\n(.*?);\n```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert query is not None
    sql = query[1].replace("'people/", f"'{tmp_path}/people/")
    sql = sql.replace("GROUP BY ALL", "GROUP BY ALL HAVING sum(done) > 0")
    found = duckdb.sql(sql).fetchall()
    assert [row[:2] for row in found] == [row[:2] for row in expected]
    for row, (_person, _monday, line) in zip(found, expected, strict=True):
        assert row[2] >= line.days
        assert (row[3], row[4]) >= (line.full, line.sets)
