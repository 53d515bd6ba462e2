"""The page of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from toetap.coach import summaries
from toetap.coach.record import SessionRecord
from toetap.coach.results import UNITS
from toetap.coach.stats import ExerciseLine, Side, Stats
from toetap.report.plots import Line, bars, legend, lines

WEEKS = 52
"""Weeks in a plot, at most: more could not be told apart on paper."""

_STYLE = """
@page { size: A4; margin: 14mm }
body { font: 11pt/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 180mm;
  margin: 2em auto; padding: 0 1em }
h1 { font-size: 17pt; margin: 0 } h2 { font-size: 12.5pt; margin: 1.1em 0 .2em }
p { margin: .3em 0 } table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
th, td { text-align: left; padding: .15em .6em .15em 0; border-bottom: 1px solid #bbb;
  vertical-align: top } td.n, th.n { text-align: right }
section { break-inside: avoid } .small { font-size: 9.5pt } .key { margin-right: 1.2em }
svg { width: 100%; height: auto } .key svg { width: 34px }
svg text { font-size: 9px; fill: #111 } svg rect { fill: #666 } svg circle { fill: #111 }
svg .open { fill: #fff; stroke: #111; stroke-width: 1.5 } svg .grid { stroke: #ddd }
svg .line { fill: none; stroke: #111; stroke-width: 1.3 }
svg .cross { stroke: #111; stroke-width: 1.5; fill: none }
svg .goal { stroke: #111; stroke-dasharray: 7 4 }
@media print { body { margin: 0; padding: 0 } }
"""

_ABOUT = (
    "This was written by toetap, a coach for exercises at home, from what the person did with it "
    "and told it. Repetitions were counted by the person's own presses, times by a clock. Pain, "
    "numbness and effort are the person's own answers from 0, none, to 10, the most possible. "
    "Sessions marked as entered afterwards were not guided. toetap is no medical device; nothing "
    "here is a measurement, a diagnosis or a judgement of whether the exercises help."
)


@dataclass(frozen=True, slots=True)
class Report:
    """What goes on the page.

    Attributes:
        found: The figures.
        since: The first day that was asked for; None for all of it. `until` is the last.
        made: The day the report is made on, by this `version` of the program.
        stops: Sessions that were stopped for a reason, the newest first.
        notes: Sessions with words of the person's own, the newest first.
        unreadable: Files that are in none of the figures, as they could not be read.
    """

    found: Stats
    since: date | None
    until: date
    made: date
    version: str
    stops: Sequence[SessionRecord] = ()
    notes: Sequence[SessionRecord] = ()
    unreadable: int = 0


def page(report: Report) -> Iterator[str]:
    """The whole page, part by part."""
    found = report.found
    begun = report.since or found.first
    days = f"{begun} to {report.until}" if begun else f"up to {report.until}"
    title = f"Exercises at home, {days}"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    yield f'<p class="small">Made on {report.made} by toetap {escape(report.version)}. '
    yield "Name: ______________________________</p>\n"
    yield _section("How often, and how much", summaries.kept_up(found), _weekly(found))
    if found.first is not None:
        yield _section("As planned, and in full", summaries.adherence(found))
        yield _felt(found)
        yield _section("Tempo of the taps", summaries.tempo(found))
        yield _doses(found.exercises)
    yield _stops(report.stops)
    yield _notes(report.notes)
    if report.unreadable:
        files = summaries.counted(report.unreadable, "file")
        yield f"<p>{files} could not be read and are in none of these figures.</p>\n"
    yield _section("What the figures are and are not", _ABOUT)
    yield "</body>\n</html>\n"


def _section(title: str, words: str, *inside: str) -> str:
    body = "\n".join(filter(None, inside))
    return f"<section>\n<h2>{escape(title)}</h2>\n<p>{escape(words)}</p>\n{body}\n</section>\n"


def _weekly(found: Stats) -> str:
    shown = found.weeks[-WEEKS:]
    if not shown:
        return ""
    mondays = [line.monday for line in shown]
    minutes = [line.seconds / 60 for line in shown]
    least, most = min(minutes), max(minutes)
    words = f"Minutes a week, from {least:.0f} to {most:.0f}."
    days = [float(line.days) for line in shown]
    told = f"Days a week, from {min(days):.0f} to {max(days):.0f}."
    latest = f" The latest {WEEKS} weeks." if len(found.weeks) > WEEKS else ""
    return (
        f'<p class="small">Minutes a week.{latest}</p>\n'
        f"{bars(mondays, minutes, words, found.plan.minutes)}\n"
        f'<p class="small">Days a week with a session.</p>\n'
        f"{bars(mondays, days, told, found.plan.days)}"
    )


def _felt(found: Stats) -> str:
    shown = found.weeks[-WEEKS:]
    mondays = [line.monday for line in shown]
    pain = (
        Line("pain before", "circle", tuple(line.pain_before for line in shown)),
        Line("pain after", "square", tuple(line.pain_after for line in shown)),
    )
    other = (
        Line("numbness before", "cross", tuple(line.numbness for line in shown)),
        Line("effort", "square", tuple(line.effort for line in shown)),
    )
    parts = []
    for title, words, drawn in (
        ("Pain, before and after", summaries.pain(found), pain),
        (
            "Numbness and effort",
            f"{summaries.numbness(found)} {summaries.effort(found)}",
            other,
        ),
    ):
        told = any(value is not None for line in drawn for value in line.values)
        plot = lines(mondays, drawn, words) if told else ""
        key = f'<p class="small">{legend(drawn)} (means of a week)</p>' if told else ""
        parts.append(_section(title, words, plot, key))
    return "".join(parts)


def _doses(exercises: Sequence[ExerciseLine]) -> str:
    rows = "\n".join(_dose(line) for line in exercises)
    return (
        "<section>\n<h2>What was done of each exercise, by side</h2>\n<table>\n<thead><tr>"
        '<th>exercise</th><th>right</th><th>left</th><th>both, or in turn</th><th class="n">sets'
        '</th><th class="n">in full</th><th class="n">time</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n"
        '<p class="small">Done of asked, over all of the time.</p>\n</section>\n'
    )


def _dose(line: ExerciseLine) -> str:
    by_side = {side.side: side for side in line.sides}
    unit = UNITS[line.kind]
    both = [by_side[name] for name in ("both", "alternating") if name in by_side]
    cells = [
        _amount([by_side[name]] if name in by_side else [], unit) for name in ("right", "left")
    ]
    return (
        f"<tr><td>{escape(line.name)}</td><td>{cells[0]}</td><td>{cells[1]}</td>"
        f'<td>{_amount(both, unit)}</td><td class="n">{line.sets:,}</td>'
        f'<td class="n">{line.full:,}</td><td class="n">{summaries.length(line.seconds)}</td></tr>'
    )


def _amount(sides: Sequence[Side], unit: str) -> str:
    if not sides:
        return ""
    done, target = sum(side.done for side in sides), sum(side.target for side in sides)
    return f"{done:,} of {target:,} {unit}"


def _stops(stops: Sequence[SessionRecord]) -> str:
    if not stops:
        return ""
    rows = "\n".join(
        f"<tr><td>{one.started:%Y-%m-%d %H:%M}</td>"
        f"<td>{escape(one.reason or 'no reason told')}</td>"
        f"<td>{escape(one.title)}</td><td>{escape(one.note)}</td></tr>"
        for one in stops
    )
    return (
        "<section>\n<h2>Stopped sessions, the latest</h2>\n<table>\n<thead><tr><th>when</th>"
        "<th>reason</th><th>routine</th><th>own words</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</section>\n"
    )


def _notes(notes: Sequence[SessionRecord]) -> str:
    if not notes:
        return ""
    rows = "\n".join(
        f"<tr><td>{one.started:%Y-%m-%d}</td><td>{escape(one.title)}"
        f"{' (entered afterwards)' if one.source == 'logged' else ''}</td>"
        f"<td>{escape(one.note)}</td></tr>"
        for one in notes
    )
    return (
        "<section>\n<h2>Notes, the latest</h2>\n<table>\n<thead><tr><th>day</th><th>routine</th>"
        f"<th>own words</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</section>\n"
    )
