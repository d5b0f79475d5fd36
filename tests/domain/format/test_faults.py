"""From a mapping to its fields: times, numbers, words, text, lists, and the faults of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.exercise import Sides
from backroutine.domain.exercises.ids import is_id, nearest
from backroutine.domain.format.faults import Faults, Fields, Reader, read_seconds, shown
from backroutine.domain.format.fields import known, line, listing, one_of, seconds, whole
from backroutine.domain.format.tree import Leaf, Listing, Node, Table


def leaf(text: str, *, quoted: bool = False) -> Leaf:
    return Leaf(text, 3, 7, quoted)


def a_list(*items: Node) -> Listing:
    return Listing(items, 3, 7)


def mapping(**values: Node) -> Table:
    return Table(tuple((Leaf(key, 4, 1), value) for key, value in values.items()), 4, 1)


def told(reader: Reader[object], node: Node) -> list[str]:
    """What the reader has to say about `node`, called `it`."""
    faults = Faults("f.yaml")
    reader(node, "it", faults)
    return [fault.message for fault in faults.found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", 45),
        ("0", 0),
        ("0.1", 0.1),
        ("010", 10),
        ("45s", 45),
        ("0s", 0),
        ("1:30", 90),
        ("0:45", 45),
        ("01:05", 65),
        ("2m", 120),
        ("1m30s", 90),
        ("1m05s", 65),
        ("1m5s", 65),
        ("10m", 600),
    ],
)
def test_a_time_is_read(text: str, expected: float) -> None:
    """Seconds, minutes, and minutes with seconds are times."""
    assert expected == read_seconds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 5",
        "5 ",
        "+5",
        "-5",
        "1e3",
        ".5",
        "5.",
        "5,5",
        "5 s",
        "5sec",
        "1:5",
        "1:60",
        ":30",
        "1:2:3",
        "1m60s",
        "m",
        "1h",
        "s",
        "٤٥",
        "４５",
        "1_0",
        "0x10",
        "five",
        "nan",
        "inf",
        "1m 30s",
        "1" * 4000,
        "5.0s",
    ],
)
def test_anything_else_is_no_time(text: str) -> None:
    """What is not written as one of the forms is refused, never guessed."""
    assert read_seconds(text) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_times(text: str) -> None:
    """Any text is a time of at least nothing, or none."""
    value = read_seconds(text)

    assert value is None or value >= 0


@pytest.mark.parametrize("text", ["side-bending", "a", "0", "a" * 64, "console", "com10"])
def test_a_plain_name_is_an_id(text: str) -> None:
    """Lower-case letters, digits and hyphens, up to 64."""
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-a",
        "A",
        "a_b",
        "a.b",
        "../x",
        "/x",
        "é",
        "a b",
        "a" * 65,
        "con",
        "nul",
        "com1",
        "lpt9",
        "aux",
        "prn",
        "a\n",
    ],
)
def test_what_is_no_safe_file_name_is_no_id(text: str) -> None:
    """Paths, capitals, long names and Windows' device names are refused."""
    assert not is_id(text)


def test_a_shown_text_is_short_and_harmless() -> None:
    """What a stranger wrote is quoted, cut to about 40 characters, and its invisible parts are written out."""
    assert shown("a\x1b\u202eb") == "'a\\x1b\\u202eb'"
    assert len(shown("x" * 4000)) == 42


def test_the_nearest_name_ignores_capitals_and_may_be_none() -> None:
    """A suggestion is made only when something is near."""
    assert nearest("Alternate", ["none", "alternate"]) == "alternate"
    assert nearest("rest", ["reps", "rest_seconds"]) == "rest_seconds"
    assert nearest("zzz", ["none", "alternate"]) == ""


def test_unknown_and_missing_keys_are_told_at_once() -> None:
    """An unknown key stands at its place with the nearest name; a missing one at 1:1."""
    faults = Faults("f.yaml")
    Fields(mapping(hold_secs=leaf("5")), "it", ("hold_seconds", "reps"), ("reps",), faults)

    assert (
        Fault("f.yaml", 1, 1, "missing key 'reps'"),
        Fault("f.yaml", 4, 1, "unknown key 'hold_secs' (try hold_seconds)"),
    ) == faults.in_order()


def test_a_key_missing_inside_is_placed_at_its_mapping() -> None:
    """1:1 is for the file's own keys only."""
    faults = Faults("f.yaml")
    Fields(mapping(), "it", ("say",), ("say",), faults, inner=True)

    assert [Fault("f.yaml", 4, 1, "missing key 'say'")] == faults.found


def test_after_twenty_faults_nothing_is_suggested() -> None:
    """Suggestions cost time, and no one reads the hundredth."""
    faults = Faults("f.yaml")
    for _ in range(21):
        faults.unknown(leaf("rep"), "key", ["reps"])

    assert [f.message for f in faults.found] == ["unknown key 'rep' (try reps)"] * 20 + ["unknown key 'rep'"]


@pytest.mark.parametrize(
    ("node", "kind"),
    [(a_list(), "a list"), (leaf("x"), "text"), (leaf("", quoted=True), "text"), (leaf(""), "nothing")],
)
def test_what_is_no_mapping_is_one_fault(node: Node, kind: str) -> None:
    """Without keys there is one fault, not one for each key."""
    faults = Faults("f.yaml")
    fields = Fields(node, "an exercise", ("name",), ("name",), faults)

    assert [f"an exercise should be keys with values, such as 'name: …', not {kind}"] == [
        f.message for f in faults.found
    ]
    assert fields.node("name") is None
    assert fields.get("name", whole(1, 9), 5) == 5


def test_a_faulty_value_is_replaced_by_the_default() -> None:
    """The rest of the form can be read on."""
    faults = Faults("f.yaml")
    fields = Fields(mapping(reps=leaf("x"), sets=leaf("3")), "it", ("reps", "sets"), (), faults)

    assert (fields.get("reps", whole(1, 50), 7), fields.get("sets", whole(1, 50), 7)) == (7, 3)


@pytest.mark.parametrize("reader", [line(), whole(1, 50), seconds(), one_of(Sides), known("key", ["a"])])
def test_text_is_asked_for_where_something_else_stands(reader: Reader[object]) -> None:
    """Nothing, a list and a mapping are each told as what they are."""
    assert told(reader, leaf("")) == ["it has no value"]
    assert told(reader, a_list()) == ["it should be text, not a list"]
    assert told(reader, mapping()) == [
        "it should be text, not keys with values; put quotes around a text with a colon"
    ]


@pytest.mark.parametrize(("text", "expected"), [("1", 1), ("50", 50), ("010", 10)])
def test_a_whole_number_is_read_in_base_ten(text: str, expected: int) -> None:
    """Leading zeros change nothing."""
    assert expected == whole(1, 50)(leaf(text), "reps", Faults("f"))


@pytest.mark.parametrize(
    ("text", "near"),
    [("5.0", 5), ("0", 1), ("51", 50), ("-3", 1), ("five", 5), ("1" * 4000, 5), ("٥", 5), ("7.", 7)],
)
def test_what_is_no_whole_number_in_range_gets_the_nearest(text: str, near: int) -> None:
    """The message says what is asked for, what was found and what to try."""
    assert [f"it must be a whole number from 1 to 50 (found {shown(text)}; try {near})"] == told(
        whole(1, 50), leaf(text)
    )


def test_a_time_in_range_is_read() -> None:
    """Both ends count."""
    assert tuple(seconds()(leaf(text), "it", Faults("f")) for text in ("0", "10m")) == (0.0, 600.0)


@pytest.mark.parametrize(("text", "near"), [("11m", "600"), ("soon", "5, 45s, 1:30 or 1m30s")])
def test_what_is_no_time_in_range_gets_an_example(text: str, near: str) -> None:
    """Too long gets the longest; what is no time gets the forms."""
    assert [f"it must be a time from 0 to 600 seconds (found '{text}'; try {near})"] == told(
        seconds(), leaf(text)
    )


def test_a_word_out_of_a_few_is_read_in_its_exact_spelling() -> None:
    """A capital is refused, with the right spelling."""
    assert Sides.ALTERNATE is one_of(Sides)(leaf("alternate"), "it", Faults("f"))
    assert told(one_of(Sides), leaf("Alternate")) == [
        "it is not one of none, alternate, one-then-other (found 'Alternate'; try alternate)"
    ]
    assert told(one_of(Sides), leaf("zzz")) == [
        "it is not one of none, alternate, one-then-other (found 'zzz')"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("~", "~"), ("null", "null"), ("no", "no"), ("1:30", "1:30"), (" a \n b\t", "a b"), ("👍", "👍")],
)
def test_a_line_is_the_text_that_it_is(text: str, expected: str) -> None:
    """No word means anything but itself; blanks and line breaks become one space."""
    assert expected == line()(leaf(text, quoted=True), "it", Faults("f"))


@pytest.mark.parametrize("text", ["", "  ", "\u200d\u200b", "\u3164", "\u2800", "\ufe0f", "\u0301", "\u00a0"])
def test_a_line_with_nothing_to_see_is_refused(text: str) -> None:
    """Spaces, joiners, fillers and marks without a letter are nothing to read."""
    assert [f"it has nothing to read in it (found {shown(text)})"] == told(line(), leaf(text, quoted=True))


def test_a_line_has_a_longest_length() -> None:
    """One character too many is told with its length."""
    assert told(line(200), leaf("x" * 200)) == []
    assert told(line(200), leaf("x" * 201)) == ["it is longer than 200 characters (found 201)"]


def test_only_the_slots_may_stand_in_braces() -> None:
    """Every other brace is a fault, each of them; so is every brace where there are no slots."""
    sided = line(slots=("{side}", "{opposite}"))

    assert told(sided, leaf("{side}, {opposite}")) == []
    assert told(sided, leaf("{left} {side} }")) == [
        "'{left}' cannot be filled in: only {side} and {opposite} can",
        "'}' cannot be filled in: only {side} and {opposite} can",
    ]
    assert told(line(why="sides is none"), leaf("{side}")) == ["'{side}' cannot be filled in: sides is none"]


def test_a_list_keeps_its_order_and_loses_only_what_is_faulty() -> None:
    """Each entry is read by itself."""
    faults = Faults("f.yaml")
    values = listing(whole(1, 9), 12)(a_list(leaf("1"), leaf("x"), leaf("3")), "it", faults)

    assert values == (1, 3)
    assert [f.message for f in faults.found] == [
        "an entry of it must be a whole number from 1 to 9 (found 'x'; try 5)"
    ]


def test_a_single_value_may_stand_for_a_list_where_that_is_allowed() -> None:
    """One sentence needs no list."""
    assert listing(line(), 12, single=True)(leaf("x"), "it", Faults("f")) == ("x",)
    assert told(listing(line(), 12, single=True), leaf("")) == ["it has no value"]
    assert told(listing(line(), 12), leaf("x")) == ["it should be a list, not text"]
    assert told(listing(line(), 12, single=True), mapping()) == ["it should be a list, not keys with values"]


def test_a_list_is_neither_empty_nor_endless() -> None:
    """Too many entries are told once, where they begin."""
    assert told(listing(line(), 12, least=1), a_list()) == ["it is an empty list"]
    assert told(listing(line(), 2), a_list(*[leaf("x")] * 4)) == ["it has more than 2 entries (found 4)"]


def test_a_known_name_is_one_of_those_there_are() -> None:
    """Without any names to know, every word will do."""
    assert known("exercise", ["a"])(leaf("a"), "it", Faults("f")) == "a"
    assert known("exercise", None)(leaf("b"), "it", Faults("f")) == "b"
    assert told(known("exercise", ["hip-rolling"]), leaf("hip-roling")) == [
        "unknown exercise 'hip-roling' (try hip-rolling)"
    ]
