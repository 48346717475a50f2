"""Two years line by line: what was planned, what came of it, and the change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.keys import CellKey
from desktop.operations.forms import sample_form
from desktop.operations.year_lines import change_text, year_lines
from desktop.scoring.years import LastYear
from tests.helpers.forms import changed, sound_form

KEY = CellKey("indicators", "r", "actual_value")


def test_every_row_stands_beside_its_own_of_the_year_before() -> None:
    last = sound_form()
    form = changed(last, {"indicators[1]/实际完成值": "1210人次", "total/得分": "98"})
    lines = {line.name: line for line in year_lines(last, form)}
    training = lines["培训人次"]
    assert training.last == ("≥1000人次", "1100人次", "20")
    assert training.this == ("≥1000人次", "1210人次", "20")
    assert training.change == "+10%"
    assert lines["年度资金总额"].last == ("100", "95", "9.5")
    assert lines["年度资金总额"].change == "持平"
    assert (lines["总分"].last, lines["总分"].this) == (("", "", "99.5"), ("", "", "98"))
    assert lines["总分"].change == "−1.5%"
    assert lines["总分"].key == CellKey("total", "", "score")


def test_the_plan_is_compared_where_nothing_is_achieved_yet() -> None:
    last = sound_form()
    form = changed(last, {"indicators[1]/年度指标值": "≥1100人次", "indicators[1]/实际完成值": ""})
    lines = {line.name: line for line in year_lines(last, form)}
    assert lines["培训人次"].change == "目标+10%"


def test_rows_that_say_nothing_in_either_year_are_left_out() -> None:
    form = sound_form()
    assert [line.name for line in year_lines(form, form) if "其他资金" in line.name] == []
    assert year_lines(sample_form("department-base-data"), sample_form("department-base-data")) == ()


@pytest.mark.parametrize(
    ("change", "share", "said"),
    [
        (None, None, ""),
        (Decimal(0), Decimal(0), "持平"),
        (Decimal(5), None, "+5"),
        (Decimal("-2.50"), None, "−2.5"),
        (Decimal(1), Decimal("0.3333"), "+33.3%"),
        (Decimal(-1), Decimal(-2), "−200%"),
    ],
)
def test_a_change_is_said_shortly(change: Decimal | None, share: Decimal | None, said: str) -> None:
    assert change_text(LastYear(KEY, "x", change, share)) == said
    assert change_text(None) == ""
