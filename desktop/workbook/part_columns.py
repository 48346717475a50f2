"""Know the columns of operators and of units by what stands in them, where their headings say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.templates.spec import Content
from desktop.text import lexicon
from desktop.values.wording import fold, is_nothing
from desktop.workbook.grid import GridCell
from desktop.workbook.joining import is_comparison, is_operator
from desktop.workbook.table_body import TableBody
from desktop.workbook.table_shape import OPERATOR, UNIT

_UNITS = frozenset(fold(unit) for unit in (*lexicon.UNITS, lexicon.WAN_YUAN, lexicon.YI_YUAN))


def parts_by_content(body: TableBody) -> Iterator[tuple[str, GridCell]]:
    """Walk over the strange headings of a list of indicators that head nothing but operators, or units."""
    head = body.head
    contents = {column.content for column in head.shape.block.columns}
    missing = [part for part in (OPERATOR, UNIT) if part in head.shape.parts and part not in head.headings]
    strange = (*head.strangers, *(cell for cell in head.outer if cell.row_span == 1))
    if not (missing and head.shape.block.growing and Content.TARGET in contents):
        return
    for cell in strange:
        texts = [text for text in body.texts_under(cell) if not is_nothing(text)]
        part = _part(texts)
        if part in missing:
            missing.remove(part)
            yield part, cell


def _part(texts: list[str]) -> str:
    if any(map(is_comparison, texts)) and all(map(is_operator, texts)):
        return OPERATOR
    return UNIT if texts and all(fold(text) in _UNITS for text in texts) else ""
