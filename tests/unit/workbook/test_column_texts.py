"""What stands under headings is collected column by column, without the rows that close the table."""

from __future__ import annotations

from desktop.workbook.column_texts import column_texts
from desktop.workbook.sheet_facts import SheetFacts
from tests.helpers.readings import sheet_grid

ROWS = (
    ("甲", "乙", "丙"),
    ("产出", "清淤", "2公里"),
    ("", "改厕", "-"),
    ("合计", "", ""),
    ("效益", "受益", "8个"),
)


def test_texts_stand_by_row_and_merged_ones_count_once() -> None:
    grid = sheet_grid(SheetFacts("表", 1, merges=((1, 0, 2, 0), (3, 0, 3, 2))), ROWS)
    texts = column_texts(grid, grid.rows[0], range(1, 9))
    first, second, third = grid.rows[0]
    assert texts.of(first) == {1: "产出", 4: "效益"}
    assert texts.filled(second) == ["清淤", "改厕", "受益"]
    assert texts.of(third) == {1: "2公里", 4: "8个"}
    assert list(texts.beside(second, third)) == [("清淤", "2公里"), ("受益", "8个")]


def test_only_the_rows_before_the_next_table_count() -> None:
    grid = sheet_grid(SheetFacts("表", 1), ROWS)
    texts = column_texts(grid, grid.rows[0], range(1, 2))
    assert [texts.filled(heading) for heading in grid.rows[0]] == [["产出"], ["清淤"], ["2公里"]]
