"""The look of a frame: a few styles from the terminal's own palette. Words say all; colour only repeats it."""

from __future__ import annotations

from rich.style import Style

NONE = Style.null()
BOLD = Style(bold=True)
DIM = Style(dim=True)
KEY = Style(bold=True)
# Bright, because plain red and magenta can hardly be read on some usual dark themes (2 to 1).
HURTS = Style(bold=True, color="bright_red")
TROUBLE = Style(bold=True, color="bright_red")

# A colour for what the body does. The countdown has none: a change of colour is a change of every cell.
READY = Style(color="yellow")
HOLD = Style(color="green")
MOVE = Style(color="cyan")
REST = Style(color="cyan")
ASK = Style(color="bright_magenta")
CALM = Style(color="cyan")
STILL = Style(color="yellow")
