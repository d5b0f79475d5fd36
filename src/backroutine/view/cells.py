"""How many cells a text takes on a screen.

Rich knows, by its tables. Plain ASCII takes as many as it has characters; `list` and its like write hardly anything
else, and to load no tables is a twelfth of their time. The pages of a session, which load Rich anyway, ask it directly.
"""

from __future__ import annotations


def cell_len(text: str) -> int:
    """The cells that `text` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len as looked_up  # noqa: PLC0415 - see above

    return looked_up(text)


def chopped(text: str, width: int) -> list[str]:
    """`text` in pieces of at most `width` cells; a character wider than that is left out."""
    if cell_len(text) <= width:
        return [text]
    from rich.cells import chop_cells  # noqa: PLC0415 - see above

    return [piece for piece in chop_cells(text, width) if cell_len(piece) <= width] or [""]
