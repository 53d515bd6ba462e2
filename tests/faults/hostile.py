"""Files that were made to hurt whoever reads them, and what reading each of them costs.

python -m tests.faults.hostile prints it as JSON.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.store.records import ID, document
from toetap.documents import MAX_BYTES
from toetap.store.history import Attention
from toetap.store.reading import examine
from toetap.store.toml import dumps

NAME = f"2026-11-20-0908-{ID}.toml"


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading a file took.

    Attributes:
        what: Which file.
        seconds: Processor time.
        megabytes: The most memory that the program had taken by then.
        why: Why it is no session; None for one that is.
    """

    what: str
    seconds: float
    megabytes: float
    why: str | None


def files() -> Iterator[tuple[str, bytes]]:
    """Each kind, as large as files may be, and one that is larger."""
    good = dumps(document())
    head, end = good[: good.index(b"[[exercise]]")], b"[end]\nid = 'x'\nsets = 1\n"
    yield "nothing", b""
    yield "zeros", bytes(MAX_BYTES)
    yield "zeros in the middle", good[:200] + bytes(MAX_BYTES // 2) + good[200:]
    yield "too large", b"#" * (MAX_BYTES * 40)
    yield "a key of 20,000 parts", b"a" + b".a" * 20_000 + b" = 1\n"
    yield "a table of 20,000 parts", b"[a" + b".a" * 20_000 + b"]\n"
    yield "keys of 32 parts", _filled(lambda n: f"k{n}" + ".a" * 31 + " = 1\n")
    yield "tables of 32 parts", _filled(lambda n: f"[k{n}" + ".a" * 31 + "]\n")
    deep = b"[" + b".".join([b"a"] * 31) + b"]\n"
    yield (
        "keys of 32 parts in a table of 31",
        deep + _filled(lambda n: f"k{n}" + ".a" * 31 + "=1\n"),
    )
    yield "keys in a table of 31 parts", deep + _filled(lambda n: f"k{n}=1\n")
    yield "tables within one", _filled(lambda n: f"[a.k{n}]\n")
    yield "keys within one", _filled(lambda n: f"a.k{n} = 1\n")
    yield "100,000 brackets", b"a = " + b"[" * 100_000 + b"]" * 100_000
    yield "open brackets", b"a = " + b"[" * (MAX_BYTES - 10)
    yield "lists of lists", b"a = [" + b"[],[]," * ((MAX_BYTES - 10) // 6) + b"]"
    yield "inline tables", b"a = [" + b"{b=1}," * ((MAX_BYTES - 10) // 6) + b"]"
    yield "a huge integer", b"a = " + b"9" * (MAX_BYTES - 10)
    yield "a huge hexadecimal", b"a = 0x" + b"f" * (MAX_BYTES - 10)
    yield "a huge float", b"a = 1" + b"0" * (MAX_BYTES - 20) + b".5"
    yield "underscores", b"a = 1" + b"_1" * ((MAX_BYTES - 10) // 2)
    yield "a long string", b'note = "' + b"x" * (MAX_BYTES - 20) + b'"'
    yield "escapes", b'note = "' + b"\\u0041" * ((MAX_BYTES - 20) // 6) + b'"'
    yield "an open string", b'note = "' + b"x" * (MAX_BYTES - 20)
    yield "an open long string", b'note = """' + b'""x' * ((MAX_BYTES - 20) // 3)
    yield "backslashes", b'note = """' + b"\\\n" * ((MAX_BYTES - 20) // 2)
    yield "quotes", b'"' * MAX_BYTES
    yield "marks", b'note = "' + "e\u0301".encode() * (MAX_BYTES // 4) + b'"'
    yield "equals signs", b"=" * MAX_BYTES
    yield "dots", b"." * MAX_BYTES
    yield "line ends", b"\n" * MAX_BYTES
    yield "no UTF-8", b"\xff" * MAX_BYTES
    yield "100,000 exercises", head + _filled(lambda _: "[[exercise]]\n", 2000) + end
    yield (
        "sets of one exercise",
        head + b"[[exercise]]\n" + _filled(lambda _: "[[exercise.set]]\n", 2000) + end,
    )
    yield "unknown keys", _filled(lambda n: f"k{n} = 1\n", 4000) + good
    yield (
        "the year 9999",
        dumps(document(ended=None)).replace(b"app = ", b"ended = 9999-12-31T23:59:59Z\napp = "),
    )
    yield "not a number", good.replace(b"pain = 3", b"pain = nan")
    yield "a newer schema", dumps(document(schema=2**60, side="up", status="x"))


def _filled(line: object, room: int = 100) -> bytes:
    assert callable(line)
    lines: list[bytes] = []
    size = 0
    number = 0
    while size < MAX_BYTES - room:
        lines.append(str(line(number)).encode())
        size += len(lines[-1])
        number += 1
    return b"".join(lines[:-1])


def costs() -> Iterator[Cost]:
    """What reading each of the files takes in this program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        for what, content in files():
            path.write_bytes(content)
            begun = time.process_time()
            seen = examine(path)
            seconds = time.process_time() - begun
            why = seen.why if isinstance(seen, Attention) else None
            yield Cost(what, seconds, _most(), why)


def _most() -> float:
    """The most megabytes that this program has had. Linux counts those of who started it, too."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("ascii").splitlines()
        (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
        return int(most) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


if __name__ == "__main__":
    print(json.dumps([asdict(cost) for cost in costs()]))  # noqa: T201 - for whoever started it
