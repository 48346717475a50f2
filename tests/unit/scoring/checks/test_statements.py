"""What texts say against what figures say."""

from __future__ import annotations

import pytest

from tests.cases.sound import SOUND
from tests.helpers.forms import changed, findings_of, sound_form

REASON = "indicators[1]/偏差原因分析及改进措施"


def mismatches(cells: dict[str, str], name: str = "") -> list[str]:
    found = findings_of(changed(SOUND[name](), cells), "text-mismatch")
    return [place for _, _, place in found]


@pytest.mark.parametrize(
    ("actual", "reason", "found"),
    [
        ("1100人次", "手续未办理，导致参训人数减少", True),
        ("1100人次", "上半年人数减少，下半年人数增加", False),
        ("1100人次", "报名踊跃", False),
        ("950人次", "参训人数减少", False),
        ("950人次", "参训人数增加", True),
        ("1000人次", "参训人数增加", False),
        ("950人", "参训人数增加", False),
        ("950人次", "费用增加", False),
        ("950人次", "次数增加", False),
        ("950人次", "培训数量增加", False),
        ("未完成", "参训人数增加", False),
    ],
)
def test_a_reason_points_the_same_way_as_its_figure(actual: str, reason: str, found: bool) -> None:
    assert mismatches({"indicators[1]/实际完成值": actual, REASON: reason}) == ([REASON] if found else [])


def test_a_reason_speaks_of_what_the_row_counts() -> None:
    cells = {"indicators[1]/三级指标": "培训次数", "indicators[1]/年度指标值": "≥20次"}
    assert mismatches({**cells, "indicators[1]/实际完成值": "22次", REASON: "培训次数减少"}) == [REASON]
    money = {"indicators[4]/年度指标值": "≤900元", "indicators[4]/实际完成值": "950元"}
    reason = "indicators[4]/偏差原因分析及改进措施"
    assert mismatches({**money, reason: "培训费用减少"}) == [reason]


@pytest.mark.parametrize(
    ("goal", "found"),
    [
        ("支出95万元。", False),
        ("支出950000元。", False),
        ("支出94.4万元。", True),
        ("支出94.4万元，其中培训94.4万元。", True),
        ("年初预算100万元。", False),
        ("当年拨款75万元。", False),
        ("下拨20万元。", False),
        ("支出1234567890123456789012345678901234元。", False),
        ("人均900元。", False),
    ],
)
def test_sums_of_money_in_texts_are_those_of_the_form(goal: str, found: bool) -> None:
    place = "goals/实际完成情况"
    assert mismatches({place: f"{goal}问卷满意。"}) == ([place] if found else [])


def test_the_cost_indicator_decides_where_the_funds_are_rounded() -> None:
    cells = {"indicators[4]/年度指标值": "≤100万元", "indicators[4]/实际完成值": "950001元"}
    place = "goals/实际完成情况"
    assert mismatches({**cells, place: "支出950001元，问卷满意。"}) == []
    assert mismatches({**cells, place: "支出950020元，问卷满意。"}) == [place]


def test_a_form_without_funds_has_no_spending_to_contradict() -> None:
    form = changed(sound_form(), {"goals/实际完成情况": "支出94.4万元，问卷满意。"})
    bare = form.with_document(form.document.with_rows("funds", ()))
    assert findings_of(bare, "text-mismatch") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("培训人次，占全年计划的88.5%", True),
        ("培训人次，占全年计划的100%", False),
        ("培训人次，占全省的88.5%", False),
        ("占比", False),
    ],
)
def test_a_share_of_the_task_is_no_success(name: str, found: bool) -> None:
    assert mismatches({"indicators[1]/三级指标": name}) == (["indicators[1]/得分"] if found else [])


def test_a_share_with_points_taken_off_is_no_contradiction() -> None:
    cells = {"indicators[1]/三级指标": "培训人次，占全年计划的88.5%", "indicators[1]/得分": "17.7"}
    assert mismatches(cells) == []
    assert (
        mismatches({"indicators[1]/三级指标": "占全年计划的88.5%", "indicators[1]/得分": "9"}, "@hubei") == []
    )


def test_unfinished_work_beside_points_lost_is_no_contradiction() -> None:
    cells = {"goals/实际完成情况": "培训尚未结束，问卷满意。"}
    assert mismatches(cells) == ["goals/实际完成情况"]
    assert mismatches({**cells, "indicators[1]/得分": "19"}) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("贷款发放人数", "200人"), ("担保贷款人数", "3500"), True),
        (("贷款发放人数", "200人"), ("担保贷款人数", "300"), False),
        (("贷款发放人数", "200人"), ("担保贷款笔数", "3500"), False),
        (("贷款发放人数", "200人"), ("职业介绍人数", "3500"), False),
        (("贷款发放人数", "200人"), ("担保贷款人数", "较多"), False),
    ],
)
def test_counts_of_the_same_people_are_near_each_other(
    first: tuple[str, str], second: tuple[str, str], found: bool
) -> None:
    cells = {
        f"indicators[{place}]/{label}": text
        for place, (name, value) in ((1, first), (5, second))
        for label, text in (("三级指标", name), ("年度指标值", value), ("实际完成值", value))
    }
    assert mismatches(cells) == (["indicators[5]/年度指标值"] if found else [])
