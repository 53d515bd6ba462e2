"""Routines as lines of the first screen."""

from __future__ import annotations

from textual.content import Content

from toetap.coach.script import Script
from toetap.coach.wording import about, equipment, listed, part_words, postures
from toetap.tui.widgets.hanging import HARD


def row(script: Script, *marks: str) -> Content:
    """A routine in the list, with what there is to mark of it."""
    facts = [about(script.seconds), *marks, listed(postures(script))]
    things = equipment(script)
    return Content.assemble(
        (script.routine.name, "bold"),
        ("\n" + " · ".join(fact for fact in facts if fact), "$text-muted"),
        (f"\n{listed(things) if things else 'nothing to fetch'}", "$text-muted"),
    )


def searched(script: Script) -> str:
    """What a search looks in."""
    names = [part.exercise.name for part in script.parts]
    return " ".join([script.routine.name, script.routine.summary, *names]).lower()


def told(script: Script) -> Content:
    """What a routine does, step by step, what to have at hand and what to mind."""
    routine = script.routine
    lines = [Content.styled(routine.name, "bold"), Content(routine.summary), Content("")]
    facts = " · ".join(word for word in (about(script.seconds), routine.when) if word)
    lines += [Content.styled(facts, "$text-accent"), Content("")]
    for number, part in enumerate(script.parts, start=1):
        lines.append(Content.assemble(f"{HARD}{number}{HARD * 2}", (part.exercise.name, "bold")))
        lines.append(Content.styled(f"{HARD * 4}{part_words(part)}", "$text-muted"))
    things = equipment(script)
    if things:
        lines += [Content(""), Content.assemble(("At hand: ", "bold"), listed(things))]
    if routine.cautions:
        lines += [Content(""), *(Content.assemble(("Mind: ", "bold"), c) for c in routine.cautions)]
    return Content("\n").join(lines)
