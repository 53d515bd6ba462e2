"""File systems that refuse: every call of them can be counted, named and made to fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from toetap.store.files import FileSystem


@dataclass
class Tape:
    """The calls made, in order, as "name what".

    Attributes:
        fail_at: The number of the call that fails, from 0; None for none of them.
        code: The errno it fails with.
    """

    fail_at: int | None = None
    code: int = 0
    calls: list[str] = field(default_factory=list)

    def system(self) -> FileSystem:
        """The real file system, with this tape in between."""
        real = FileSystem()
        taped: dict[str, Any] = {
            each.name: self._taped(each.name, getattr(real, each.name)) for each in fields(real)
        }
        return FileSystem(**taped)

    def _taped(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def taped(*arguments: object) -> object:
            what = arguments[0]
            self.calls.append(f"{name} {what.name}" if isinstance(what, Path) else name)
            if len(self.calls) - 1 == self.fail_at:
                if name == "close":  # as on a network: told, but closed all the same
                    call(*arguments)
                raise OSError(self.code, os.strerror(self.code))
            return call(*arguments)

        return taped


def files_below(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, hidden ones too, with what is in it."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
