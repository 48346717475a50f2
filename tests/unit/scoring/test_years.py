"""Two years of a project beside each other: what stood there, what changed, and what is asked about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.models.carrying import carry_forward
from desktop.models.document import Cell
from desktop.models.form import Form, field_key
from desktop.models.keys import CellKey
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.scoring.score_sheet import Finding
from desktop.scoring.years import LastYear, check_years, last_year_cells
from desktop.text.findings import wording
from desktop.text.year_findings import YEAR_FINDINGS
from tests.helpers.forms import SOUND_TABLE, changed, form_of, sound_form

TEXT = (
    "全年按计划开展培训十一期，组织到位，"
    + "参训人员对课程、师资、场地和服务都很满意，窗口办件时间明显缩短，" * 2
)


def beside(last: Form, form: Form) -> dict[tuple[str, str, str], LastYear]:
    names = {row.id: row.text("third_level") or row.id for row in form.document.rows("indicators")}
    found = last_year_cells(last, form)
    return {(key.block, names.get(key.row, key.row), key.column): one for key, one in found.items()}


def said(last: Form, form: Form) -> list[str]:
    found = check_years(last, form)
    assert all(_reads(finding) for finding in found)
    return [
        f"{finding.check} {finding.facts.get('row', finding.facts.get('label', ''))}" for finding in found
    ]


def _reads(finding: Finding) -> bool:
    facts = {**finding.facts, "printed": finding.printed, "expected": finding.expected}
    words = wording(finding.code, finding.variant, facts)
    return "{" not in words.message and "{" not in words.remedy and words.message != ""


def of_checks(found: list[str], *checks: str) -> list[str]:
    return [one for one in found if one.startswith(checks)]


def rows_with(target: str, actual: str, *, name: str = "培训人次") -> str:
    return SOUND_TABLE.replace("≥1000人次 | 1100人次", f"{target} | {actual}").replace("培训人次", name, 1)


def of_year(form: Form, year: str) -> Form:
    return changed(form, {"year": year})


def next_year(form: Form) -> Form:
    carried = carry_forward(form.template, form.template, form.document, 2026)
    return replace(form, document=carried.document)


def test_every_filled_cell_shows_what_stood_there_and_how_much_it_changed() -> None:
    last = sound_form()
    form = changed(last, {"年度资金总额/全年执行数": "114"})
    cells = beside(last, form)
    assert cells["funds", "annual_total", "full_year_spending"].text == "95"
    assert cells["funds", "annual_total", "full_year_spending"].change == 19
    assert cells["funds", "annual_total", "full_year_spending"].share == Decimal("0.2")
    assert cells["funds", "annual_total", "execution_rate"].change == 0
    assert cells["indicators", "培训人次", "actual_value"].text == "1100人次"
    assert cells["header" if ("header", "", "unit") in cells else "head", "", "unit"].change is None


def test_amounts_are_compared_in_the_unit_of_this_years_form() -> None:
    last = sound_form()
    other = replace(last, template=replace(last.template, unit="元"))
    total = beside(other, last)["funds", "annual_total", "full_year_budget"]
    assert total.change == Decimal("99.99")


def test_a_change_from_nothing_has_no_share_and_words_have_no_change() -> None:
    last = form_of(rows_with("0件", "按时完成"))
    form = form_of(rows_with("5件", "12件"))
    cells = beside(last, form)
    assert cells["indicators", "培训人次", "target_value"].change == 5
    assert cells["indicators", "培训人次", "target_value"].share is None
    assert cells["indicators", "培训人次", "actual_value"].change is None


def test_other_units_and_blanks_are_not_compared() -> None:
    last = form_of(rows_with("≥1000人次", "1100人次"))
    cells = beside(last, form_of(rows_with("≥20期", "")))
    assert cells["indicators", "培训人次", "target_value"].change is None
    assert cells["indicators", "培训人次", "actual_value"].change is None


def test_another_form_shows_what_both_have() -> None:
    last, form = sample_form("department-framework"), sound_form()
    cells = last_year_cells(last, form)
    assert {key.block for key in cells}.isdisjoint({"indicators", "funds"})
    term, mof = sample_form("shanxi-term"), library().template("mof")
    carried = carry_forward(mof, term.template, term.document, 2026)
    both = last_year_cells(term, replace(form, template=mof, document=carried.document))
    assert any(key.column == "target_value" for key in both)
    assert not any(key.column == "weight" for key in both)


@pytest.mark.parametrize(
    ("last", "this", "found"),
    [
        (("≥1000人次", "900人次"), "≥950人次", ["B35 培训人次"]),
        (("≥1000人次", "900人次"), "≥900人次", ["B35 培训人次"]),
        (("1000人次", "900人次"), "950人次", ["B35 培训人次"]),
        (("≥1000人次", "900人次"), "≥1000人次", []),
        (("≥1000人次", "1100人次"), "≥950人次", []),
        (("≥1000人次", "1100人次"), "≥1100人次", ["B36 培训人次"]),
        (("≥1000人次", "1000人次"), "≥1000人次", []),
        (("≤900元", "950元"), "≤930元", ["B35 培训人次"]),
        (("≤900元", "950元"), "≤900元", []),
        (("≤900元", "850元"), "≤850元", ["B36 培训人次"]),
        (("≥1000人次", "900期"), "≥950人次", []),
        (("≥1000人次", "900人次"), "≥950期", []),
        (("≥1000人次", "按时完成"), "≥950人次", []),
    ],
)
def test_a_target_is_asked_about_where_the_year_before_explains_it(
    last: tuple[str, str], this: str, found: list[str]
) -> None:
    both = form_of(rows_with(*last)), form_of(rows_with(this, "1人次"))
    assert of_checks(said(*both), "B35", "B36") == found


def test_a_row_that_is_new_or_gone_is_not_compared() -> None:
    lines = SOUND_TABLE.strip().splitlines()
    shorter = "\n".join(line for line in lines if "人均培训成本" not in line)
    assert of_checks(said(sound_form(), form_of(shorter)), "B35", "B36") == []
    blank = rows_with("", "", name="……").replace("| 20   | 20   |", "| | |", 1)
    missed = form_of(rows_with("≥1000人次", "900人次"))
    assert of_checks(said(missed, form_of(blank)), "B35", "B36") == []


def test_a_form_without_indicators_is_asked_about_its_texts_alone() -> None:
    form = sample_form("department-base-data")
    assert check_years(form, next_year(form)) == []


def test_a_narrative_that_was_only_copied_is_asked_about() -> None:
    last = changed(of_year(sound_form(), "2025"), {"goals/实际完成情况": TEXT})
    form = changed(of_year(last, "2026"), {"goals/实际完成情况": TEXT.replace("十一", "十二")})
    assert of_checks(said(last, form), "B37") == ["B37 实际完成情况"]
    rewritten = changed(
        form, {"goals/实际完成情况": "今年改为线上培训，共办九期，参训人数与往年相当，回访率提高。"}
    )
    assert of_checks(said(last, rewritten), "B37") == []
    short = changed(last, {"goals/实际完成情况": "已完成"})
    assert of_checks(said(short, of_year(short, "2026")), "B37") == []


def test_what_is_to_stay_is_not_called_a_copy() -> None:
    last = changed(of_year(sound_form(), "2025"), {"goals/预期目标": TEXT})
    assert of_checks(said(last, next_year(last)), "B37") == []


def test_the_earlier_year_in_a_text_that_was_carried_over_is_pointed_at() -> None:
    last = changed(
        form_of(rows_with("≥1000人次", "1100人次", name="2025年培训人次")),
        {"year": "2025", "goals/预期目标": "2025年培训经办人员1000人次以上。"},
    )
    form = next_year(last)
    found = [finding for finding in check_years(last, form) if finding.check == "B38"]
    assert [finding.where.column for finding in found] == ["intended", "third_level"]
    assert found[0].facts == {"year": "2025"}
    assert _reads(found[0])


def test_the_year_is_left_alone_where_nobody_can_tell_or_it_is_the_same() -> None:
    last = changed(sound_form(), {"year": "2025", "goals/预期目标": "2025年培训经办人员1000人次以上。"})
    assert "B38 " not in said(last, last)
    key = field_key(last.template, "year")
    assert key is not None
    without = replace(last, document=last.document.with_cell(key, Cell("")))
    assert "B38 " not in said(without, next_year(without))
    own = changed(next_year(last), {"header/项目名称": "2025年培训"})
    named = changed(last, {"header/项目名称": "2025年培训"})
    assert CellKey("head", "", "project_name") not in [one.where for one in check_years(named, own)]
    funds = changed(last, {"其他资金/全年执行数": "2025"})
    assert all(one.where.block != "funds" for one in check_years(funds, changed(funds, {"year": "2026"})))


def test_every_sentence_over_two_years_is_raised_here() -> None:
    checks = {finding.check for finding in _raised()}
    assert checks == {"B35", "B36", "B37", "B38"}
    assert {(finding.code, finding.variant) for finding in _raised()} == set(YEAR_FINDINGS)


def _raised() -> list[Finding]:
    told = {"year": "2025", "goals/实际完成情况": TEXT, "goals/预期目标": "2025年培训1000人次。"}
    missed = changed(form_of(rows_with("≥1000人次", "900人次")), told)
    met = changed(form_of(rows_with("≥1000人次", "1100人次")), told)
    lower = changed(form_of(rows_with("≥950人次", "")), {**told, "year": "2026"})
    copied = changed(form_of(rows_with("≥1100人次", "")), {**told, "year": "2026"})
    return [*check_years(missed, lower), *check_years(met, copied)]
