"""Sums of the sources, execution rate and execution score beside what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.document import Origin
from desktop.scoring.engine import score
from desktop.scoring.fund_cells import rate_decimals
from desktop.values.rate import Rate, parse_rate
from tests.helpers.forms import cell_at, changed, findings_of, key_at, sound_form

SOUND = sound_form()


@pytest.mark.parametrize(
    ("text", "decimals"),
    [
        ("39.25%", 2),
        ("39.3", 1),
        ("0.3926", 2),
        ("0.39", 0),
        ("0.4", -1),
        ("1", 0),
        ("1.0", -1),
        ("100", 0),
        ("0", 0),
    ],
)
def test_a_rate_is_as_exact_as_it_is_printed(text: str, decimals: int) -> None:
    rate = parse_rate(text)
    assert isinstance(rate, Rate)
    assert rate_decimals(rate) == decimals


@pytest.mark.parametrize(
    ("spending", "rate", "code"),
    [
        ("95", "95%", ""),
        ("95", "95.00", ""),
        ("95", "0.95", ""),
        ("95", "1.0", ""),
        ("100", "1", ""),
        ("100", "100", ""),
        ("95", "1", "must-fix"),
        ("74", "0.7", ""),
        ("76", "0.7", "must-explain"),
        ("95.456", "95.45%", "must-explain"),
        ("95.456", "95.47%", "must-fix"),
    ],
)
def test_a_printed_rate_is_compared_at_its_own_decimals(spending: str, rate: str, code: str) -> None:
    cells = {
        "年度资金总额/全年执行数": spending,
        "其中：当年财政拨款/全年执行数": "",
        "上年结转资金/全年执行数": "",
        "年度资金总额/执行率": rate,
    }
    found = findings_of(changed(SOUND, cells), "execution-rate")
    assert [severity for _, severity, _ in found] == ([code] if code else [])


def test_the_rate_of_a_source_is_compared_and_never_filled_in() -> None:
    form = changed(SOUND, {"上年结转资金/执行率": "90%"})
    cell = cell_at(form, "上年结转资金/执行率")
    assert (cell.computed_text, cell.computed, cell.difference) == ("100%", 1, Decimal("-0.1"))
    assert cell.follows == "90%"
    assert key_at(form, "其他资金/执行率") not in score(form).cells
    blank = changed(form, {"其他资金/执行率": "90%"})
    assert key_at(blank, "其他资金/执行率") not in score(blank).cells


def test_a_sum_follows_its_sources() -> None:
    form = changed(SOUND, {"年度资金总额/年初预算数": "", "其他资金/年初预算数": "0.5"})
    cell = cell_at(form, "年度资金总额/年初预算数")
    assert (cell.typed, cell.follows) == (None, "100.5")
    assert cell.derivation.facts["working"] == "80 + 20 + 0.5 = 100.5"


def test_a_total_alone_is_not_compared_with_nothing() -> None:
    sources = {"其中：当年财政拨款/年初预算数": "", "上年结转资金/年初预算数": ""}
    form = changed(SOUND, sources)
    assert key_at(form, "年度资金总额/年初预算数") not in score(form).cells
    assert findings_of(form) == []


def test_a_sum_with_an_unreadable_source_is_not_made_up() -> None:
    form = changed(SOUND, {"上年结转资金/年初预算数": "二十"})
    assert [code for code, _, _ in findings_of(form)] == ["unclear-amount"]
    computed = changed(form, {"年度资金总额/年初预算数": "100"}, Origin.COMPUTED)
    assert cell_at(computed, "年度资金总额/年初预算数").derivation.code == "unread-parts"


def test_the_score_is_computed_from_the_exact_rate() -> None:
    cells = {
        "年度资金总额/全年预算数": "65",
        "其中：当年财政拨款/全年预算数": "",
        "上年结转资金/全年预算数": "",
        "年度资金总额/全年执行数": "53.132",
        "其中：当年财政拨款/全年执行数": "",
        "上年结转资金/全年执行数": "",
        "年度资金总额/分值": "20",
        "年度资金总额/执行率": "82%",
        "年度资金总额/得分": "16.40",
    }
    cell = cell_at(changed(SOUND, cells), "年度资金总额/得分")
    assert cell.cause is not None
    assert (cell.computed_text, cell.cause.value) == ("16.35", "rate-rounded")
