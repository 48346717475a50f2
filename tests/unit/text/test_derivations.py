"""Every derivation has a sentence, every sentence a form that leads to it, and all of them can be read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Cause
from desktop.templates.rule_kinds import Above, EqualMode, EqualTarget, IntervalTarget
from desktop.templates.spec import Content, Derived, FieldSpec, LineBlock, Section, Working
from desktop.text import roll_up
from desktop.text.derivations import CAUSES, SENTENCES, words
from tests.helpers.forms import changed, form_of, graded_form, row_form, sound_form, with_rule
from tests.helpers.frameworks import telling_forms
from tests.helpers.packs import forms_under_rules

SCORING = Path(__file__).parents[3] / "desktop" / "scoring"
ONE_SHARES = """
    一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲   | ≥10人  | 11人   | 10   |
             |          | 乙   | ≥10人  | {}     |      |
"""
TOTAL_SPENDING, TOTAL_BUDGET = "年度资金总额/全年执行数", "年度资金总额/全年预算数"


def _forms() -> Iterator[Form]:
    """Build forms that together lead to every sentence."""
    sound = sound_form()
    yield sound
    yield graded_form()
    for text in ("101", "-1", ""):
        yield changed(sound, {TOTAL_SPENDING: text})
    for text in ("0", ""):
        yield changed(sound, {TOTAL_BUDGET: text})
    sources = {"其中：当年财政拨款/年初预算数": "", "上年结转资金/年初预算数": ""}
    yield changed(changed(sound, sources), {"年度资金总额/年初预算数": "5"}, Origin.COMPUTED)
    unread = {"上年结转资金/年初预算数": "二十"}
    yield changed(changed(sound, unread), {"年度资金总额/年初预算数": "5"}, Origin.COMPUTED)
    for target, actual in (
        ("≥100", "92"),
        ("≤45", "50"),
        ("≤45", "90"),
        ("≤45", "40"),
        ("0", "0"),
        ("0", "1"),
        ("1~2", "1"),
        ("2~3", "1"),
        ("1~2", "3"),
        ("-1~2", "-2"),
        ("≥5", "≥6"),
        ("≥5", "≥4"),
        ("建立", "达成预期指标"),
        ("建立", "部分达成"),
        ("", "5"),
        ("5", ""),
        ("保障", "保障"),
        ("5", "已经做好"),
        ("5人", "5家"),
        ("≥95%", "0.95"),
        ("5000", "1"),
        ("-5", "1"),
        (">0", "0"),
    ):
        yield row_form(target, actual)
    yield row_form("15天", "10天", level="时效指标")
    for weight in ("", "0"):
        yield row_form("5", "5", weight)
    yield form_of(ONE_SHARES.format("10人"))
    yield form_of(ONE_SHARES.format("9人"))
    yield with_rule(row_form("=5", "6"), "equal", "equal", EqualTarget(EqualMode.STRICT))
    yield with_rule(row_form("1~2", "3"), "range", "interval", IntervalTarget(Above.FULL))
    yield from _derived_forms()
    yield from telling_forms()
    yield from forms_under_rules()
    yield form_of("一级 | 二级 | 三级\n产出指标 | 数量指标 | 指标1：", funds="年度资金总额 | | | | 10 | |")


def _derived_forms() -> Iterator[Form]:
    form = sound_form()
    place = "funds/*/full_year_spending"
    for row, other in (("*", "full_year_budget"), ("other_funds", "full_year_budget")):
        spec = Derived(f"funds/{row}/initial_budget", Working.RATIO, (place, f"funds/*/{other}"))
        yield replace(form, template=replace(form.template, derived=(spec,)))
    yield changed(
        replace(form, template=replace(form.template, derived=(spec,))),
        {"其他资金/全年预算数": "0", "其他资金/全年执行数": "0"},
    )
    foot = form.template.block("foot")
    assert isinstance(foot, LineBlock)
    total = FieldSpec("total_score", "总分", Section.HEADER, Content.POINTS, follows="total/score")
    blocks = (*form.template.blocks[:-1], replace(foot, fields=(total,)))
    yield replace(form, template=replace(form.template, blocks=blocks))


def _derivations() -> dict[str, str]:
    return {
        cell.derivation.code: words(cell.derivation.code, cell.derivation.facts)
        for form in _forms()
        for cell in score(form).cells.values()
    }


def test_every_sentence_is_used_and_reads_well() -> None:
    said = _derivations()
    assert set(said) == set(SENTENCES)
    assert not [sentence for sentence in said.values() if "{" in sentence or "Decimal" in sentence]


def test_every_code_in_the_rules_has_a_sentence() -> None:
    named = {
        argument.value
        for path in SCORING.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for argument in _code_arguments(node.func.id, node.args)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert named
    assert named <= {*SENTENCES, *roll_up.SENTENCES}


def _code_arguments(function: str, arguments: list[ast.expr]) -> list[ast.expr]:
    place = {"Outcome": 1, "not_computable": 0, "Derivation": 0}.get(function)
    return [] if place is None else arguments[place : place + 1]


def test_every_cause_has_words() -> None:
    assert set(CAUSES) == {cause.value for cause in Cause}


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"working": "10 × 1 ÷ 2 = 5"}, "分值×全年执行数÷全年预算数：10 × 1 ÷ 2 = 5"),
        (
            {"working": "10 × 2 ÷ 3 = 6.67", "exact": "6.6667", "mode": "half-up", "decimals": "2"},
            "分值×全年执行数÷全年预算数：10 × 2 ÷ 3 = 6.67（未舍入为6.6667，四舍五入保留2位小数）",
        ),
        (
            {"working": "10 × 2 ÷ 3 = 6.66", "exact": "6.6667", "mode": "cut", "decimals": "2"},
            "分值×全年执行数÷全年预算数：10 × 2 ÷ 3 = 6.66（未舍入为6.6667，截去尾数保留2位小数）",
        ),
    ],
)
def test_rounding_is_said_where_there_was_any(facts: dict[str, str], sentence: str) -> None:
    assert words("execution", facts) == sentence
