"""What stands in a framework and its working paper, read as figures and answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.document import Row
from desktop.operations.forms import blank_form
from desktop.scoring.framework_rows import (
    figure_in,
    framework_rows,
    inputs_of,
    printed_name,
    printed_points,
)
from desktop.values.amount import MoneyUnit
from tests.helpers.frameworks import framework_form, with_cells


@pytest.mark.parametrize(
    ("heading", "name", "points"),
    [
        ("目标\n设定  （14分）", "目标\n设定", "14"),
        ("资金\n管理（10）", "资金\n管理", "10"),
        ("预算支出决策\n（项目立项）（4）", "预算支出决策\n（项目立项）", "4"),
        ("“三公经费”变动率 (2.5 分)", "“三公经费”变动率", "2.5"),
        ("实际完成率", "实际完成率", None),
    ],
)
def test_points_are_read_behind_a_heading(heading: str, name: str, points: str | None) -> None:
    assert printed_name(heading) == name
    assert printed_points(heading) == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("31", "人", "31"),
        ("31人", "人", "31"),
        ("=25项", "项", "25"),
        ("≥25项", "项", None),
        ("几个", "人", None),
        ("", "人", None),
        ("2.47万元", "万元", "2.47"),
        ("24700元", "万元", "2.47"),
        ("很多", "万元", None),
        ("95.5%", "%", "0.955"),
        ("95.5", "%", "0.955"),
        ("全部", "%", None),
    ],
)
def test_a_figure_is_read_as_its_unit_asks(text: str, unit: str, value: str | None) -> None:
    assert figure_in(text, unit, MoneyUnit.WAN_YUAN) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "answer", "value"),
    [("是", True, None), (" 否 ", False, None), ("√", True, None), ("2", None, Decimal(2))],
)
def test_an_item_is_answered_or_counted(text: str, answer: bool | None, value: Decimal | None) -> None:
    given = inputs_of(framework_form({"fund_rules": text}))["fund_rules"]
    assert (given.answer, given.value) == (answer, value)
    assert not given.blank
    assert not given.unclear


def test_what_is_neither_figure_nor_answer_is_unclear() -> None:
    inputs = inputs_of(framework_form({"fund_rules": "基本符合"}))
    assert inputs["fund_rules"].unclear
    assert inputs["fund_clean"].blank
    assert not inputs["fund_clean"].unclear
    assert inputs["staff_quota"].label == "编制数"


def test_rows_have_the_points_that_they_print_and_the_rule_that_the_template_names() -> None:
    form = with_cells(
        framework_form(scores={"goal_soundness": "6", "quality": "五分"}),
        {
            "framework/staff_control/third_level": "在职人员控制率（5分）",
            "framework/quality/third_level": "质量",
        },
    )
    rows = {row.row.id: row for row in framework_rows(form)}
    assert len(rows) == 28
    assert (rows["goal_soundness"].score, rows["goal_soundness"].weight) == (6, 6)
    assert rows["staff_control"].weight == 5
    assert (rows["quality"].weight, rows["quality"].score) == (5, None)
    assert [row.name for row in framework_rows(form) if row.rule is None] == []
    assert {row.rule.id for row in rows.values() if row.rule} >= {"goal-soundness", "key-work"}


def test_another_form_has_no_framework() -> None:
    assert framework_rows(blank_form("mof")) == ()


def test_a_row_that_the_template_does_not_know_has_no_rule() -> None:
    form = framework_form()
    document = form.document
    form = form.with_document(document.with_rows("framework", (*document.rows("framework"), Row("added"))))
    last = framework_rows(form)[-1]
    assert (last.rule, last.weight) == (None, None)
