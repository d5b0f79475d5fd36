"""Letters and digits that can be read from the floor, two metres away.

A letter is a few pixels wide and five high. At size `n` a pixel is `n` columns wide and half as many rows
high, which looks square: size 1 is 3 rows high, size 2 is 5, size 4 is 10.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

PIXELS_HIGH = 5
LARGEST = 6  # 15 rows: larger ones would cost a slow line more than they give the eye

# Rows from top to bottom. Digits are all equally wide, so that a countdown does not dance.
_FONT = {
    "A": "010 101 111 101 101",
    "B": "110 101 110 101 110",
    "C": "111 100 100 100 111",
    "D": "110 101 101 101 110",
    "E": "111 100 110 100 111",
    "F": "111 100 110 100 100",
    "G": "1111 1000 1011 1001 1111",
    "H": "101 101 111 101 101",
    "I": "1 1 1 1 1",
    "J": "001 001 001 101 111",
    "K": "101 101 110 101 101",
    "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001",
    "N": "1001 1101 1011 1001 1001",
    "O": "111 101 101 101 111",
    "P": "111 101 111 100 100",
    "Q": "1111 1001 1001 1011 1111",
    "R": "111 101 110 101 101",
    "S": "111 100 111 001 111",
    "T": "111 010 010 010 010",
    "U": "101 101 101 101 111",
    "V": "101 101 101 101 010",
    "W": "10001 10001 10101 11011 10001",
    "X": "101 101 010 101 101",
    "Y": "101 101 010 010 010",
    "Z": "111 001 010 100 111",
    "0": "111 101 101 101 111",
    "1": "010 110 010 010 111",
    "2": "111 001 111 100 111",
    "3": "111 001 111 001 111",
    "4": "101 101 111 001 001",
    "5": "111 100 111 001 111",
    "6": "111 100 111 101 111",
    "7": "111 001 001 001 001",
    "8": "111 101 111 101 111",
    "9": "111 101 111 001 111",
    ":": "0 1 0 1 0",
    "/": "001 001 010 100 100",
    "?": "111 001 011 000 010",
    "-": "00 00 11 00 00",
    "_": "000 000 000 000 111",
    " ": "0 0 0 0 0",
}
_GLYPHS = {character: tuple(rows.split()) for character, rows in _FONT.items()}
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=64)
def drawable(text: str) -> str:
    """`text` as it can be drawn: capitals without accents. Empty if a letter is missing."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))
    return bare if all(character in _GLYPHS for character in bare) else ""


def rows_high(size: int) -> int:
    """How many rows letters of `size` take."""
    return -(-PIXELS_HIGH * size // 2)


@lru_cache(maxsize=256)
def columns_wide(text: str, size: int) -> int:
    """How many columns `text`, which must be drawable, takes at `size`."""
    return size * (sum(len(_GLYPHS[character][0]) + 1 for character in text) - 1) if text else 0


@lru_cache(maxsize=256)
def draw(text: str, size: int) -> tuple[str, ...]:
    """`text`, which must be drawable, in rows of equal length."""
    pixels = ["0".join(_GLYPHS[character][y] for character in text) for y in range(PIXELS_HIGH)]
    halves = [
        [pixel == "1" for pixel in pixels[y // size] for _ in range(size)] for y in range(PIXELS_HIGH * size)
    ]
    if len(halves) % 2:
        halves.append([False] * len(halves[0]))
    return tuple(
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(halves[::2], halves[1::2], strict=True)
    )
