"""The report as a PDF: typeset by Typst on one page or two, tagged for people who hear it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import Literal, cast

import msgspec

from toetap.errors import ToetapError
from toetap.report.description import ROOMS, Document, Room

PAGES = 2
"""What a clinician will read."""

UNSEEN = (
    "In square brackets stands a sign that no font of this computer has, by its name or number. "
    "The report as HTML shows it."
)

_STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: tagged, with words for every picture. It also refuses signs that can't be shown."""

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 3
_FAMILIAR = "\u024f"
"""The last of the letters that are in the font which Typst brings along for certain."""

_SVG = "http://www.w3.org/2000/svg"
"""What a picture is known by where it stands on its own."""

_OPEN, _CLOSE = "\x02", "\x03"
"""Brackets of ours until all is replaced: no text that was cleaned has these."""

_MANY = re.compile(f"{_OPEN}([^{_OPEN}]*){_CLOSE}")
_MOST = 8
"""Names in a row; of more than these only the number is told."""


def require() -> None:
    """Make sure that there is what makes a PDF, before anything long is done for it.

    Raises:
        ToetapError: There is not.
    """
    try:
        import typst  # noqa: F401, PLC0415 - an extra, and large
    except ImportError:
        raise ToetapError(
            "A PDF is made with typst, which is not installed.",
            "pip install 'toetap[pdf]' brings it. Or take out html: any browser prints it.",
        ) from None


def paper(described: Callable[[Room], Document], made: date) -> bytes:
    """The report as a PDF, the same for the same day.

    Args:
        described: What stands in it, in so much room.
        made: The day it is made on.

    Raises:
        ToetapError: There is nothing here that makes a PDF.
    """
    return _Typeset(made).fitting(described)[0]


def pictures(described: Callable[[Room], Document], made: date) -> list[str]:
    """The pages of the same report, each as SVG with its letters drawn."""
    typeset = _Typeset(made)
    return typeset.pictures(typeset.fitting(described)[1])


class _Typeset:
    """Typst, our template, and a day."""

    def __init__(self, made: date) -> None:
        require()
        import typst  # noqa: PLC0415 - an extra, and large

        self._typst = typst
        self._template = (resources.files(__package__) / "paper.typ").read_bytes()
        self._made = datetime.combine(made, time(), UTC)

    def fitting(self, described: Callable[[Room], Document]) -> tuple[bytes, dict[str, str]]:
        """The file with the most that fits, and what it was made of."""
        for room in ROOMS:
            pdf, inputs = self._shown(_as_json(described(room)))
            if self._pages(inputs) <= PAGES:
                break
        return pdf, inputs

    def pictures(self, inputs: dict[str, str]) -> list[str]:
        """Each page as SVG."""
        # A list where it takes more than one page, whatever its types say.
        made = self._typst.compile(self._template, sys_inputs=inputs, format="svg")
        pages = cast("bytes | list[bytes]", made)
        return [page.decode() for page in (pages if isinstance(pages, list) else [pages])]

    def _shown(self, document: str) -> tuple[bytes, dict[str, str]]:
        """The file, in which signs that no font has are named."""
        inputs = {"document": document}
        for _ in range(_TRIES):
            try:
                return self._pdf(inputs), inputs
            except self._typst.TypstError as error:
                document = named(document, _missing(error.diagnostic))
                inputs = {"document": document, "unseen": UNSEEN}
        document = named(document, {sign for sign in document if sign > _FAMILIAR})
        inputs["document"] = document
        return self._pdf(inputs), inputs

    def _pdf(self, inputs: dict[str, str]) -> bytes:
        made = self._typst.compile(
            self._template, sys_inputs=inputs, timestamp=self._made, pdf_standards=[_STANDARD]
        )
        assert isinstance(made, bytes)
        return made

    def _pages(self, inputs: dict[str, str]) -> int:
        found = self._typst.query(
            self._template, "<pages>", field="value", one=True, sys_inputs=inputs
        )
        return int(found)


def named(text: str, signs: Iterable[str]) -> str:
    """The text with the name of each sign instead of it, in square brackets."""
    for sign in sorted(signs, key=len, reverse=True):
        names = ", ".join(filter(None, map(_name, sign)))
        text = text.replace(sign, f"{_OPEN}{names}{_CLOSE}" if names else "")
    return _MANY.sub(_row, text.replace(_CLOSE + _OPEN, ", "))


def _row(names: re.Match[str]) -> str:
    """Names that stand in a row."""
    count = names[1].count(", ") + 1
    return f"[{names[1]}]" if count <= _MOST else f"[{count} signs]"


def _name(sign: str) -> str:
    """A word for a picture, a number for a letter, nothing for what is never seen."""
    kind = unicodedata.category(sign)
    if kind == "Cf" or unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
        return ""
    if kind.startswith("S") and (name := unicodedata.name(sign, "")):
        return name.lower()
    return f"U+{ord(sign):04X}"


def _missing(diagnostic: str) -> set[str]:
    """The signs that Typst says it can't show; its strings are written as Rust writes them."""
    found = _MISSING.findall(diagnostic)
    return {_ESCAPED.sub(lambda code: chr(int(code[1], 16)), sign) for sign in found}


def _as_json(document: Document) -> str:
    """What the template reads. Its pictures have to stand on their own."""
    data = msgspec.to_builtins(document)
    for section in data["sections"]:
        for plot in section["plots"]:
            plot["svg"] = plot["svg"].replace("<svg", f'<svg xmlns="{_SVG}"', 1)
    return json.dumps(data, ensure_ascii=False)
