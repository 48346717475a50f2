"""What stands behind full marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases.sound import SOUND
from tests.helpers.forms import changed, finding, findings_of, sound_form

NOTE = "indicators[3]/定性指标情况说明"


def test_only_forms_that_ask_for_a_description_want_one() -> None:
    cells = {"indicators[3]/年度指标值": "及时", "indicators[3]/实际完成值": "达成预期指标"}
    assert findings_of(changed(sound_form(), cells), "qualitative-note") == []
    assert findings_of(changed(SOUND["@shanxi"](), {NOTE: "无"}), "qualitative-note") == [
        ("qualitative-note", "hint", NOTE)
    ]


@pytest.mark.parametrize(("length", "found"), [(200, 0), (201, 1)])
def test_a_description_fits_its_box(length: int, found: int) -> None:
    assert len(findings_of(changed(SOUND["@shanxi"](), {NOTE: "字" * length}), "text-too-long")) == found


def test_long_goals_and_reasons_have_limits_of_their_own() -> None:
    cells = {"goals/实际完成情况": "问卷" * 2001, "indicators[1]/偏差原因分析及改进措施": "字" * 2001}
    one, other = findings_of(changed(sound_form(), cells), "text-too-long")
    full = {"goals/实际完成情况": "问卷" * 2000, "indicators[1]/偏差原因分析及改进措施": "字" * 2000}
    assert findings_of(changed(sound_form(), full), "text-too-long") == []
    assert (one[2], other[2]) == ("goals/实际完成情况", "indicators[1]/偏差原因分析及改进措施")


def test_a_form_without_indicators_has_no_evidence_to_ask_for() -> None:
    form = sound_form()
    blocks = tuple(block for block in form.template.blocks if block.id != "indicators")
    bare = replace(form, template=replace(form.template, blocks=blocks))
    assert findings_of(bare, "text-too-long") == []


@pytest.mark.parametrize(
    ("target", "actual", "score", "found"),
    [
        ("保障", "保障", "10", True),
        ("保障", "已保障到位", "10", False),
        ("保障", "保障", "9", False),
        ("2025年全年", "2025年全年", "10", False),
        ("每季3期", "每季3期", "10", False),
        ("≥95%", "≥95%", "10", False),
    ],
)
def test_full_marks_for_the_words_of_the_target_show_nothing(
    target: str, actual: str, score: str, found: bool
) -> None:
    cells = {
        "indicators[3]/年度指标值": target,
        "indicators[3]/实际完成值": actual,
        "indicators[3]/得分": score,
    }
    assert bool(findings_of(changed(sound_form(), cells), "no-evidence")) is found


def test_rows_that_rest_on_words_are_told_in_one_finding() -> None:
    cells = {
        f"indicators[{place}]/{label}": "保障" for place in (3, 6) for label in ("年度指标值", "实际完成值")
    }
    facts = finding(changed(sound_form(), cells), "no-evidence").facts
    assert (facts["count"], facts["points"]) == ("2", "20")
