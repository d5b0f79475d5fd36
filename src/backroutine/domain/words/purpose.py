"""What backroutine is for, in one sentence that is the same wherever it stands; and when its content was checked."""

from __future__ import annotations

PURPOSE = (
    "A timer for general fitness and comfort. It is not intended to diagnose, prevent, monitor, treat or alleviate"
    " any disease or injury."
)
CHECKED = (
    "2026-11"  # year and month in which the safety page and the rules were last held against their sources
)
