"""Characters in the private use area: those that old tables of the GB standard put there, and all others."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.workbook.grid import Grid

_VERTICAL_SIGNS = (0xE78D, "FE10 FE12 FE11 FE13 FE14 FE15 FE16 FE17 FE18 FE19")
_EURO = (0xE76C, "20AC")
_LETTERS = (0xE7C7, "1E3F 1F9")
_DESCRIPTIONS = (0xE7E7, "303E 2FF0 2FF1 2FF2 2FF3 2FF4 2FF5 2FF6 2FF7 2FF8 2FF9 2FFA 2FFB")
_CHARACTERS = (
    0xE815,
    """
    2E81 20087 20089 200CC 2E84 3473 3447 2E88 2E8B 9FB4 359E 361A 360E 2E8C 2E97 396E 3918 9FB5
    39CF 39DF 3A73 39D0 9FB6 9FB7 3B4E 3C6E 3CE0 2EA7 215D7 9FB8 2EAA 4056 415F 2EAE 4337 2EB3
    2EB6 2EB7 2298F 43B1 43AC 2EBB 43DD 44D6 4661 464C 9FB9 4723 4729 477C 478D 2ECA 4947 497A
    497D 4982 4983 4985 4986 499F 499B 49B7 49B6 9FBA 241FE 4CA3 4C9F 4CA0 4CA1 4C77 4CA2 4D13
    4D14 4D15 4D16 4D17 4D18 4D19 4DAE 9FBB
    """,
)
STANDARD = {
    first + step: chr(int(code, 16))
    for first, codes in (_EURO, _VERTICAL_SIGNS, _LETTERS, _DESCRIPTIONS, _CHARACTERS)
    for step, code in enumerate(codes.split())
}
"""The character that GB 18030-2022 has, by the private code that GBK and GB 18030-2000 have for it."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def in_standard_codes(grid: Grid) -> Grid:
    """Write the characters of old tables by their own codes, and note where others stay private."""
    cells = list(grid.cells())
    if not _PRIVATE.search("".join([cell.text for cell in cells])):
        return grid
    written = {cell.place: replace(cell, text=cell.text.translate(STANDARD)) for cell in cells}
    private = frozenset(place for place, cell in written.items() if _PRIVATE.search(cell.text))
    return Grid(replace(grid.facts, private=private), written)
