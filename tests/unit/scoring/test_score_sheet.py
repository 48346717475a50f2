"""What scoring says: findings, and the explanations that belong to them."""

from __future__ import annotations

from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Finding, Severity

PLACE = CellKey("analysis", "", "deviation_reason")


def of(variant: str, heading: str = "") -> Finding:
    facts = {"heading": heading} if heading else {}
    return Finding("missing-reason", "A10", Severity.MUST_EXPLAIN, PLACE, variant, facts)


def test_an_explanation_belongs_to_one_finding_of_a_place() -> None:
    answers = {(of("heading", "效益指标").name, PLACE): "有的指标没有完成"}
    assert of("heading", "效益指标").answer(answers) == "有的指标没有完成"
    assert of("heading", "产出指标").answer(answers) == ""
    assert of("rate").answer(answers) == ""


def test_explanations_kept_by_code_alone_still_count() -> None:
    assert of("rate").answer({("missing-reason", PLACE): "年底才到账"}) == "年底才到账"
    assert of("rate").name == "missing-reason/rate"
