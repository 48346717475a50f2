"""Strategies for documents, of any shape or of one template, and for edits that fit them.

documents()              any document at all
filled(template)         a form of one template with anything written into its cells, and rows added
edits(document)          one edit that fits the document
texts(), cells()         what may stand in a cell
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from desktop.models.document import BLANK, Cell, Document, Origin, Row
from desktop.models.edits import Edit, InsertRow, MoveRow, RemoveRow, SetCell, move_row, remove_row, set_cell
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.templates.spec import Template

TYPED = st.sampled_from(
    (
        "194",
        "56万元",
        "1,068",
        "— —",
        "８.８９",
        "39.25%",
        "100分",
        "≥98%",
        "=9元/人",
        "_x0041_",
        "2021. 4. 14",
        "达成预期指标",
        "一级\n指标 （6分）",
        "项目支出绩效自评",
        "𠮷䶮㛃",
        '"引号",逗号',
        "{}[]\\/",
        "  两端空格 ",
    )
)


def texts(*, blank: bool = True) -> st.SearchStrategy[str]:
    """What may stand in a cell: what clerks type, and any other text that is one (no half surrogates)."""
    return TYPED | st.text(st.characters(codec="utf-8"), min_size=0 if blank else 1, max_size=40)


def ids() -> st.SearchStrategy[str]:
    """Ids of blocks, rows and columns."""
    return st.from_regex(r"[a-z][a-z0-9_-]{0,7}", fullmatch=True)


def cells(*, blank: bool = True) -> st.SearchStrategy[Cell]:
    """Cells with any text and origin."""
    return st.builds(Cell, texts(blank=blank), st.sampled_from(Origin))


def rows(row_id: str, columns: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Row]:
    """Rows of one id, with any cells."""
    return st.builds(Row, st.just(row_id), st.dictionaries(columns or ids(), cells(), max_size=4))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document at all: of no known template, with anything in it."""
    fields = draw(st.dictionaries(st.tuples(ids(), ids()), cells(), max_size=5))
    tables: dict[str, tuple[Row, ...]] = {}
    for block in draw(st.lists(ids(), max_size=3, unique=True)):
        row_ids = draw(st.lists(ids(), max_size=4, unique=True))
        tables[block] = tuple(draw(rows(row_id)) for row_id in row_ids)
    return Document(draw(ids()), fields, tables)


@st.composite
def filled(draw: st.DrawFn, template: Template, *, max_added: int = 3, max_written: int = 40) -> Document:
    """A form of one template: its fresh document with anything written into its cells, and rows added."""
    document = fresh_document(template)
    for table in template.tables():
        for number in range(draw(st.integers(0, max_added)) if table.growing else 0):
            held = document.rows(table.id)
            place = draw(st.integers(0, len(held)))
            document = document.with_rows(table.id, (*held[:place], Row(f"added{number}"), *held[place:]))
    written = st.dictionaries(st.sampled_from(writable(template, document)), cells(), max_size=max_written)
    for key, cell in draw(written).items():
        document = document.with_cell(key, cell)
    return document


def writable(template: Template, document: Document) -> list[CellKey]:
    """List every cell that the form has, blank ones too."""
    keys = [CellKey(block, "", spec.id) for block, spec in template.fields()]
    for table in template.tables():
        keys += [
            CellKey(table.id, row.id, column.id)
            for row in document.rows(table.id)
            for column in table.columns
        ]
    return keys


@st.composite
def edits(draw: st.DrawFn, document: Document) -> Edit:
    """One edit that fits the document."""
    places = [(block, row.id) for block, held in document.tables.items() for row in held]
    kinds: list[Any] = [SetCell, InsertRow]
    if places:
        kinds.append(RemoveRow)
    if any(len(held) > 1 for held in document.tables.values()):
        kinds.append(MoveRow)
    kind = draw(st.sampled_from(kinds))
    if kind is SetCell:
        block, row_id = draw(st.sampled_from(places)) if places and draw(st.booleans()) else (draw(ids()), "")
        return set_cell(document, CellKey(block, row_id, draw(ids())), draw(cells() | st.just(BLANK)))
    if kind is InsertRow:
        return draw(_insertion(document))
    if kind is RemoveRow:
        return remove_row(document, *draw(st.sampled_from(places)))
    block = draw(st.sampled_from([block for block, held in document.tables.items() if len(held) > 1]))
    row_id, after = draw(st.permutations([row.id for row in document.rows(block)]))[:2]
    return move_row(document, block, row_id, draw(st.sampled_from(("", after))))


@st.composite
def _insertion(draw: st.DrawFn, document: Document) -> InsertRow:
    block = draw(st.sampled_from(list(document.tables)) | ids() if document.tables else ids())
    held = [row.id for row in document.rows(block)]
    row = draw(rows(draw(ids().filter(lambda row_id: row_id not in held))))
    return InsertRow(block, row, draw(st.sampled_from(["", *held])))
