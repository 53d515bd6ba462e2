"""The report of the made-up past, as the pages that it is printed on."""

from __future__ import annotations

from functools import partial

from tests.screenshots.past import PAST, PLAN, VERSION, records
from toetap.coach.catalogue import Catalogue
from toetap.coach.facts import weeks_of
from toetap.coach.stats import stats
from toetap.report.description import Report, described
from toetap.report.paper import PAGES, pictures

NAMES = tuple(f"report-page-{number}.svg" for number in range(1, PAGES + 1))


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Each page as an SVG, by the name of its file."""
    newest = sorted(records(catalogue), key=lambda one: one.started, reverse=True)
    until = newest[0].started.date()
    assert len(newest) == len(PAST)
    report = Report(
        found=stats(weeks_of(newest), until, plan=PLAN),
        since=None,
        until=until,
        made=until,
        version=VERSION,
        stops=[one for one in newest if one.status == "stopped"],
        notes=[one for one in newest if one.note and one.status != "stopped"],
    )
    return dict(zip(NAMES, pictures(partial(described, report), until), strict=True))
