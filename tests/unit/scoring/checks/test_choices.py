"""Tick boxes."""

from __future__ import annotations

import pytest

from tests.cases.sound import SOUND
from tests.helpers.forms import changed, findings_of


@pytest.mark.parametrize(
    ("ticks", "found"),
    [
        ("持续性项目", []),
        ("", ["missing-field"]),
        ("持续性项目；新增性项目", ["several-ticked"]),
    ],
)
def test_one_box_of_a_group_is_ticked(ticks: str, found: list[str]) -> None:
    form = changed(SOUND["@hubei"](), {"choices/项目属性": ticks})
    assert [code for code, _, place in findings_of(form) if place == "choices/项目属性"] == found
