"""Rows that the template names are read by their labels, or by all that is printed in them."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.templates.spec import TableBlock
from tests.helpers.dialects import bureau
from tests.helpers.provinces import framework, hubei, shanxi
from tests.helpers.readings import doubts, field, strays, table
from tests.unit.workbook.conftest import Read

_FRAMEWORK = library().template("department-framework").table("framework")
assert isinstance(_FRAMEWORK, TableBlock)
SPEC = _FRAMEWORK


def test_the_rows_of_a_growing_table_are_as_many_as_there_are(read: Read) -> None:
    sketch = shanxi()
    (reading,) = read(sketch)
    assert [row.id for row in reading.document.rows("funds")] == ["annual_total", "r1"]
    (short,) = read(sketch.put(dict.fromkeys([f"{column}8" for column in "BDEFGHIJK"], "")))
    assert [row.id for row in short.document.rows("funds")] == ["annual_total"]


def test_the_total_of_the_funds_stands_first_however_it_is_called(read: Read) -> None:
    (reading,) = read(hubei().put({"B9": "区级安排"}))
    assert [row.id for row in reading.document.rows("funds")] == ["annual_total"]
    assert table(reading, "funds", "source", "full_year_budget") == [("区级安排", "65")]
    (other,) = read(bureau().put({"B6": "本年投入", "B7": "其中：本级"}))
    assert [row.id for row in other.document.rows("funds")] == [
        *("annual_total", "r1", "current_appropriation", "carried_over", "other_funds"),
    ]


def test_a_misspelled_fund_row_is_doubted_where_the_rows_are_fixed(read: Read) -> None:
    (reading,) = read(bureau().put({"B7": "其中：当年财政拔款"}))
    assert table(reading, "funds", "source", "initial_budget")[1] == ("其中：当年财政拔款", "194.5")
    assert list(doubts(reading)) == ["funds/current_appropriation/source"]
    (growing,) = read(shanxi().put({"B8": "市辖区财政资金"}))
    assert [row.id for row in growing.document.rows("funds")] == ["annual_total", "county_funds"]
    assert doubts(growing) == {}


def test_a_row_without_amounts_is_none_of_the_funds(read: Read) -> None:
    (reading,) = read(bureau().put({"B8": "说明", "D8": "见附件", "B9": "本行没有金额"}))
    assert [row.id for row in reading.document.rows("funds")][-1] == "other_funds"
    assert strays(reading) == {"Sheet1!B8": "说明", "Sheet1!D8": "见附件", "Sheet1!B9": "本行没有金额"}


def test_a_total_closes_the_funds_of_no_form(read: Read) -> None:
    (reading,) = read(shanxi().put({"B8": "合计", "D8": 5}))
    assert [row.id for row in reading.document.rows("funds")] == ["annual_total"]
    assert strays(reading)["Sheet1!B8"] == "合计"


def test_rows_are_told_apart_by_all_that_is_printed_in_them(read: Read) -> None:
    own = {"third_level": "本局自设指标（3分）", "criteria": "酌情计分。", "explanation": "无"}
    worded = {"criteria": "每项加2分。", "explanation": "见附件"}
    (reading,) = read(framework(goal_soundness=worded, added=own))
    assert reading.template.id == "department-framework"
    scores = [row.text("score") for row in reading.document.rows("framework")]
    assert scores == [str(number) for number in range(28, 0, -1)]
    assert field(reading, "total/score") == "88"
    first = reading.document.rows("framework")[0]
    assert (first.id, first.text("criteria")) == ("goal_soundness", "每项加2分。")
    assert set(strays(reading).values()) == {*own.values(), "29"}


def test_what_is_printed_is_kept_as_the_template_prints_it(read: Read) -> None:
    (row,) = (row for row in SPEC.rows if row.id == "asset_safety")
    spread = {column: text.replace("\n", " ") for column, text in row.texts.items()}
    (reading,) = read(framework(asset_safety=spread))
    (found,) = (found for found in reading.document.rows("framework") if found.id == row.id)
    assert {column: found.text(column) for column in row.texts} == row.texts
    assert spread != row.texts


def test_a_row_that_is_missing_stays_blank(read: Read) -> None:
    (row,) = (row for row in SPEC.rows if row.id == "asset_safety")
    (reading,) = read(framework(asset_safety=dict.fromkeys(row.texts, "")))
    (found,) = (found for found in reading.document.rows("framework") if found.id == row.id)
    assert dict(found.cells) == {}


def test_a_name_that_is_said_once_for_several_rows_counts_for_all_of_them(read: Read) -> None:
    (row,) = (row for row in SPEC.rows if row.id == "asset_safety")
    (reading,) = read(framework(asset_safety={"first_level": "", "second_level": ""}))
    (found,) = (found for found in reading.document.rows("framework") if found.id == row.id)
    assert {column: found.text(column) for column in row.texts} == row.texts


def test_one_row_of_amounts_without_a_label_is_the_total(read: Read) -> None:
    sketch = bureau()
    for row in (6, 7, 8, 9):
        sketch.put({f"{column}{row}": "" for column in "BDEFGHI" if f"{column}{row}" in sketch.cells})
    sketch.row(6, 100, 120, 90, 10, at="D")
    (reading,) = read(sketch)
    assert table(reading, "funds", "source", "full_year_budget", "weight")[0] == ("年度资金总额", "120", "10")
    assert "没有名称" in doubts(reading)["funds/annual_total/source"]
    assert strays(reading) == {}


@pytest.mark.parametrize(
    "rows", [[(1, 2, 3)], [(100, 120, "很多")], [(100, "", "")], [(100, 120, 90), (50, 60, 45)]]
)
def test_numbers_of_columns_and_several_rows_are_no_total(
    read: Read, rows: list[tuple[str | int, ...]]
) -> None:
    sketch = bureau()
    for row in (6, 7, 8, 9):
        sketch.put({f"{column}{row}": "" for column in "BDEFGHI" if f"{column}{row}" in sketch.cells})
    for number, values in enumerate(rows, 6):
        sketch.row(number, *values, at="D")
    (reading,) = read(sketch)
    assert table(reading, "funds", "full_year_budget")[0] == ("",)
    assert len(strays(reading)) == sum(value != "" for values in rows for value in values)


def test_the_sum_of_sources_is_the_budget(read: Read) -> None:
    sketch = bureau()
    for row in (5, 6, 7, 8, 9):
        sketch.put({f"{column}{row}": "" for column in "BDEFGHI" if f"{column}{row}" in sketch.cells})
    sketch.merges = [area for area in sketch.merges if not area.startswith("B")]
    sketch.row(5, "中央", "本级", "合计", "执行数", "执行率", at="B").row(6, 40, 60, 100, 90, "90%", at="B")
    (reading,) = read(sketch)
    assert table(reading, "funds", "full_year_budget", "full_year_spending", "execution_rate")[0] == (
        "100",
        "90",
        "90%",
    )
    assert "funds/annual_total/full_year_budget" in doubts(reading)
