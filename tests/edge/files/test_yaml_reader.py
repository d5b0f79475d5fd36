"""The strict reader: text with places, every fault placed, and nothing that raises, grows or hangs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.format.files import read_exercise, read_routine, read_warm_up
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.edge.files.folders import MAX_BYTES
from backroutine.edge.files.yaml_reader import MAX_FAULTS, MAX_NODES, read

GOOD = (Path(__file__).parents[3] / "exercises" / "side-bending.yaml").read_bytes()


def plain(node: Node | None) -> object:
    """A tree without its places."""
    match node:
        case Leaf():
            return node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Table():
            return {key.text: plain(value) for key, value in node.entries}
        case None:
            return None


def tree(text: str) -> object:
    """What a file without faults holds."""
    node, faults = read(text.encode(), "f.yaml")
    assert faults == ()
    return plain(node)


def told(raw: bytes | str) -> list[str]:
    """Every fault, as `line:column: message`."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return [str(fault).removeprefix("f.yaml:") for fault in read(raw, "f.yaml")[1]]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "~",
        "null",
        "1:30",
        "0:45",
        "010",
        "0x1F",
        "1_0",
        ".inf",
        "2026-02-30",
        "1e3",
        "true",
        "=",
        "-1",
    ],
)
def test_every_value_is_the_text_that_it_is(text: str) -> None:
    """Nothing is a number, a date, a time or a yes before the schema says so."""
    assert {"key": text} == tree(f"key: {text}\n")
    assert {text: "value"} == tree(f"{text}: value\n")


def test_values_and_keys_know_their_place() -> None:
    """Lines and columns count from 1, columns in characters."""
    node, _ = read("# ü\nnäme:\n  - 'x'\n  - 👩 y\nreps: 5\n".encode(), "f")

    assert node == Table(
        (
            (Leaf("näme", 2, 1), Listing((Leaf("x", 3, 5, quoted=True), Leaf("👩 y", 4, 5)), 3, 3)),
            (Leaf("reps", 5, 1), Leaf("5", 5, 7)),
        ),
        2,
        1,
    )


def test_nothing_after_the_colon_is_not_the_same_as_empty_text() -> None:
    """The one is a missing value, the other a text."""
    node, _ = read(b"a:\nb: ''\n", "f")

    assert isinstance(node, Table)
    assert [Leaf("", 1, 3), Leaf("", 2, 4, quoted=True)] == [value for _, value in node.entries]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n",
        b"---\na: b\nc: [d]\n...\n",
        b"a: b\nc: ['d']",
        b"{a: b, c: [d]}",
    ],
)
def test_a_bom_crlf_and_the_marks_of_a_document_are_fine(raw: bytes) -> None:
    """Files from every editor."""
    node, faults = read(raw, "f")

    assert (plain(node), faults) == ({"a": "b", "c": ["d"]}, ())


@pytest.mark.parametrize("text", ["👩\u200d🦽", "می\u200cخواهم", "e\u0301", "背中", "a\u00a0b"])
def test_every_script_and_emoji_is_welcome(text: str) -> None:
    """Plain, quoted, and as a key."""
    assert {text: [text, text]} == tree(f"{text}: [{text}, '{text}']")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\n", "1:4: an anchor (&name) is not allowed; put quotes around a text that begins with &"),
        ("a: *x\n", "1:4: an alias (*name) is not allowed; put quotes around a text that begins with *"),
        (
            "a: !!python/object:os.system b\n",
            "1:4: a tag (!name) is not allowed; put quotes around a text that begins with !",
        ),
        ("a: ! b\n", "1:4: a tag (!name) is not allowed; put quotes around a text that begins with !"),
        ("a: b\n<<: {c: d}\n", "2:1: a merge key (<<) is not allowed"),
        ("a: b\nc: d\na: e\n", "3:1: the key 'a' is there twice (first in line 1)"),
        ("a: b\n---\nc: d\n", "2:1: a second document (---) is not allowed"),
        ("a: b\n? [c]\n: d\n", "2:3: a key must be a word; put quotes around a text in brackets or braces"),
        ("a: b\n'': c\n", "2:1: there is no key before the colon"),
        ("%YAML 1.2\n---\na: b\n", "1:1: a line cannot begin with %"),
        ("# x\n%TAG ! !x\n---\na: b\n", "2:1: a line cannot begin with %"),
    ],
)
def test_what_yaml_can_do_beyond_text_is_refused(text: str, expected: str) -> None:
    """Anchors, aliases, tags, merges, repeated keys, second documents, directives."""
    assert [expected] == told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: b\nc: "d\ne: f\n', "2:4: this quote is never closed"),
        ("a: b\nc: 'd\n", "2:4: this quote is never closed"),
        ('a: "b\nc: d\ne: "f"\ng: h\n', "1:4: this quote is not closed in its line"),
        ("a: [b, c\nd: e\n", "1:4: this bracket is never closed, or a comma is missing in it"),
        ("a: {b: c\n", "1:4: this bracket is never closed, or a comma is missing in it"),
        ('a: {b: "c" d}\n', "1:12: a comma or a closing bracket is missing before this"),
        ("a: b: c\n", "1:5: a colon cannot stand here; put quotes around a text with a colon in it"),
        ("a: b\nc\nd: e\n", "2:1: there is no colon after this"),
        ("a:\n\tb: c\n", "2:1: a value cannot begin so; put it in quotes, and indent with spaces, not tabs"),
        ("a: @b\n", "1:4: a value cannot begin so; put it in quotes, and indent with spaces, not tabs"),
        ("a: 'Don't'\n", "1:9: no key where one should be; look at the quotes and spaces before this"),
        ("- a\nb: c\n", "2:1: no list entry where one should be; look at the spaces before this"),
        ('a: "\\q"\n', "1:5: a backslash means something between double quotes; use single quotes"),
        ("a: |2x\n", "1:6: this is not YAML: did not find expected comment or line break"),
        ("", "1:1: the file is empty"),
        ("# only this\n", "1:1: the file is empty"),
        ("---\n", "1:1: the file is empty"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words(text: str, expected: str) -> None:
    """One line, placed where a person has to look."""
    assert [expected] == told(text)
    assert read(text.encode(), "f")[0] is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: b\nc: \xc3\xa9\xff\n", "2:5: not UTF-8 text; save the file as UTF-8"),
        (b"\xef\xbb\xbfab\xff", "1:3: not UTF-8 text; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "1:1: not UTF-8 text; save the file as UTF-8"),
        (b"a: \xed\xa0\x80\n", "1:4: not UTF-8 text; save the file as UTF-8"),
        (b" " * (MAX_BYTES + 1), "1:1: the file is larger than 256 KiB"),
    ],
)
def test_what_is_no_text_is_told_where_it_stops_being_one(raw: bytes, expected: str) -> None:
    """UTF-8 only, and not too much of it."""
    assert [expected] == told(raw)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x9b", "\r", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ue000"]
)
def test_a_raw_character_that_acts_or_hides_is_placed(character: str) -> None:
    """Wherever it stands: the rest is read on, without it."""
    node, faults = read(f"a: b\nc: d{character}e\n".encode(), "f")

    assert [(fault.line, fault.column) for fault in faults] == [(2, 5)]
    assert plain(node) == {"a": "b", "c": "de"}


@pytest.mark.parametrize(
    "escape", ["\\e", "\\0", "\\x9b", "\\u202e", "\\N", "\\L", "\\P", "\\uFFFE", "\\U0010FFFF", "\\r"]
)
def test_an_escape_cannot_make_what_the_file_may_not_hold(escape: str) -> None:
    """The fault stands where the quoted text begins."""
    node, faults = read(f'a: b\nc: "d{escape}{escape}e"\n'.encode(), "f")

    assert [(fault.line, fault.column) for fault in faults] == [(2, 4)]
    assert plain(node) == {"a": "b", "c": "de"}


@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000", "\\xzz"])
def test_an_escape_that_means_nothing_is_refused(escape: str) -> None:
    """Half a pair, a number too high, no number at all."""
    assert len(told(f'a: "{escape}"\n')) == 1


def test_after_the_first_document_nothing_is_read() -> None:
    """The first stands as it is; what is wrong in the second does not matter."""
    node, faults = read(b"a: b\n---\nc: [\n", "f")

    assert (plain(node), len(faults)) == ({"a": "b"}, 1)


def test_every_readable_fault_is_told_at_once() -> None:
    """A repeated key hides no tag, and a stray character no alias."""
    assert [line.split(": ")[0] for line in told("a: !x b\na: c\nd: e\x07f\ng: *h\n")] == [
        "1:4",
        "2:1",
        "3:5",
        "4:4",
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_capped(opening: str) -> None:
    """Twelve levels are plenty; the thirteenth is refused, however many follow."""
    assert [f"1:{12 * len(opening) + 1}: nested deeper than 12 levels"] == told(opening * 20_000)


def test_what_comes_before_too_many_brackets_is_told_too() -> None:
    """A parser that gives up at a thousand brackets, before the first of them, takes no other fault with it."""
    assert ["1:4", "2:15"] == [line.split(": ")[0] for line in told("é: &x b\nc: " + "[" * 5_000)]


def test_twelve_levels_are_read() -> None:
    """The cap itself is allowed."""
    assert told("[" * 12 + "x" + "]" * 12) == []


def test_the_number_of_values_is_capped() -> None:
    """Keys, values and lists all count."""
    assert told("- a\n" * (MAX_NODES - 1)) == []
    assert told("- a\n" * MAX_NODES) == ["20000:3: more than 20000 values"]


def test_the_length_of_a_value_is_capped() -> None:
    """The rest of the file is read on."""
    assert told("a: " + "x" * 4000) == []
    assert told("a: " + "x" * 4001 + "\n<<: c\n") == [
        "1:4: a text longer than 4000 characters",
        "2:1: a merge key (<<) is not allowed",
    ]


def test_the_number_of_faults_is_capped() -> None:
    """A file of nothing but faults is not read to its end."""
    assert len(told("\x07" * 5000)) == MAX_FAULTS
    assert len(told("a: b\n" * 5000)) == MAX_FAULTS


HARD = {
    "brackets": "[" * MAX_BYTES,
    "dashes": "- " * (MAX_BYTES // 2),
    "percent signs": "a\n...\n" + "".join(f"%TAG !a{n}! x\n" for n in range(15_000)),
    "keys": "".join(f"hold_secs{n}: v\n" for n in range(9_900)),
    "repeated keys": "a: b\n" * 9_900,
    "entries": "action:\n" + "- a\n" * 19_000,
    "routine entries": "exercises:\n" + "- a\n" * 19_000,
    "escapes": '- "\\a\\e\\x01\\x02"\n' * (MAX_BYTES // 20),
    "one long escape": 'a: "' + "\\a" * (MAX_BYTES // 2 - 4) + '"',
    "control characters": "\x01\n" * (MAX_BYTES // 2),
    "joiners": "a: " + "\u200d" * (MAX_BYTES // 3 - 2),
    "emoji": '- "👩\u200d👩"\n' * 15_000,
    "documents": "---\n" * (MAX_BYTES // 4),
    "braces": "action:\n" + f" - {'x{y}' * 1000!r}\n" * 60,
    "long keys": "".join(f"{'x' * 200}{n}: v\n" for n in range(1_200)),
    "aliases": "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(9_000)),
    "blank lines": "\n" * MAX_BYTES,
    "colons": ": " * (MAX_BYTES // 2),
    "flow": "{" + "a: b, " * 9_000,
}


@pytest.mark.parametrize("name", HARD)
def test_no_file_hangs_the_reader(name: str) -> None:
    """Each takes under 0.2 s, schema and all, as the bench measures; 5 s tell a hang from a busy machine."""
    began = time.process_time()
    node, faults = read(HARD[name].encode(), "f")
    for form in (read_exercise, read_routine, read_warm_up):
        faults += form("x", node, "f")[1] if node else ()

    assert faults
    assert time.process_time() - began < 5


def everywhere_sound(raw: bytes) -> None:
    """Whatever the bytes: no exception, every fault placed inside the file and on one line; no tree without a reason."""
    node, faults = read(raw, "f")
    lines = raw.count(b"\n") + 2
    for form in (read_exercise, read_routine, read_warm_up):
        faults += form("x", node, "f")[1] if node else ()

    assert node is not None or faults
    assert all(1 <= fault.line <= lines and fault.column >= 1 for fault in faults)
    assert all(str(fault).isprintable() for fault in faults)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(raw: bytes) -> None:
    """Any bytes at all."""
    everywhere_sound(raw)


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,. \n\t\\e0x~<=\ufeff\u2028é👩", max_size=60))
@settings(max_examples=5 * settings().max_examples)
def test_no_yaml_breaks_it(text: str) -> None:
    """Any mixture of the signs that mean something."""
    everywhere_sound(text.encode())


@given(st.data())
@settings(max_examples=2 * settings().max_examples)
def test_no_change_to_a_good_file_breaks_it(data: st.DataObject) -> None:
    """A real file with pieces cut out, doubled, or replaced by others."""
    raw = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), start + data.draw(st.integers(0, 30)))
        piece = data.draw(
            st.binary(max_size=6)
            | st.sampled_from([b'"', b"\n---\n", b"&a ", b"*a", b"<<: ", b"\t", b"{", b"\\"])
        )
        raw = raw[:start] + piece + raw[end:]
    everywhere_sound(raw)
