"""A text of paragraphs and tables as a Sheet: its rows, its headings, and the pages they come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind, Sheet
from desktop.layout.statement import PAGE, Part, Statement, Table, compose_statement
from desktop.operations.library import library
from desktop.templates.spec import Align

HEADINGS = ("序号", "位置", "报送时", "现在")
TABLE = Table(HEADINGS, (("1", "年度资金总额 全年执行数", "150", "160"), ("2", "目标", "（空）", "一\n二")))
TEXTS = st.text("项目资金 95%≥，。（）\n", max_size=60)
TABLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=4).map(
    lambda rows: Table(HEADINGS, tuple(rows))
)


def composed(*parts: Part) -> Sheet:
    return compose_statement(Statement("修改说明", parts), library().metrics)


def rows(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in sheet.cells if cell.row == row] for row in range(len(sheet.row_heights))]


def test_title_paragraphs_and_tables_stand_under_each_other() -> None:
    sheet = composed("共2处：", TABLE, "盖章")
    assert rows(sheet) == [["修改说明"], ["共2处："], list(HEADINGS), *map(list, TABLE.rows), ["盖章"]]
    assert [(head.head.first, head.body.first, head.body.last) for head in sheet.heads] == [(2, 3, 4)]
    assert sheet.tied == (2,)
    assert [cell.kind for cell in sheet.cells if cell.column == 0] == [
        CellKind.TITLE,
        CellKind.LINE,
        CellKind.HEADING,
        CellKind.ENTRY,
        CellKind.ENTRY,
        CellKind.LINE,
    ]
    assert [cell.align for cell in sheet.cells if cell.row == 3] == [Align.CENTRE] + [Align.LEFT] * 3
    assert [cell.bordered for cell in sheet.cells if cell.column == 0] == [False] * 2 + [True] * 3 + [False]


def test_a_blank_line_parts_two_tables() -> None:
    assert rows(composed(TABLE, TABLE))[4:6] == [[""], list(HEADINGS)]


def test_headings_are_repeated_on_each_page() -> None:
    many = Table(HEADINGS, tuple((str(n), f"第{n}行 得分", "8", "7.33") for n in range(1, 120)))
    pages = paginate(composed("共119处：", many), PAGE)
    assert len(pages.pages) == 4
    assert all(any(part.lines == ("报送时",) for part in page) for page in pages.pages)


@given(parts=st.lists(st.one_of(TEXTS, TABLES), max_size=5))
def test_no_sign_is_lost_and_every_line_fits(parts: list[Part]) -> None:
    sheet = composed(*parts)
    for cell in sheet.cells:
        assert "".join("".join(cell.lines).split()) == "".join(cell.text.split())
        room = sum(sheet.column_widths[cell.column : cell.column + cell.column_span])
        assert all(library().metrics.width(line, cell.size, cell.face) <= room for line in cell.lines)
    printed = [part for page in paginate(sheet, PAGE).pages for part in page if not part.repeated]
    lines = [line for cell in sheet.cells for line in cell.lines]
    assert sorted(line for part in printed for line in part.lines) == sorted(lines)
