"""A row whose target was taken back in the adjustment."""

from __future__ import annotations

import pytest

from desktop.scoring.figures import figures
from desktop.scoring.rules.void_row import is_void
from desktop.templates.rule_kinds import VoidPoints, VoidRow
from tests.helpers.forms import row_form
from tests.helpers.packs import written

RULE = VoidRow("initial_target", "target_value", VoidPoints.DROPPED)


@pytest.mark.parametrize(
    ("initial", "target", "actual", "void"),
    [("≥5人", "", "", True), ("≥5人", "≥4人", "", False), ("≥5人", "", "3人", False), ("", "", "", False)],
)
def test_a_row_is_void_where_nothing_is_left_of_its_target(
    initial: str, target: str, actual: str, void: bool
) -> None:
    form = written(row_form(target, actual), "initial_target", initial)
    assert is_void(RULE, figures(form).indicators[0]) is void
