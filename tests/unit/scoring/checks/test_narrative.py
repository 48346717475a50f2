"""Goals, texts and what must not be published."""

from __future__ import annotations

import pytest

from tests.helpers.forms import changed, finding, findings_of, sound_form

SOUND = sound_form()


def test_blank_goals_are_missing_and_not_copied() -> None:
    found = findings_of(changed(SOUND, {"goals/预期目标": "", "goals/实际完成情况": ""}))
    assert {code for code, _, _ in found} == {"missing-field", "survey-missing"}


def test_a_copy_is_seen_through_spaces_and_width() -> None:
    cells = {"goals/预期目标": "培训１０００人次，问卷", "goals/实际完成情况": "培训 1000 人次,问卷"}
    assert [code for code, _, _ in findings_of(changed(SOUND, cells))] == ["goal-copied"]


def test_unfinished_work_is_questioned_only_beside_full_marks() -> None:
    cells = {"goals/实际完成情况": "问卷显示，证书尚未发放。"}
    assert [code for code, _, _ in findings_of(changed(SOUND, cells))] == ["text-mismatch"]
    deducted = cells | {"indicators[1]/得分": "19", "indicators[1]/偏差原因分析及改进措施": "将补发"}
    assert findings_of(changed(SOUND, deducted), "text-mismatch") == []


def test_what_is_intended_may_be_unfinished() -> None:
    assert findings_of(changed(SOUND, {"goals/预期目标": "完成上年尚未完成的培训"})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("13900000000", 1), ("电话13900000000。", 1), ("0000-0000000", 0), ("20251390000000099", 0)],
)
def test_mobile_numbers_are_found_and_not_repeated(text: str, found: int) -> None:
    form = changed(SOUND, {"header/实施单位": text})
    assert len(findings_of(form, "personal-data")) == found
    if found:
        assert finding(form, "personal-data").printed == "139****0000"


def test_the_cell_for_the_telephone_may_hold_one() -> None:
    assert findings_of(changed(SOUND, {"footer/联系电话": "13900000000"})) == []
