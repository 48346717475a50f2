"""Spending against budget, and the reason for what is unspent."""

from __future__ import annotations

import pytest

from tests.helpers.forms import changed, finding, findings_of, sound_form

SOUND = sound_form()
SOURCES = {
    f"{source}/{column}": ""
    for source in ("其中：当年财政拨款", "上年结转资金")
    for column in ("年初预算数", "全年预算数", "全年执行数")
}
PLAIN = changed(SOUND, SOURCES)
REASON = "indicators[1]/偏差原因分析及改进措施"


@pytest.mark.parametrize(
    ("spending", "score", "total", "reason", "found"),
    [
        ("90", "9", "99", "", ["score-vs-execution"]),
        ("89", "8.9", "98.9", "", ["missing-reason", "score-vs-execution"]),
        ("89", "8.9", "98.9", "无偏差", ["missing-reason", "score-vs-execution"]),
        ("89", "8.9", "98.9", "尾款未到期，将加快支付", ["score-vs-execution"]),
        ("79", "7.9", "97.9", "尾款未到期，将加快支付", ["score-vs-execution", "unspent-share"]),
        ("80", "8", "98", "尾款未到期，将加快支付", ["score-vs-execution"]),
    ],
)
def test_what_is_unspent_needs_a_reason(
    spending: str, score: str, total: str, reason: str, found: list[str]
) -> None:
    cells = {
        "年度资金总额/全年执行数": spending,
        "年度资金总额/执行率": f"{spending}%",
        "年度资金总额/得分": score,
        "total/得分": total,
        REASON: reason,
    }
    assert sorted(code for code, _, _ in findings_of(changed(PLAIN, cells))) == found


def test_how_much_is_unspent_is_said() -> None:
    cells = {"年度资金总额/全年执行数": "79.5", "年度资金总额/执行率": "79.5%"}
    assert finding(changed(PLAIN, cells), "missing-reason").facts == {"rate": "79.50%", "unspent": "20.5%"}


def test_full_marks_for_two_thirds_of_the_spending_must_be_mended() -> None:
    cells = {
        "年度资金总额/全年预算数": "194",
        "年度资金总额/年初预算数": "194",
        "年度资金总额/全年执行数": "135",
        "年度资金总额/执行率": "70%",
        "年度资金总额/得分": "10",
    }
    found = finding(changed(PLAIN, cells), "execution-score")
    assert (found.severity.value, found.printed, found.expected) == ("must-fix", "10", "6.96")
    assert found.facts["working"] == "10 × 135 ÷ 194 = 6.96"


@pytest.mark.parametrize("score", ["9.50", "9.5分", "9.49", "9.51"])
def test_a_hundredth_is_no_difference(score: str) -> None:
    assert findings_of(changed(SOUND, {"年度资金总额/得分": score}), "execution-score") == []


def test_an_adjusted_budget_needs_a_reason() -> None:
    adjusted = changed(PLAIN, {"年度资金总额/年初预算数": "120"})
    assert [code for code, _, _ in findings_of(adjusted)] == ["missing-reason"]
    assert findings_of(changed(adjusted, {REASON: "年中追减预算20万元"})) == []


@pytest.mark.parametrize(("text", "found"), [("0", 1), ("0.5", 0), ("-1", 1)])
def test_a_weight_of_nothing_is_no_weight(text: str, found: int) -> None:
    assert len(findings_of(changed(PLAIN, {"年度资金总额/分值": text}), "unclear-points")) == found


@pytest.mark.parametrize("text", ["0", "-1"])
def test_an_execution_score_of_nothing_is_usable_and_a_negative_one_is_not(text: str) -> None:
    found = findings_of(changed(PLAIN, {"年度资金总额/得分": text}), "unclear-points")
    assert len(found) == (text == "-1")
