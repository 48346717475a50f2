"""Strange headings of indicators are told by what stands under all of them; what fits two is left alone."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.labels import Found
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.table_head import Heading, TableHead
from desktop.workbook.told_columns import level_stem, level_words, told_headings
from tests.helpers.readings import sheet_grid

Row = tuple[str, ...]
LIST: tuple[Row, ...] = (
    ("产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "40", "40", ""),
    ("产出指标", "质量指标", "合格率", "100%", "98%", "30", "28", "两处返工"),
    ("效益指标", "社会效益指标", "受益村数", "≥8个", "9个", "20", "20", ""),
)
NAMES = (
    "first_level",
    "second_level",
    "third_level",
    "target_value",
    "actual_value",
    "weight",
    "score",
    "deviation_reason",
)


def told(rows: tuple[Row, ...], headings: str, template: str = "mof", **known: int) -> dict[str, str]:
    """Tell headings, each one sign or word; some are known, by the number of their column."""
    shape = blueprint(library().template(template), library().vocabulary).tables["indicators"]
    grid = sheet_grid(SheetFacts("表", 1), [tuple(headings.split()), *rows])
    cells = grid.rows[0]
    held = {name: Heading(cells[number], Found(name, name)) for name, number in known.items()}
    strange = [cell for cell in cells if cell not in [heading.cell for heading in held.values()]]
    found = told_headings(grid, TableHead(shape, 0, held, strangers=strange), range(1, len(rows) + 1))
    return {name: cell.text for name, cell in found.items()}


def columns(*numbers: int) -> tuple[Row, ...]:
    return tuple(tuple(row[number] for number in numbers) for row in LIST)


def test_all_headings_may_be_strange() -> None:
    assert told(LIST, "甲 乙 丙 丁 戊 己 庚 辛") == dict(zip(NAMES, "甲乙丙丁戊己庚辛", strict=True))


def test_the_column_with_signs_is_that_of_the_targets() -> None:
    found = told(columns(0, 2, 4, 3), "甲 乙 丙 丁")
    assert (found["target_value"], found["actual_value"]) == ("丁", "丙")


@pytest.mark.parametrize("known", [{"target_value": 3}, {"actual_value": 4}, {"weight": 5}, {"score": 6}])
def test_what_is_known_helps(known: dict[str, int]) -> None:
    found = told(LIST, "甲 乙 丙 丁 戊 己 庚 辛", **known)
    expected = dict(zip(NAMES, "甲乙丙丁戊己庚辛", strict=True))
    assert found == {name: text for name, text in expected.items() if name not in known}


def test_of_two_columns_of_targets_that_beside_the_actual_values_is_meant() -> None:
    rows = tuple((row[0], row[2], row[3], row[3], row[4]) for row in LIST)
    assert told(rows, "甲 乙 调整前 调整后 完成", actual_value=4)["target_value"] == "调整后"


@pytest.mark.parametrize("heading", ["上年完成", "参考值", "全年预计", "评分标准"])
def test_values_of_another_time_are_no_actual_values(heading: str) -> None:
    assert "actual_value" not in told(columns(0, 2, 3, 4), f"甲 乙 指标值 {heading}", target_value=2)


@pytest.mark.parametrize(
    ("first", "second"),
    [("20人", "300元"), ("20人", "很好"), ("20人", "200人"), ("20人", "0"), ("好", "很好")],
    ids=["other units", "a word for a figure", "ten times as many", "nothing", "words alone"],
)
def test_columns_that_state_other_things_are_no_target_and_actual_value(first: str, second: str) -> None:
    rows = tuple((row[0], row[2], first, second) for row in LIST)
    assert "actual_value" not in told(rows, "甲 乙 丙 丁", target_value=2)


def test_a_target_of_nothing_may_be_reached() -> None:
    rows = tuple((row[0], row[2], "0起", "0起") for row in LIST)
    assert told(rows, "甲 乙 丙 丁")["actual_value"] == "丁"


def test_weights_add_up_and_scores_are_no_more() -> None:
    plain = tuple((row[0], row[2], row[5], row[6]) for row in LIST)
    assert {"weight", "score"} <= told(plain, "甲 乙 丙 丁").keys()
    assert not {"weight", "score"} & told(plain, "甲 乙 丙 专家评分").keys()
    turned = tuple((row[0], row[2], row[6], row[5]) for row in LIST)
    assert not {"weight", "score"} & told(turned, "甲 乙 丙 丁").keys()
    odd = tuple((row[0], row[2], "17", "16") for row in LIST)
    assert not {"weight", "score"} & told(odd, "甲 乙 丙 丁").keys()


def test_a_total_under_the_weights_does_not_count_twice() -> None:
    total = ("合计", "合计", "合计", "-", "-", "90", "88", "-")
    rows = (*LIST, total)
    assert told(rows, "甲 乙 丙 丁 戊 己 庚 辛")["weight"] == "己"


def test_two_columns_of_scores_are_both_left_alone() -> None:
    rows = tuple((row[0], row[2], row[5], row[6], row[6]) for row in LIST)
    assert "score" not in told(rows, "甲 乙 丙 丁 戊", weight=2)


def test_words_where_no_points_are_lost_are_no_reasons() -> None:
    rows = tuple((*row[:7], "说明") for row in LIST)
    assert "deviation_reason" not in told(rows, "甲 乙 丙 丁 戊 己 庚 辛")


def test_names_are_different_words_before_the_targets() -> None:
    same = tuple((row[0], "同一个", *row[3:5]) for row in LIST)
    assert "third_level" not in told(same, "甲 乙 丙 丁")
    figures = tuple((row[0], str(number), *row[3:5]) for number, row in enumerate(LIST))
    assert "third_level" not in told(figures, "甲 乙 丙 丁")


def test_a_template_without_a_column_is_told_no_heading_for_it() -> None:
    found = told(LIST, "甲 乙 丙 丁 戊 己 庚 辛", "shanxi-term")
    assert "actual_value" not in found
    assert "target_value" not in found


def test_a_label_at_the_side_and_what_is_no_level_are_left_alone() -> None:
    shape = blueprint(library().template("mof"), library().vocabulary).tables["indicators"]
    facts = SheetFacts("表", 1, merges=((0, 0, 3, 0),))
    grid = sheet_grid(
        facts, [("绩效指标", "甲", "乙"), ("", "水利", "≥1次"), ("", "农业", "2次"), ("", "林业", "3次")]
    )
    head = TableHead(shape, 0, {}, strangers=list(grid.rows[0]))
    assert told_headings(grid, head, range(1, 4)) == {}


def test_levels_are_compared_without_their_weights_and_the_word_for_a_level() -> None:
    assert level_stem("产出指标（50分）") == "产出"
    words = level_words(blueprint(library().template("hubei"), library().vocabulary).tables["indicators"])
    assert list(words) == ["first_level", "second_level"]
    assert {"产出", "效益"} <= words["first_level"]
    assert {"数量", "质量"} <= words["second_level"]


def test_the_names_may_stand_under_the_heading_of_a_level() -> None:
    rows = tuple((row[0], row[2], row[3], row[4]) for row in LIST)
    assert told(rows, "甲 二级指标 丙 丁", second_level=1)["third_level"] == "二级指标"


def test_of_different_words_the_fullest_column_names_the_indicators() -> None:
    rows = tuple((kind, row[2], row[3], row[4]) for kind, row in zip(("运行", "", "履职"), LIST, strict=True))
    assert told(rows, "甲 乙 丙 丁")["third_level"] == "乙"


def test_no_rows_tell_nothing() -> None:
    assert told((), "甲 乙 丙 丁") == {}


def test_a_rate_may_be_stored_as_a_fraction() -> None:
    rows = tuple(
        (row[0], row[2], "≥95%", actual) for row, actual in zip(LIST, ("0.96", "1", "97%"), strict=True)
    )
    assert told(rows, "甲 乙 丙 丁")["actual_value"] == "丁"


def test_figures_with_signs_are_targets_though_they_be_called_standards() -> None:
    rows = tuple((row[0], row[2], f"≥{row[4]}", row[4]) for row in LIST)
    assert told(rows, "甲 乙 绩效标准 丁")["target_value"] == "绩效标准"
    assert "target_value" not in told(rows, "甲 乙 历史标准 丁", actual_value=3)


def test_several_scores_are_neither_targets_nor_actual_values() -> None:
    rows = tuple((row[0], row[2], row[5], row[6], row[6]) for row in LIST)
    assert told(rows, "甲 乙 丙 丁 戊").keys() == {"first_level"}


def test_nothing_may_be_what_became_of_at_most_something() -> None:
    rows = tuple((row[0], row[2], "≤2起", "0起") for row in LIST)
    assert told(rows, "甲 乙 丙 丁")["actual_value"] == "丁"


@pytest.mark.parametrize(("order", "target"), [((3, 4), "丁"), ((4, 3), "丁")], ids=["usual", "turned"])
def test_bare_figures_behind_signs_are_the_targets(order: tuple[int, int], target: str) -> None:
    rows = tuple((row[0], row[2], "≥", *(row[place].strip("≥") for place in order)) for row in LIST)
    assert told(rows, "甲 乙 符号 丁 戊", operator=2)["target_value"] == target


def test_signs_behind_the_values_are_those_of_the_targets_behind_them() -> None:
    rows = tuple((row[0], row[2], row[4], "≥", row[3].strip("≥")) for row in LIST)
    found = told(rows, "甲 乙 丙 符号 戊", operator=3)
    assert (found["target_value"], found["actual_value"]) == ("戊", "丙")


def test_of_two_columns_that_with_most_of_the_same_units_holds_the_targets() -> None:
    rows = tuple((row[0], row[2], row[3], f"{number}%", row[4]) for number, row in enumerate(LIST, 96))
    assert told(rows, "甲 乙 丙 丁 戊", actual_value=4)["target_value"] == "丙"
