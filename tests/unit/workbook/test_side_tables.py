"""Funds are found beside their headings: down the side, or a heading and its entry by turns."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.side_tables import SideTable, side_table
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.provinces import shanxi
from tests.helpers.readings import strays, table
from tests.unit.workbook.conftest import Read
from tests.unit.workbook.sketch_grids import grid_of_sketch

COLUMNS = ("source", "initial_budget", "full_year_budget", "full_year_spending", "execution_rate")


def without_funds() -> Sketch:
    """Lay a form out with room for funds in rows 5 to 9."""
    sketch = bureau()
    sketch.merges = [area for area in sketch.merges if area[1:3] not in ("5:", "6:", "7:", "8:", "9:")]
    sketch.cells = {place: text for place, text in sketch.cells.items() if place[1:] not in tuple("56789")}
    sketch.styles = {}
    return sketch


def found(sketch: Sketch) -> SideTable | None:
    known = library()
    funds = blueprint(known.template("mof"), known.vocabulary).tables["funds"]
    return side_table(grid_of_sketch(sketch), funds)


def test_headings_stand_down_the_side(read: Read) -> None:
    sketch = without_funds().row(5, "资金来源", "合计", "市级安排", "其他资金", at="B")
    sketch.row(6, "年初预算数", 100, 80, 20, at="B").row(7, "全年预算数", 100, 80, at="B")
    sketch.row(8, "全年执行数", 90, 72, 18, at="B").row(9, "执行率", "90%", "90%", "—", at="B")
    (reading,) = read(sketch)
    assert (reading.template.id, strays(reading)) == ("mof", {})
    assert table(reading, "funds", *COLUMNS) == [
        ("合计", "100", "100", "90", "90%"),
        ("", "", "", "", ""),
        ("", "", "", "", ""),
        ("其他资金", "20", "", "18", "—"),
        ("市级安排", "80", "80", "72", "90%"),
    ]
    assert [row.id for row in reading.document.rows("funds")][-1] == "r2"


def test_headings_and_entries_stand_by_turns(read: Read) -> None:
    sketch = without_funds().row(5, "年初预算数", 75, "全年预算数", 72, "全年执行数", 68.4, at="B")
    sketch.row(6, "执行率", "95%", "分值", 10, "得分", 9.5, at="B")
    (reading,) = read(sketch)
    assert strays(reading) == {}
    assert table(reading, "funds", *COLUMNS, "score")[0] == ("年度资金总额", "75", "72", "68.4", "95%", "9.5")


def test_blanks_may_lie_before_entries_whose_merges_are_gone(read: Read) -> None:
    sketch = without_funds().row(5, "年初预算数", "", 75, "全年预算数", "", 72, at="B")
    sketch.row(6, "全年执行数", "", 68.4, "执行率", at="B")
    (reading,) = read(sketch)
    assert strays(reading) == {}
    assert table(reading, "funds", *COLUMNS)[0] == ("年度资金总额", "75", "72", "68.4", "")


def test_two_rows_of_one_name_keep_their_places(read: Read) -> None:
    sketch = without_funds().row(5, "资金", "合计", "合计", at="B").row(6, "年初预算数", 1, 2, at="B")
    sketch.row(7, "全年预算数", 3, 4, at="B").row(8, "全年执行数", 5, 6, at="B")
    (reading,) = read(sketch)
    rows = table(reading, "funds", *COLUMNS[:4])
    assert (rows[0], rows[-1]) == (("合计", "1", "3", "5"), ("合计", "2", "4", "6"))


def test_the_rows_of_a_growing_table_are_as_many_as_stand_there(read: Read) -> None:
    sketch = shanxi()
    sketch.cells = {place: text for place, text in sketch.cells.items() if place[1:] not in tuple("5678")}
    sketch.merges = [area for area in sketch.merges if not {area[1], area[4:5]} & set("5678")]
    sketch.row(6, "年初预算数", 75, "全年预算数", 72, "全年执行数", 68.4, at="B")
    (reading,) = read(sketch)
    assert (reading.template.id, strays(reading)) == ("shanxi", {})
    assert [row.id for row in reading.document.rows("funds")] == ["annual_total"]


@pytest.mark.parametrize(
    "rows",
    [
        [("年初预算数", "全年预算数", 72, "全年执行数", 68.4)],
        [("年初预算数", 75, "全年预算数", 72), ("全年预算数", 72, "全年执行数", 68)],
        [("年初预算数", 75, "年初预算", 72, "全年执行数", 68)],
        [("年初预算数", 75), ("", ""), ("全年预算数", 72), ("", ""), ("全年执行数", 68)],
        [("年初预算数", 75), ("全年预算数", 72), ("执行率", "90%")],
    ],
    ids=["touching", "twice", "twice in a row", "apart", "none of the spending"],
)
def test_no_table_is_made_of_headings_that_leave_doubts(rows: list[tuple[str | float, ...]]) -> None:
    sketch = Sketch()
    for number, row in enumerate(rows, 1):
        sketch.row(number, *row)
    assert found(sketch) is None


def test_headings_under_each_other_with_figures_above_have_one_entry_each() -> None:
    sketch = Sketch().row(1, "项目", 2024).row(2, "年初预算数", 75).row(3, "全年预算数", 72)
    side = found(sketch.row(4, "全年执行数", 68))
    assert side is not None
    (only,) = side.rows
    assert only.label is None
    assert only.entries == {
        "initial_budget": (1, 1),
        "full_year_budget": (2, 1),
        "full_year_spending": (3, 1),
    }


def test_nothing_need_stand_over_the_headings() -> None:
    sketch = Sketch().row(1, "", "合计").row(2, "年初预算数", 75).row(3, "全年预算数", 72)
    side = found(sketch.row(4, "全年执行数", 68))
    assert side is not None
    assert "source" not in side.headings
    assert [row.label.text for row in side.rows if row.label] == ["合计"]


def test_parts_of_the_funds_may_follow_by_turns(read: Read) -> None:
    sketch = without_funds().row(5, "年初预算数：", 75, "全年预算数：", 72, "全年执行数：", 68.4, at="B")
    sketch.row(6, *("其中-财政拨款：", 70, "其中-财政拨款：", 67, "其中-财政拨款：", 64), at="B")
    sketch.row(7, *("其它资金：", 5, "其它资金：", 5, "其它资金：", 4.4), at="B").row(
        8, "年初", 1, "别的", 2, at="B"
    )
    (reading,) = read(sketch)
    rows = table(reading, "funds", *COLUMNS[:4])
    assert rows[:2] == [("年度资金总额", "75", "72", "68.4"), ("其中-财政拨款：", "70", "67", "64")]
    assert rows[3] == ("其它资金：", "5", "5", "4.4")
    assert set(strays(reading)) == {"Sheet1!B8", "Sheet1!C8", "Sheet1!D8", "Sheet1!E8"}


def test_parts_may_follow_two_rows_and_a_figure_stand_under_its_heading() -> None:
    sketch = without_funds().row(5, "安排情况", "", "支出情况", "", "", "执行率", at="B")
    sketch.row(6, "全年预算数", 75, "全年执行数", 68.4, "", "95%", at="B")
    sketch.row(7, "年初预算数", 70, at="B").row(8, "其他资金", 5, "其他资金", at="B")
    side = found(sketch)
    assert side is not None
    assert side.rows[0].entries["execution_rate"] == (5, 6)
