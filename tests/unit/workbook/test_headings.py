"""Tables are found by one or two rows of headings, and without any by the labels of their rows."""

from __future__ import annotations

import pytest

from tests.helpers.dialects import Sketch, bureau
from tests.helpers.provinces import apart, hubei, shanxi, term
from tests.helpers.readings import doubts, field, strays, table
from tests.unit.workbook.conftest import Read

FUNDS = ("source", "declared_budget", "initial_budget", "full_year_budget", "score", "deviation_reason")
HALVES = (
    "first_level",
    "term_second_level",
    "term_third_level",
    "term_target",
    "second_level",
    "target_value",
)


def bare(sketch: Sketch) -> Sketch:
    """Take all merges out of a sketch."""
    sketch.merges = []
    return sketch


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "not merged"])
def test_two_rows_of_headings_are_read_as_one(read: Read, merged: bool) -> None:
    (reading,) = read(shanxi() if merged else bare(shanxi()))
    assert (reading.template.id, reading.confidence, strays(reading)) == ("shanxi", 1.0, {})
    assert table(reading, "funds", *FUNDS) == [
        ("资金总额:", "26.21", "26.2", "26.1", "9.9", ""),
        ("市本级安排资金", "26.21", "26.2", "26.1", "9.9", "无偏差"),
    ]


def test_a_heading_may_stand_alone_where_the_one_above_it_is_left_out(read: Read) -> None:
    sketch = shanxi().put({"D5": "目标申报数", "E5": "预算编制数", "D6": "", "E6": ""})
    sketch.merges.remove("D5:E5")
    (reading,) = read(sketch)
    assert table(reading, "funds", *FUNDS)[0][1:3] == ("26.21", "26.2")


def test_a_heading_above_others_may_be_worded_in_another_way(read: Read) -> None:
    (reading,) = read(shanxi().put({"D5": "年初安排"}))
    assert table(reading, "funds", *FUNDS)[0][1:3] == ("26.21", "26.2")
    (other,) = read(term().put({"C16": "项目期内", "F16": "本年"}))
    assert table(other, "indicators", *HALVES)[1] == (
        *("效益指标", "社会效益", "获得感", "提升", "社会效益", "逐年提升"),
    )


def test_the_last_heading_of_a_row_may_cover_others_without_being_merged(read: Read) -> None:
    (reading,) = read(bare(term()))
    assert (reading.template.id, strays(reading)) == ("shanxi-term", {})
    assert table(reading, "indicators", *HALVES)[0] == (
        *("产出指标", "数量指标", "人数", "≥62人", "数量指标", "≥62人"),
    )


def test_headings_that_are_repeated_with_those_above_them_are_no_rows(read: Read) -> None:
    sketch = shanxi()
    sketch.row(13, *(sketch.cells.get(f"{column}11", "") for column in "ABCDEFGHIJK"))
    (reading,) = read(sketch)
    assert [name for (name,) in table(reading, "indicators", "third_level")] == ["村数"]
    assert strays(reading) == {}


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "not merged"])
def test_a_table_without_headings_is_known_by_its_rows(read: Read, merged: bool) -> None:
    (reading,) = read(term() if merged else bare(term()))
    assert strays(reading) == doubts(reading) == {}
    assert table(reading, "funds", "source", "term_amount", "annual_source", "annual_amount") == [
        ("实施期资金总额：", "100", "年度资金总额：", "90"),
        ("其中：中央财政资金", "99", "其中：中央财政资金", "89"),
        ("省级财政资金", "98", "省级财政资金", "88"),
        ("市县（区）财政资金", "97", "市县（区）财政资金", "87"),
        ("单位自筹", "96", "单位自筹", "86"),
        ("其他资金", "", "其他资金", ""),
    ]


def test_rows_that_are_too_few_are_no_table(read: Read) -> None:
    sketch = term()
    for row in range(8, 12):
        sketch.put(dict.fromkeys((f"C{row}", f"D{row}", f"E{row}", f"G{row}"), ""))
    with pytest.raises(Exception, match="缺少栏目“年度资金”"):
        read(sketch)


def test_the_halves_of_a_system_have_headings_of_their_own(read: Read) -> None:
    sketch = term()
    sketch.merges = [
        area for area in sketch.merges if not ("6" <= area[1] <= "9" or area[1:3] in ("10", "11"))
    ]
    for row in range(6, 12):
        sketch.put(dict.fromkeys((f"A{row}", f"C{row}", f"D{row}", f"E{row}", f"G{row}"), ""))
    sketch.row(6, "序号", "资金来源", "实施期资金", "年度资金")
    sketch.row(7, 1, "资金总额", 100, 90).row(8, 2, "其中：中央财政拨款", 99, 89)
    (reading,) = read(sketch)
    assert strays(reading) == {}
    assert table(reading, "funds", "source", "term_amount", "annual_source", "annual_amount")[:3] == [
        ("资金总额", "100", "年度资金总额：", "90"),
        ("其中：中央财政拨款", "99", "其中：中央财政资金", "89"),
        ("", "", "", ""),
    ]


def test_the_label_beside_a_table_is_no_heading(read: Read) -> None:
    sketch = hubei().put({"A8": "资金来源"})
    (reading,) = read(sketch)
    assert table(reading, "funds", "source", "full_year_budget") == [("年度财政资金总额", "65")]
    assert strays(reading) == {"Sheet1!A8": "资金来源"}


def test_values_above_headings_are_not_taken_for_headings(read: Read) -> None:
    sketch = shanxi()
    sketch.merges.remove("H4:K4")
    (reading,) = read(sketch)
    assert field(reading, "head/unit") == "社保中心"
    assert reading.template.id == "shanxi"


def test_an_example_of_the_funds_alone_is_left_out(read: Read) -> None:
    (reading,) = read(*apart())
    assert reading.template.id == "shanxi"


def test_a_blank_row_of_labels_stands_for_blank_amounts(read: Read) -> None:
    sketch = term().put(dict.fromkeys([f"{column}{row}" for column in "DG" for row in range(6, 11)], ""))
    (reading,) = read(sketch)
    assert table(reading, "funds", "source", "term_amount", "annual_amount")[1] == (
        "其中：中央财政资金",
        "",
        "",
    )
    assert strays(reading) == {}


@pytest.mark.parametrize("row", [6, 7])
def test_the_first_row_of_a_table_without_headings_may_be_called_in_another_way(read: Read, row: int) -> None:
    (reading,) = read(term().put({f"C{row}": "本期安排", f"E{row}": "本年安排"}))
    assert table(reading, "funds", "source", "annual_source", "annual_amount")[0][2] == "90"
    kept = [texts for texts in table(reading, "funds", "source", "annual_source") if "本期安排" in texts]
    assert kept == [("本期安排", "本年安排")]
    assert strays(reading) == {}


def test_what_stands_above_a_table_without_headings_is_none_of_it(read: Read) -> None:
    sketch = term().put({"C6": "", "D6": "", "E6": "", "G6": ""})
    (reading,) = read(sketch)
    assert table(reading, "funds", "source", "annual_amount")[0] == ("", "")
    assert field(reading, "head/project_attribute") == "一次性项目"


def test_words_under_a_merged_heading_are_headings_of_their_own(read: Read) -> None:
    sketch = bureau()
    heads = {f"{column}12": "" for column in "EFGHI"}
    sketch.put(heads).put({"E12": "年度指标值", "H12": "实际完成值", "I12": "分值", "J12": "得分"})
    sketch.put({"E13": "运算符号", "F13": "内容", "G13": "度量单位", "B13": "", "C13": "", "D13": ""})
    for row, sign in ((14, ">="), (15, "=")):
        sketch.row(row, "产出指标", "数量指标", "人次", sign, row, "人", row, 45, 45, at="B")
    for row in (13, 16):
        sketch.put({f"{column}{row}": "" for column in "HI"})
    sketch.merges = ["E12:G12", *(f"{column}12:{column}13" for column in "BCDHIJ")]
    sketch.put({"A12": "", "A16": "", "G16": ""})
    (reading,) = read(sketch)
    assert table(reading, "indicators", "target_value", "actual_value", "weight") == [
        (">=14人", "14人", "45"),
        ("=15人", "15人", "45"),
    ]
    assert "indicators/r1/target_value" in doubts(reading)


@pytest.mark.parametrize("first", ["金额", "全年预算数"])
def test_of_strange_words_under_a_heading_none_is_taken_for_it(read: Read, first: str) -> None:
    sketch = bureau()
    sketch.merges = ["D5:E5", *(f"{column}5:{column}6" for column in "BCFGHI")]
    sketch.put({f"{column}{row}": "" for column in "BCDEFGHI" for row in range(5, 10)}).put({"A5": ""})
    sketch.row(5, "", "年初预算数", "全年预算数", "", "全年执行数", "分值", "执行率", "得分", at="B")
    sketch.put({"D6": first, "E6": "其他口径"}).row(7, "年度资金总额", 1, 2, 3, 4, 10, "50%", 5, at="B")
    (reading,) = read(sketch)
    (total, *_) = table(reading, "funds", "initial_budget", "full_year_budget", "full_year_spending")
    assert total == ("1", "2" if first == "全年预算数" else "", "4")


def test_headings_of_which_few_are_known_are_taken_by_how_they_are_made(read: Read) -> None:
    sketch = bureau().row(
        12,
        "一级",
        "二级",
        "三级",
        "考核指标值",
        "实际达成数值",
        "标准分",
        "自评得分",
        "偏差及改进说明",
        at="B",
    )
    (reading,) = read(sketch)
    assert table(reading, "indicators", "target_value", "actual_value", "weight")[0] == ("≥1次", "1次", "30")
    assert {"indicators/r1/target_value", "indicators/r1/actual_value"} <= doubts(reading).keys()


def test_a_label_at_the_side_is_no_heading_however_it_is_worded(read: Read) -> None:
    sketch = bureau().put({"A5": "资金实际使用金额", "F5": "全年使用金额"})
    (reading,) = read(sketch)
    assert table(reading, "funds", "full_year_spending")[0] == ("135",)


def test_a_row_over_the_headings_heads_nothing(read: Read) -> None:
    sketch = bureau().put({"A10": "", "B10": "", "F10": "", "A11": "", "B11": "年度目标", "F11": "完成情况"})
    sketch.put({"C11": "全年培训1000人次。", "G11": "培训1100人次。"})
    sketch.merges = [area for area in sketch.merges if area[1:3] not in ("10", "11")]
    sketch.merges += ["C11:E11", "G11:I11"]
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == "全年培训1000人次。"
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert table(reading, "indicators", "first_level", "target_value")[0] == ("产出指标", "≥1次")
    assert strays(reading) == {}


def test_levels_have_weights_of_their_own(read: Read) -> None:
    sketch = bureau(indicators=1).put({f"{column}{row}": "" for column in "BCDEFGHI" for row in (12, 13)})
    sketch.row(
        12, *("一级指标", "权重", "二级指标", "权重", "三级指标", "权重", "指标值", "完成值", "得分"), at="B"
    )
    sketch.row(13, "产出指标", "50%", "数量指标", "30%", "人次", 30, "≥1次", "1次", 30, at="B")
    sketch.put({"G14": 100, "H14": "", "J14": 36.94})
    (reading,) = read(sketch)
    assert table(reading, "indicators", "third_level", "weight", "score") == [("人次", "30", "30")]
    assert {"Sheet1!C13", "Sheet1!E13"} <= set(strays(reading))
    assert not any("像是同一栏" in sentence for sentence in doubts(reading).values())


def test_a_label_at_the_side_is_none_of_the_headings_without_its_merge(read: Read) -> None:
    sketch = bureau().put({"A12": "绩效指标完成情况", "F12": "完成数值"})
    sketch.merges = [area for area in sketch.merges if not area.startswith("A12")]
    (reading,) = read(sketch)
    assert table(reading, "indicators", "actual_value")[0] == ("1次",)


def test_a_formula_behind_a_heading_is_no_part_of_it(read: Read) -> None:
    (reading,) = read(bureau().put({"H5": "执行率（4）=（3）/（2）"}))
    assert table(reading, "funds", "execution_rate")[0] == ("69.41%",)


@pytest.mark.parametrize(
    ("headings", "budgets"),
    [
        (("预算总额", "调整后预算总额"), ("1", "2")),
        (("调整后预算总额", "预算总额"), ("2", "1")),
        (("预算数", "预算调整数", "调整后预算数"), ("1", "3")),
        (("年初预算数", "预算数", "调整后预算数"), ("1", "3")),
        (("预算数", "项目预算额"), ("", "1")),
    ],
)
def test_a_budget_beside_an_adjusted_one_is_the_first(
    read: Read, headings: tuple[str, ...], budgets: tuple[str, str]
) -> None:
    texts = (*headings, "全年执行数", *("分值", "得分")[: 4 - len(headings)])
    sketch = bureau().row(5, *texts, at="D")
    for row in range(5, 10):
        sketch.put({f"{column}{row}": "" for column in "DEFGHI"[len(texts) :]})
    sketch.row(6, 1, 2, 3, 4, at="D")
    (reading,) = read(sketch)
    assert table(reading, "funds", "initial_budget", "full_year_budget")[0] == budgets
    assert "funds/annual_total/full_year_budget" in doubts(reading)


def test_a_share_of_points_beside_a_score_is_a_weight(read: Read) -> None:
    (reading,) = read(bureau().put({"G12": "自评分值", "H12": "自评得分", "G13": 40}))
    assert table(reading, "indicators", "weight", "score")[0] == ("40", "30")
    assert {"indicators/r1/weight", "indicators/r1/score"} <= doubts(reading).keys()


def test_the_label_beside_a_table_may_stand_above_its_rows_too(read: Read) -> None:
    (reading,) = read(bureau().put({"B5": "项目资金（万元）"}))
    assert (reading.template.id, strays(reading)) == ("mof", {})
    assert table(reading, "funds", "source", "full_year_budget")[0] == ("年度资金总额", "194.5")


def test_texts_over_some_of_the_headings_are_no_headings_over_them(read: Read) -> None:
    sketch = bureau().put({"B11": "全年培训千人", "D11": "得分", "F11": "培训千余人", "A11": "说明"})
    sketch.merges = [area for area in sketch.merges if "11" not in area] + ["B11:C11", "D11:E11", "F11:H11"]
    (reading,) = read(sketch)
    assert table(reading, "indicators", "third_level", "target_value", "score")[0] == ("指标1", "≥1次", "30")
