"""A routine's cards tell everything: what to do, what to mind, what is known and what is not."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace as revised

from tests.coach.builders import exercise, script_of
from tests.tui.stage import app_with, catalogue_of, routine_of
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Reps, Source
from toetap.store.sessions import FileStore
from toetap.tui.screens.details import card

KNOWN = revised(
    exercise(Reps(count=8), cautions=("Keep [b]off[/b] hot things.",), sides="each"),
    steps=("Sit [u]tall[/u].", "Do it."),
    known="Small studies: [i]some[/i] help.",
    not_claimed="That it heals.",
    sources=("who", "lost"),
    reviewed=date(2026, 11, 1),
)
WHO = Source(title="Foot care", where="Example Press, 2020")


def told(catalogue: Catalogue) -> list[str]:
    lines = card(script_of(KNOWN).parts[0], catalogue)
    return [line.plain.replace("\u00a0", " ") for line in lines]


def test_a_card_tells_all_of_an_exercise_as_plain_text() -> None:
    assert told(Catalogue(sources={"who": WHO})) == [
        "Curls",
        "A little exercise.",
        "seated · 8 reps a side",
        "1. Sit [u]tall[/u].",
        "2. Do it.",
        "Mind: Keep [b]off[/b] hot things.",
        "Known: Small studies: [i]some[/i] help.",
        "Not claimed: That it heals.",
        "Source: Foot care, Example Press, 2020",
        "Source: lost",
        "reviewed 2026-11-01\n",
    ]


def test_a_card_that_nobody_has_reviewed_says_so() -> None:
    part = script_of(revised(KNOWN, reviewed=None)).parts[0]
    assert [*card(part, Catalogue())][-1].plain == "not reviewed\n"


async def test_the_routine_and_every_exercise_are_there_and_the_arrows_scroll(
    tmp_path: Path,
) -> None:
    many = tuple(revised(KNOWN, id=f"number-{n}", name=f"Number {n}") for n in range(4))
    routine = revised(routine_of(*many), about="A word about [b]it[/b].")
    async with app_with(FileStore(tmp_path), catalogue=catalogue_of(routine, exercises=many)) as on:
        await on.press("d")
        assert "A word about [b]it[/b]." in on.text
        assert "Number 0" in on.text
        assert "Number 3" not in on.text
        await on.press(*["pagedown"] * 4)
        assert "Levels" in on.text
        await on.press(*["right"] * 5)
        assert "Morning · 4 of 4" in on.text
        assert "Number 3" in on.text
        await on.press("left")
        assert "Number 2" in on.text


async def test_it_closes_and_starts_nothing(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        for key in ("escape", "D", "space"):
            await stage.press("d")
            assert stage.shown == "Details"
            await stage.press(key)
            assert stage.shown == "Routines"
