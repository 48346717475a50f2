"""Tables are read whatever the order of their columns and the way their levels are printed."""

from __future__ import annotations

import pytest

from tests.helpers.dialects import bureau, system, with_rows
from tests.helpers.readings import doubts, field, strays, table
from tests.unit.workbook.conftest import Read

LEVELS = ("first_level", "second_level", "third_level")


def test_columns_may_stand_in_any_order(read: Read) -> None:
    sketch = system()
    for row in (11, 12, 13, 14):
        sketch.put(
            {f"{a}{row}": sketch.cells.get(f"{b}{row}", "") for a, b in (("M", "D"), ("N", "I"), ("O", "K"))}
        )
        sketch.put(dict.fromkeys((f"D{row}", f"I{row}", f"K{row}"), ""))
    (reading,) = read(sketch)
    assert table(reading, "indicators", "third_level", "target_value", "weight", "score") == [
        ("培训人次", "≥1000人次", "45", "45"),
        ("及时性", "及时", "45", "45"),
    ]
    assert strays(reading) == {}


@pytest.mark.parametrize("merges", [("B13:B16", "C13:C14", "C15:C16"), ()], ids=["merged", "first row only"])
def test_levels_are_repeated_where_they_are_merged_or_printed_once(
    read: Read, merges: tuple[str, ...]
) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一", 1),
        ("", "", "二", 2),
        ("", "质量指标", "三", 3),
        ("", "", "四", 4),
        merges=merges,
    )
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS) == [
        ("产出指标", "数量指标", "一"),
        ("产出指标", "数量指标", "二"),
        ("产出指标", "质量指标", "三"),
        ("产出指标", "质量指标", "四"),
    ]


def test_cells_merged_under_the_table_say_nothing_of_its_levels(read: Read) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"), ("", "", "二"))
    last = max(int(address[1:]) for address in sketch.cells)
    sketch.put({f"B{last + 1}": "经验", f"D{last + 1}": "良好"}).merges.append(f"B{last + 1}:B{last + 2}")
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS)[1] == ("产出指标", "数量指标", "二")


def test_a_second_level_does_not_reach_under_the_next_first_level(read: Read) -> None:
    (reading,) = read(with_rows(("产出指标", "数量指标", "一"), ("效益指标", "", "二"), ("", "", "三")))
    assert table(reading, "indicators", *LEVELS) == [
        ("产出指标", "数量指标", "一"),
        ("效益指标", "", "二"),
        ("效益指标", "", "三"),
    ]


def test_where_levels_are_merged_a_single_blank_is_a_blank(read: Read) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一"), ("", "", "二"), ("", "", "三"), merges=("B13:B15", "C13:C14")
    )
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS)[2] == ("产出指标", "", "三")


def test_a_name_over_two_levels_belongs_to_the_first(read: Read) -> None:
    (reading,) = read(with_rows(("满意度指标", "", "一"), merges=("B13:C13",)))
    assert table(reading, "indicators", *LEVELS) == [("满意度指标", "", "一")]


def test_blank_rows_beside_a_level_are_rows_and_others_are_not(read: Read) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一"),
        ("",),
        ("效益指标", "社会效益指标", "二"),
        ("",),
        merges=("B13:B14", "C13:C14"),
    )
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS) == [
        ("产出指标", "数量指标", "一"),
        ("产出指标", "数量指标", ""),
        ("效益指标", "社会效益指标", "二"),
    ]


def test_a_row_of_the_form_that_takes_two_of_the_sheet_is_one(read: Read) -> None:
    merges = tuple(f"{column}13:{column}14" for column in "BCDEFGHI")
    sketch = with_rows(("产出指标", "数量指标", "一", "≥1次", "1次", 10, 10), ("",), merges=merges)
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 1


def test_a_weight_merged_over_rows_stands_in_the_first(read: Read) -> None:
    sketch = with_rows(
        ("产出指标", "数量指标", "一", "1", "1", 10, 10),
        ("", "", "二", "2", "2"),
        merges=("G13:G14", "H13:H14"),
    )
    (reading,) = read(sketch)
    assert table(reading, "indicators", "third_level", "weight") == [("一", "10"), ("二", "")]


def test_headings_printed_again_are_no_row(read: Read) -> None:
    sketch = bureau(indicators=4)
    sketch.merges = [area for area in sketch.merges if not area.startswith(("B13", "C13"))]
    for column in "BCDEFGHI":
        sketch.put({f"{column}15": sketch.cells[f"{column}12"]})
    (reading,) = read(sketch)
    assert table(reading, "indicators", *LEVELS) == [
        ("产出指标", "数量指标", "指标1"),
        ("产出指标", "数量指标", "指标2"),
        ("产出指标", "数量指标", "指标4"),
    ]
    assert strays(reading) == {}


def test_without_a_closing_row_a_blank_row_ends_the_table(read: Read) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"))
    sketch.put(dict.fromkeys(("A14", "G14", "H14", "A15"), "")).put({"C16": "某某", "D16": "某表"})
    sketch.merges = [area for area in sketch.merges if area != "A14:F14"]
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 1
    assert strays(reading) == {"Sheet1!C16": "某某", "Sheet1!D16": "某表"}


def test_a_table_may_be_the_last_thing_on_its_sheet(read: Read) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"))
    sketch.put(dict.fromkeys(("A14", "G14", "H14", "A15"), ""))
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 1
    assert strays(reading) == {}


def test_the_side_label_may_stand_in_every_row(read: Read) -> None:
    sketch = with_rows(("产出指标", "数量指标", "一"), ("", "", "二"))
    sketch.put({"A13": "绩\n效\n指\n标", "A14": "绩效指标"})
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 2
    assert strays(reading) == {}


@pytest.mark.parametrize("label", ["总\u3000分", "合计：", "得分合计", "总得分"])
def test_the_closing_row_is_known_by_any_of_its_names(read: Read, label: str) -> None:
    (reading,) = read(bureau().put({"A16": label}))
    assert (field(reading, "total/weight"), field(reading, "total/score")) == ("100", "96.94")


def test_the_closing_row_may_be_numbered(read: Read) -> None:
    (reading,) = read(system().put({"A14": "3"}))
    assert field(reading, "total/score") == "96.94"
    assert strays(reading) == {}


def test_what_else_stands_in_the_closing_row_is_unread(read: Read) -> None:
    (reading,) = read(bureau().put({"I16": "优"}))
    assert strays(reading) == {"Sheet1!I16": "优"}


def test_a_total_where_its_label_stands_is_not_taken_for_a_figure(read: Read) -> None:
    sketch = bureau().put({"A16": "", "G16": "合计"})
    sketch.merges.remove("A16:F16")
    (reading,) = read(sketch)
    assert field(reading, "total/weight") == ""
    assert field(reading, "total/score") == "96.94"


def test_fund_rows_are_known_by_their_labels_in_any_order(read: Read) -> None:
    sketch = bureau()
    sketch.row(6, "  其他资金：", "", 1, 2, 3, at="B").row(7, "上级补助", "", 9, 9, 9, "", "", "", at="B")
    sketch.put({"H6": "", "I6": "", "G6": "", "G7": "", "I7": "", "B8": "资金总额", "D8": 5})
    sketch.row(9, "资金总额", "", 6, at="B")
    (reading,) = read(sketch)
    assert table(reading, "funds", "source", "initial_budget") == [
        ("资金总额", "5"),
        ("", ""),
        ("", ""),
        ("其他资金：", "1"),
        ("上级补助", "9"),
    ]
    assert [row.id for row in reading.document.rows("funds")][-2:] == ["other_funds", "r1"]
    assert strays(reading) == {"Sheet1!B9": "资金总额", "Sheet1!D9": "6"}


def test_a_misspelled_heading_is_read_and_doubted(read: Read) -> None:
    sketch = bureau().put({"I12": "偏差原因分析和改进措施", "I13": "无偏差"})
    (reading,) = read(sketch)
    assert table(reading, "indicators", "deviation_reason")[0] == ("无偏差",)
    assert doubts(reading) == {
        "indicators/r1/deviation_reason": (
            "栏目名称“偏差原因分析和改进措施”与“偏差原因分析\n及改进措施”写法不同，按“偏差原因分析\n及改进措施”读入，请核对。"
        )
    }


def test_of_two_columns_for_one_the_better_spelled_counts(read: Read) -> None:
    first = bureau().put(
        {"I12": "偏差原因分析和改进措施", "J12": "偏差原因分析及改进措施", "J13": "是", "I13": "非"}
    )
    (reading,) = read(first)
    assert table(reading, "indicators", "deviation_reason")[0] == ("是",)
    assert strays(reading) == {"Sheet1!I12": "偏差原因分析和改进措施", "Sheet1!I13": "非"}
    second = bureau().put({"J12": "偏差原因", "J13": "非"})
    (reading,) = read(second)
    assert strays(reading) == {"Sheet1!J12": "偏差原因", "Sheet1!J13": "非"}


def test_columns_that_the_form_does_not_have_are_unread(read: Read) -> None:
    (reading,) = read(bureau().put({"J12": "佐证材料", "J14": "见附件", "L13": "#DIV/0!"}))
    assert strays(reading) == {"Sheet1!L13": "#DIV/0!", "Sheet1!J12": "佐证材料", "Sheet1!J14": "见附件"} or (
        strays(reading) == {"Sheet1!J12": "佐证材料", "Sheet1!L13": "#DIV/0!", "Sheet1!J14": "见附件"}
    )


def test_errors_are_kept_and_doubted(read: Read) -> None:
    sketch = bureau()
    sketch.raw["H8"] = "<c r='H8' t='e'><f>F8/E8</f><v>#DIV/0!</v></c>"
    (reading,) = read(sketch)
    assert table(reading, "funds", "execution_rate")[2] == ("#DIV/0!",)
    assert doubts(reading) == {
        "funds/carried_over/execution_rate": "原表此处是错误值“#DIV/0!”，照录，请改正。"
    }


def test_digits_that_the_sheet_hides_are_kept_and_doubted(read: Read) -> None:
    sketch = bureau().put({"H16": 96.945})
    sketch.styles["H16"] = 1
    (reading,) = read(sketch)
    assert field(reading, "total/score") == "96.945"
    assert doubts(reading) == {
        "total//score": "单元格里的数是96.945，表上只显示为“96.95”，按96.945读入，请核对。"
    }


def test_an_actual_value_that_may_be_in_another_unit_is_doubted(read: Read) -> None:
    (reading,) = read(
        system().row(12, "1", "产出指标", "数量指标", "合格率", "≥", "95", "%", "0.97", "45", "45")
    )
    assert table(reading, "indicators", "target_value", "actual_value")[0] == ("≥95%", "0.97")
    assert list(doubts(reading)) == ["indicators/r1/actual_value"]


def test_a_unit_without_target_column_in_reach_is_no_invention(read: Read) -> None:
    (reading,) = read(system().put({"F12": "", "H12": ""}))
    assert table(reading, "indicators", "target_value", "actual_value")[0] == ("≥人次", "")


def test_amounts_in_another_unit_than_the_form_are_doubted(read: Read) -> None:
    sketch = bureau().put({"A5": "项目资金\n（元）"})
    (reading,) = read(sketch)
    assert table(reading, "funds", "initial_budget")[0] == ("194.5",)
    assert doubts(reading)["funds/annual_total/initial_budget"] == (
        "原表的金额单位是“元”，本表样是“万元”，金额照原样读入，请换算。"
    )
    assert len(doubts(reading)) == 6
    (other,) = read(system().put({"E2": "单位：元"}))
    assert len(doubts(other)) == 3
    assert "Sheet1!E2" not in strays(other)


def test_a_remark_left_of_the_form_hides_no_end_of_a_table(read: Read) -> None:
    sketch = bureau().moved(0, 2).put({"A16": "复核", "A17": "复核"})
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 3
    assert field(reading, "total/score") == "96.94"
    assert strays(reading) == {"Sheet1!A16": "复核", "Sheet1!A17": "复核"}


def test_a_sentence_with_figures_is_no_amount(read: Read) -> None:
    (reading,) = read(bureau().put({"B8": "情况", "D8": "2021年已全部发放", "B9": ""}))
    assert [row.text("source") for row in reading.document.rows("funds")][2:] == ["", ""]
    assert strays(reading) == {"Sheet1!B8": "情况", "Sheet1!D8": "2021年已全部发放"}
