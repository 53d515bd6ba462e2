from __future__ import annotations

import tomllib
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from toetap.store.toml import dumps

TEN = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
leaves = (
    texts
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.just(TEN)
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, max_size=5))
def test_whatever_toml_can_hold_reads_back_the_same(document: dict[str, object]) -> None:
    assert tomllib.loads(dumps(document).decode()) == document


def test_tables_stand_under_headers_of_their_own_however_short() -> None:
    document = {"a": 1, "exercise": [{"id": "x", "set": [{"done": 5}, {"done": 6}]}], "end": {}}
    assert dumps(document).decode() == (
        'a = 1\n\n[[exercise]]\nid = "x"\n\n[[exercise.set]]\ndone = 5\n'
        "\n[[exercise.set]]\ndone = 6\n\n[end]\n"
    )


def test_dates_have_a_t_in_them() -> None:
    assert dumps({"started": TEN}) == b"started = 2026-11-20T10:00:00+01:00\n"


def test_dates_and_times_without_a_place_stay_so() -> None:
    text = "both = 2026-01-02T03:04:05\nday = 2026-01-02\nhour = 03:04:00\n"
    assert dumps(tomllib.loads(text)).decode() == text


def test_keys_that_need_quotes_get_them() -> None:
    document = {"a.b": {"c d": [{"": 1}], "e": 2}}
    assert tomllib.loads(dumps(document).decode()) == document


def test_half_a_character_from_a_terminal_does_not_stop_a_save() -> None:
    assert dumps({"note": "a\udce9b"}) == b'note = "a?b"\n'
