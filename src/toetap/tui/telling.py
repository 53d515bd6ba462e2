"""What the session screen says, as lines of text."""

from __future__ import annotations

from textual.content import Content

from toetap.coach.view import View
from toetap.tui.commands import MORE, Command
from toetap.tui.widgets.hanging import HARD

_SCROLLING = frozenset(command.id for command in MORE)
_SIDES = ("left", "right", "both")


def coming(view: View) -> str:
    """What comes next, and the tempo and reading of taps."""
    side = f"next: {view.coming.upper()}" if view.coming in _SIDES else view.coming
    tempo = f"{view.bpm} bpm, {view.reading}" if view.bpm is not None else ""
    return "".join(f" · {part}" for part in (side, tempo) if part)


def instructions(view: View, *, spaced: bool) -> Content:
    """What to do, step by step, and what to mind."""
    lines = [
        Content.assemble((f"{number}{HARD}", "bold $text-accent"), line)
        for number, line in enumerate(view.lines, start=1)
    ]
    lines += [Content.assemble((f"!{HARD}", "bold $text-warning"), line) for line in view.minds]
    return Content("\n\n" if spaced else "\n").join(lines)


def prompt(view: View) -> Content:
    """What the one large key does now, and what the last round asks."""
    prompts = [("Space", view.press)] if view.press else []
    if view.stage == "prepare":
        prompts.append(("x", "not today"))
    if view.asks_kept_up:
        prompts += [("k", "I kept up"), ("l", "I lost it")]
    words = [Content.assemble((f" {key} ", "bold reverse"), f" {does}") for key, does in prompts]
    if view.auto:
        words.append(Content("hands free: the coach counts"))
    return Content("   ").join(words)


def to_read(view: View) -> bool:
    """Whether there is something to be read before what comes next."""
    waits = view.stage in ("prepare", "ready", "rest") and not view.paused
    return waits and bool(view.lines or view.minds)


def useful(command: Command, view: View) -> bool:
    """Whether a command would have anything to do now."""
    if command.id in _SCROLLING:
        return to_read(view)
    return command.given is None or type(command.given) in view.takes
