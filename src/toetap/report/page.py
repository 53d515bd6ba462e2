"""The report as a page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from toetap.report.description import Document, Plot, Section, Table

_STYLE = """
@page { size: A4; margin: 12mm 14mm }
body { font: 11pt/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 180mm;
  margin: 2em auto; padding: 0 1em }
h1 { font-size: 17pt; margin: 0 } h2 { font-size: 12.5pt; margin: 1.1em 0 .2em }
p { margin: .3em 0 } table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
th, td { text-align: left; padding: .15em .6em .15em 0; border-bottom: 1px solid #bbb;
  vertical-align: top; overflow-wrap: break-word }
td.n, th.n { text-align: right; white-space: nowrap }
tr { break-inside: avoid } .whole { break-inside: avoid }
h2, thead { break-after: avoid } .small { font-size: 9.5pt }
svg { width: 100%; height: auto; display: block }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9pt; line-height: 1.25 }
  h2 { font-size: 11.5pt; margin-top: .7em } table, .small { font-size: 8pt }
  .k { white-space: nowrap } th, td { padding: .1em .6em .1em 0 } }
"""


def page(document: Document) -> Iterator[str]:
    """The whole page, part by part."""
    title = escape(document.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
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
    rows = "\n".join(_row("td", row, table) for row in table.rows)
    head = _row("th", table.head, table)
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _row(tag: str, cells: tuple[str, ...], table: Table) -> str:
    """Numbers stand right; what takes only what it needs is kept on one line of paper."""
    kinds = (
        "n" if at in table.numbers else "" if share else "k"
        for at, share in enumerate(table.shares)
    )
    made = (
        f'<{tag} class="{kind}">{escape(cell)}</{tag}>'
        if kind
        else f"<{tag}>{escape(cell)}</{tag}>"
        for kind, cell in zip(kinds, cells, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"
