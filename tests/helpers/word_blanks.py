"""Word files as a bureau sends them: the paper form drawn as paragraphs and a table with looks of its own.

word_sketch(sketch)    a drawn form: a merged row of one text is a paragraph, the others make a table
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.workbook.addresses import Area, Place, area_in, place_of
from tests.helpers.dialects import Sketch
from tests.helpers.word_files import p, t, table, word_file

FONT = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="18"/></w:rPr>'
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
MARKED = f'<w:jc w:val="center"/>{FONT}'
"""Properties of an empty paragraph, whose mark says how it looks."""
WIDTH = 1000


def word_sketch(sketch: Sketch, *, row_properties: str = "", **parts: str | bytes) -> bytes:
    """Draw a form.

    Args:
        sketch: The form.
        row_properties: Properties of each row of its table.
        parts: Further parts of the file.
    """
    return word_file(word_body(sketch, row_properties=row_properties), **parts)


def word_body(sketch: Sketch, *, row_properties: str = "") -> str:
    """Write the body of the file."""
    areas = {area[:2]: area for merged in sketch.merges if (area := area_in(merged))}
    texts = {place: str(text) for address, text in sketch.cells.items() if (place := place_of(address))}
    bottom = max(row for row, _ in (*texts, *(area[2:] for area in areas.values())))
    right = max(column for _, column in (*texts, *(area[2:] for area in areas.values())))
    pieces: list[str] = []
    rows: list[str] = []
    for row in range(bottom + 1):
        if areas.get((row, 0)) == (row, 0, row, right):
            pieces += _table(rows, right)
            rows = []
            pieces.append(p(t(texts.get((row, 0), "")), properties='<w:spacing w:line="400"/>'))
        else:
            cells = "".join(_cells(row, right, texts, areas))
            rows.append(f"<w:tr><w:trPr>{row_properties}</w:trPr>{cells}</w:tr>")
    return "".join([*pieces, *_table(rows, right), p()])


def _table(rows: list[str], right: int) -> list[str]:
    return [table(rows, [WIDTH] * (right + 1))] if rows else []


def _cells(row: int, right: int, texts: dict[Place, str], areas: dict[Place, Area]) -> Iterator[str]:
    """Write the cells of a row; those that are merged from above go on."""
    column = 0
    while column <= right:
        inside = (area for area in areas.values() if area[0] <= row <= area[2] and area[1] == column)
        area = next(inside, (row, column, row, column))
        merge = "" if area[0] == area[2] else f'<w:vMerge w:val="{_merging(row, area)}"/>'
        across = area[3] - area[1] + 1
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        text = texts.get((row, column), "") if row == area[0] else ""
        width = f'<w:tcW w:w="{WIDTH * across}" w:type="dxa"/>'
        yield (
            f"<w:tc><w:tcPr>{width}{span}{merge}<w:tcBorders>{BORDERS}</w:tcBorders></w:tcPr>"
            f"<w:p><w:pPr>{MARKED}</w:pPr>{_runs(text)}</w:p></w:tc>"
        )
        column += across


def _merging(row: int, area: Area) -> str:
    return "restart" if row == area[0] else "continue"


def _runs(text: str) -> str:
    return f"<w:r>{FONT}<w:t>{text.replace(chr(10), '</w:t><w:br/><w:t>')}</w:t></w:r>" if text else ""
