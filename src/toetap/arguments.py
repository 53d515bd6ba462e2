"""The command line: its commands, options and help."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from toetap import __version__
from toetap.errors import UsageError

_EXAMPLES = """\
examples:
  toetap                              open the coach
  toetap start top-five               go straight into a routine
  toetap routines                     what there is to choose from
  toetap show toe-curls-towel         every step, and what is known of it
  toetap history --since 2026-11-01   what was done
  toetap check my-routine.toml        is a file that you wrote right?

toetap guides, counts and remembers. It is no medical device and gives no medical advice.
"""


class _Parser(ArgumentParser):
    """Errors leave as our own, so that one place tells them."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line."""
        raise UsageError(f"{message}.", f"Help: {self.prog} --help")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date.", "Write it as 2026-11-20.") from None


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{text!r} is no number of sessions.", "Write a whole number from 1 on.")
    return int(text)


def _common(data_dir: str | None, content: str | list[str], theme: str) -> _Parser:
    """The options that may stand before the command or after it, with their defaults."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir", metavar="DIR", default=data_dir, help="where sessions are kept"
    )
    common.add_argument(
        "--content",
        metavar="DIR",
        action="append",
        default=content,
        help="a folder with more exercises/ and routines/; may be given again",
    )
    common.add_argument(
        "--theme",
        choices=("dark", "light", "contrast"),
        default=theme,
        help="the colours of the screen",
    )
    return common


def _parser() -> _Parser:
    parser = _Parser(
        prog="toetap",
        description="A coach in the terminal for people who live with peripheral neuropathy.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        parents=[_common(None, [], "dark")],
    )
    parser.add_argument("--version", action="version", version=f"toetap {__version__}")
    parser.set_defaults(command="app")
    commands: _SubParsersAction[_Parser] = parser.add_subparsers(
        title="commands", metavar="COMMAND", parser_class=_Parser
    )
    # Left out after the command, an option keeps what was said of it before.
    common = _common(SUPPRESS, SUPPRESS, SUPPRESS)

    def command(name: str, does: str) -> _Parser:
        made = commands.add_parser(name, help=does, description=does, parents=[common])
        made.set_defaults(command=name)
        return made

    start = command("start", "go straight into a routine")
    start.add_argument("routine", metavar="ROUTINE", help="its name in `toetap routines`")
    routines = command("routines", "list the routines")
    show = command("show", "tell everything about a routine or an exercise")
    show.add_argument("name", metavar="EXERCISE|ROUTINE")
    history = command("history", "list what was done, the newest first")
    history.add_argument("--limit", metavar="N", type=_number, help="at most so many sessions")
    history.add_argument("--since", metavar="DATE", type=_day, help="from this day on: 2026-11-20")
    check = command("check", "look for problems in exercises and routines")
    check.add_argument("paths", metavar="FILE|DIR", nargs="*", help="left out: all that is loaded")
    paths = command("paths", "tell where everything is kept")
    schema = command("schema", "print the JSON Schema of a content file, for editors")
    schema.add_argument("of", choices=("exercise", "routine"))
    for made in (routines, show, history, paths):
        made.add_argument("--json", action="store_true", help="for programs")
    return parser


_NAMES = ("start", "routines", "show", "history", "check", "paths", "schema")


def parsed(argv: Sequence[str]) -> Namespace:
    """Read a command line.

    Raises:
        UsageError: It can't be carried out as it was put.
    """
    first = next((word for word in argv if not word.startswith("-")), "")
    if argv and first == argv[0] and first not in _NAMES:
        close = get_close_matches(first, _NAMES, n=2)
        hint = f"Did you mean {' or '.join(close)}?" if close else "Help: toetap --help"
        raise UsageError(f"There is no command {first!r}.", hint)
    return _parser().parse_args(argv)
