"""How well each style can be told from what is behind it, with the colours of usual terminals.

We use the terminal's own sixteen colours, so what a style looks like is the theme's choice. The golden file is the
measurement: contrast as the web's accessibility guidelines (WCAG 2) compute it, 1 to 21; large letters want 3, small
ones 4.5. Where a theme falls short, `high_contrast` leaves only the terminal's own ink, and words say everything anyway.
"""

from __future__ import annotations

import pytest
from rich.style import Style

from backroutine.view.frame import styles
from goldens import golden

NAMES = ("ink", "red", "green", "yellow", "magenta", "cyan", "bright_red", "bright_magenta")
# Background, then NAMES; as these terminals are delivered.
THEMES = {
    "xterm, dark": "000000 e5e5e5 cd0000 00cd00 cdcd00 cd00cd 00cdcd ff0000 ff00ff",
    "xterm, light": "ffffff 000000 cd0000 00cd00 cdcd00 cd00cd 00cdcd ff0000 ff00ff",
    "Windows Terminal, Campbell": "0c0c0c cccccc c50f1f 13a10e c19c00 881798 3a96dd e74856 b4009e",
    "Windows Terminal, One Half Light": "fafafa 383a42 e45649 50a14f c18401 a626a4 0997b3 df6c75 c577dd",
    "GNOME, Tango dark": "2e3436 d3d7cf cc0000 4e9a06 c4a000 75507b 06989a ef2929 ad7fa8",
    "GNOME, Tango light": "ffffff 2e3436 cc0000 4e9a06 c4a000 75507b 06989a ef2929 ad7fa8",
    "macOS, Pro": "000000 f2f2f2 990000 00a600 999900 b200b2 00a6b2 e50000 e500e5",
    "macOS, Basic": "ffffff 000000 990000 00a600 999900 b200b2 00a6b2 e50000 e500e5",
    "Solarized dark": "002b36 839496 dc322f 859900 b58900 d33682 2aa198 cb4b16 6c71c4",
    "Solarized light": "fdf6e3 657b83 dc322f 859900 b58900 d33682 2aa198 cb4b16 6c71c4",
}
STYLES = {name: style for name, style in vars(styles).items() if isinstance(style, Style)}


def luminance(colour: str) -> float:
    """Relative luminance of "rrggbb", 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_of(style: Style, theme: str) -> tuple[str, str]:
    """The colour of letters in this style, and what is behind them. Dim is half way to the background."""
    behind, *inks = theme.split()
    ink = dict(zip(NAMES, inks, strict=True))[style.color.name if style.color else "ink"]
    if style.dim:
        pairs = (
            (int(a[i : i + 2], 16) + int(b[i : i + 2], 16)) // 2
            for a, b in [(ink, behind)]
            for i in (0, 2, 4)
        )
        ink = "".join(f"{value:02x}" for value in pairs)
    return ink, behind


def test_the_contrast_of_every_style_is_known() -> None:
    """A new style, or another colour, shows here before somebody cannot read it."""
    wide = max(map(len, THEMES))
    rows = [" ".join([f"{'':{wide}}", *(f"{name:>7}" for name in STYLES)])]
    for name, theme in THEMES.items():
        told = (contrast(*ink_of(style, theme)) for style in STYLES.values())
        rows.append(" ".join([f"{name:{wide}}", *(f"{value:7.1f}" for value in told)]))
    found = "\n".join(rows) + "\n"
    assert golden("contrast.txt", found) == found


@pytest.mark.parametrize("theme", [name for name in THEMES if "Solarized" not in name])
def test_the_terminals_own_ink_can_be_read(theme: str) -> None:
    """What `high_contrast` leaves is at least 7 to 1, except where a theme itself chose less."""
    assert 7 <= contrast(*ink_of(styles.BOLD, THEMES[theme]))
