"""Trees that were read before: the same as reading anew, for exactly the same text, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backroutine.edge.files import yaml_reader
from backroutine.edge.files.trees import Trees

TEXT = b'name: "A"\naction: [Sit., Move.]\ncues: {start: Now.}\nempty:\n'
FAULTY = b"name: A\nname: B\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the trees are kept; its folder is not there yet."""
    return tmp_path / "cache" / "trees.json"


def kept(place: Path, *texts: bytes, version: str = "1") -> None:
    """Let one run read these texts and keep them."""
    trees = Trees(place, version)
    for text in texts:
        trees.read(text, "a.yaml")
    trees.keep()


def marked(place: Path) -> None:
    """Change what is kept, so that one can see whether it is used."""
    place.write_text(place.read_text().replace('"Move."', '"Kept."'))


def test_a_kept_tree_is_the_one_that_reading_gives(place: Path) -> None:
    """Text, places, quotes and order come back as they were."""
    kept(place, TEXT)

    assert yaml_reader.read(TEXT, "a.yaml") == Trees(place, "1").read(TEXT, "a.yaml")


def test_what_is_kept_is_used(place: Path) -> None:
    """A second run takes the tree from what the first one kept."""
    kept(place, TEXT)
    marked(place)

    assert "Kept." in str(Trees(place, "1").read(TEXT, "a.yaml"))


def test_what_another_run_has_kept_is_not_lost(place: Path) -> None:
    """One reads these files, one others: both are known to the third."""
    kept(place, TEXT)
    kept(place, b"name: B\n")
    marked(place)

    assert "Kept." in str(Trees(place, "1").read(TEXT, "a.yaml"))


@pytest.mark.parametrize("text", [TEXT + b"\n", TEXT.replace(b"Sit", b"Lie")])
def test_another_text_is_read_anew(place: Path, text: bytes) -> None:
    """A tree is never taken for that of another text, however much like it that is."""
    kept(place, TEXT)
    marked(place)

    assert yaml_reader.read(text, "a.yaml") == Trees(place, "1").read(text, "a.yaml")


def test_another_version_reads_anew(place: Path) -> None:
    """A newer program may read the same text differently."""
    kept(place, TEXT)
    marked(place)

    assert yaml_reader.read(TEXT, "a.yaml") == Trees(place, "2").read(TEXT, "a.yaml")


@pytest.mark.parametrize("text", [FAULTY, b"\xff", b"a: [", b""])
def test_what_has_a_fault_is_not_kept(place: Path, text: bytes) -> None:
    """Its faults are told each time, with their places."""
    kept(place, text)

    assert not place.exists()
    assert yaml_reader.read(text, "a.yaml") == Trees(place, "1").read(text, "a.yaml")


@pytest.mark.parametrize(
    "told",
    [
        "", "nonsense", "[]", "[" * 5000, '{"version": "1"}', '{"version": "1", "trees": []}',
        json.dumps({"version": "1", "trees": {TEXT.decode(): ["A", "1", 1, False]}}),
        json.dumps({"version": "1", "trees": {TEXT.decode(): [{}, [[[[], 1, 1], ["A", 1, 1, False]]], 1, 1]}}),
        json.dumps({"version": "1", "trees": {TEXT.decode(): [{}, [["A"]], 1, 1]}}),
    ],
)  # fmt: skip
def test_nonsense_among_what_is_kept_is_no_trouble(place: Path, told: str) -> None:
    """Whatever stands in the file, the texts are read, and the file is whole again."""
    place.parent.mkdir()
    place.write_text(told)

    kept(place, TEXT)

    assert yaml_reader.read(TEXT, "a.yaml") == Trees(place, "1").read(TEXT, "a.yaml")
    assert json.loads(place.read_text())["version"] == "1"


def test_nothing_is_made_where_caches_cannot_be(tmp_path: Path) -> None:
    """In a home that is not there, nothing is made."""
    kept(tmp_path / "no home" / "cache" / "trees.json", TEXT)

    assert [] == list(tmp_path.iterdir())


def test_what_is_kept_is_for_its_owner(place: Path) -> None:
    """A person's own exercises are nobody else's business."""
    kept(place, TEXT)

    assert 0o600 == place.stat().st_mode & 0o777


def test_what_is_kept_does_not_grow_for_ever(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too much of it, and only what this run has read is kept."""
    kept(place, TEXT)
    monkeypatch.setattr("backroutine.edge.files.trees.MOST", len(place.read_text()) + 20)

    kept(place, TEXT.replace(b"Sit", b"Lie"))

    assert [TEXT.replace(b"Sit", b"Lie").decode()] == [*json.loads(place.read_text())["trees"]]
