"""All filed forms: scores as expected, every sure finding made, nothing raised that was not gone through."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from desktop.models.form import Form
from desktop.models.transcript import where
from desktop.scoring.across import NamedForm, check_unit
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Finding
from desktop.values.number import plain, round_half_up
from tests.cases.filed_forms import FiledCase, filed_cases

TABLE = Path(__file__).with_name("findings.txt")
"""Every must-fix and must-explain finding of every form, each judged as a careful auditor would.

* marks those that an auditor was sure of before the program was run; they are listed as hints as well."""
SURE = "*"


@dataclass(frozen=True)
class Line:
    name: str
    said: str
    sure: bool


@cache
def lines() -> tuple[Line, ...]:
    found: list[Line] = []
    for text in TABLE.read_text("utf-8").splitlines():
        if not text.startswith("#"):
            name, _, said = text.partition(" | ")
            found.append(Line(name.strip("* "), said, name.startswith(SURE)))
    return tuple(found)


def said(form: Form, finding: Finding) -> str:
    code = f"{finding.code}/{finding.variant}".rstrip("/")
    place = where(form.template, form.document, finding.where)
    return f"{code} | {finding.check} | {finding.severity.value} | {place}"


each_case = pytest.mark.parametrize("case", filed_cases().values(), ids=lambda case: case.name)


def test_all_forms_are_there() -> None:
    counts = Counter(case.form.template.id for case in filed_cases().values())
    assert counts == {"mof": 3, "mof-analysis": 1, "hubei": 17, "shanxi": 13, "shanxi-term": 4}


@each_case
def test_every_cell_finds_its_place(case: FiledCase) -> None:
    assert case.unplaced == []


@each_case
def test_scores_are_as_expected(case: FiledCase) -> None:
    sheet, expected = score(case.form), case.expected
    rate, points = sheet.execution_rate, sheet.execution_score
    totals = sheet.totals
    assert ("" if rate is None else f"{round_half_up(rate, 4)}") == expected["execution_rate"]
    assert ("" if points is None else f"{points:.2f}") == expected["execution_score"]
    parts = "" if totals.sum_of_parts is None else plain(totals.sum_of_parts)
    assert parts == expected["total_recomputed_from_printed_scores"]


@each_case
def test_exactly_what_was_gone_through_is_raised(case: FiledCase) -> None:
    own = [line for line in lines() if line.name == case.name]
    hints = {line.said for line in own if " | hint | " in line.said}
    raised = [said(case.form, finding) for finding in score(case.form).findings]
    counted = [one for one in raised if " | hint | " not in one or one in hints]
    assert sorted(counted) == sorted(line.said for line in own)


def test_every_finding_that_an_auditor_was_sure_of_is_made() -> None:
    assert sum(line.sure for line in lines()) == 87


def test_each_document_is_checked_as_the_forms_of_one_unit() -> None:
    found: Counter[str] = Counter()
    for document in ("000", "001", "002", "003", "004"):
        forms = [NamedForm(name, case.form) for name, case in filed_cases().items() if name[:3] == document]
        found.update(f"{document} {one.finding.check}" for one in check_unit(forms))
    assert found == {"003 B05": 1, "003 B20": 2, "004 B05": 1, "004 B20": 7}
