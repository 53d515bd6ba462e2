"""The threshold: `toetap`, and `python -m toetap`."""

from toetap.ending import leave_at_once


def main() -> None:
    """Run `toetap` and leave with its exit code."""
    # Before anything else is imported: a program that is ended while it starts shows no traceback.
    leave_at_once()
    from toetap.cli import main as enter  # noqa: PLC0415 - imported where signals end it calmly

    enter()


if __name__ == "__main__":
    main()
