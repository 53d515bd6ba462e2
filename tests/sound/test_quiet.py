"""What libraries print does not reach the terminal; what Python prints does."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent


def printed(program: str, *, stderr: int = subprocess.PIPE) -> tuple[bytes, bytes, int]:
    done = subprocess.run(
        [sys.executable, "-c", dedent(program)],
        stdout=subprocess.PIPE,
        stderr=stderr,
        check=False,
        timeout=30,
    )
    return done.stdout, done.stderr or b"", done.returncode


def test_only_python_itself_reaches_the_terminal_meanwhile() -> None:
    out, err, _ = printed("""
        import os, sys
        from toetap.sound.quiet import libraries_kept_quiet
        print("before", file=sys.stderr)
        with libraries_kept_quiet():
            os.write(2, b"ALSA lib confmisc.c:855")
            print("meanwhile", file=sys.stderr)
            sys.__stderr__.write("drawn\\n")
            os.system("echo a program >&2")
            print(sys.__stderr__.encoding == "utf-8", sys.__stderr__.fileno() > 2)
        os.write(2, b"after\\n")
        print("at the end", file=sys.stderr)
    """)
    assert err.decode() == "before\nmeanwhile\ndrawn\nafter\nat the end\n"
    assert out == b"True True\n"


def test_an_error_meanwhile_is_told_as_ever() -> None:
    _, err, code = printed("""
        from toetap.sound.quiet import libraries_kept_quiet
        with libraries_kept_quiet():
            raise SystemExit("told")
    """)
    assert (err, code) == (b"told\n", 1)


def test_a_program_without_an_error_stream_has_nothing_to_keep_quiet() -> None:
    out, _, code = printed("""
        import io, sys
        from toetap.sound.quiet import libraries_kept_quiet
        for stream in (None, io.StringIO()):
            sys.__stderr__ = sys.stderr = stream
            with libraries_kept_quiet():
                print(sys.__stderr__ is stream)
    """)
    assert (out, code) == (b"True\nTrue\n", 0)


def test_a_closed_error_stream_stays_closed() -> None:
    out, _, code = printed("""
        import os, sys
        os.close(2)
        sys.__stderr__ = sys.stderr = None
        from toetap.sound.quiet import libraries_kept_quiet
        with libraries_kept_quiet():
            print("goes on")
    """)
    assert (out, code) == (b"goes on\n", 0)


def test_what_stood_for_the_error_stream_still_does() -> None:
    out, _, _ = printed("""
        import io, sys
        from toetap.sound.quiet import libraries_kept_quiet
        sys.stderr = caught = io.StringIO()
        with libraries_kept_quiet():
            print("caught", file=sys.stderr)
        print(caught.getvalue(), end="")
    """)
    assert out == b"caught\n"
