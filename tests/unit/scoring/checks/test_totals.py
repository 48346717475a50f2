"""Total, grade and plausibility."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.engine import score
from desktop.templates.rule_kinds import CeilingTier, TotalCeiling
from tests.helpers.forms import changed, finding, findings_of, graded_form, sound_form
from tests.helpers.packs import ruled

SOUND = sound_form()


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("99.5", []),
        ("99.50", []),
        ("99.5分", []),
        ("99.504", []),
        ("100", ["hint"]),
        ("99", ["must-explain"]),
        ("99.6", ["must-fix"]),
    ],
)
def test_a_total_is_compared_at_its_own_decimals(total: str, found: list[str]) -> None:
    assert [
        severity for _, severity, _ in findings_of(changed(SOUND, {"total/得分": total}), "total-sum")
    ] == found


def test_the_finding_says_by_how_much() -> None:
    found = finding(changed(SOUND, {"total/得分": "95"}), "total-sum")
    assert (found.printed, found.expected, found.facts["difference"]) == ("95", "99.5", "-4.5")


@pytest.mark.parametrize("place", ["indicators[1]/得分", "年度资金总额/得分"])
def test_a_total_of_unreadable_parts_is_not_contradicted(place: str) -> None:
    assert [code for code, _, _ in findings_of(changed(SOUND, {place: "满分"}))] == ["unclear-points"]


@pytest.mark.parametrize(
    ("total", "rate", "most", "printed"),
    [
        ("99.5", "0.96", "90", "99.5"),
        ("99.5", "0.96", "99.5", ""),
        ("90", "0.96", "90", ""),
        ("", "0.96", "90", ""),
        ("99.5", "0.95", "90", ""),
    ],
)
def test_a_total_above_what_the_rate_allows_is_told(total: str, rate: str, most: str, printed: str) -> None:
    ceiling = TotalCeiling(
        (CeilingTier(Decimal("0.99"), Decimal(99)), CeilingTier(Decimal(rate), Decimal(most)))
    )
    if rate == "0.95":
        # Right at the rate the lower tier does not hold yet.
        ceiling = TotalCeiling((CeilingTier(Decimal(rate), Decimal(most)),))
    form = ruled(changed(SOUND, {"total/得分": total}), "ceiling", ceiling)
    said = [one for one in score(form).findings if one.code == "total-ceiling"]
    assert [(one.printed, one.expected) for one in said] == ([(printed, most)] if printed else [])


@pytest.mark.parametrize(("typed", "found"), [("优", 0), (" 优 ", 0), ("良", 1), ("", 0), ("—", 0)])
def test_a_grade_goes_with_the_total(typed: str, found: int) -> None:
    assert len(findings_of(changed(graded_form(), {"total/等级": typed}), "grade")) == found


def test_a_grade_goes_with_the_computed_total_where_none_is_printed() -> None:
    found = finding(changed(graded_form(), {"total/得分": "", "total/等级": "差"}), "grade")
    assert (found.expected, found.facts["total"]) == ("优", "99.5")


def test_a_grade_right_for_the_printed_total_is_not_blamed_for_a_wrong_score() -> None:
    scores = {f"indicators[{row}]/实际完成值": "1%" for row in (2, 3, 5)}
    form = changed(graded_form(), scores)
    assert findings_of(form, "score-vs-rule")
    assert findings_of(form, "grade") == []
    # The same grade that the computed total deserves is no fault either.
    assert findings_of(changed(form, {"total/等级": "中"}), "grade") == []
