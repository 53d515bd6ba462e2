"""What the session screen says, as lines of text."""

from __future__ import annotations

from collections.abc import Container, Iterator

from textual.content import Content

from toetap.coach.view import View
from toetap.coach.wording import stopwatch
from toetap.tui.commands import MORE, SESSION, SWITCHES, Command
from toetap.tui.hearing import Hearing
from toetap.tui.widgets.hanging import HARD

_SCROLLING = frozenset(command.id for command in MORE)
_SHORTEST_RULER, _LONGEST_RULER = 11, 61
_SIDES = ("left", "right", "both")


def title(view: View, trouble: str) -> Content:
    """What is done; or in its place, so that nothing moves, why less is heard than was wanted."""
    return (
        Content.assemble((f"! {trouble}", "bold $text-warning")) if trouble else Content(view.title)
    )


def lines(view: View, hearing: Hearing, notice: str) -> Iterator[tuple[str, Content | str]]:
    """The ids of the screen's lines, each with what it says."""
    place = (hearing.state, view.place, stopwatch(view.elapsed))
    yield "place", " · ".join(filter(None, place))
    yield "title", title(view, hearing.trouble)
    yield "heading", view.heading
    yield "detail", view.detail
    yield "notice", notice
    yield "cue", view.cue
    yield "press", prompt(view)


def coming(view: View) -> str:
    """What comes next, and the tempo and reading of taps."""
    side = f"next: {view.coming.upper()}" if view.coming in _SIDES else view.coming
    tempo = f"{view.bpm} bpm, {view.reading}" if view.bpm is not None else ""
    return "".join(f" · {part}" for part in (side, tempo) if part)


def instructions(view: View, *, spaced: bool) -> Content:
    """What to do, step by step, and what to mind."""
    steps = [
        Content.assemble((f"{number}{HARD}", "bold $text-accent"), line)
        for number, line in enumerate(view.lines, start=1)
    ]
    minds = [Content.assemble((f"!{HARD}", "bold $text-warning"), line) for line in view.minds]
    return Content("\n\n" if spaced else "\n").join([*steps, *minds])


def prompt(view: View) -> Content:
    """What the one large key does now, and what the last round asks."""
    prompts = [("Space", view.press)] if view.press else []
    if view.stage == "prepare":
        prompts.append(("x", "not today"))
    if view.asks_kept_up:
        prompts += [("k", "I kept up"), ("l", "I lost it")]
    words = [Content.assemble((f" {key} ", "bold reverse"), f" {does}") for key, does in prompts]
    if view.noted:
        words.append(Content(f" ✓ {view.noted}"))
    if view.auto:
        words.append(Content("hands free: the coach counts"))
    return Content("   ").join(words)


def to_read(view: View) -> bool:
    """Whether there is something to be read, or to be answered, before what comes next."""
    waits = view.stage in ("prepare", "ready", "rest") and not view.paused
    return waits and bool(view.stage == "prepare" or view.lines or view.minds)


def offset_words(milliseconds: int) -> str:
    """What an offset does."""
    if not milliseconds:
        return "The click goes out as the circle fills."
    when = "after" if milliseconds > 0 else "before"
    return f"The click goes out {abs(milliseconds)} ms {when} the circle fills."


def ruler(value: int, most: int, room: int) -> Content:
    """A value from -`most` to `most` on a ruler in so many columns, its ends in words."""
    width = max(_SHORTEST_RULER, min(_LONGEST_RULER, room - len("earlier  later")))
    width -= 1 - width % 2  # there is a middle
    place = round((value + most) * (width - 1) / (2 * most))
    middle = width // 2
    marks = ["┼" if at == middle else "─" for at in range(width)]
    before, after = "".join(marks[:place]), "".join(marks[place + 1 :])
    return Content.assemble(
        ("earlier ", "$text-muted"), before, ("●", "bold $text-accent"), after,
        (" later", "$text-muted"),
    )  # fmt: skip


def gauge(what: str, value: int, most: int) -> Content:
    """How much of something there is, as a bar and as a number."""
    full = round(20 * value / most)
    return Content.assemble(
        f"{what} ", ("■" * full, "$text-accent"), ("□" * (20 - full), "$text-muted"), f" {value}"
    )


def useful(view: View, hearing: Hearing) -> tuple[Command, ...]:
    """The commands of a session that would have anything to do now."""
    switches = hearing.switches
    return tuple(command for command in SESSION if _is_useful(command, view, switches))


def _is_useful(command: Command, view: View, switches: Container[str]) -> bool:
    if command.id in _SCROLLING:
        return to_read(view)
    if command.id in SWITCHES:
        return command.id in switches
    return command.given is None or type(command.given) in view.takes
