"""The commands about what was done: their options."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from toetap.asked import Command
from toetap.coach.goal import MOST_DAYS, MOST_MINUTES
from toetap.said import day, moment, number, time_of_day, within

Made = Callable[[Command, str], ArgumentParser]
"""Makes the parser of a command, by its name and what it does."""


def looking_back(command: Made) -> None:
    """What was done, and what is due after it."""
    history = command("history", "list what was done, the newest first")
    history.add_argument("--limit", metavar="N", type=number, help="at most so many sessions")
    history.add_argument("--since", metavar="DATE", type=day, help="from this day on: 2026-11-20")
    for_programs(history)
    stats = command("stats", "tell what it amounts to, week by week")
    _days(stats)
    _plan(stats)
    for_programs(stats)
    _exchange(command)
    _log(command("log", "enter afterwards what you did without the coach"))
    for_programs(_plan_commands(command))


def keeping(command: Made) -> None:
    """What becomes of the files of sessions."""
    _trash(command("trash", "list what was thrown away, bring it back, delete it for good"))
    backup = command("backup", "write everything into one file")
    backup.add_argument("archive", metavar="FILE.tar.gz", type=Path, help="a file to be made")
    restore = command("restore", "bring back what is in a backup and not here")
    restore.add_argument("archive", metavar="FILE.tar.gz", type=Path, help="made by backup")


def for_programs(made: ArgumentParser) -> None:
    """An answer as JSON."""
    made.add_argument("--json", action="store_true", help="for programs")


def _exchange(command: Made) -> None:
    """Commands that take the history out and bring it in."""
    export = command("export", "take the history out: for spreadsheets, programs, a clinician")
    export.add_argument(
        "--format", choices=("csv", "json", "toml", "html", "pdf", "parquet"), required=True,
        help="csv has a row for each set; html and pdf are a report for a clinician; "
        "parquet is two tables, in a folder",
    )  # fmt: skip
    export.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the file to make, or the folder for parquet",
    )
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    _days(export)
    _plan(export)
    taken = command("import", "bring sessions in that were exported as json or csv")
    taken.add_argument("input", metavar="FILE", type=Path, help="what toetap export has written")


def _log(made: ArgumentParser) -> None:
    """What somebody did, and when."""
    made.add_argument("name", metavar="ROUTINE|EXERCISE", help="what you did")
    made.add_argument(
        "--when", metavar="TIME", type=moment,
        help='when you began: "2026-11-18 08:00"; left out, so that it ends now',
    )  # fmt: skip
    made.add_argument(
        "--minutes",
        metavar="N",
        type=within(1, 600, "a number of minutes"),
        help="how long it took; left out, as long as it is laid out",
    )
    made.add_argument(
        "--level", metavar="N", type=within(1, 20, "a level"), help="the level of its exercises"
    )
    made.add_argument("--note", metavar="WORDS", default="", help="your own words")


def _plan_commands(command: Made) -> ArgumentParser:
    """Commands about what somebody took on; gives the one that answers programs, too."""
    today = command("today", "tell what is due today; the exit code is 3 if anything is")
    remind = command("remind", "write a calendar that reminds of what you took on")
    remind.add_argument(
        "--ics", metavar="FILE.ics", type=Path, required=True, dest="output",
        help="the file to make, for any calendar program",
    )  # fmt: skip
    remind.add_argument(
        "--at", metavar="TIME", type=time_of_day, action="append", default=[],
        help="a time of day, as 09:00; may be given again. Left out: those of the settings",
    )  # fmt: skip
    remind.add_argument("--force", action="store_true", help="write over a file that is there")
    return today


def _days(made: ArgumentParser) -> None:
    """Which days are meant."""
    made.add_argument("--since", metavar="DATE", type=day, help="from this day on: 2026-11-20")
    made.add_argument("--until", metavar="DATE", type=day, help="up to this day, with it")


def _plan(made: ArgumentParser) -> None:
    """What somebody means to do in a week."""
    made.add_argument(
        "--plan-days",
        metavar="N",
        type=within(1, MOST_DAYS, "a number of days a week"),
        help="days a week that you mean to exercise, to be held against what was done",
    )
    made.add_argument(
        "--plan-minutes",
        metavar="N",
        type=within(1, MOST_MINUTES, "a number of minutes a week"),
        help="the same in minutes a week",
    )


def _trash(made: ArgumentParser) -> None:
    made.add_argument(
        "action",
        metavar="ACTION",
        nargs="?",
        default="list",
        choices=("list", "restore", "purge"),
        help="list, restore or purge; left out: list",
    )
    made.add_argument(
        "name", metavar="ID", nargs="?", default="", help="the session; its beginning will do"
    )
    made.add_argument("--all", action="store_true", dest="every", help="with purge: everything")
    made.add_argument("--yes", action="store_true", dest="sure", help="with purge: yes, for good")
    for_programs(made)
