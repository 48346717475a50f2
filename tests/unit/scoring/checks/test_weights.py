"""Weights of rows, headings and the form."""

from __future__ import annotations

import pytest

from desktop.templates.rule_kinds import Rescale, WeightShare
from tests.helpers.forms import changed, finding, findings_of, form_of, sound_form
from tests.helpers.packs import ruled, written

SOUND = sound_form()


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("产出指标", 0),
        ("产出指标（50分）", 0),
        ("产出指标 50 分", 0),
        ("产出指标(45分)", 1),
        ("产出指标（满分50分）", 0),
    ],
)
def test_a_heading_says_what_its_rows_add_up_to(heading: str, found: int) -> None:
    cells = {f"indicators[{row}]/一级指标": heading for row in (1, 2, 3, 4)}
    assert len(findings_of(changed(SOUND, cells), "weight-sum")) == found


def test_one_row_that_states_the_weight_is_enough() -> None:
    found = finding(changed(SOUND, {"indicators[3]/一级指标": "产出指标（60分）"}), "weight-sum")
    assert (found.printed, found.expected) == ("产出指标（60分）", "50")
    assert found.facts["working"] == "20 + 10 + 10 + 10 = 50"


@pytest.mark.parametrize(
    ("weight", "total", "found"),
    [
        ("20", "100", ""),
        ("20", "", ""),
        ("20", "95", "total"),
        ("15", "95", "not-hundred"),
        ("15", "", "not-hundred"),
        ("15", "100", "total"),
    ],
)
def test_all_weights_add_up_to_a_hundred(weight: str, total: str, found: str) -> None:
    form = changed(SOUND, {"indicators[1]/分值": weight, "indicators[1]/得分": weight, "total/分值": total})
    assert [code for code, _, _ in findings_of(form, "weight-sum")] == (["weight-sum"] if found else [])
    if found:
        assert finding(form, "weight-sum").variant == found


def test_weights_that_can_not_be_read_are_not_added_up() -> None:
    cells = {"indicators[1]/分值": "二十", "indicators[1]/一级指标": "产出指标（50分）"}
    assert findings_of(changed(SOUND, cells), "weight-sum") == []


@pytest.mark.parametrize(
    ("weight", "found"),
    [("29.9", []), ("30", ["heavy-row"]), ("0", ["unclear-points"]), ("-5", ["unclear-points"])],
)
def test_a_weight_is_above_nothing_and_not_too_heavy(weight: str, found: list[str]) -> None:
    codes = [code for code, _, _ in findings_of(changed(SOUND, {"indicators[1]/分值": weight}))]
    assert [code for code in codes if code in ("heavy-row", "unclear-points")] == found


def test_weights_are_added_up_as_they_enter_the_total() -> None:
    table = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值\n" + "\n".join(
        f"产出指标 | 数量指标 | 指标{name} | ≥5人 | 5人 | 100" for name in "甲乙"
    )
    form = form_of(table, funds="年度资金总额 | | | | 10 | |")
    shared = written(written(form, "weight_share", "50%", "40%"), "folded_score", "")
    folded = ruled(shared, "folding", WeightShare("weight_share", "folded_score"))
    assert [code for code, _, _ in findings_of(form, "weight-sum")] == ["weight-sum"]
    assert findings_of(folded, "weight-sum") == []


def test_weights_are_not_added_up_where_some_do_not_apply() -> None:
    form = changed(sound_form(), {"indicators[7]/得分": "不适用", "indicators[7]/分值": ""})
    assert len(findings_of(form, "weight-sum")) == 1
    assert findings_of(ruled(form, "not-applicable", Rescale(("不适用",))), "weight-sum") == []
