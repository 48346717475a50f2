"""Is there a reason, does it say anything, does it name a measure."""

from __future__ import annotations

import pytest

from desktop.scoring.checks.reasons import money_explained, tells
from desktop.scoring.figures import figures
from desktop.text.field_words import MONEY_REASONS
from tests.cases.sound import NARRATIVE, SOUND
from tests.helpers.forms import changed, findings_of, sound_form

LOST = {"indicators[1]/实际完成值": "950人次", "indicators[1]/得分": "19", "total/得分": "98.5"}


@pytest.mark.parametrize(
    ("reason", "code", "severity"),
    [
        ("", "missing-reason", "must-explain"),
        ("无", "missing-reason", "must-explain"),
        ("——", "missing-reason", "must-explain"),
        ("目标完成", "empty-reason", "must-explain"),
        ("已完成。", "empty-reason", "must-explain"),
        ("两期取消", "no-measure", "hint"),
    ],
)
def test_points_lost_need_a_reason_with_a_measure(reason: str, code: str, severity: str) -> None:
    form = changed(sound_form(), LOST | {"indicators[1]/偏差原因分析及改进措施": reason})
    assert findings_of(form) == [(code, severity, "indicators[1]/偏差原因分析及改进措施")]


def test_a_reason_with_a_measure_is_enough() -> None:
    reason = {"indicators[1]/偏差原因分析及改进措施": "两期取消，下一步补办"}
    assert findings_of(changed(sound_form(), LOST | reason)) == []


def test_full_marks_need_no_reason() -> None:
    assert findings_of(changed(sound_form(), {"indicators[1]/偏差原因分析及改进措施": "目标完成"})) == []


@pytest.mark.parametrize(
    ("name", "place", "text", "said"),
    [
        ("", "indicators[1]/偏差原因分析及改进措施", "尾款未支付", True),
        ("", "indicators[1]/偏差原因分析及改进措施", "学员请假", False),
        ("", "indicators[4]/偏差原因分析及改进措施", "学员请假", True),
        ("", "indicators[4]/偏差原因分析及改进措施", "无", False),
        ("@mof-analysis", "narrative/产出情况及分析", "学员请假", True),
        ("@hubei", "narrative/偏差大或目标未完成原因分析", "学员请假", True),
        ("@hubei", "narrative/偏差大或目标未完成原因分析", "无", False),
        ("@shanxi", "资金总额:/偏差原因", "学员请假", True),
    ],
)
def test_money_is_explained_where_the_form_has_room_for_it(
    name: str, place: str, text: str, said: bool
) -> None:
    cleared = dict.fromkeys(NARRATIVE, "") if name == "@mof-analysis" else {}
    read = figures(changed(SOUND[name](), cleared | {place: text}))
    assert money_explained(read, MONEY_REASONS) is said


@pytest.mark.parametrize(("reason", "said"), [("无", False), ("正常", False), ("预算追减", True)])
def test_some_words_tell_nothing(reason: str, said: bool) -> None:
    assert tells(reason) is said
