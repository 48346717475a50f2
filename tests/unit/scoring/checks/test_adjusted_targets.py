"""Targets of the beginning of the year beside those after an adjustment."""

from __future__ import annotations

import pytest

from tests.cases.sound import SOUND
from tests.helpers.forms import changed, findings_of, sound_form


@pytest.mark.parametrize(
    ("initial", "adjusted", "found"),
    [
        ("≥1000人次", "≥1000人次", []),
        ("≥1500人次", "≥1000人次", ["target-adjusted"]),
        ("≥1000人", "≥1000人次", ["target-adjusted"]),
        ("900~1200人次", "900~1200人次", []),
        ("900~1300人次", "900~1200人次", ["target-adjusted"]),
        ("≥1000人次", "900~1200人次", ["target-adjusted"]),
        ("≥人次", "≥1000人次", ["target-not-initial"]),
        ("", "≥1000人次", ["target-not-initial"]),
        ("", "及时", []),
    ],
)
def test_an_adjusted_target_was_there_at_first(initial: str, adjusted: str, found: list[str]) -> None:
    cells = {"indicators[1]/年初指标值": initial, "indicators[1]/调整后指标值": adjusted}
    form = changed(SOUND["@shanxi"](), cells)
    assert [code for code, _, _ in findings_of(form) if code.startswith("target-")] == found


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("goals/实际完成情况", "年中追加培训任务，支出950000元。"),
        ("indicators[1]/偏差原因分析及改进措施", "按批复减少两期"),
    ],
)
def test_an_adjustment_that_is_explained_is_no_finding(place: str, text: str) -> None:
    form = changed(SOUND["@shanxi"](), {"indicators[1]/年初指标值": "≥1500人次", place: text})
    assert findings_of(form, "target-adjusted") == []


def test_a_form_without_initial_targets_is_not_asked_for_them() -> None:
    assert findings_of(sound_form(), "target-not-initial") == []
