"""A disk that loses power: what is on it after a cut at any moment, as far as POSIX lets it be.

Files are made in a real folder and every change is written down. Of what was not synced, any part
may be there after a cut: a name or not, a file's bytes all, half, none, or zeros in their place.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, count, product
from pathlib import Path, PurePath

from toetap.store.files import FileSystem, flush, link

Files = Mapping[PurePath, bytes]
"""What is on the medium, by path from the folder on."""

_MANY = 5
"""From so many unsynced names in a folder on, not every choice among them is looked at."""


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes put at the end of a file; None empties it."""

    node: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Named:
    """Names of a folder that change as one; None takes a name away."""

    node: int
    names: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Synced:
    """A file or folder is on the medium as it is."""

    node: int


@dataclass(frozen=True, slots=True)
class Told:
    """A person was told something; how many such there were before."""

    number: int


Event = Written | Named | Synced | Told


@dataclass
class Medium:
    """Writes down what happens below a folder.

    Attributes:
        root: The folder, which is there from the beginning.
        events: What happened, in order.
    """

    root: Path
    events: list[Event] = field(default_factory=list)
    _nodes: dict[Path, int] = field(default_factory=dict)
    _handles: dict[int, int] = field(default_factory=dict)
    _folders: set[int] = field(default_factory=lambda: {0})
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _tellings: int = 0

    def __post_init__(self) -> None:
        self._nodes[self.root] = 0

    def system(self) -> FileSystem:
        """The real file system, with this in between."""
        return FileSystem(
            mkdir=self._mkdir,
            rmdir=self._rmdir,
            open=self._open,
            write=self._write,
            fsync=self._fsync,
            rename=self._rename,
            link=self._link,
            unlink=self._unlink,
        )

    def tell(self) -> None:
        """Somebody was told that all until now is safe."""
        self.events.append(Told(self._tellings))
        self._tellings += 1

    def written_in_place(self, source: Path, target: Path) -> None:
        """What a rename must not be: the target emptied, and then filled."""
        data = source.read_bytes()
        handle = self._open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for half in (data[: len(data) // 2], data[len(data) // 2 :]):
            self._write(handle, memoryview(half))
        self._fsync(handle)
        os.close(handle)
        self._unlink(source)

    def cuts(self) -> Iterator[tuple[int, Files]]:
        """Every state after a cut at every moment, with how much had been told by then."""
        told = 0
        for moment in range(len(self.events) + 1):
            if moment and isinstance(self.events[moment - 1], Told):
                told += 1
            for files in _after_a_cut(self.events[:moment], self._folders):
                yield told, files

    def _new(self, path: Path) -> int:
        node = self._nodes[path] = next(self._numbers)
        return node

    def _name(self, path: Path, node: int | None) -> None:
        self.events.append(Named(self._nodes[path.parent], {path.name: node}))

    def _mkdir(self, path: Path, mode: int) -> None:
        path.mkdir(mode)
        node = self._new(path)
        self._folders.add(node)
        self._name(path, node)

    def _rmdir(self, path: Path) -> None:
        path.rmdir()
        self._name(path, None)

    def _open(self, path: Path, flags: int, mode: int) -> int:
        made = not path.exists()
        handle = os.open(path, flags, mode)
        if made:
            self._name(path, self._new(path))
        elif flags & os.O_TRUNC:
            self.events.append(Written(self._nodes[path], None))
        self._handles[handle] = self._nodes[path]
        return handle

    def _write(self, handle: int, data: memoryview) -> int:
        size = os.write(handle, data)
        self.events.append(Written(self._handles[handle], bytes(data[:size])))
        return size

    def _fsync(self, handle: int) -> None:
        self.events.append(Synced(self._handles[handle]))

    def _rename(self, source: Path, target: Path) -> None:
        source.replace(target)
        node = self._nodes[target] = self._nodes.pop(source)
        if source.parent == target.parent:
            names = {source.name: None, target.name: node}
            self.events.append(Named(self._nodes[source.parent], names))
        else:  # two folders, of which one may be on the medium and the other not
            self._name(target, node)
            self._name(source, None)

    def _link(self, source: Path, target: Path) -> None:
        link(source, target)
        self._nodes[target] = self._nodes[source]
        self._name(target, self._nodes[source])

    def _unlink(self, path: Path) -> None:
        path.unlink()
        self._name(path, None)


def _after_a_cut(events: list[Event], folders: set[int]) -> Iterator[Files]:
    contents: dict[int, list[bytes]] = {}
    kept: dict[int, dict[str, int]] = {0: {}}
    unsynced: dict[int, list[Named]] = {}
    data: dict[int, bytes] = {}
    for event in events:
        if isinstance(event, Written):
            old = data.get(event.node, b"")
            data[event.node] = b"" if event.data is None else old + event.data
            now = data[event.node]
            was = contents.get(event.node, [b""])[:1]
            contents[event.node] = [*was, b"", now[: len(now) // 2], bytes(len(now)), now]
        elif isinstance(event, Named):
            unsynced.setdefault(event.node, []).append(event)
        elif isinstance(event, Synced) and event.node in folders:
            for change in unsynced.pop(event.node, []):
                _apply(kept.setdefault(event.node, {}), change)
        elif isinstance(event, Synced):
            contents[event.node] = [data.get(event.node, b"")]
    waiting = list(unsynced.items())
    for chosen in product(*(list(_choices(changes)) for _node, changes in waiting)):
        names = {node: dict(inside) for node, inside in kept.items()}
        for (node, _changes), done in zip(waiting, chosen, strict=True):
            for change in done:
                _apply(names.setdefault(node, {}), change)
        yield from _filled(_paths(names, folders), contents)


def _choices(changes: list[Named]) -> Iterator[tuple[Named, ...]]:
    """What of a folder's changes may be on the medium, in their order."""
    if len(changes) < _MANY:
        for size in range(len(changes) + 1):
            yield from combinations(changes, size)
        return
    for size in range(len(changes) + 1):
        yield tuple(changes[:size])


def _apply(inside: dict[str, int], change: Named) -> None:
    for name, node in change.names.items():
        if node is None:
            inside.pop(name, None)
        else:
            inside[name] = node


def _paths(names: dict[int, dict[str, int]], folders: set[int]) -> dict[PurePath, int]:
    found: dict[PurePath, int] = {}
    open_ = [(PurePath(), 0)]
    while open_:
        path, node = open_.pop()
        for name, inner in names.get(node, {}).items():
            if inner in folders:
                open_.append((path / name, inner))
            else:
                found[path / name] = inner
    return found


def _filled(paths: dict[PurePath, int], contents: dict[int, list[bytes]]) -> Iterator[Files]:
    """Each way in which the files may be filled; what was synced is filled in one way."""
    nodes = sorted(set(paths.values()))
    for chosen in product(*(dict.fromkeys(contents.get(node, [b""])) for node in nodes)):
        filled = dict(zip(nodes, chosen, strict=True))
        yield {path: filled[node] for path, node in paths.items()}


def without_file_syncs(medium: Medium) -> FileSystem:
    """A file layer that never syncs a file."""
    return _syncing(medium, lambda folder: folder)


def without_folder_syncs(medium: Medium) -> FileSystem:
    """A file layer that never syncs a folder."""
    return _syncing(medium, lambda folder: not folder)


def without_renames(medium: Medium) -> FileSystem:
    """A file layer that writes over what is there."""
    return replace(medium.system(), rename=medium.written_in_place)


def with_moves_that_are_renames(medium: Medium) -> FileSystem:
    """A file layer that moves a file before its new name is on the medium."""

    def no_link(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    return replace(medium.system(), link=no_link)


def _syncing(medium: Medium, wanted: Callable[[bool], bool]) -> FileSystem:
    whole = medium.system()

    def fsync(handle: int) -> None:
        if wanted(stat.S_ISDIR(os.fstat(handle).st_mode)):
            whole.fsync(handle)
        else:
            flush(handle)

    return replace(whole, fsync=fsync)
