"""The command line: its commands, options and help. Bare `toetap` does without."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    Action,
    ArgumentParser,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from toetap import __version__
from toetap.asked import Asked, Command, folder
from toetap.coach.tempo import MAX_BPM, MIN_BPM
from toetap.errors import UsageError
from toetap.history_arguments import for_programs, keeping, looking_back
from toetap.said import within

_EXAMPLES = """\
examples:
  toetap                              open the coach
  toetap start top-five               go straight into a routine
  toetap --plain                      line by line, for screen readers and pipes
  toetap metronome 8/8 4x2 --bpm 72   just the taps, on and on
  toetap doctor                       is everything there that it needs?
  toetap routines                     what there is to choose from
  toetap show toe-curls-towel         every step, and what is known of it
  toetap history --since 2026-11-01   what was done
  toetap stats --plan-days 5          what it amounts to, week by week
  toetap today                        what is due, for people and shell prompts
  toetap remind --ics toetap.ics      a calendar that reminds of it
  toetap log walk --minutes 30        what you did without it
  toetap export --format csv -o s.csv  all of it, for a spreadsheet
  toetap render top-five -o top.wav   a routine to take along and listen to
  toetap backup toetap.tar.gz         everything in one file, to be put elsewhere
  toetap check my-routine.toml        is a file that you wrote right?

toetap guides, counts and remembers. It is no medical device and gives no medical advice.
"""


class _Parser(ArgumentParser):
    """Errors leave as our own, so that one place tells them."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line."""
        raise UsageError(f"{message}.", f"Help: {self.prog} --help")

    def _check_value(self, action: Action, value: Any) -> None:  # noqa: ANN401 - argparse has it so
        """Refuse a word that is none of those known, and name the nearest."""
        if action.choices is None or value in action.choices:
            return
        from difflib import get_close_matches  # noqa: PLC0415 - not on the way to the app

        known = [str(choice) for choice in action.choices]
        close = get_close_matches(str(value).lower(), known, n=2)
        what = str(action.metavar or action.dest).lower()
        raise UsageError(
            f"There is no {what} {value!r}.",
            f"Did you mean {' or '.join(close)}?" if close else f"It can be {', '.join(known)}.",
        )


_Made = Callable[[Command, str], _Parser]
"""Makes the parser of a command, by its name and what it does."""


def _common(*, after: bool) -> _Parser:
    """The options that may stand before the command or after it.

    Left out after the command, an option keeps what was said of it before; folders add up.
    """
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir",
        metavar="DIR",
        type=folder,
        default=SUPPRESS if after else None,
        help="where sessions are kept; TOETAP_DATA_DIR says it for good",
    )
    common.add_argument(
        "--content",
        metavar="DIR",
        action="append",
        type=folder,
        default=[],
        dest="content_after" if after else "content",
        help="a folder with more exercises/ and routines/; may be given again",
    )
    common.add_argument(
        "--theme",
        choices=("dark", "light", "contrast"),
        default=SUPPRESS if after else "dark",
        help="the colours of the screen",
    )
    return common


def _plain(parser: ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--plain",
        action="store_true",
        default=default,
        help="line by line, for screen readers, pipes and slow links; TOETAP_PLAIN=1 says it "
        "for good",
    )
    parser.add_argument(
        "--voice",
        action="store_true",
        default=default,
        dest="spoken",
        help="with --plain: speak as well, where no screen reader does",
    )


def _parser() -> _Parser:
    parser = _Parser(
        prog="toetap",
        description="A coach in the terminal for people who live with peripheral neuropathy.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        parents=[_common(after=False)],
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"toetap {__version__}", help="tell the version"
    )
    _plain(parser, default=False)
    parser.set_defaults(command="app")
    commands: _SubParsersAction[_Parser] = parser.add_subparsers(
        title="commands", metavar="COMMAND", parser_class=_Parser
    )
    common = _common(after=True)

    def command(name: Command, does: str) -> _Parser:
        made = commands.add_parser(
            name, help=does, description=does, parents=[common], allow_abbrev=False
        )
        made.set_defaults(command=name)
        return made

    # In the order in which the help lists them.
    for group in (_choosing, looking_back, keeping, _hearing, _examining):
        group(command)
    return parser


def _choosing(command: _Made) -> None:
    """What there is to do, and to begin with it."""
    start = command("start", "go straight into a routine")
    start.add_argument("name", metavar="ROUTINE", help="its name in `toetap routines`")
    _plain(start, default=SUPPRESS)
    for_programs(command("routines", "list the routines"))
    show = command("show", "tell everything about a routine or an exercise")
    show.add_argument("name", metavar="EXERCISE|ROUTINE")
    for_programs(show)


def _hearing(command: _Made) -> None:
    """Clicks and words."""
    _render(command("render", "write a routine to a sound file, to listen to anywhere"))
    _metronome(command("metronome", "tap to a beat, without a routine"))
    command("sound", "how loud the clicks are, and in time with the picture")


def _examining(command: _Made) -> None:
    """Whether all is right, and where it is."""
    doctor = command("doctor", "is everything there that toetap needs?")
    doctor.add_argument(
        "--quick", action="store_const", const=2, default=10, dest="seconds",
        help="try the metronome for 2 seconds instead of 10",
    )  # fmt: skip
    for_programs(doctor)
    check = command("check", "look for problems in exercises and routines")
    check.add_argument(
        "paths", metavar="FILE|DIR", nargs="*", type=Path, help="left out: all that is loaded"
    )
    for_programs(command("paths", "tell where everything is kept"))
    schema = command("schema", "print the JSON Schema of a content file, for editors")
    schema.add_argument("kind", choices=("exercise", "routine"), help="the kind of file")


def _render(made: _Parser) -> None:
    made.add_argument("name", metavar="ROUTINE", help="its name in `toetap routines`")
    made.add_argument(
        "-o", "--output", metavar="FILE.wav", type=Path, required=True, help="the file to make"
    )
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    made.add_argument(
        "--no-voice", action="store_false", dest="voice", help="clicks only, no spoken words"
    )
    made.add_argument(
        "--bpm",
        metavar="N",
        type=within(MIN_BPM, MAX_BPM, "a tempo"),
        help="beats a minute in taps",
    )
    made.add_argument(
        "--ready",
        metavar="SECONDS",
        type=within(5, 120, "such a time"),
        help="how long a rest lasts that waits until you are ready (10)",
    )


def _metronome(made: _Parser) -> None:
    _plain(made, default=SUPPRESS)
    made.add_argument(
        "pattern", metavar="PATTERN", nargs="*", help='what to tap, as in "8/8 4x2 2x4"'
    )
    made.add_argument(
        "--bpm",
        metavar="N",
        type=within(MIN_BPM, MAX_BPM, "a tempo"),
        help="beats a minute (your own, or 60)",
    )
    made.add_argument(
        "--limbs", choices=("feet", "hands", "hands+feet"), default="feet", help="what taps (feet)"
    )


def parsed(argv: Sequence[str]) -> Asked:
    """Read a command line.

    Raises:
        UsageError: It can't be carried out as it was put.
        SystemExit: It asked for help or the version, which has been printed.
    """
    found = vars(_parser().parse_args(argv))
    content = (*found.pop("content"), *found.pop("content_after", ()))
    paths = tuple(found.pop("paths", ()))
    at = tuple(found.pop("at", ()))
    pattern = " ".join(found.pop("pattern", ()))
    return Asked(content=content, paths=paths, pattern=pattern, at=at, **found)
