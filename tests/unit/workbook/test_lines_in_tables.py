"""Lines between the rows of a table are told from its rows: remarks, sums, levels, a label and its text."""

from __future__ import annotations

import pytest

from tests.helpers.dialects import with_rows
from tests.helpers.readings import field, strays, table
from tests.unit.workbook.conftest import Read

LEVELS = ("first_level", "second_level", "third_level")


def test_a_remark_between_the_rows_does_not_end_the_table(read: Read) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一"), ("以下为效益部分，按财政局要求填列",), ("效益指标", "", "二")
    )
    sketch.merges.append("B14:I14")
    (reading,) = read(sketch)
    assert [name for _, _, name in table(reading, "indicators", *LEVELS)] == ["一", "二"]
    assert strays(reading) == {"Sheet1!B14": "以下为效益部分，按财政局要求填列"}


@pytest.mark.parametrize(
    ("remark", "merge"),
    [("备注：本表一式两份。", "B15:I15"), ("备注：本表由项目单位填写，一式两份，于三月底前报送。", "")],
)
def test_without_a_closing_row_a_remark_ends_the_table(read: Read, remark: str, merge: str) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"), ("效益指标", "", "二"))
    sketch.put(dict.fromkeys(("A15", "G15", "H15", "A16"), "")).put({"B15": remark})
    sketch.merges = [area for area in sketch.merges if area != "A15:F15"] + ([merge] if merge else [])
    (reading,) = read(sketch)
    assert [name for _, _, name in table(reading, "indicators", *LEVELS)] == ["一", "二"]
    assert strays(reading) == {"Sheet1!B15": remark}
    assert field(reading, "total/score") == ""


@pytest.mark.parametrize(
    ("cells", "merges"),
    [
        ({"B": "其他需要说明事项", "D": "无"}, ["B15:C15", "D15:I15"]),
        ({"B": "其他需要说明事项", "D": "无"}, ["B15:C15"]),
        ({"B": "其他说明", "C": "附件另报"}, []),
        ({"B": "其他说明", "E": "附件另报"}, []),
        ({"B": "其他说明"}, []),
        ({"B": "效益指标", "E": "附件另报"}, ["E15:G15"]),
    ],
)
@pytest.mark.parametrize("closed", [True, False])
def test_a_label_with_its_text_is_no_row(
    read: Read, cells: dict[str, str], merges: list[str], *, closed: bool
) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"), ("效益指标", "", "二"), ("",))
    sketch.merges = [area for area in sketch.merges if area != "A15:F15"] + merges
    sketch.put({f"{column}15": text for column, text in cells.items()})
    if not closed:
        sketch.put(dict.fromkeys(("A16", "G16", "H16", "A17"), ""))
    (reading,) = read(sketch)
    assert [name for _, _, name in table(reading, "indicators", *LEVELS)] == ["一", "二"]
    assert strays(reading) == {f"Sheet1!{column}15": text for column, text in cells.items()}


@pytest.mark.parametrize(
    "row",
    [
        ("效益指标",),
        ("管理指标", "", "", "≥1次", "1次"),
        ("管理指标", "制度", "三"),
        ("管理指标", "", "三", "≥1次"),
    ],
)
def test_a_row_with_a_level_or_with_entries_is_one_however_blank(read: Read, row: tuple[str, ...]) -> None:
    (reading,) = read(with_rows(("产出指标", "数量指标", "一"), row))
    assert [level for level, _, _ in table(reading, "indicators", *LEVELS)] == ["产出指标", row[0]]


def test_without_a_closing_row_a_line_of_labels_ends_the_table(read: Read) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"))
    sketch.put(dict.fromkeys(("A14", "G14", "H14"), ""))
    sketch.put({"A14": sketch.cells.pop("A15")})
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 1
    assert field(reading, "foot/filled_by") == "甲"


def test_levels_may_stand_in_lines_over_their_rows(read: Read) -> None:
    sketch = with_rows(
        ("一、产出指标（50分）",), ("", "数量指标", "一", "≥1次"), ("二、过程指标",), ("", "管理", "二")
    )
    sketch.put({"B12": ""})
    sketch.merges += ["B13:I13", "B15:I15"]
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS) == [
        ("产出指标（50分）", "数量指标", "一"),
        ("过程指标", "管理", "二"),
    ]
    assert strays(reading) == {}
    (other,) = read(sketch.put({"B15": "以下另计"}))
    assert strays(other) == {"Sheet1!B15": "以下另计"}


@pytest.mark.parametrize("merged", [True, False])
def test_a_subtotal_is_no_row(read: Read, *, merged: bool) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一"), ("产出指标小计", "", "", "", "", 50, 49), ("效益指标", "", "二")
    )
    sketch.merges += ["B14:F14"] if merged else []
    (reading,) = read(sketch)
    assert [name for _, _, name in table(reading, "indicators", *LEVELS)] == ["一", "二"]
    assert strays(reading) == {"Sheet1!B14": "产出指标小计", "Sheet1!G14": "50", "Sheet1!H14": "49"}


def test_points_without_any_name_are_no_row(read: Read) -> None:
    (reading,) = read(with_rows(("产出指标", "数量指标", "一"), ("", "", "", "", "", 50, 49)))
    assert len(reading.document.rows("indicators")) == 1
    assert strays(reading) == {"Sheet1!G14": "50", "Sheet1!H14": "49"}


def test_the_closing_row_may_stand_before_the_others(read: Read) -> None:
    sketch = with_rows(("",), ("产出指标", "数量指标", "一"))
    total = {address: sketch.cells.pop(address) for address in ("A15", "G15", "H15")}
    sketch.put({f"{address[0]}13": value for address, value in total.items()})
    sketch.merges = [area for area in sketch.merges if area != "A15:F15"] + ["A13:F13"]
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS) == [("产出指标", "数量指标", "一")]
    assert (field(reading, "total/weight"), field(reading, "total/score")) == ("100", "96.94")
    assert strays(reading) == {}


def test_headings_under_others_without_their_merge_are_no_row(read: Read) -> None:
    (reading,) = read(
        with_rows(("", "", "", "符号及数值", "实际"), ("产出指标", "数量指标", "一", "≥1次", "1次"))
    )
    assert table(reading, "indicators", *LEVELS) == [("产出指标", "数量指标", "一")]
    assert strays(reading) == {"Sheet1!E13": "符号及数值", "Sheet1!F13": "实际"}
