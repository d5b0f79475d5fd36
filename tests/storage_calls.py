"""What a program asks of the disk, recorded call by call; and what could be left of it, were there a cut before any.

`strace` writes the calls down; `Disk` plays them again, and knows of each file what is in memory and what is on the
disk. Three ways a power cut can go are kept apart:

- strict: names are on the disk, of the contents only what was synced;
- late names: a new or a taken-away name needs a sync of its folder, too;
- random: of what was written since the last sync, any part may be there.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import backroutine

SOURCE = str(Path(backroutine.__file__).parent.parent)
CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,renameat,renameat2,unlinkat"
STRACE = shutil.which("strace")
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `what` it does to the file `path`; `data` at `offset`, or the other name; `told` is what it printed."""

    what: str
    path: str
    data: bytes = b""
    offset: int = 0
    told: bytes = b""


def record(code: str, folder: Path, *arguments: str) -> list[Call]:
    """Run Python `code` and return, in order, what it did to files under `folder`, and what it printed."""
    assert STRACE
    log = folder.parent / "calls.txt"
    command = [STRACE, "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*command, sys.executable, "-S", "-c", code, *arguments],
        check=True, stdout=subprocess.DEVNULL, env={"PYTHONPATH": SOURCE, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return [call for line in log.read_text().splitlines() for call in _understood(line, str(folder))]


def _understood(line: str, folder: str) -> Iterator[Call]:
    found = _CALL.match(line)
    if found is None or int(found[3]) < 0:
        return
    what, rest = found[1], found[2]
    texts = [_bytes(text) for text in _TEXT.findall(rest)]
    place = _PLACE.match(rest)
    path = _bytes(place[2]).decode() if place else texts[0].decode() if texts else ""
    if what == "write" and place and place[1] == "1":
        yield Call("told", "", told=texts[0])
    elif not path.startswith(folder):
        return
    elif what == "openat" or what.startswith("rename"):
        names = [text.decode() for text in texts]
        if what != "openat":
            yield Call("rename", names[0], names[1].encode())
        elif "O_CREAT" in rest:
            yield Call("create", names[0])
    elif what in {"pwrite64", "write"}:
        assert what == "pwrite64", line  # nothing here writes without saying where
        yield Call("write", path, texts[0], int(rest.rsplit(", ", 1)[1]))
    elif what == "ftruncate":
        yield Call("truncate", path, offset=int(rest.rsplit(", ", 1)[1]))
    elif what.startswith("unlink"):
        yield Call("unlink", path)
    else:
        yield Call("sync", path)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass(slots=True)
class _File:
    """One file: what is on the disk for certain, and what has been asked since, in order."""

    synced: bytes = b""
    asked: list[Call] = field(default_factory=list)

    def content(self, asked: Sequence[Call] | None = None) -> bytes:
        """What it holds if, of what was asked since the last sync, this is there (None: all of it)."""
        content = bytearray(self.synced)
        for call in self.asked if asked is None else asked:
            if call.what == "truncate":
                del content[call.offset :]
                content.extend(bytes(call.offset - len(content)))
            else:
                content.extend(bytes(max(0, call.offset - len(content))))
                content[call.offset : call.offset + len(call.data)] = call.data
        return bytes(content)


class Disk:
    """The files under one folder, as they are in memory and as they are on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        files = {str(path): _File(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        self._names = dict(files)  # as every program sees them
        self._kept = dict(files)  # as they are on the disk for certain

    def do(self, call: Call) -> None:
        """Do one recorded call."""
        match call.what:
            case "create":
                self._names.setdefault(call.path, _File())
            case "unlink":
                self._names.pop(call.path, None)
            case "rename":
                self._names[call.data.decode()] = self._names.pop(call.path)
            case "sync" if call.path in self._names:
                file = self._names[call.path]
                file.synced, file.asked = file.content(), []
            case "sync":  # a folder: its names are on the disk now
                inside = {name for name in {*self._names, *self._kept} if str(Path(name).parent) == call.path}
                for name in inside:
                    if name in self._names:
                        self._kept[name] = self._names[name]
                    else:
                        self._kept.pop(name, None)
            case _:  # written or cut
                self._names[call.path].asked.append(call)

    def killed(self) -> dict[str, bytes]:
        """What is there after the program was killed: all that it asked for."""
        return self._told({name: file.content() for name, file in self._names.items()})

    def cut(self, chance: random.Random, draws: int) -> Iterator[dict[str, bytes]]:
        """What could be there after a power cut, in each way that it can go."""
        yield self._told({name: file.content([]) for name, file in self._names.items()})
        yield self._told({name: file.content([]) for name, file in self._kept.items()})
        for _ in range(draws):
            names = chance.choice([self._names, self._kept])
            drawn = {}
            for name, file in names.items():
                drawn[name] = file.content([call for call in file.asked if chance.random() < 0.5])
            yield self._told(drawn)

    def _told(self, files: dict[str, bytes]) -> dict[str, bytes]:
        return {str(Path(name).relative_to(self._folder)): content for name, content in files.items()}


def files_in(folder: Path) -> dict[str, bytes]:
    """All files there, by their names from there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def laid_out(files: dict[str, bytes], folder: Path) -> None:
    """Make `folder` hold exactly these files."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
