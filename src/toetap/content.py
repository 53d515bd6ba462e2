"""What the coach knows, from files: toetap's own and the person's, all through the same door.

A content folder holds `exercises/*.toml`, `routines/*.toml` and, if it likes, a `sources.toml`.
The name of a file is the id of what is in it. One faulty file never hides another.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toetap.coach.catalogue import Catalogue
from toetap.errors import ContentError
from toetap.loader import places
from toetap.loader.assembly import assemble
from toetap.loader.entries import read
from toetap.loader.places import ContentFile, Problem

__all__ = ["CheckResult", "Problem", "built_in", "check", "load"]


@dataclass(frozen=True)
class CheckResult:
    """What a check came to.

    Attributes:
        problems: All that is wrong, file by file.
        files: How many files were looked at.
    """

    problems: tuple[Problem, ...]
    files: int


def built_in(package: Path | None = None) -> Path:
    """The folder of toetap's own content: in the package, or in the checkout it runs from.

    Args:
        package: The folder of the package; by default the one that this module is in.

    Raises:
        ContentError: It is in neither; the installation is broken.
    """
    # Not importlib.resources: it costs some milliseconds, and content is always real files.
    package = package or Path(__file__).resolve().parent
    for folder in (package / "content", package.parents[1] / "content"):
        if (folder / "exercises").is_dir():
            return folder
    raise ContentError(f"toetap's own content is missing from {package}.", "Install toetap again.")


def load(
    folders: Sequence[Path], built_in: Path, *, usual: Path | None = None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Everything that can be used, and all that is wrong with the rest.

    Args:
        folders: Content folders that the person named: each has to exist.
        built_in: toetap's own content, which wins where ids meet.
        usual: The folder that a person's content is usually in; it may be absent.
    """
    files, problems = _collected(folders, built_in, usual)
    assembled = assemble([read(file) for file in files])
    return assembled.catalogue, (*problems, *assembled.problems)


def check(
    paths: Sequence[Path],
    built_in: Path,
    *,
    folders: Sequence[Path] = (),
    usual: Path | None = None,
) -> CheckResult:
    """Look for all problems of these files, and of every content file below these folders.

    Without paths, everything is checked that `load` would read. A file in a folder `exercises` or
    `routines` is one; any other is told by its keys. What the checked files refer to may lie among
    them, in the content folder that they are part of, or in toetap's own content.
    """
    if paths:
        files, problems = _below(paths, built_in)
        context = _around(files, built_in)
    else:
        files, problems = _collected(folders, built_in, usual)
        context = []
    checked = {file.path for file in files}
    told = assemble([read(file) for file in [*context, *files]]).problems
    told = tuple(problem for problem in told if problem.path in checked)
    return CheckResult((*problems, *told), len(files))


def _collected(
    folders: Sequence[Path], built_in: Path, usual: Path | None
) -> tuple[list[ContentFile], list[Problem]]:
    files, problems = places.in_folder(built_in, own=False)
    if usual is not None and os.path.lexists(usual):
        folders = [usual, *folders]
    seen = {os.path.realpath(built_in)}
    for folder in folders:
        if os.path.realpath(folder) not in seen:
            seen.add(os.path.realpath(folder))
            found, told = places.in_folder(folder, own=True)
            files += found
            problems += told
            if not found and not told and folder is not usual:
                empty = "holds no content; it needs exercises/ or routines/ with .toml files"
                problems.append(Problem(folder, "", empty))
    return files, problems


def _below(paths: Sequence[Path], built_in: Path) -> tuple[list[ContentFile], list[Problem]]:
    ours = Path(os.path.realpath(built_in))
    files: dict[str, ContentFile] = {}
    problems: list[Problem] = []
    for path in paths:
        found, told = [path], list[Problem]()
        if not os.path.lexists(path):
            found, told = [], [Problem(path, "", "is not there")]
        elif path.is_dir():
            found, told = places.below(path)
            if not found and not told:
                told = [Problem(path, "", "holds no .toml files")]
        elif path.suffix.lower() != ".toml":
            found, told = [], [Problem(path, "", "is no content; its name has to end in .toml")]
        problems += told
        for each in found:
            real = os.path.realpath(each)
            own = not Path(real).is_relative_to(ours)
            kind = places.kind_by_place(each)
            files.setdefault(real, ContentFile(each, own, kind))
    return list(files.values()), problems


def _around(files: Sequence[ContentFile], built_in: Path) -> list[ContentFile]:
    """The files that the checked ones may refer to without being checked themselves."""
    checked = {os.path.realpath(file.path) for file in files}
    placed = [file for file in files if file.kind in ("exercise", "routine")]
    roots = [file.path.absolute().parent.parent for file in placed]
    context, _problems = places.in_folder(built_in, own=False)
    seen = {os.path.realpath(built_in)}
    for root in roots:
        if os.path.realpath(root) not in seen:
            seen.add(os.path.realpath(root))
            context += places.in_folder(root, own=True)[0]
    return [file for file in context if os.path.realpath(file.path) not in checked]
