"""Weights of rows, headings and the form."""

from __future__ import annotations

import pytest

from tests.helpers.forms import changed, finding, findings_of, sound_form

SOUND = sound_form()


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("产出指标", 0),
        ("产出指标（50分）", 0),
        ("产出指标 50 分", 0),
        ("产出指标(45分)", 1),
        ("产出指标（满分50分）", 0),
    ],
)
def test_a_heading_says_what_its_rows_add_up_to(heading: str, found: int) -> None:
    cells = {f"indicators[{row}]/一级指标": heading for row in (1, 2, 3, 4)}
    assert len(findings_of(changed(SOUND, cells), "weight-sum")) == found


def test_one_row_that_states_the_weight_is_enough() -> None:
    found = finding(changed(SOUND, {"indicators[3]/一级指标": "产出指标（60分）"}), "weight-sum")
    assert (found.printed, found.expected) == ("产出指标（60分）", "50")
    assert found.facts["working"] == "20 + 10 + 10 + 10 = 50"


@pytest.mark.parametrize(
    ("weight", "total", "found"),
    [
        ("20", "100", ""),
        ("20", "", ""),
        ("20", "95", "total"),
        ("15", "95", "not-hundred"),
        ("15", "", "not-hundred"),
        ("15", "100", "total"),
    ],
)
def test_all_weights_add_up_to_a_hundred(weight: str, total: str, found: str) -> None:
    form = changed(SOUND, {"indicators[1]/分值": weight, "indicators[1]/得分": weight, "total/分值": total})
    assert [code for code, _, _ in findings_of(form, "weight-sum")] == (["weight-sum"] if found else [])
    if found:
        assert finding(form, "weight-sum").variant == found


def test_weights_that_can_not_be_read_are_not_added_up() -> None:
    cells = {"indicators[1]/分值": "二十", "indicators[1]/一级指标": "产出指标（50分）"}
    assert findings_of(changed(SOUND, cells), "weight-sum") == []


@pytest.mark.parametrize(
    ("weight", "found"),
    [("29.9", []), ("30", ["heavy-row"]), ("0", ["unclear-points"]), ("-5", ["unclear-points"])],
)
def test_a_weight_is_above_nothing_and_not_too_heavy(weight: str, found: list[str]) -> None:
    codes = [code for code, _, _ in findings_of(changed(SOUND, {"indicators[1]/分值": weight}))]
    assert [code for code in codes if code in ("heavy-row", "unclear-points")] == found
