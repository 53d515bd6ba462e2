"""Text that is kept in a file and compared whole, so that a change can be read in a diff."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Golden:
    """A folder of golden files.

    `pytest tests/coach --golden-update` writes them anew.
    """

    folder: Path
    update: bool = False

    def check(self, name: str, text: str) -> None:
        """Assert that a text is what the file holds, or with `update` make it so."""
        file = self.folder / f"{name}.txt"
        if self.update:
            self.folder.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")
