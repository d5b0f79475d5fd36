"""`backroutine import`: an export comes in whole, and whatever else a file may hold does not come in at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backroutine.cli.commands.import_ import import_file
from backroutine.cli.desk import desk
from backroutine.cli.exits import ended
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import new_id
from backroutine.edge.journal.bodies import ALLOWED
from backroutine.edge.journal.export import export_lines
from calling import Call
from homes import Home

AT = Stamp("2026-08-01T05:32:00.000Z", 120, 1000)
SITTING = Sitting(
    new_id(AT), "lower-back", '{"name":"Lower back"}', AT, "Europe/Berlin", date(2026, 8, 1),
    (
        Entry(new_id(AT), 1, AT, Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": 5})),
        Entry(new_id(AT), 2, AT, Event(EventKind.ANSWERED, "side-bending", body={"note": "Grüße \U0001f600"})),
    ),
)  # fmt: skip
HEAD, START, ANSWER = (json.loads(line) for line in export_lines([SITTING]))
GOOD = [HEAD, START, ANSWER]

ACTING = "\x1b]52;c;aGk=\x07"
ODD: dict[str, Any] = {
    "true": True, "below": -1, "vast": 2**63, "half": 0.5, "empty list": [], "list": [1], "object": {"a": 1},
    "acting": ACTING, "bidi": "a\u202eb", "lone": "\ud800", "long": "x" * 5000, "path": "../../etc/passwd",
}  # fmt: skip
TEXTS = {"note", "who", "when", "cleared"}
TRUTHS = {"away", "chest", "fits", "go_on", "leg_signs", "logged", "red_flag", "repeated"}


def _changed(line: dict[str, Any], key: str, value: Any) -> list[str]:
    return [json.dumps(one | {key: value}) if one is line else json.dumps(one) for one in GOOD]


def _fields() -> Iterator[tuple[str, str]]:
    """Each field of each line with each odd value that may not stand there."""
    for what, line in (("sitting", HEAD), ("event", ANSWER)):
        for key in line:
            if key == "note":
                continue
            for name, value in ODD.items():
                if (key, name) in {("plan", "object"), ("offset", "below")}:  # these may be so
                    continue
                yield f"{what}.{key} {name}", "\n".join(_changed(line, key, value))
            if key not in {"zone", "exercise", "side", "rep"}:
                yield f"{what}.{key} null", "\n".join(_changed(line, key, None))
            less = [{k: v for k, v in one.items() if not (one is line and k == key)} for one in GOOD]
            yield f"{what}.{key} missing", "\n".join(map(json.dumps, less))


def _bodies() -> Iterator[tuple[str, str]]:
    """Each word of an answer with each odd value that it cannot have."""
    for key in sorted(ALLOWED):
        for name, value in (ODD | {"null": None}).items():
            fine = (key in TRUTHS and name == "true") or (key in TEXTS and name == "path")
            if not fine and not (name == "half" and key in {"seconds", "hold_seconds"}):
                yield f"body.{key} {name}", "\n".join(_changed(ANSWER, key, value))


def _files() -> Iterator[tuple[str, str | bytes]]:
    """What is no export at all, or one that somebody has worked on."""
    text = "\n".join(map(json.dumps, GOOD))
    yield "nothing", ""
    yield "blank", "\n\n \n"
    yield "yaml", "name: Pelvic tilt\nreps: 5\n"
    yield "csv", "date,routine\n2026-08-01,lower-back\n"
    yield "html", "<html><script>alert(1)</script></html>"
    yield "not utf-8", text.encode("utf-16")
    yield "latin 1", "Grüße".encode("latin-1")
    yield "sqlite", b"SQLite format 3\x00" + bytes(4000)
    yield "nul", text.replace("lower-back", "lower\x00back")
    yield "a list", json.dumps(GOOD)
    yield "a number", "7"
    yield "a text", '"sitting"'
    yield "cut", text[:-20]
    yield "two on a line", text.replace("}\n{", "} {")
    yield "comma", text.replace("}\n", "},\n")
    yield "nested", "[" * 50_000
    yield "nested objects", '{"a":' * 50_000
    yield "deep plan", text.replace('{"name": "Lower back"}', '{"a":' * 40 + "1" + "}" * 40)
    yield "very deep plan", text.replace('{"name": "Lower back"}', '{"a":' * 3000 + "1" + "}" * 3000)
    yield "long line", text + "\n" + json.dumps(ANSWER | {"note": "x" * 300_000})
    yield "not a number", text.replace('"seq": 2', '"seq": NaN')
    yield "endless", text.replace('"seq": 2', '"seq": Infinity')
    yield "ten thousand digits", text.replace('"seq": 2', f'"seq": {"9" * 10_000}')
    yield "exponent", text.replace('"seq": 2', '"seq": 2e0')
    yield "key twice", text.replace('"seq": 2', '"seq": 2, "seq": 3')
    yield "body key twice", text.replace('"note"', '"note": "a", "note"')
    yield "comment", "# an export\n" + text
    yield "event first", "\n".join(json.dumps(one) for one in (ANSWER, HEAD, START))
    yield "no sitting", json.dumps(ANSWER)
    yield "same id, other session", text + "\n" + json.dumps(HEAD | {"routine": "short"})
    yield "same id, other event", text + "\n" + json.dumps(ANSWER | {"note": "other"})


def _values() -> Iterator[tuple[str, str]]:
    """Lines of the right shape that say what cannot be."""
    text = "\n".join(map(json.dumps, GOOD))
    yield "unknown key", "\n".join(_changed(HEAD, "owner", "me"))
    yield "unknown word", "\n".join(_changed(ANSWER, "mood", "fine"))
    yield "body and more", "\n".join(_changed(ANSWER, "body", {"note": "a"}))
    yield "body is a list", text.replace('"note"', '"body": [], "n"')
    yield "newer kind", text.replace('"kind": "answered"', '"kind": "dreamt"')
    yield "newer hurt", "\n".join(_changed(ANSWER, "hurt", "sideways"))
    yield "wrong offset", "\n".join(_changed(HEAD, "offset", 1000))
    yield "date of the day after the next", "\n".join(_changed(HEAD, "local_date", "2026-08-03"))
    yield "date of another day", "\n".join(_changed(HEAD, "local_date", "2026-07-01"))
    yield "no such day", "\n".join(_changed(HEAD, "local_date", "2026-02-30"))
    yield "no such moment", "\n".join(_changed(HEAD, "started", "2026-02-30T05:32:00.000Z"))
    yield "no zone of time", "\n".join(_changed(HEAD, "started", "2026-08-01T05:32:00.000"))
    far = HEAD | {"started": "2199-08-01T05:32:00.000Z", "local_date": "2199-08-01"}
    yield "far in the future", json.dumps(far)
    old = HEAD | {"started": "1999-08-01T05:32:00.000Z", "local_date": "1999-08-01"}
    yield "before there was any", json.dumps(old)
    yield "acting plan", "\n".join(_changed(HEAD, "plan", {"name": ACTING}))
    yield "acting key in plan", "\n".join(_changed(HEAD, "plan", {ACTING: 1}))
    yield "endless plan", "\n".join(_changed(HEAD, "plan", {"a": ["x" * 400] * 700}))
    yield "long name in plan", "\n".join(_changed(HEAD, "plan", {"a" * 5000: 1}))
    yield "hidden in plan", "\n".join(_changed(HEAD, "plan", {"a": [{"b": "x\u2066y"}]}))
    yield "line break in a note", "\n".join(_changed(ANSWER, "note", "a\nb"))
    yield "id in capitals", text.replace(HEAD["id"], HEAD["id"].upper())
    yield "random id", text.replace(HEAD["id"], "9f0c6a60-95f6-4c3c-8b1d-6f5f3a2b1c0d")
    yield "full width digits", "\n".join(_changed(HEAD, "local_date", "２０２６-08-01"))
    yield "device name", "\n".join(_changed(ANSWER, "exercise", "con"))
    yield "arabic digits", "\n".join(_changed(HEAD, "started", "٢٠٢٦-08-01T05:32:00.000Z"))


HOSTILE = [*_fields(), *_bodies(), *_files(), *_values()]


def test_there_are_three_hundred_of_them() -> None:
    """The hostile files are many, and no two alike."""
    assert len({text for _, text in HOSTILE}) >= 300
    assert len(HOSTILE) == len({name for name, _ in HOSTILE})


@pytest.fixture
def journal(call: Call, home: Home, tmp_path: Path) -> Path:
    """A journal that holds one imported session."""
    good = tmp_path / "good.jsonl"
    good.write_text("\n".join(map(json.dumps, GOOD)))
    code, out, err = call("import", str(good))
    assert (0, "Imported: 1 entry new, 2 lines in all.\n", "") == (code, out, err)
    return home.folder / "journal.sqlite3"


def test_no_hostile_file_comes_in(journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three hundred of them: each is told in one line with its place, exit code 2, and the journal untouched."""
    before = journal.read_bytes()
    bad = tmp_path / "bad.jsonl"
    for name, text in HOSTILE:
        bad.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        code = ended(lambda: import_file(desk(), bad, as_json=False))  # past the options, which take longer
        out, err = capsys.readouterr()

        assert (2, "") == (code, out), name
        assert 1 == err.count("\n"), (name, err)
        assert err.startswith(f"{bad}:"), (name, err)
        assert len(err) < 400, (name, err)
        assert err[:-1].isprintable(), (name, err)
        assert before == journal.read_bytes(), name


def test_twice_is_once(call: Call, journal: Path, tmp_path: Path) -> None:
    """The same file again changes nothing, and says so."""
    before = call("export")
    code, out, _ = call("import", str(tmp_path / "good.jsonl"))

    assert (0, "There was nothing new in it.\n1 entry here already.\n") == (code, out)
    assert before == call("export")
    assert journal.exists()


def test_a_file_of_too_many_bytes_is_not_read(call: Call, journal: Path, tmp_path: Path) -> None:
    """More than fifteen years of sessions is no export."""
    vast = tmp_path / "vast.jsonl"
    with vast.open("wb") as stream:
        stream.truncate(65 << 20)
    code, _, err = call("import", str(vast))

    assert (2, f"{vast}: larger than 64 MiB, so it is no export of ours\n") == (code, err)
    assert journal.exists()


def test_a_missing_file_is_told(call: Call, tmp_path: Path) -> None:
    """A file that is not there is one line and exit code 2."""
    code, _, err = call("import", str(tmp_path / "none.jsonl"))

    assert 2 == code
    assert 1 == err.count("\n")


def test_what_was_imported_is_history(call: Call, journal: Path) -> None:
    """An imported session stands in the history like any other."""
    _, out, _ = call("history", "--json")

    assert ["lower-back"] == [one["routine"] for one in json.loads(out)]
    assert journal.exists()


def test_it_comes_from_standard_input_too(home: Home) -> None:
    """`export` on one computer can be piped to `import -` on another."""
    text = "\n".join(map(json.dumps, GOOD))
    done = home.run("import", "-", "--json", stdin=text)

    assert {"sessions": 1, "events": 2, "there": 0, "erased": 0} == json.loads(done.stdout)


def test_it_waits_for_the_end_of_a_session(call: Call, home: Home, tmp_path: Path) -> None:
    """While a session runs nothing is imported: exit code 3."""
    from backroutine.edge.computer.lock import SessionLock  # noqa: PLC0415 - only here

    good = tmp_path / "good.jsonl"
    good.write_text("\n".join(map(json.dumps, GOOD)))
    lock = SessionLock(home.folder / "session.lock")
    assert lock.acquire("07:30")
    code, _, err = call("import", str(good))
    lock.release()

    assert 3 == code
    assert "07:30" in err
