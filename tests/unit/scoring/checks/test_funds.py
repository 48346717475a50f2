"""Amounts that can be read and add up."""

from __future__ import annotations

import pytest

from desktop.operations.forms import sample_form
from desktop.scoring.engine import score
from tests.helpers.forms import changed, finding, findings_of, sound_form

SOUND = sound_form()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20", []),
        ("20万元", []),
        ("2 0", ["unclear-amount"]),
        ("200,000元", ["unit-mismatch"]),
        ("20万", []),
        ("约20", ["unclear-amount"]),
        ("—", ["fund-sum"]),
        ("20.01", ["fund-sum"]),
    ],
)
def test_an_amount_is_one_figure_in_the_unit_of_the_form(text: str, found: list[str]) -> None:
    codes = [code for code, _, _ in findings_of(changed(SOUND, {"上年结转资金/年初预算数": text}))]
    assert codes == found


def test_the_finding_says_what_the_sources_add_up_to() -> None:
    found = finding(changed(SOUND, {"上年结转资金/年初预算数": "10"}), "fund-sum")
    assert (found.printed, found.expected, found.facts["working"]) == ("100", "90", "80 + 10 = 90")


def test_yuan_in_a_form_of_ten_thousands_is_converted() -> None:
    found = finding(changed(SOUND, {"上年结转资金/年初预算数": "142560元"}), "unit-mismatch")
    assert (found.printed, found.expected) == ("142560元", "14.256")


def test_a_figure_that_others_settle_is_told_of_once() -> None:
    wrong = changed(sample_form("shanxi"), {"资金总额:/资金结(转)余": "7"})
    codes = [one.code for one in score(wrong).findings if one.check == "A06"]
    assert codes == ["derived-figure"]
