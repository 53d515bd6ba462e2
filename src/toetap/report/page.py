"""The report as a page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from toetap.report.description import Document, Plot, Section, Table
from toetap.report.plots import STYLE

_STYLE = """
@page { size: A4; margin: 14mm }
body { font: 11pt/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 180mm;
  margin: 2em auto; padding: 0 1em }
h1 { font-size: 17pt; margin: 0 } h2 { font-size: 12.5pt; margin: 1.1em 0 .2em }
p { margin: .3em 0 } table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
th, td { text-align: left; padding: .15em .6em .15em 0; border-bottom: 1px solid #bbb;
  vertical-align: top; overflow-wrap: anywhere } td.n, th.n { text-align: right }
tr { break-inside: avoid } .whole { break-inside: avoid } h2, thead { break-after: avoid }
.small { font-size: 9.5pt } svg { width: 100%; height: auto; display: block }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt }
  h2 { margin-top: .8em } svg { max-height: 40mm } }
"""


def page(document: Document) -> Iterator[str]:
    """The whole page, part by part."""
    title = escape(document.title)
    plots = "\n".join(f"svg {rule}" for rule in STYLE)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{plots}\n</style>\n</head>\n<body>\n"
        f'<h1>{title}</h1>\n<p class="small">{escape(document.made)} '
        "Name: ______________________________</p>\n"
    )
    for section in document.sections:
        yield _section(section)
    yield "</body>\n</html>\n"


def _section(section: Section) -> str:
    parts = [f"<h2>{escape(section.title)}</h2>"]
    if section.words:
        parts.append(f"<p>{escape(section.words)}</p>")
    parts += map(_plot, section.plots)
    if section.table is not None:
        parts.append(_table(section.table))
    if section.small:
        parts.append(f'<p class="small">{escape(section.small)}</p>')
    # A long table may go on overleaf, and nothing else.
    whole = ' class="whole"' if section.table is None else ""
    return f"<section{whole}>\n" + "\n".join(parts) + "\n</section>\n"


def _plot(plot: Plot) -> str:
    svg = plot.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(plot.words)}" ', 1)
    return f'<p class="small">{escape(plot.title)}</p>\n{svg}'


def _table(table: Table) -> str:
    rows = "\n".join(_row("td", row, table.numbers) for row in table.rows)
    head = _row("th", table.head, table.numbers)
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _row(tag: str, cells: tuple[str, ...], numbers: tuple[int, ...]) -> str:
    made = (
        f'<{tag} class="n">{escape(cell)}</{tag}>'
        if at in numbers
        else f"<{tag}>{escape(cell)}</{tag}>"
        for at, cell in enumerate(cells)
    )
    return f"<tr>{''.join(made)}</tr>"
