"""Forms that offices filed: their scores are computed and their faults are found, and nothing is made up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.models.form import Form
from desktop.models.transcript import document_from_record, where
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.values.number import plain, round_half_up
from tests.helpers.forms import cell_at, derivation_at

FOLDER = Path(__file__).with_name("forms")


@dataclass(frozen=True)
class Case:
    name: str
    form: Form
    expected: dict[str, Any]
    unplaced: list[str]


def _case(path: Path) -> Case:
    record = json.loads(path.read_text("utf-8"))
    template = library().template(record["template"])
    document, unplaced = document_from_record(template, record)
    return Case(
        path.stem, Form(template, library().pack(template.pack), document), record["expected"], unplaced
    )


CASES = {path.stem: _case(path) for path in sorted(FOLDER.glob("*.json"))}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)

# What an auditor would have changed before hand-over, and nothing else.
MUST_FIX = {"000-1": [("execution-score", "年度资金总额/得分")], "001-1": [], "002-1": [], "002-2": []}


def test_the_four_forms_are_there() -> None:
    assert list(CASES) == list(MUST_FIX)


@each_case
def test_every_cell_finds_its_place(case: Case) -> None:
    assert case.unplaced == []


@each_case
def test_scores_are_as_expected(case: Case) -> None:
    sheet, expected = score(case.form), case.expected
    assert sheet.execution_rate is not None
    assert sheet.execution_score is not None
    assert f"{round_half_up(sheet.execution_rate, 4)}" == expected["execution_rate"]
    assert f"{sheet.execution_score}" == expected["execution_score"]
    assert [
        {"一级指标": heading.name, "分值": plain(heading.weight), "得分": plain(heading.typed)}
        for heading in sheet.headings
    ] == expected["by_level1"]
    assert sheet.totals.sum_of_parts is not None
    assert sheet.totals.computed is not None
    assert plain(sheet.totals.sum_of_parts) == expected["total_recomputed_from_printed_scores"]
    assert plain(sheet.totals.computed) == expected["total_with_expected_execution_score"]


@each_case
def test_every_sure_finding_of_the_form_alone_is_made(case: Case) -> None:
    found = {
        (finding.code, where(case.form.template, case.form.document, finding.where))
        for finding in score(case.form).findings
    }
    sure = {
        (finding["code"], finding["where"])
        for finding in case.expected["findings"]
        if finding["confidence"] == "high" and finding.get("scope") != "document"
    }
    assert sure <= found


@each_case
def test_nothing_must_be_fixed_but_what_is_wrong_beyond_doubt(case: Case) -> None:
    found = [
        (finding.code, where(case.form.template, case.form.document, finding.where))
        for finding in score(case.form).findings
        if finding.severity.value == "must-fix"
    ]
    assert found == MUST_FIX[case.name]


def test_datong_typed_ten_points_for_seventy_percent() -> None:
    form = CASES["000-1"].form
    cell = cell_at(form, "年度资金总额/得分")
    assert (cell.typed, f"{cell.computed}", f"{cell.difference}") == (10, "6.96", "3.04")
    assert "10 × 135 ÷ 194 = 6.96" in derivation_at(form, "年度资金总额/得分")
    totals = score(form).totals
    assert (totals.printed, totals.sum_of_parts, f"{totals.computed}") == (100, 100, "96.96")


def test_chengde_cut_the_rate_and_kept_one_decimal_of_the_score() -> None:
    form = CASES["001-1"].form
    rate, points = cell_at(form, "年度资金总额/执行率"), cell_at(form, "年度资金总额/得分")
    assert rate.cause is not None
    assert points.cause is not None
    assert (rate.computed_text, rate.cause.value) == ("39.26%", "cut")
    assert (points.computed_text, points.cause.value) == ("3.93", "fewer-decimals")


def test_hecheng_shares_ten_points_over_three_ranges() -> None:
    assert derivation_at(CASES["002-1"].form, "indicators[1]/得分").startswith(
        "3个指标合用10分，全部达到指标值"
    )
