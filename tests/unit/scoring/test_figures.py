"""What each typed text was understood as."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.models.document import Cell, Row
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.scoring.figures import figures, points_in
from tests.helpers.forms import changed, form_of, sound_form


def test_amounts_are_read_in_the_unit_of_the_form() -> None:
    form = changed(
        sound_form(), {"年度资金总额/年初预算数": "1,000,000元", "上年结转资金/年初预算数": "0.002亿元"}
    )
    read = figures(form)
    assert read.execution_row is not None
    assert read.execution_row.amounts["initial_budget"] == 100
    assert read.funds[2].amounts["initial_budget"] == 20
    assert "initial_budget" not in read.funds[3].amounts


def test_an_amount_that_can_not_be_read_is_left_out_and_named() -> None:
    read = figures(changed(sound_form(), {"上年结转资金/年初预算数": "二十"}))
    assert "initial_budget" not in read.funds[2].amounts
    assert read.funds[2].unclear == ("initial_budget",)


@pytest.mark.parametrize(
    ("text", "weight"),
    [("10", 10), ("10 分", 10), ("２０", 20), ("", 10), ("十", 10), ("20.5", Decimal("20.5"))],
)
def test_the_execution_weight_is_printed_or_the_packs(text: str, weight: Decimal) -> None:
    assert figures(changed(sound_form(), {"年度资金总额/分值": text})).execution_weight == weight


def test_points_are_figures_or_nothing() -> None:
    read = points_in("95.5214")
    assert read is not None
    assert read.value == Decimal("95.5214")
    assert points_in("") is None
    assert points_in("满分") is None


def test_rows_that_hold_nothing_are_placeholders() -> None:
    form = form_of(
        """
        一级     | 二级     | 三级    | 指标值 | 完成值 | 分值
        产出指标 | 数量指标 | 指标1： |        |        |
                 |          | ……      | /      | —      |
                 |          | 无      | 无     | 无     |
                 |          | 指标1： | ≥5     |        |
                 |          | 甲      |        |        |
        """
    )
    assert [row.placeholder for row in figures(form).indicators] == [True, True, True, False, False]
    assert [row.place for row in figures(form).used()] == [4, 5]


def test_a_form_without_the_scored_row_has_no_execution_row() -> None:
    form = sound_form()
    bare = form.with_document(form.document.with_rows("funds", ()))
    read = figures(bare)
    assert read.execution_row is None
    assert read.execution_weight == 10
    assert figures(replace(form, document=bare.document.with_rows("indicators", ()))).indicators == ()


@pytest.mark.parametrize(
    ("operator", "value", "unit", "understood"),
    [
        ("≥", "98", "%", "≥98%"),
        ("", "30", "人", "30人"),
        ("定性", "98", "", "98"),
        ("定性", "明显提升", "文字描述", "明显提升"),
        ("≥", "98%", "%", "98%"),
    ],
)
def test_a_target_in_three_cells_is_read_as_one(
    operator: str, value: str, unit: str, understood: str
) -> None:
    form = sound_form()
    row = form.document.rows("indicators")[0]
    cells = {"operator": operator, "target_value": value, "unit_of_measure": unit, "actual_value": "30"}
    other = Row(row.id, {**row.cells, **{name: Cell(text) for name, text in cells.items()}})
    read = figures(form.with_document(form.document.with_rows("indicators", (other,)))).indicators[0]
    assert read.target is not None
    assert read.target.text == understood
    assert read.actual is not None
    assert read.actual.text == f"30{unit}"


def test_a_form_that_prints_no_execution_score_gives_no_points_for_it() -> None:
    funds = sound_form().template.table("funds")
    assert funds is not None
    bare = replace(funds, columns=tuple(column for column in funds.columns if column.id != "score"))
    blocks = tuple(bare if block is funds else block for block in sound_form().template.blocks)
    form = replace(sound_form(), template=replace(sound_form().template, blocks=blocks))
    assert (figures(form).execution_weight, figures(sound_form()).execution_weight) == (0, 10)


def test_points_printed_beside_the_funds_hold_under_any_pack() -> None:
    form = sample_form("hubei")
    for pack in ("hubei-2020", "mof-2020"):
        assert figures(replace(form, pack=library().pack(pack))).execution_weight == 20


def test_only_rows_that_changed_or_moved_are_read_again() -> None:
    form = sound_form()
    before, rows = figures(form), form.document.rows("indicators")
    edited = figures(changed(form, {"indicators[2]/实际完成值": "7"}), before).indicators
    assert [new is old for new, old in zip(edited, before.indicators, strict=True)].count(False) == 1
    fewer = figures(form.with_document(form.document.with_rows("indicators", rows[1:])), before)
    assert fewer == figures(fewer.form)
    assert [row.place for row in fewer.indicators] == list(range(1, len(rows)))
