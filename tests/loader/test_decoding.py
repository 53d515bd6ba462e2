"""The collector on types of its own: it knows nothing of exercises."""

import math
from datetime import UTC, date, datetime
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from toetap.coach.person import Chosen
from toetap.loader.decoding import MAX_FAULTS, Fault, Findings, Guide, examine

HUGE = 1 << 100_000  # More digits than Python is willing to write out.


class Count(Struct, frozen=True, tag_field="kind", tag="count", forbid_unknown_fields=True):
    times: Annotated[int, Meta(ge=1, le=500)]
    hold: Annotated[int, Meta(ge=0)] = 0


class Even(Struct, frozen=True, tag_field="kind", tag="even", forbid_unknown_fields=True):
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError("is odd")


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    posture: Literal["seated", "standing"]
    dose: Count | Even
    note: Annotated[str, Meta(max_length=5)] = ""


class Whole(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=10, description="What it is called.")]
    step: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=3)]
    tags: tuple[Literal["a", "b"], ...] = ()
    read: date | None = None
    ref: Annotated[str, Meta(pattern="^[a-z]+$")] = "x"
    id: str = ""


GUIDE = Guide({"id": "is not yours"}, {Even: "number"})
STEP = {"posture": "seated", "dose": {"kind": "count", "times": 3}}


def found(**changes: object) -> Findings:
    return examine({"name": "Toes", "step": [STEP], **changes}, Whole, GUIDE)


def faults(**changes: object) -> list[tuple[str, str]]:
    return [(fault.key, fault.message) for fault in found(**changes).faults]


def of_dose(**dose: object) -> list[tuple[str, str]]:
    return faults(step=[STEP, {**STEP, "dose": dose}])


def test_a_document_that_fits_has_no_faults_and_all_its_parts() -> None:
    findings = found(tags=["a"], read=date(2026, 1, 31))
    assert findings.faults == ()
    assert [key for key, _part in findings.parts] == ["step[1].dose", "step[1]", ""]
    whole = findings.parts[-1][1]
    assert isinstance(whole, Whole)
    assert whole.step == (Step("seated", Count(3)),)


@pytest.mark.parametrize(
    ("dose", "key", "told"),
    [
        ({"kind": "count", "times": 900}, "times", "is 900; at most 500"),
        ({"kind": "count", "times": 0}, "times", "is 0; at least 1"),
        ({"kind": "count", "times": HUGE}, "times", "is a number far too large; at most 500"),
        ({"kind": "count", "times": True}, "times", "is true; a whole number from 1 to 500 is"),
        ({"kind": "count", "times": 2.5}, "times", "is the number 2.5; a whole number"),
        ({"kind": "count", "times": math.nan}, "times", "is the number nan; a whole number"),
        ({"kind": "count", "times": "3"}, "times", "is text; a whole number"),
        ({"kind": "count"}, "times", "is missing; a whole number from 1 to 500 is needed"),
        ({"kind": "count", "times": 1, "hld": 2}, "hld", "no such key; did you mean 'hold'? known"),
        ({"kind": "coutn", "times": 1}, "kind", "is 'coutn'; did you mean 'count'? it can be"),
        ({"kind": [HUGE], "times": 1}, "kind", "is a list; 'count' or 'even' is needed"),
        ({"times": 1}, "kind", "is missing; 'count' or 'even' is needed"),
        ({"kind": "even", "number": 3}, "number", "is odd"),
    ],
)
def test_a_fault_deep_inside_is_told_with_its_key_and_what_would_be_right(
    dose: dict[str, object], key: str, told: str
) -> None:
    ((where, message),) = of_dose(**dose)
    assert where == f"step[2].dose.{key}"
    assert message.startswith(told)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("name", "", "is empty; text of 1 to 10 characters is needed"),
        ("name", "x" * 11, "is 11 characters long; at most 10"),
        ("name", {}, "is a table; text of 1 to 10 characters is needed"),
        ("name", 3, "is a whole number; text"),
        ("step", [], "is empty; at least 1"),
        ("step", [STEP] * 4, "is a list of 4; at most 3"),
        ("step", {}, "is a table; at least one [[step]] table is needed"),
        ("tags", "a", "is text; a list of any of 'a' or 'b' is needed"),
        ("tags[2]", ["a", "c"], "is 'c'; it can be 'a' or 'b'"),
        ("tags[1]", [1], "is a whole number; 'a' or 'b' is needed"),
        ("read", datetime(2026, 1, 1, tzinfo=UTC), "is a date with a time; a date like 2026-01-31"),
        ("read", "soon", "is text; a date like 2026-01-31 is needed"),
        ("ref", "A b", "is 'A b'; an id has small letters"),
        ("id", "x", "is not yours"),
        ("nmae", 1, "no such key; did you mean 'name'? known: name, step, tags, read, ref"),
    ],
)
def test_a_fault_is_told_in_words(key: str, value: object, told: str) -> None:
    ((where, message),) = faults(**{key.partition("[")[0]: value})
    assert where == key
    assert message.startswith(told)


def test_a_number_that_python_will_not_write_out_does_no_harm() -> None:
    assert faults(name=HUGE) == faults(name=3)
    assert faults(tags=HUGE, read=[HUGE], ref={"a": HUGE})


def test_a_missing_key_is_told_with_what_it_is_for() -> None:
    ((key, message),) = examine({"step": [STEP]}, Whole, GUIDE).faults
    assert key == "name"
    assert message == "is missing; text of 1 to 10 characters is needed: what it is called"


def test_all_faults_are_told_at_once_and_what_is_sound_is_still_found() -> None:
    findings = found(
        nmae=1,
        read=3,
        step=[{"posture": "lying", "dose": 4, "note": "123456"}, STEP, {"posture": "standing"}],
    )
    keys = [fault.key for fault in findings.faults]
    assert keys == [
        "nmae",
        "step[1].posture",
        "step[1].dose",
        "step[1].note",
        "step[3].dose",
        "read",
    ]
    assert [key for key, _part in findings.parts] == ["step[2].dose", "step[2]"]


def test_what_may_be_left_out_does_not_hide_the_rest() -> None:
    whole = found(read=3, nmae=1).parts[-1][1]
    assert isinstance(whole, Whole)
    assert whole.read is None


def test_a_mapping_tells_of_its_names_and_of_what_they_lead_to() -> None:
    named = dict[Annotated[str, Meta(pattern="^[a-z]+$")], Count]
    findings = examine({"A": {"times": 1}, "b": {"times": 0}, "c": {"times": 1}}, named)
    assert [fault.key for fault in findings.faults] == ["A", "b.times"]
    assert [key for key, _part in findings.parts] == ["A", "c"]
    assert examine(3, named).faults == (Fault("", "is a whole number; a table is needed"),)


def test_a_file_full_of_faults_is_told_only_in_part() -> None:
    findings = examine({f"key{number}": 1 for number in range(10_000)}, Whole, GUIDE)
    assert len(findings.faults) == MAX_FAULTS + 1
    assert findings.faults[-1] == Fault("", "more is wrong; mend this first")


def test_hostile_names_and_values_are_shown_clean_and_short() -> None:
    told = faults(**{"\x1b[2J" + "x" * 900: 1}, tags=["\x1b" + "y" * 900])
    assert all(len(text) < 200 and text.isprintable() for fault in told for text in fault)


PLAIN = (
    st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.dates() | st.datetimes() | st.times()
)  # fmt: skip
JUNK = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.text(max_size=4), PLAIN, max_size=2)


def table(*junk: str, **keys: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """A table that mostly fits: any key may be missing or hold junk, and more may stand there."""
    known = {key: st.one_of(fitting, fitting, JUNK) for key, fitting in keys.items()}
    return st.fixed_dictionaries({}, optional={**known, **dict.fromkeys(junk, JUNK)})


DOSES = table("x", kind=st.just("count"), times=st.integers(1, 9)) | table(
    kind=st.just("even"), number=st.integers(1, 4)
)
STEPS = table("x", posture=st.sampled_from(["seated", "standing"]), dose=DOSES, note=st.just("hi"))
DOCUMENTS = table(
    "x",
    name=st.just("Toes"),
    step=st.lists(STEPS, min_size=1, max_size=2),
    tags=st.lists(st.sampled_from("ab")),
    read=st.dates() | st.just("2026-01-31"),
    ref=st.just("abc"),
)


@given(DOCUMENTS | JUNK)
def test_faults_are_found_exactly_where_msgspec_refuses(document: object) -> None:
    findings = examine(document, Whole)
    try:
        whole = msgspec.convert(document, Whole)
    except msgspec.ValidationError:
        assert findings.faults
    else:
        assert findings.faults == ()
        assert findings.parts[-1] == ("", whole)
    assert all(fault.message for fault in findings.faults)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (datetime(2026, 5, 4, 18, 0, tzinfo=UTC), None),
        (datetime(2026, 5, 4, 18, 0), "is a date with a time; a date with a time and its offset"),  # noqa: DTZ001
        (date(2026, 5, 4), "is a date; a date with a time and its offset, like 2026-01-31T"),
        (3, "is a whole number; a date with a time and its offset"),
    ],
)
def test_a_moment_needs_its_offset(value: object, told: str | None) -> None:
    found = examine({"since": value, "rung": 2}, Chosen)
    if told is None:
        assert found.faults == ()
    else:
        ((key, message),) = found.faults
        assert key == "since"
        assert message.startswith(told)
