"""The lines of the session screen: what comes next, what to do, what the large key does."""

from dataclasses import replace

from textual.content import Content

from tests.coach.builders import Coached, exercise, script_for, script_of
from toetap.coach.exercise import Reps, Taps
from toetap.coach.inputs import Auto, Kept, Pause
from toetap.tui.hearing import Hearing
from toetap.tui.telling import coming, instructions, prompt, useful
from toetap.tui.widgets.hanging import HARD

REPS = script_for(Reps(count=3), "each")
TAPS = script_for(Taps(pattern="1/1", limbs=("feet", "hands")))


def keys(content: Content) -> list[str]:
    """The keys of a prompt; each is shown in reverse, between two spaces."""
    return [
        content.plain[span.start : span.end].strip()
        for span in content.spans
        if "reverse" in str(span.style)
    ]


def test_before_the_session_the_prompt_has_a_way_on_and_a_way_out() -> None:
    told = prompt(Coached.through(REPS).view)
    assert keys(told) == ["Space", "x"]
    assert "not today" in told.plain


def test_the_prompt_says_what_the_large_key_does_now() -> None:
    coached = Coached.into_first_set(REPS)
    assert prompt(coached.view).plain == " Space  count a rep"
    assert prompt(coached.say(Pause()).view).plain == " Space  go on"


def test_hands_free_is_told_where_the_large_key_does_nothing() -> None:
    told = prompt(Coached.into_first_set(REPS).say(Auto()).view)
    assert told.plain == "hands free: the coach counts"


def test_after_a_round_the_prompt_asks_how_it_went() -> None:
    coached = Coached.into_first_set(TAPS)
    assert keys(prompt(coached.view)) == []
    assert keys(prompt(coached.wait(8).view)) == ["Space", "k", "l"]
    told = prompt(coached.say(Kept("yes")).view)
    assert keys(told) == ["Space"]
    assert told.plain.endswith("✓ Noted: you kept up.")


def test_the_next_side_is_told_in_capitals_and_the_tempo_with_the_reading() -> None:
    view = replace(Coached.into_first_set(REPS).view, coming="left")
    assert coming(view) == " · next: LEFT"
    assert coming(replace(view, coming="heel")) == " · heel"
    assert coming(replace(view, coming="", bpm=60, reading="together")) == " · 60 bpm, together"
    assert coming(replace(view, coming="")) == ""


def test_instructions_are_numbered_and_what_to_mind_has_a_sign() -> None:
    calm = exercise(Reps(count=1), cautions=("Keep [b]away[/b].",))
    view = Coached.through(script_of(calm)).press().view
    told = instructions(view, spaced=False).plain.replace(HARD, " ")
    assert told.split("\n") == [
        "1 Sit tall.",
        "2 Do it.",
        "! Keep [b]away[/b].",
    ]
    assert instructions(view, spaced=True).plain.count("\n\n") == 2


def test_only_what_does_something_now_is_of_use() -> None:
    def ids(coached: Coached) -> set[str]:
        return {command.id for command in useful(coached.view, Hearing(None, None))}

    coached = Coached.into_first_set(REPS)
    assert "undo" not in ids(coached)
    assert ids(coached.press()) >= {"press", "undo", "next", "auto", "stop", "help", "leave"}
    assert ids(coached.say(Pause())) == {"press", "pause", "stop", "help", "leave"}
