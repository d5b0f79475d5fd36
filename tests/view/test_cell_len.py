"""How many cells a text takes, without Rich where that is plain."""

from __future__ import annotations

import rich.cells
from hypothesis import given
from hypothesis import strategies as st

from backroutine.view.cells import cell_len

TEXT = st.text() | st.text(st.characters(max_codepoint=127)) | st.text("a\u4e00\u0301 \n")


@given(TEXT)
def test_the_width_is_the_one_that_rich_knows(text: str) -> None:
    """Any text, plain or not, takes the cells that Rich says it takes."""
    assert rich.cells.cell_len(text) == cell_len(text)
