"""Labels and headings that were merged are told by their places in a text file."""

from __future__ import annotations

import pytest

from desktop.workbook.addresses import Area
from desktop.workbook.lost_merges import lost_merges

LEVELS = "一级指标,二级指标,三级指标"


def merged(*lines: str) -> set[Area]:
    """Give the merges that are found in lines of a text file."""
    return set(
        lost_merges(
            {
                (row, column): text
                for row, line in enumerate(lines)
                for column, text in enumerate(line.split(","))
                if text
            }
        )
    )


def test_a_heading_over_parts_reaches_over_them_and_the_others_down() -> None:
    areas = merged(f"{LEVELS},年度指标值,,得分", ",,,数值,计量单位,", "产出指标,数量指标,里程,≥3,公里,10")
    assert areas == {(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5)}


def test_labels_may_be_numbered_and_headings_be_one_sign_long() -> None:
    lines = ["四、绩效指标,一级指标,二级指标,指标值,,得分", ",,,值,单位,", ",产出指标,数量指标,3,公里,10"]
    assert merged(*lines) == {(0, 0, 2, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5)}


def test_levels_may_stand_in_the_lower_of_two_rows() -> None:
    assert merged(",绩效指标,,,指标值,得分", f",{LEVELS},,", ",产出指标,数量指标,里程,≥3公里,10") == {
        (0, 1, 0, 3),
        (0, 4, 1, 4),
        (0, 5, 1, 5),
    }


def test_a_label_before_the_columns_reaches_down_to_the_next() -> None:
    lines = [
        "总体目标,预期目标,完成情况",
        ",建路,建成",
        f"绩效指标,{LEVELS}",
        ",产出指标,数量指标,里程",
        "总分,,,10",
    ]
    assert merged(*lines) == {(0, 0, 1, 0), (2, 0, 3, 0)}


def test_it_reaches_over_no_row_of_headings_without_a_label() -> None:
    assert merged("总体目标,预期目标", ",建路", f",{LEVELS}", ",产出指标,数量指标,里程") == {(0, 0, 1, 0)}


@pytest.mark.parametrize(
    "lines",
    [
        ["产出指标,里程,甲项,", ",,乙项,丙项"],
        [f"{LEVELS},得分", "产出指标,数量指标,里程,10"],
        [f"序号,{LEVELS},得分", "甲项,,,长度"],
        [f",{LEVELS},得分", "甲项,,,乙项,丙项"],
        [f"序号,{LEVELS},得分", "甲项,,,,,丙项"],
        ["按一级指标、二级指标填报,三级指标3个"],
        [LEVELS],
    ],
    ids=["no levels", "entries", "no parts", "parts before", "a part under none", "a sentence", "one row"],
)
def test_what_is_not_surely_merged_is_left(lines: list[str]) -> None:
    assert merged(*lines) == set()
