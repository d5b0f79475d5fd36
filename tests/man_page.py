"""The manual page, made from the commands, the table of keys, the settings and the exit codes themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import typer

from backroutine import __version__
from backroutine.cli.app import app
from backroutine.domain.format.settings import MEANINGS
from backroutine.domain.session.keys import BINDINGS, Binding
from backroutine.domain.words.english import ENGLISH
from backroutine.view.frame.keybar import stroke_name

CHECKED = "2026-11-26"
EXIT_CODES = {
    0: "finished, or stopped on purpose",
    1: "a fault of ours",
    2: "wrong usage, or a file with faults",
    3: "another session is running",
    4: "the journal cannot be used",
    74: "not all could be saved",
    130: "ended by Ctrl-C; other signals end with 128 and their number",
}
VARIABLES = {
    "BACKROUTINE_HOME": "one folder for everything: config.yaml, exercises, journal and cache",
    "ACCESSIBLE": "1: lines of text instead of a full screen, as --plain",
    "NO_COLOR": "not empty: no colours",
    "VISUAL, EDITOR": "what opens an exercise file of your own",
}


def man_page() -> str:
    """The page in the language of man (roff)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group: Any = typer.main.get_command(app)
    yield f'.TH BACKROUTINE 1 "{CHECKED}" "backroutine {__version__}" "User Commands"'
    yield from (".SH NAME", _text("backroutine - a guided timer for gentle lower-back exercises"))
    yield from (".SH SYNOPSIS", r".B backroutine", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]")
    yield from (".SH DESCRIPTION", *_paragraphs(group.help or ""))
    yield from (".SH OPTIONS", *_options(group))
    yield ".SH COMMANDS"
    for name, command in group.commands.items():
        if not command.hidden:
            yield from _command(name, command)
    yield from (".SH KEYS", *_entries(_keys()))
    yield from (
        ".SH SETTINGS",
        _text("Made by backroutine config NAME VALUE, kept in config.yaml."),
        *_entries(MEANINGS.items()),
    )
    yield from (".SH EXIT STATUS", *_entries((str(code), meaning) for code, meaning in EXIT_CODES.items()))
    yield from (".SH ENVIRONMENT", *_entries(VARIABLES.items()))
    yield ".SH SAFETY"
    yield from _paragraphs(
        f"{ENGLISH['welcome.safety']} The command safety shows who should ask a doctor first."
    )


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = " ".join(
        param.make_metavar(None) for param in command.params if param.param_type_name == "argument"
    )
    yield f".SS {_text(f'{name} {arguments}'.strip())}"
    yield from _paragraphs(command.help or "")
    yield from _options(command)


def _options(command: Any) -> Iterator[str]:
    told = []
    for param in command.params:
        names = (
            ", ".join((*param.opts, *param.secondary_opts))
            if param.param_type_name == "option"
            else param.make_metavar(None)
        )
        wants = "" if param.param_type_name == "argument" or param.is_flag else f" {param.make_metavar(None)}"
        told.append((names + wants, param.help or ""))
    yield from _entries(told)


def _keys() -> Iterator[tuple[str, str]]:
    """Each key once, with what it means, in the order of the table."""
    seen: dict[str, Binding] = {}
    for bindings in BINDINGS.values():
        for binding in bindings:
            seen.setdefault(f"{binding.key} {ENGLISH[binding.label]}", binding)
    for binding in seen.values():
        yield " ".join(stroke_name(stroke) for stroke in binding.strokes), ENGLISH[binding.label]


def _entries(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(meaning) or r"\ ")


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _text(text: str) -> str:
    """Text that roff takes as it is: no line of ours is a command of its own."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("\b", "")
    return rf"\&{text}" if text[:1] in {".", "'"} else text
