"""TOML files from anyone, read within bounds.

Whatever the file is, reading it ends soon, takes little memory, and gives either a document or one
declared error. Strings come as they were written; `toetap.cleaning` makes them safe to show.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path

from toetap.cleaning import clean
from toetap.errors import ToetapError

MAX_BYTES = 256 * 1024
MAX_DOTS = 32
MAX_DEPTH = 32
MAX_LONG = 4096
"""Dots in all keys of more than three together: each part of a key is looked for from the root."""

_LINK = "is a link; the file itself is needed here"
# The names that a platform does not have are nothing that it needs.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
_BOM = b"\xef\xbb\xbf"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Strings and comments, exactly as TOML ends them; one that is left open goes on to the end of its
# line or file. Possessive, so that no text takes more than one pass.
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z|)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z|)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_BRACKET_OR_KEY = re.compile(r"[\[{]|[\]}]|[^\[\]{}=,\n]++")
_PLACE = re.compile(r" \(at (?:(line \d+, column \d+)|end of document)\)$")


class DocumentError(ToetapError):
    """A file is no TOML document within the bounds.

    Attributes:
        path: The file.
        fault: What is wrong with it, without its name: "is not UTF-8: see line 3".
    """

    def __init__(self, path: Path, fault: str, hint: str = "") -> None:
        super().__init__(f"{clean(str(path))}: {fault}", hint)
        self.path = path
        self.fault = fault


def read_document(path: Path, *, follow_symlinks: bool = True) -> dict[str, object]:
    """Read a TOML file of at most `MAX_BYTES`, nested at most `MAX_DEPTH` deep.

    Raises:
        DocumentError: It can't be read, is no regular file, is too large, or is not such TOML.
    """
    return parse_document(read_bytes(path, follow_symlinks=follow_symlinks), path)


def read_bytes(path: Path | str, *, follow_symlinks: bool = True) -> bytes:
    """Read a regular file of at most `MAX_BYTES`. Never waits for a pipe or a device.

    Raises:
        DocumentError: It can't be read, is no regular file, or is too large.
    """
    flags = _FLAGS
    if not follow_symlinks:
        flags |= getattr(os, "O_NOFOLLOW", 0)
        if not hasattr(os, "O_NOFOLLOW") and Path(path).is_symlink():
            raise DocumentError(Path(path), _LINK)
    try:
        handle = os.open(path, flags)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise DocumentError(Path(path), "is no regular file")
            if status.st_size > MAX_BYTES:
                raise DocumentError(Path(path), f"is larger than {MAX_BYTES // 1024} KiB")
            return _read_all(handle, status.st_size, path)
        finally:
            os.close(handle)
    except OSError as error:
        if not follow_symlinks and Path(path).is_symlink():
            raise DocumentError(Path(path), _LINK) from None
        reason = error.strerror or type(error).__name__
        raise DocumentError(Path(path), f"can't be read: {reason}") from None
    except ValueError:
        fault = "can't be read: its name is no file's name"
        raise DocumentError(Path(path), fault) from None


def _read_all(handle: int, size: int, path: Path | str) -> bytes:
    # Most often the first piece is all of it: one byte more was asked for than there are.
    first = os.read(handle, size + 1)
    if len(first) == size and size:
        return first
    chunks, room = [first], MAX_BYTES + 1 - len(first)
    while room and (chunk := os.read(handle, room)):
        chunks.append(chunk)
        room -= len(chunk)
    if not room:
        raise DocumentError(Path(path), f"is larger than {MAX_BYTES // 1024} KiB")
    return b"".join(chunks)


def parse_document(data: bytes, path: Path) -> dict[str, object]:
    """The document that these bytes are; `path` is only named in errors.

    A byte order mark at the beginning is passed over.

    Raises:
        DocumentError: The bytes are not UTF-8, not TOML, or too deeply nested; says in which line.
    """
    try:
        text = data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = f"is not UTF-8: line {line} has a byte 0x{error.object[error.start]:02x}"
        raise DocumentError(path, fault, "Save it again as UTF-8.") from None
    _require_modest(text, path)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(path, f"is not TOML: {_in_words(str(error))}") from None
    except RecursionError:
        raise DocumentError(path, _TOO_DEEP) from None
    except ValueError:
        raise DocumentError(path, "is not TOML: it holds a number that is far too long") from None
    if _depth(document) > MAX_DEPTH:
        raise DocumentError(path, _TOO_DEEP)
    return document


_TOO_DEEP = f"is nested too deeply; {MAX_DEPTH} levels are the most"


def _in_words(parser_message: str) -> str:
    place = _PLACE.search(parser_message)
    if place is None:
        return clean(parser_message)
    return clean(f"{place[1] or 'at its end'}: {parser_message[: place.start()]}")


def _require_modest(text: str, path: Path) -> None:
    """Refuse what would cost the parser gigabytes: a key of 20,000 parts fits in 40 KB."""
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        character = f"the control character U+{ord(control[0]):04X}"
        raise DocumentError(path, f"is not TOML: line {line} has {character}")
    depth = long = 0
    for piece in _BRACKET_OR_KEY.findall(_STRING_OR_COMMENT.sub("_", text)):
        if piece in "[{":
            depth += 1
        elif piece in "]}":
            depth = max(depth - 1, 0)
        elif (dots := piece.count(".")) > MAX_DOTS:
            raise DocumentError(path, f"has a key of more than {MAX_DOTS} dots")
        elif dots > 3:  # noqa: PLR2004 - see MAX_LONG
            long += dots
            if long > MAX_LONG:
                raise DocumentError(path, "has far too many keys of many parts")
        if depth > MAX_DEPTH:
            raise DocumentError(path, _TOO_DEEP)


def _depth(document: dict[str, object]) -> int:
    """How deep tables and lists are nested; the document itself is 1."""
    depth = 0
    layer: list[dict[str, object] | list[object]] = [document]
    while layer:
        depth += 1
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return depth
