"""The report as a PDF: one page or two, whatever was written, with words that can be read out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from bench.histories import LAST_DAY, histories
from toetap.coach import summaries
from toetap.coach.facts import weeks_of
from toetap.coach.goal import Plan
from toetap.coach.record import SessionRecord
from toetap.coach.stats import stats
from toetap.report.description import Report, described
from toetap.report.paper import UNSEEN, named, paper, pictures

SHOWN = "é ü ł ś Ελληνικά Кириллица"


def report(many: Sequence[SessionRecord], note: str | None = None) -> Report:
    """With notes and stops; all of them say the same, if anything is given to say."""
    newest = [
        one if note is None else msgspec.structs.replace(one, note=note, title=note or "t")
        for one in many[:-9:-1]
    ]
    return Report(
        stats(weeks_of(many), LAST_DAY, plan=Plan(days=5, minutes=60)),
        None,
        LAST_DAY,
        LAST_DAY,
        "1.0",
        stops=newest,
        notes=newest,
        unreadable=1,
    )


def made(many: Sequence[SessionRecord], note: str | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(paper(partial(described, report(many, note)), LAST_DAY)))


def words(pdf: PdfReader) -> str:
    """What can be read out, on one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.fixture(scope="module")
def months() -> tuple[SessionRecord, ...]:
    """A made-up person's sessions."""
    return tuple(histories(60))


@pytest.fixture(scope="module")
def ten_years() -> tuple[SessionRecord, ...]:
    """The same for ten years."""
    return tuple(histories(4000))


def test_ten_years_take_two_pages_and_every_figure_can_be_read(
    ten_years: tuple[SessionRecord, ...],
) -> None:
    pdf = made(ten_years)
    assert len(pdf.pages) == 2
    told, found = words(pdf), stats(weeks_of(ten_years), LAST_DAY, plan=Plan(days=5, minutes=60))
    for sentence in (
        summaries.kept_up(found),
        summaries.adherence(found),
        summaries.pain(found),
        summaries.numbness(found),
        summaries.effort(found),
        summaries.tempo(found),
    ):
        assert sentence in told
    for line in found.exercises:
        assert line.name in told
    assert "no medical device" in told
    assert "1 of 2" in told


@pytest.mark.parametrize("count", [0, 1])
def test_a_short_history_takes_one_page(count: int) -> None:
    assert len(made(tuple(histories(count))).pages) == 1


def test_long_texts_are_cut_to_two_pages(ten_years: tuple[SessionRecord, ...]) -> None:
    pdf = made(ten_years, "Wide words. " * 300)
    assert len(pdf.pages) == 2
    assert "… (it goes on)" in words(pdf)


def test_it_says_the_same_as_the_page(months: tuple[SessionRecord, ...]) -> None:
    told = words(made(months))
    document = described(report(months))
    assert document.title in told
    for section in document.sections:
        assert section.title in told
        assert section.words in told
        for row in section.table.rows if section.table else ():
            assert " ".join(filter(None, row)) in told


def test_it_is_the_same_for_the_same_day(months: tuple[SessionRecord, ...]) -> None:
    twice = [paper(partial(described, report(months)), LAST_DAY) for _ in range(2)]
    assert twice[0] == twice[1]
    assert b"2026-11-20" in twice[0]


def things(pdf: PdfReader) -> Iterator[dict[str, object]]:
    """Every object of a file that has keys."""
    size = pdf.trailer["/Size"]
    assert isinstance(size, int)
    for number in range(1, size):
        found = IndirectObject(number, 0, pdf).get_object()
        if isinstance(found, DictionaryObject):
            yield {str(key): found[key] for key in found}


def test_it_needs_nothing_else(months: tuple[SessionRecord, ...]) -> None:
    """No address, no script, no file to open, no font from outside."""
    for thing in things(made(months)):
        assert not {"/URI", "/JS", "/JavaScript", "/Launch", "/AA", "/OpenAction", "/F"} & set(
            thing
        )
        if thing.get("/Type") == "/FontDescriptor":
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing)


def test_it_is_tagged_and_every_picture_has_words(months: tuple[SessionRecord, ...]) -> None:
    pdf = made(months)
    (root,) = (thing for thing in things(pdf) if thing.get("/Type") == "/Catalog")
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"] == {"/Marked": True, "/Suspects": False}
    told = {thing["/Alt"] for thing in things(pdf) if "/Alt" in thing}
    drawn = {plot.words for one in described(report(months)).sections for plot in one.plots}
    assert told == drawn


def test_letters_of_other_languages_are_shown(months: tuple[SessionRecord, ...]) -> None:
    told = words(made(months, SHOWN))
    assert SHOWN in told
    assert UNSEEN not in told


def test_a_sign_without_a_font_is_named(months: tuple[SessionRecord, ...]) -> None:
    # Here and there somebody has a font for one of them.
    told = words(made(months, "so \U00012000 and \U0001f9b6 so"))
    assert re.search(r"so (\[U\+12000\]|\U00012000) and (\[foot\]|\U0001f9b6) so", told)
    assert (UNSEEN in told) == ("[U+12000]" in told or "[foot]" in told)


def test_markup_of_any_kind_is_only_text(months: tuple[SessionRecord, ...]) -> None:
    note = '#strong[x] $y$ *z* @a <b> \\u{41} "q" `could` not'
    assert note in words(made(months, note))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_no_text_of_anybody_is_too_much(note: str) -> None:
    assert 1 <= len(made(tuple(histories(3)), note).pages) <= 2


def test_signs_in_a_row_are_named_in_one_pair_of_brackets() -> None:
    assert named("a 한국 b 🎉\ufe0f", ("한", "국", "🎉", "\ufe0f")) == (
        "a [U+D55C, U+AD6D] b [party popper]"
    )
    assert named("a" + "한" * 30, ("한",)) == "a[30 signs]"
    assert named("🎉🎉", ("🎉🎉",)) == "[party popper, party popper]"


def test_its_pages_are_pictures_too(ten_years: tuple[SessionRecord, ...]) -> None:
    drawn = pictures(partial(described, report(ten_years)), LAST_DAY)
    assert len(drawn) == 2
    assert all(page.startswith("<svg") and "<text" not in page for page in drawn)
