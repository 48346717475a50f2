from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.models.form import Form
from desktop.operations.forms import sample_form
from desktop.scoring.engine import score
from desktop.scoring.review import Expected, Review, rehearse
from desktop.templates.pack import Parameters
from desktop.templates.review_pack import Answer, ReviewPack, load_reviews
from desktop.templates.rule_kinds import (
    CeilingTier,
    GoalBlocks,
    Rescale,
    TotalCeiling,
    VoidPoints,
    VoidRow,
    WeightShare,
)
from tests.helpers.forms import changed, form_of, sound_form, with_pack

YES, NO, UNCLEAR = Answer.YES, Answer.NO, Answer.UNCLEAR
ROW = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n"


@cache
def standards() -> ReviewPack:
    file = paths.resources() / "reviews" / "chengdu-2026.yaml"
    return load_reviews({file.name: file.read_text("utf-8")})[0]


def reviewed(form: Form, **answers: Answer) -> Review:
    """Rehearse a form; answers by standard, or by standard and row as no_evidence__r1."""
    named = {name.replace("__", "/").replace("_", "-"): answer for name, answer in answers.items()}
    return rehearse(form, score(form), standards(), named)


def everything_fine(form: Form, **answers: Answer) -> Review:
    """Rehearse a form with every question answered for it, but for those given."""
    asked = {one.id for one in standards().standards if one.question and one.question.against is NO}
    good = dict.fromkeys((name.replace("-", "_") for name in asked), YES)
    bad = {one.id for one in standards().standards if one.question and one.question.against is YES}
    return reviewed(form, **(good | dict.fromkeys((name.replace("-", "_") for name in bad), NO) | answers))


def line(review: Review, name: str) -> Expected:
    return next(row for row in review.rows if row.name == name)


def ends(row: Expected) -> tuple[str, str]:
    return str(row.low), str(row.high)


def single(
    target: str,
    actual: str,
    points: str = "10",
    *,
    second: str = "数量指标",
    name: str = "培训人次",
    first: str = "产出指标",
) -> Form:
    return form_of(f"{ROW}{first} | {second} | {name} | {target} | {actual} | 10 | {points}")


def test_a_sound_form_with_good_answers_keeps_its_score() -> None:
    review = everything_fine(sound_form())
    assert [ends(row) for row in review.rows] == [
        ("9.50", "9.50"),
        *[(f"{points}.00", f"{points}.00") for points in (20, 10, 10, 10, 20, 10, 10)],
    ]
    assert (review.total.own, ends(review.total)) == (Decimal("99.5"), ("99.50", "99.50"))
    assert review.total.differences == (0, 0)
    assert all(row.reasons == () for row in review.rows)
    assert review.remarks == ()


def test_nothing_open_is_guessed_the_row_shows_a_range() -> None:
    review = reviewed(sound_form())
    row = line(review, "培训人次")
    assert ends(row) == ("0.00", "20.00")
    assert row.differences == (Decimal(-20), Decimal(0))
    assert row.reasons == ("待答：佐证材料、与项目的关系",)
    assert ends(review.total) == ("9.50", "99.50")
    unclear = reviewed(sound_form(), no_evidence=UNCLEAR, unrelated=YES)
    assert ends(line(unclear, "培训人次")) == ("0.00", "20.00")
    assert line(unclear, "培训人次").reasons == ("待答：佐证材料",)


def test_each_answer_is_shown_with_what_it_costs() -> None:
    questions = {one.id: one for one in reviewed(sound_form(), no_data_source=NO).questions}
    evidence = questions["no-evidence/r2"]
    assert (evidence.about, evidence.place, evidence.answer) == ("佐证材料", "培训合格率", None)
    assert evidence.text == "“培训合格率”的完成值“97%”，有能证明它的材料吗？"
    # Three of its ten points are gone already for the source of the figures.
    assert (evidence.loss_if_yes, evidence.loss_if_no) == (0, 7)
    source = questions["no-data-source/r2"]
    assert (source.answer, source.loss_if_no) == (NO, 3)
    assert questions["task-late"].loss_if_yes == 0
    late = {one.id: one for one in everything_fine(sound_form()).questions}["task-late"]
    assert (late.place, late.loss_if_yes, late.loss_if_no) == ("", 3, 0)


def test_one_answer_holds_for_all_rows_that_are_not_answered_singly() -> None:
    review = everything_fine(sound_form(), no_evidence=NO, no_evidence__r1=YES)
    assert ends(line(review, "培训人次")) == ("20.00", "20.00")
    assert ends(line(review, "培训合格率")) == ("0.00", "0.00")
    assert line(review, "培训合格率").reasons == ("完成值没有佐证材料，不得分",)
    assert ends(line(review, "参训人员满意度")) == ("10.00", "10.00")


def test_of_several_standards_the_hardest_counts_once() -> None:
    review = everything_fine(sound_form(), no_data_source=NO, unrelated__r2=NO)
    row = line(review, "培训合格率")
    assert ends(row) == ("0.00", "0.00")
    assert row.reasons == ("指标与项目无关，不得分", "有计算方法，数据没有出处，扣减30%")


def test_a_single_task_that_was_late_takes_from_timeliness_alone() -> None:
    review = everything_fine(sound_form(), task_late=YES)
    assert ends(line(review, "培训按时完成率")) == ("7.00", "7.00")
    assert ends(review.total) == ("96.50", "96.50")
    assert review.remarks == ("有单项任务没有按时完成，时效指标扣减30%",)


def test_the_rule_comes_before_the_standards() -> None:
    form = changed(sound_form(), {"indicators[1]/实际完成值": "900人次", "年度资金总额/得分": "10"})
    review = everything_fine(form)
    row = line(review, "培训人次")
    assert ends(row) == ("18.00", "18.00")
    assert row.reasons == (
        "自评得分高于按规则计算的18分：未达到指标值，实际完成值÷指标值×分值：900 ÷ 1000 × 20 = 18",
    )
    assert ends(line(review, "年度资金总额")) == ("9.50", "9.50")
    asked = {one.id: one for one in reviewed(form).questions}
    assert asked["no-evidence/r1"].loss_if_no == 18


def test_a_score_below_the_rule_stays_and_a_blank_one_is_computed() -> None:
    form = changed(sound_form(), {"indicators[1]/得分": "15", "indicators[2]/得分": ""})
    review = everything_fine(form)
    assert ends(line(review, "培训人次")) == ("15.00", "15.00")
    assert "扣了分没有写清原因，复核时会列为问题" in line(review, "培训人次").reasons
    row = line(review, "培训合格率")
    assert (row.own, row.differences) == (None, None)
    assert row.reasons[0].startswith("没有填写得分，按规则计算：")


@pytest.mark.parametrize("points", ["10", "8", ""])
def test_above_its_band_a_score_is_left_to_the_reviewer_inside_it(points: str) -> None:
    row = line(everything_fine(single("≥1000人次", "部分达成预期指标并具有一定效果", points)), "培训人次")
    assert ends(row) == ("6.00", "8.00")
    assert (
        row.reasons[0] == "自评得分高于本档，由复核人在档内定分：定性指标，可在6分（含）到8分（不含）之间定分"
    )


@pytest.mark.parametrize(("points", "expected"), [("7", "7.00"), ("5", "5.00")])
def test_in_or_below_its_band_a_score_stays(points: str, expected: str) -> None:
    row = line(everything_fine(single("≥1000人次", "部分达成预期指标并具有一定效果", points)), "培训人次")
    assert ends(row) == (expected, expected)


def test_points_beyond_their_weight_or_below_nothing_are_brought_back() -> None:
    over = line(everything_fine(single("提升", "提升", "12")), "培训人次")
    assert (ends(over), over.reasons[0]) == (("10.00", "10.00"), "自评得分超过分值10分，按分值计")
    below = line(everything_fine(single("提升", "提升", "-2")), "培训人次")
    assert (ends(below), below.reasons[0]) == (("0.00", "0.00"), "自评得分小于零，按零分计")


def test_without_a_score_there_is_no_total_and_it_says_so() -> None:
    review = everything_fine(single("提升", "提升", ""))
    row = line(review, "培训人次")
    assert (row.low, row.high, row.reasons) == (None, None, ("没有得分，按规则也计算不出，请先填写",))
    assert (review.total.low, review.total.reasons[-1]) == (None, "有1项没有得分，总分算不出")
    assert all(question.place == "" for question in review.questions)


def test_a_form_with_nothing_to_review_says_so() -> None:
    form = sound_form()
    document = form.document.with_rows("funds", ()).with_rows("indicators", ())
    review = reviewed(form.with_document(document))
    assert review.rows == ()
    assert review.total.reasons == ("复核口径是按指标表定的，这张表没有按指标填的得分，不作预演",)
    assert (review.questions, review.remarks) == ((), ())


def test_a_total_that_is_not_the_sum_of_its_parts_is_pointed_out() -> None:
    review = everything_fine(changed(sound_form(), {"total/得分": "99"}))
    assert review.total.own == 99
    assert review.total.reasons == ("表上各项得分相加是99.5，与总分不同；复核按各项相加",)
    blank = everything_fine(changed(sound_form(), {"total/得分": ""}))
    assert (blank.total.own, blank.total.reasons) == (Decimal("99.5"), ())


def test_a_row_without_weight_keeps_what_was_typed() -> None:
    form = form_of(f"{ROW}产出指标 | 数量指标 | 培训人次 | ≥10人 | 12人 | | 8")
    row = line(everything_fine(form), "培训人次")
    assert ends(row) == ("8.00", "8.00")
    worded = form_of(f"{ROW}产出指标 | 数量指标 | 培训人次 | 提升 | 部分达成预期指标 | | 8")
    assert ends(line(everything_fine(worded), "培训人次")) == ("8.00", "8.00")


def test_rows_that_share_a_weight_are_reviewed_with_the_row_that_bears_it() -> None:
    form = form_of(
        ROW
        + "产出指标 | 数量指标 | 就业人数 | ≥5人 | 5人 | 10 | 10\n"
        + "产出指标 | 数量指标 | 创业人数 | ≥3人 | 3人 |    |   "
    )
    assert [row.name for row in everything_fine(form).rows] == ["年度资金总额", "就业人数"]


@given(
    st.dictionaries(
        st.sampled_from([question.id for question in reviewed(sound_form()).questions]),
        st.sampled_from(Answer),
    )
)
def test_the_expected_score_never_rises_above_the_form_and_ranges_are_in_order(
    answers: dict[str, Answer],
) -> None:
    form = sound_form()
    review = rehearse(form, score(form), standards(), answers)
    for row in (*review.rows, review.total):
        assert row.low is not None
        assert row.high is not None
        assert row.own is not None
        assert 0 <= row.low <= row.high <= row.own
    open_ends = reviewed(form)
    assert review.total.low is not None
    assert open_ends.total.low is not None
    assert review.total.low >= open_ends.total.low


def with_role(form: Form, role: str, kind: str, parameters: Parameters) -> Form:
    """Score a form by its pack with one more rule."""
    rule = replace(form.pack.rules[0], id=role, kind=kind, parameters=parameters)
    kept = tuple(one for one in form.pack.rules if one.id != role)
    return with_pack(form, replace(form.pack, rules=(*kept, rule)))


def test_the_ceiling_of_the_pack_holds_for_the_expected_total() -> None:
    tiers = (CeilingTier(Decimal("0.99"), Decimal(89)),)
    form = with_role(sound_form(), "ceiling", "total-ceiling", TotalCeiling(tiers))
    review = everything_fine(form)
    assert ends(review.total) == ("89.00", "89.00")
    assert review.total.reasons == ("执行率低于99%，按规则总分最高89分",)


def test_what_makes_no_part_of_the_total_is_not_reviewed() -> None:
    form = changed(sound_form(), {"indicators[1]/得分": "不适用"})
    rescaled = with_role(form, "not-applicable", "rescale", Rescale(("不适用",)))
    review = everything_fine(rescaled)
    assert "培训人次" not in [row.name for row in review.rows]
    # 79.5 of the 80 points that are left.
    assert ends(review.total) == ("99.38", "99.38")
    emptied = dict.fromkeys(("indicators[1]/年度指标值", "indicators[1]/实际完成值"), "")
    voided = changed(sound_form(), {**emptied, "indicators[1]/偏差原因分析及改进措施": "取消"})
    by = VoidRow("deviation_reason", "target_value", VoidPoints.KEPT)
    review = everything_fine(with_role(voided, "void-row", "void-row", by))
    assert "培训人次" not in [row.name for row in review.rows]
    assert ends(review.total) == ("79.50", "79.50")


def test_goals_without_ratios_give_no_total() -> None:
    by = GoalBlocks("second_level", "deviation_reason")
    review = everything_fine(with_role(sound_form(), "goal-blocks", "goal-blocks", by))
    assert (review.total.low, review.total.reasons) == (None, ("各目标的权重不全，总分算不出",))


def test_folded_scores_come_into_the_total_by_their_share() -> None:
    form = sample_form("hebei-2020")
    form = with_role(form, "folding", "weight-share", WeightShare("weight_share", "folded_score"))
    sheet = score(form)
    review = rehearse(form, sheet, replace(standards(), standards=()), {})
    assert review.total.low == review.total.high
    parts = [cell.computed for key, cell in sheet.cells.items() if key.column == "folded_score"]
    assert len(parts) > 3
    assert review.total.high is not None
    assert review.total.high <= 100
    row = next(row for row in review.rows if row.key.block == "indicators" and row.high)
    # A single score counts by the share of its weight: halved, the total falls by half of the folded score.
    folded = sheet.cells[row.key._replace(column="folded_score")].computed
    assert folded is not None
    assert row.high is not None
    assert folded < row.high


def test_a_form_that_prints_no_scores_is_not_reviewed() -> None:
    review = reviewed(sample_form("transfer-payment"))
    assert review.rows == ()
    assert review.total.reasons == ("复核口径是按指标表定的，这张表没有按指标填的得分，不作预演",)
    assert (review.questions, review.remarks) == ((), ())
