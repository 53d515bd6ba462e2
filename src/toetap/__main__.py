"""The threshold: `toetap`, and `python -m toetap`."""


def main() -> None:
    """Run `toetap` and leave with its exit code."""
    # Before anything else is imported: a program that is ended while it starts shows no traceback.
    try:
        import signal  # noqa: PLC0415 - not even this may be broken off with one

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    from toetap.ending import leave_at_once  # noqa: PLC0415 - imported where nothing shows

    leave_at_once()
    from toetap.cli import main as enter  # noqa: PLC0415 - where all signals end it alike

    enter()


if __name__ == "__main__":
    main()
