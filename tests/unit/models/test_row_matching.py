"""Which rows of two documents are the same ones."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import row_matching
from desktop.models.document import Document, Row
from desktop.models.row_matching import in_order, match_rows, names_rows
from desktop.operations.library import library
from desktop.templates.spec import TableBlock
from tests.helpers.documents import filled
from tests.helpers.forms import form_of

MOF = library().template("mof")
SHANXI = library().template("shanxi")
HEADING = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n"


def table_of(block: str = "indicators") -> TableBlock:
    table = MOF.table(block)
    assert table is not None
    return table


def rows(*lines: str, names: str = "abcdefgh") -> list[Row]:
    """Make indicator rows from lines such as 数量指标 | 培训人次 | 100, called a, b, c …"""
    texts = ("产出指标 | {} | {} | {} | | 10 | 10".format(*line.split("|")) for line in lines)
    made = form_of(HEADING + "\n".join(texts)).document.rows("indicators")
    return [Row(name, row.cells) for name, row in zip(names, made, strict=False)]


def pairs(before: list[Row], after: list[Row]) -> str:
    found = match_rows(table_of(), before, [Row(row.id.upper(), row.cells) for row in after])
    return " ".join(f"{one}{other}" for one, other in sorted(found.items()))


def test_rows_are_found_wherever_they_stand() -> None:
    one, two, three = "数量指标 | 培训人次 | 100", "数量指标 | 培训班次 | 5", "质量指标 | 合格率 | 95%"
    assert pairs(rows(one, two, three), rows(three, one, two)) == "aB bC cA"


def test_a_row_with_other_figures_is_the_same_row() -> None:
    before = rows("数量指标 | 培训人次 | 100", "数量指标 | 培训班次 | 5")
    assert pairs(before, rows("数量指标 | 培训班次 | 7", "数量指标 | 培训人次 | 120")) == "aB bA"


def test_the_weight_in_a_heading_and_the_width_of_signs_do_not_count() -> None:
    before, after = rows("数量指标 | 培训（人次） | 100"), rows("数量指标（20分） | 培训(人次) | 90")
    assert pairs(before, after) == "aA"


def test_rows_with_the_same_wording_are_paired_by_all_their_texts_and_then_in_order() -> None:
    before = rows("数量指标 | 人次 | 1", "数量指标 | 人次 | 2", "数量指标 | 人次 | 3")
    assert (
        pairs(before, rows("数量指标 | 人次 | 3", "数量指标 | 人次 | 8", "数量指标 | 人次 | 9")) == "aB bC cA"
    )


def test_a_wording_that_was_touched_up_is_the_same_row() -> None:
    before = rows("数量指标 | 全年培训经办人员人次 | 1", "数量指标 | 购置经办设备台数 | 2")
    after = rows("数量指标 | 购置业务设备台数 | 2台", "数量指标 | 当年培训经办人员人次 | 1人")
    assert pairs(before, after) == "aB bA"


def test_the_likest_wording_is_taken_first() -> None:
    before = rows("数量指标 | 经办人员培训人次 | 1", "数量指标 | 经办人员培训场次 | 2")
    after = rows("数量指标 | 经办人员的培训场次 | 3", "数量指标 | 经办人员的培训人次 | 4")
    assert pairs(before, after) == "aB bA"


def test_a_wording_that_is_there_once_is_found_under_another_heading() -> None:
    before = rows("数量指标 | 培训人次 | 1", "质量指标 | 合格率 | 2")
    assert pairs(before, rows("质量指标 | 合格率 | 2", "时效指标 | 培训人次 | 7")) == "aB bA"


def test_of_two_with_the_same_wording_under_other_headings_neither_is_guessed() -> None:
    before = rows("数量指标 | 完成率 | 1", "质量指标 | 完成率 | 2")
    assert pairs(before, rows("时效指标 | 完成率 | 3", "成本指标 | 完成率 | 4")) == ""


def test_an_empty_row_waits_for_what_stands_in_its_place() -> None:
    before = rows("数量指标 | 培训人次 | 1", "数量指标 | 指标2： | ", "质量指标 | | ")
    after = rows("数量指标 | 培训人次 | 1", "数量指标 | 发放补贴 | 2", "质量指标 | 合格率 | 3")
    assert pairs(before, after) == "aA bB cC"


def test_another_wording_in_the_same_place_under_the_same_heading_is_the_same_row() -> None:
    before = rows("数量指标 | 培训人次 | 1", "质量指标 | 合格率 | 2")
    assert pairs(before, rows("数量指标 | 走访户数 | 1", "质量指标 | 合格率 | 2")) == "aA bB"


def test_too_many_rows_of_one_heading_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows("数量指标 | 全年培训经办人员人次 | 1", "数量指标 | 购置经办设备台数 | 2")
    after = rows("数量指标 | 购置业务设备台数 | 2台", "数量指标 | 当年培训经办人员人次 | 1人")
    monkeypatch.setattr(row_matching, "_MOST_COMPARED", 3)
    assert pairs(before, after) == "aA bB"


def test_rows_that_the_template_names_go_by_their_ids() -> None:
    funds = table_of("funds")
    before = [Row("annual_total"), Row("other_funds")]
    assert match_rows(funds, before, [Row("other_funds"), Row("carried_over")]) == {
        "annual_total": "carried_over",
        "other_funds": "other_funds",
    }


def test_a_growing_table_of_labelled_rows_names_them_and_one_of_indicators_does_not() -> None:
    funds, indicators = SHANXI.table("funds"), SHANXI.table("indicators")
    assert funds is not None
    assert indicators is not None
    assert (funds.growing, names_rows(funds)) == (True, True)
    assert (indicators.growing, names_rows(indicators)) == (True, False)


@given(document=filled(MOF), order=st.randoms(use_true_random=False))
def test_a_form_whose_rows_were_shuffled_and_called_otherwise_is_matched_whole(
    document: Document, order: Random
) -> None:
    held = list(document.rows("indicators"))
    after = [Row(f"other{row.id}", row.cells) for row in held]
    order.shuffle(after)
    found = match_rows(table_of(), held, after)
    assert len(found) == len(set(found.values())) == len(held)
    texts = {row.id: row.cells for row in after}
    assert all(texts[found[row.id]] == row.cells for row in held)


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_numbers_in_order_rise_and_none_could_be_added(numbers: list[int]) -> None:
    kept = in_order(numbers)
    rising = [number for number in numbers if number in kept]
    assert rising == sorted(rising)
    for number in set(numbers) - kept:
        more = [one for one in numbers if one in kept or one == number]
        assert more != sorted(more)


def test_the_most_numbers_are_kept() -> None:
    assert in_order([5, 1, 2, 3, 4]) == {1, 2, 3, 4}
    assert in_order([]) == set()
