"""Three totals, sums by heading, and the grade."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.document import Origin
from desktop.operations.forms import sample_form
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Cause
from tests.helpers.forms import cell_at, changed, form_of, graded_form, sound_form

SOUND = sound_form()


def test_three_totals_are_kept_apart() -> None:
    form = changed(
        SOUND, {"年度资金总额/得分": "10", "indicators[1]/实际完成值": "920人次", "total/得分": "99"}
    )
    totals = score(form).totals
    assert (totals.printed, totals.sum_of_parts, totals.computed) == (99, 100, Decimal("97.9"))
    cell = cell_at(form, "total/得分")
    assert cell.cause is Cause.PARTS
    assert cell.follows == "100"
    assert cell.derivation.facts["working"] == "9.5 + 18.4 + 10 + 10 + 10 + 20 + 10 + 10 = 97.9"


def test_the_computed_total_is_the_sum_of_the_parts_that_it_shows() -> None:
    table = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n" + "\n".join(
        f"产出指标 | 数量指标 | 指标{name} | ≥3 | 1 | 10 | " for name in "甲乙丙"
    )
    form = form_of(table, funds="年度资金总额 | | | | 10 | |")
    assert [cell_at(form, f"indicators[{place}]/得分").computed_text for place in (1, 2, 3)] == ["3.33"] * 3
    assert score(form).totals.computed == Decimal("9.99")


def test_a_computed_part_counts_as_it_will_stand() -> None:
    stale = changed(SOUND, {"年度资金总额/得分": "1"}, Origin.COMPUTED)
    assert score(stale).totals.sum_of_parts == Decimal("99.5")
    unknown = changed(
        changed(SOUND, {"indicators[1]/年度指标值": "到位"}), {"indicators[1]/得分": "20"}, Origin.COMPUTED
    )
    assert score(unknown).totals.sum_of_parts == Decimal("79.5")


def test_blank_parts_are_filled_in_by_what_follows() -> None:
    form = changed(SOUND, {"indicators[1]/得分": "", "total/得分": ""})
    assert score(form).totals.sum_of_parts == Decimal("79.5")
    assert cell_at(form, "total/得分").follows == "99.5"


def test_a_form_without_scores_has_no_total() -> None:
    form = form_of("一级 | 二级 | 三级\n产出指标 | 数量指标 | 甲", funds="年度资金总额 | | | | 10 | |")
    sheet = score(changed(form, {"total/得分": ""}))
    assert (sheet.totals.printed, sheet.totals.sum_of_parts, sheet.totals.computed) == (None, None, None)
    assert sheet.grade == ""


def test_headings_are_summed_whatever_weight_stands_behind_their_name() -> None:
    form = changed(SOUND, {"indicators[2]/一级指标": "产出指标（50分）"})
    assert [(one.name, one.weight, one.typed, one.computed) for one in score(form).headings] == [
        ("产出指标", 50, 50, 50),
        ("效益指标", 30, 30, 30),
        ("满意度指标", 10, 10, 10),
    ]


def test_the_grade_is_decided_before_rounding() -> None:
    # 90 + 8.996 - 9 = 89.996: printed 90.00, and yet 良.
    cells = {
        "年度资金总额/全年预算数": "1000",
        "年度资金总额/全年执行数": "899.6",
        "indicators[1]/得分": "11",
        "indicators[1]/年度指标值": "到位",
        "indicators[1]/实际完成值": "到位",
        "total/得分": "90",
    }
    sources = {
        f"{source}/{column}": ""
        for source in ("其中：当年财政拨款", "上年结转资金")
        for column in ("全年预算数", "全年执行数")
    }
    sheet = score(changed(graded_form(), cells | sources))
    assert (str(sheet.totals.computed), sheet.grade) == ("90.00", "良")
    found = {(finding.code, finding.check) for finding in sheet.findings}
    assert ("grade-border", "A15") in found
    assert "grade" not in {code for code, _ in found}


def test_a_form_without_a_fund_table_is_scored_by_its_indicators() -> None:
    bare = SOUND.with_document(SOUND.document.with_rows("funds", ()))
    sheet = score(bare)
    assert (sheet.execution_rate, sheet.execution_score, sheet.totals.computed) == (None, None, 90)


def test_more_points_than_there_are_give_no_grade() -> None:
    sheet = score(changed(sample_form("hubei"), {"indicators[1]/得分": "55"}))
    assert sheet.totals.computed is not None
    assert sheet.totals.computed > 100
    assert sheet.grade == ""
