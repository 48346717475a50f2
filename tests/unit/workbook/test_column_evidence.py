"""Strange headings are told by where they stand and what stands under them, and looked at all the same."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook.reading import Reading
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.readings import doubts, strays, table
from tests.unit.workbook.conftest import Read

COLUMNS = ("first_level", "target_value", "actual_value", "weight", "score")


def headed(**headings: str) -> Sketch:
    """Give the paper form with other headings in the row of those of the indicators, and without reasons."""
    sketch = bureau().put({"I12": ""})
    return sketch.put({f"{column}12": text for column, text in headings.items()})


def test_a_heading_that_says_nothing_is_told_by_its_neighbours(read: Read) -> None:
    (reading,) = read(headed(E="甲栏"))
    assert table(reading, "indicators", *COLUMNS[1:])[1] == ("≥2次", "2次", "30", "30")
    assert "indicators/r1/target_value" in doubts(reading)
    (both,) = read(headed(E="甲栏", G="乙栏"))
    assert table(both, "indicators", *COLUMNS[1:])[1] == ("≥2次", "2次", "30", "30")
    assert {"indicators/r1/target_value", "indicators/r1/weight"} <= doubts(both).keys()


def test_the_last_heading_is_told_by_the_figures_under_it(read: Read) -> None:
    (reading,) = read(headed(H="丙栏"))
    assert table(reading, "indicators", *COLUMNS[3:])[0] == ("30", "30")


@pytest.mark.parametrize(
    ("heading", "text"),
    [("评分标准", "按比例"), ("甲栏", "≥"), ("甲栏", ""), ("甲栏", "很长" * 20), ("甲栏2", "2次")],
    ids=["of another thing", "signs", "blank", "sentences", "with a figure"],
)
def test_a_column_that_can_hold_no_target_is_none(read: Read, heading: str, text: str) -> None:
    sketch = headed(E=heading, I="备注")
    for row in (13, 14, 15):
        sketch.put({f"E{row}": text})
    readings = [
        reading for reading in _tried(read, sketch) if any(table(reading, "indicators", "target_value"))
    ]
    assert all(
        text not in held for reading in readings for held in table(reading, "indicators", "target_value")
    )


def _tried(read: Read, sketch: Sketch) -> list[Reading]:
    try:
        return read(sketch)
    except FileRefused:
        return []


def test_a_column_of_figures_holds_no_names_and_one_of_names_no_figures(read: Read) -> None:
    sketch = headed(D="丁栏").put({"D13": "培训人次", "D14": "培训班次", "D15": "合格率"})
    (reading,) = read(sketch)
    assert table(reading, "indicators", "third_level") == [("培训人次",), ("培训班次",), ("合格率",)]
    assert _tried(read, headed(D="丁栏").put({f"D{row}": row for row in (13, 14, 15)})) == []


def test_a_column_of_names_of_levels_is_one_of_levels(read: Read) -> None:
    sketch = headed(B="指标类别")
    (reading,) = read(sketch)
    assert table(reading, "indicators", "first_level")[0] == ("产出指标",)
    assert "indicators/r1/first_level" in doubts(reading)
    (other,) = read(sketch.put({"B13": "其他类"}))
    assert table(other, "indicators", "first_level")[0] == ("",)
    assert strays(other)["Sheet1!B13"] == "其他类"


def test_the_label_of_a_total_hides_no_column_of_levels(read: Read) -> None:
    sketch = headed(B="指标类别").put({"A16": "", "B16": "总分", "B14": "效益指标", "B15": "效益指标"})
    sketch.merges = [area for area in sketch.merges if area not in ("B13:B15", "A16:F16")]
    (reading,) = read(sketch)
    assert table(reading, "indicators", "first_level")[1] == ("效益指标",)


def test_contents_are_looked_at_up_to_a_blank_row_or_a_wider_cell(read: Read) -> None:
    sketch = bureau().put({"F5": "甲栏", "F10": "", "F11": ""})
    (reading,) = read(sketch)
    assert table(reading, "funds", "full_year_spending")[0] == ("135",)
    bare = Sketch(merges=["A1:H1"]).put({"A1": "项目支出绩效自评表"})
    bare.row(2, "资金来源", "年初预算数", "全年预算数", "甲栏", "分值", "执行率", "得分")
    bare.row(3, "年度资金总额", 5, 4, 3, 10, "75%", 7.5)
    bare.row(5, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    bare.row(6, "产出指标", "数量指标", "人次", "≥1次", "1次", 90, 90)
    (short,) = read(bare)
    assert table(short, "funds", "full_year_spending")[0] == ("3",)


def test_figures_behind_signs_are_targets_whatever_their_heading(read: Read) -> None:
    (reading,) = read(headed(E="绩效标准"))
    assert table(reading, "indicators", "target_value")[1] == ("≥2次",)
    assert "indicators/r1/target_value" in doubts(reading)
    apart = headed(E="符号", I="绩效标准").put({f"E{row}": "≥" for row in (13, 14, 15)})
    (other,) = read(apart.put({"F12": "绩效标准", "I12": "完成值", "I13": "1次", "I14": "2次", "F14": 2}))
    assert table(other, "indicators", "target_value")[1] == ("≥2",)


@pytest.mark.parametrize("heading", ["复核分", "扣分", "财政评审分"])
def test_points_of_others_are_neither_amounts_nor_scores(read: Read, heading: str) -> None:
    sketch = bureau().put({"D5": "", "D6": "", "D7": "", "I5": "自评分"})
    sketch.put({"J5": heading, "J6": 6.5, "J12": heading, "J13": 29})
    (reading,) = read(sketch)
    assert table(reading, "funds", "initial_budget", "score")[0] == ("", "6.94")
    assert strays(reading)["Sheet1!J6"] == "6.5"


def test_indicators_may_stand_under_the_last_level(read: Read) -> None:
    sketch = headed(C="二级指标", D="权重").put({f"C{row}": f"事项{row}" for row in (13, 14, 15)})
    sketch.put({f"D{row}": 30 for row in (13, 14, 15)} | {f"G{row}": "" for row in (12, 13, 14, 15)})
    sketch.merges.remove("C13:C15")
    (reading,) = read(sketch)
    assert table(reading, "indicators", "second_level", "third_level", "weight")[1] == ("", "事项14", "30")
    assert "indicators/r1/third_level" in doubts(reading)
    for same in ("数量指标", "事项13"):
        assert _tried(read, sketch.put({"C14": same})) == []
    assert _tried(read, sketch.put({f"C{row}": row for row in (13, 14, 15)})) == []


def test_contents_are_looked_at_as_far_as_the_label_before_them_reaches(read: Read) -> None:
    """Without merges nothing wide ends the funds, and what stands further down is none of theirs."""
    sketch = bureau().put({"D5": "甲栏"})
    sketch.merges = [area for area in sketch.merges if area[0] not in "BF"]
    (reading,) = read(sketch)
    assert table(reading, "funds", "initial_budget")[0] == ("194.5",)
    sketch.merges.remove("A5:A9")
    assert not any(table(other, "funds", "initial_budget")[0] == ("194.5",) for other in _tried(read, sketch))


def test_contents_are_looked_at_up_to_the_head_of_a_section(read: Read) -> None:
    sketch = bureau().put(
        {"D5": "甲栏", "A5": "", "A10": "三、年度目标", "B10": "", "F10": "", "B11": "", "F11": ""}
    )
    sketch.merges = [
        area for area in sketch.merges if area[0] not in "BF" and not area.startswith(("A5", "A10"))
    ]
    sketch.row(11, "预期目标", "培训千人。", "实际完成情况", "培训了千人。", at="C")
    (reading,) = read(sketch)
    assert table(reading, "funds", "initial_budget")[0] == ("194.5",)
