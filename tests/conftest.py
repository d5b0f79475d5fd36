"""What many tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from homes import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose owner has read the safety page."""
    return Home(tmp_path / "home")


@pytest.fixture
def new_home(tmp_path: Path) -> Home:
    """A home that nobody has used yet."""
    return Home(tmp_path / "home", screened=False)
