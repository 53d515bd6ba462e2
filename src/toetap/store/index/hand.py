"""A process that reads files for another one: `python -m toetap.store.index.hand FOLDER`.

Batches come in and what is in them goes out, each as its length and that many bytes of MessagePack.
"""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path
from typing import IO, Any

import msgspec

from toetap.store.index.columns import Batch, DayOf, Found, Kind, Reader

_LENGTH = 4
_ANSWER = msgspec.msgpack.Decoder(tuple[list[list[Any]], list[Kind], dict[int, DayOf]])


def sent(message: bytes, to: IO[bytes]) -> None:
    """Write a message.

    Raises:
        OSError: Nobody is there to read it.
    """
    to.write(len(message).to_bytes(_LENGTH))
    to.write(message)
    to.flush()


def received(source: IO[bytes]) -> bytes | None:
    """Wait for a message; None where there are no more."""
    head = source.read(_LENGTH)
    length = int.from_bytes(head)
    message = source.read(length) if len(head) == _LENGTH else b""
    return message if message and len(message) == length else None


def packed(batch: Batch) -> bytes:
    """A batch as a message."""
    return msgspec.msgpack.encode(batch)


def answer(found: Found) -> bytes:
    """What is in a batch, as a message."""
    return msgspec.msgpack.encode((found.rows, found.kinds, found.days))


def found_in(message: bytes) -> Found:
    """What an answer says.

    Raises:
        MsgspecError: It is none.
    """
    return Found(*_ANSWER.decode(message))


def main() -> None:
    """Read what is asked for, until nobody asks any more."""
    # Ctrl+C is for the process that asks: once it has gone there is nothing more to read.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nothing here goes in circles, and what is remembered need not be looked through for them.
    gc.disable()
    reader = Reader(Path(sys.argv[1]))
    while message := received(sys.stdin.buffer):
        batch = msgspec.msgpack.decode(message, type=Batch)
        sent(answer(reader.read(batch)), sys.stdout.buffer)


if __name__ == "__main__":
    main()
