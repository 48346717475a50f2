"""The two frameworks and the base data that an office filed: sums, scores and every fault that is in them."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from desktop.editing.links import follow_links
from desktop.models.edits import apply
from desktop.models.form import Form
from desktop.models.transcript import document_from_record, where
from desktop.operations.library import library
from desktop.operations.records import finding_wording
from desktop.scoring.engine import score
from desktop.scoring.framework_rows import LEVELS, framework_rows, printed_name, printed_points
from desktop.scoring.score_sheet import Finding, Severity
from desktop.values.number import plain
from tests.helpers.frameworks import cell_of, filed, record_of, said

PROJECTS = Path(__file__).with_name("forms")
NAMES = ("department", "expenditure")


@cache
def others() -> tuple[Form, ...]:
    """What the same office filed beside the frameworks: two projects and the base data."""
    records = [json.loads((PROJECTS / f"002-{place}.json").read_text("utf-8")) for place in (1, 2)]
    template = library().template("mof")
    documents = [document_from_record(template, record)[0] for record in records]
    return (*(Form(template, library().pack("mof-2020"), one) for one in documents), filed("base-data"))


@cache
def linked(name: str) -> Form:
    """A framework with the figures that the other forms give it."""
    form = filed(name)
    document = form.document
    for edit in follow_links(form, others()):
        document = apply(document, edit)
    return form.with_document(document)


def findings(form: Form) -> list[Finding]:
    return list(score(form).findings)


@pytest.mark.parametrize("name", NAMES)
def test_points_and_scores_add_up_by_level_as_they_were_added_by_hand(name: str) -> None:
    rows = framework_rows(filed(name))
    expected = record_of(name)["expected"]
    assert isinstance(expected, dict)
    for part in expected["sums"]:
        names = part["name"].split(" / ") if part["name"] else []
        own = [
            row for row in rows if [printed_name(row.text(level)) for level in LEVELS[: len(names)]] == names
        ]
        assert plain(sum((row.weight or Decimal(0) for row in own), Decimal(0))) == part["sum_of_points"]
        assert plain(sum((row.score or Decimal(0) for row in own), Decimal(0))) == part["sum_of_scores"]
        if names:
            printed = printed_points(own[0].text(LEVELS[len(names) - 1]))
            assert printed == Decimal(part["printed_points"])


@pytest.mark.parametrize(("name", "printed", "parts"), [("department", 98, 98), ("expenditure", 98, 95)])
def test_the_total_is_what_the_rows_give(name: str, printed: int, parts: int) -> None:
    totals = score(filed(name)).totals
    assert (totals.printed, totals.sum_of_parts) == (printed, parts)


def test_base_data_feed_the_framework() -> None:
    form = linked("department")
    assert said(form, "office_control").startswith(
        "实际支出公用经费总额77.98 ÷ 预算安排公用经费总额86.63 = 90.02%，"
    )
    assert cell_of(form, "office_control").computed == 3
    assert cell_of(form, "staff_control").computed == 2
    assert said(linked("expenditure"), "budget_execution").startswith(
        "实际支出资金66 ÷ 实际到位资金66 = 100%，"
    )


SURE = [
    ("department", "score-vs-rule", "framework-below", "framework[11]/自评分", "2", "3"),
    ("base-data", "derived-figure", "", "staff[1]/控制率", "100%", "83.78%"),
    ("department", "text-mismatch", "awards-more", "framework[4]/评分及标准", "5", "2"),
    ("expenditure", "total-sum", "", "total/自评分", "98", "95"),
    ("expenditure", "weight-sum", "framework-heading", "framework[7]/二级指标", "资金管理\n（10）", "7"),
    (
        "expenditure",
        "weight-sum",
        "framework-heading",
        "framework[16]/二级指标",
        "预算支出效益\n（10）",
        "30",
    ),
    ("expenditure", "score-vs-rule", "framework-below", "framework[8]/自评分", "2", "3"),
    ("expenditure", "text-mismatch", "awards-less", "framework[14]/评分及标准", "5", "10"),
    ("expenditure", "text-mismatch", "awards-less", "framework[16]/评分及标准", "5", "20"),
]
ASKED = [
    ("department", "score-vs-rule", "framework-unsaid", "framework[4]/自评分"),
    ("department", "text-mismatch", "item-points", "framework[2]/指标说明"),
    ("department", "text-mismatch", "wrong-end", "framework[7]/评分及标准"),
    ("department", "text-mismatch", "wrong-side", "framework[21]/评分及标准"),
    ("department", "text-mismatch", "wrong-side", "framework[22]/评分及标准"),
    ("department", "text-mismatch", "wrong-side", "framework[23]/评分及标准"),
    ("department", "score-vs-rule", "framework-parts", "framework[6]/自评分"),
    ("expenditure", "text-mismatch", "saving", "framework[15]/评分及标准"),
]
BEYOND = [
    ("expenditure", "weight-sum", "framework", "total/自评分"),
    ("expenditure", "score-vs-rule", "framework-steps", "framework[10]/自评分"),
]
"""Faults that are there as well: 97 points in all, and 4 of 5 where a step costs 3."""


def told(name: str) -> list[tuple[str, str, str, str]]:
    form = filed(name) if name == "base-data" else linked(name)
    return [
        (name, one.code, one.variant, where(form.template, form.document, one.where))
        for one in findings(form)
    ]


@pytest.mark.parametrize("fault", SURE, ids=lambda fault: f"{fault[0]}-{fault[3]}")
def test_every_sure_fault_is_found_with_what_is_printed_and_what_should_be(fault: tuple[str, ...]) -> None:
    name, code, variant, place, printed, expected = fault
    form = filed(name) if name == "base-data" else linked(name)
    (one,) = [
        one
        for one in findings(form)
        if (one.code, one.variant, where(form.template, form.document, one.where)) == (code, variant, place)
    ]
    assert (one.printed, one.expected) == (printed, expected)


@pytest.mark.parametrize("fault", ASKED, ids=lambda fault: f"{fault[0]}-{fault[3]}")
def test_what_is_not_settled_is_a_question_and_no_more(fault: tuple[str, str, str, str]) -> None:
    assert told(fault[0]).count(fault) == 1
    form = linked(fault[0])
    hits = [one for one in findings(form) if (one.code, one.variant) == fault[1:3]]
    assert {one.severity for one in hits} == {Severity.HINT}


@pytest.mark.parametrize("name", [*NAMES, "base-data"])
def test_no_other_fault_is_made_up(name: str) -> None:
    known = {*(fault[:4] for fault in SURE), *ASKED, *BEYOND}
    rest = {one for one in told(name) if one not in known}
    # A filed form comes without its working paper: what it lacks is asked for.
    assert {code for _, code, _, _ in rest} <= {"missing-reason", "no-basis"}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_reads_as_a_sentence(name: str) -> None:
    for one in findings(linked(name)):
        text = finding_wording(one)
        assert "{" not in text.message + text.remedy
        assert text.message.endswith("。")
        assert text.remedy.endswith("。")


def test_a_contradictory_criterion_gives_no_score() -> None:
    cell = cell_of(linked("expenditure"), "cost_saving")
    assert (cell.computed, cell.low, cell.high) == (None, 0, 10)
