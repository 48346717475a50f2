from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.models.form import Form
from desktop.operations.forms import blank_form, sample_form
from desktop.operations.library import library
from desktop.operations.trial import Trial, TrialRow, trial, trial_record, trial_text
from desktop.templates.pack import Parameters, Rule, RulePack
from desktop.templates.rule_kinds import (
    Band,
    ExecutionRatio,
    ManualDeduction,
    QualitativeBands,
    ReverseRatio,
    WeightShare,
)
from tests.helpers.forms import changed, sound_form, with_pack

OLDER = QualitativeBands(
    (
        Band("achieved", Decimal("0.8"), Decimal(1)),
        Band("partly", Decimal("0.5"), Decimal("0.8")),
        Band("missed", Decimal(0), Decimal("0.5")),
    )
)
PARTLY = "部分达成预期指标并具有一定效果"


def pack(name: str, **rules: tuple[str, Parameters]) -> RulePack:
    """Make a pack like the national one, with some rules otherwise: at_most=(kind, parameters)."""
    base = sound_form().pack
    named = {rule.replace("_", "-"): made for rule, made in rules.items()}
    kept = [
        replace(rule, kind=named.pop(rule.id)[0], parameters=named_parameters)
        if (named_parameters := named.get(rule.id, ("", None))[1])
        else rule
        for rule in base.rules
    ]
    further: list[Rule] = [
        replace(base.rules[0], id=rule, kind=kind, parameters=parameters, wording=f"规则{rule}")
        for rule, (kind, parameters) in named.items()
    ]
    return replace(base, id=name, name=f"{name}的规则", note="", rules=(*kept, *further))


RATIO = pack("ratio", at_most=("reverse-ratio", ReverseRatio()))
BANDS = pack("bands", qualitative=("qualitative-bands", OLDER))


def costly() -> Form:
    """The sound form with a cost above its target and a level in words."""
    return changed(sound_form(), {"indicators[4]/实际完成值": "1000元", "indicators[5]/实际完成值": PARTLY})


def row(tried: Trial, name: str) -> TrialRow:
    return next(one for one in tried.rows if one.name == name)


def texts(tried: Trial, name: str) -> list[str]:
    return [cell.text for cell in row(tried, name).cells]


def test_every_score_stands_side_by_side_and_only_what_changes_is_marked() -> None:
    tried = trial(costly(), [RATIO, BANDS])
    assert [one.pack.id for one in tried.packs] == ["mof-2020", "ratio", "bands"]
    assert texts(tried, "人均培训成本") == ["8.89", "9", "8.89"]
    assert texts(tried, "参训人员持证上岗率") == ["12～16", "12～16", "10～16"]
    assert [one.name for one in tried.rows if one.changes] == [
        "人均培训成本",
        "参训人员持证上岗率",
        "小计：产出指标",
        "总分",
    ]
    assert texts(tried, "年度资金总额") == ["9.5"] * 3
    assert (row(tried, "培训人次").typed, row(tried, "总分").typed) == ("20", "99.5")
    assert texts(tried, "总分") == ["98.39", "98.5", "98.39"]
    assert texts(tried, "小计：产出指标") == ["48.89", "49", "48.89"]
    assert texts(tried, "等级") == ["优"] * 3


def test_each_figure_says_why_and_by_which_rule() -> None:
    linear, ratio = row(trial(costly(), [RATIO]), "人均培训成本").cells
    assert (
        linear.why.splitlines()[0]
        == "超过了指标值≤900元：(1 − (1000 − 900) ÷ 900) × 10 = 8.89（未舍入为8.8889，四舍五入保留2位小数）"
    )
    assert linear.why.splitlines()[1].startswith("规则：指标值为“≤”“<”：不超过的得满分")
    assert ratio.why.splitlines()[0] == "超过了指标值≤900元：900 ÷ 1000 × 10 = 9"
    whole = trial(costly(), [RATIO])
    assert row(whole, "小计：产出指标").cells[0].why == "所列指标的得分相加，按规则算不出的取填报得分"
    assert row(whole, "等级").cells[0].why.startswith("总分90分及以上为优")


def test_a_pack_that_needs_a_column_the_form_has_not_says_so_and_computes_nothing() -> None:
    folding = pack("folding", folding=("weight-share", WeightShare("weight_share", "folded_score")))
    tried = trial(costly(), [folding])
    assert tried.packs[1].misfits == (
        "表上没有“权重占比”一列，不能按它计算",
        "表上没有“折算得分”一列，不能按它计算",
    )
    assert texts(tried, "人均培训成本") == ["8.89", "不适用"]
    assert texts(tried, "总分") == ["98.39", "不适用"]
    assert row(tried, "小计：产出指标").cells[1].why == "；".join(tried.packs[1].misfits)
    assert not any(one.changes for one in tried.rows)
    assert tried.telling() == [0]


def test_a_form_that_does_not_fit_its_own_pack_is_scored_by_those_it_fits() -> None:
    unfit = pack("unfit", execution=("execution-ratio", ExecutionRatio("adjusted", Decimal(10))))
    tried = trial(with_pack(costly(), unfit), [RATIO])
    assert texts(tried, "人均培训成本") == ["不适用", "9"]
    assert tried.telling() == [1]
    alone = trial(with_pack(costly(), unfit), [])
    assert alone.rows == ()


def test_a_rule_without_its_column_is_named_as_idle() -> None:
    deducting = pack("deducting", deduction=("manual-deduction", ManualDeduction("deduction")))
    tried = trial(costly(), [deducting])
    assert tried.packs[1].fits
    assert tried.packs[1].notes == ("表上没有“扣减分数”一列，规则“规则deduction”不起作用",)


def test_a_framework_pack_that_is_missing_a_rule_of_the_form_is_named() -> None:
    known = library()
    template = known.template("department-framework")
    tried = trial(blank_form(template.id), [known.pack("mof-2020")])
    assert tried.packs[0].fits
    (misfit,) = tried.packs[1].misfits
    assert misfit.startswith("它没有规定“")
    assert misfit.endswith("行怎样评分，不能按它计算")


def test_packs_with_the_same_results_are_told_apart_by_name_alone() -> None:
    twin, other = replace(RATIO, id="twin"), pack("other")
    tried = trial(costly(), [RATIO, twin, other])
    assert [one.same_as for one in tried.packs] == ["", "", "ratio", "mof-2020"]
    assert tried.telling() == [0, 1]


def test_figures_that_nobody_typed_follow_the_pack_under_trial() -> None:
    form = changed(costly(), {"indicators[4]/得分": "", "total/得分": ""})
    tried = trial(form, [RATIO])
    assert texts(tried, "总分") == ["98.39", "98.5"]
    assert row(tried, "总分").typed == ""
    assert form.document.text(row(tried, "总分").key) == ""  # type: ignore[arg-type]  # the total has a key


def test_on_a_form_without_weights_a_row_shows_its_share() -> None:
    known = library()
    form = sample_form("hubei")
    form = changed(form, {"indicators[2]/实际完成值(B)": PARTLY})
    tried = trial(with_pack(form, known.pack("mof-2020")), [known.pack("hubei-2020")])
    shares = [row.cells for row in tried.rows if row.key and row.key.block == "indicators"]
    assert {cell.text[:3] for cells in shares for cell in cells} == {"分值的"}
    assert [cell.text for cell in shares[1]] == ["分值的60%～80%", "分值的50%～80%"]
    assert texts(tried, "等级") == ["优", "优"]


def test_a_row_that_only_one_pack_scores_is_blank_under_the_other() -> None:
    form = changed(sound_form(), {"indicators[1]/实际完成值": "良好"})
    assert texts(trial(form, []), "培训人次") == ["—"]


def test_a_trial_is_a_table_of_plain_text() -> None:
    said = trial_text(trial(costly(), [RATIO, replace(RATIO, id="twin", note="说明")])).splitlines()
    assert said[0] == "经办人员培训：同一张表，分别按3个规则包计算，※为各规则包结果不同的行"
    assert said[1].startswith("[mof-2020]现用 财政部通用规则")
    assert "    各行结果与[ratio]相同，不另列一栏" in said
    assert "    说明" in said
    heading = next(line for line in said if "填报" in line and "ratio" in line)
    assert heading.split() == ["项目", "填报", "mof-2020", "ratio"]
    assert next(line for line in said if line.startswith("※  人均培训成本")).split()[2:] == [
        "10",
        "8.89",
        "9",
    ]
    reasons = said[said.index("不同的原因：") :]
    assert reasons[1] == "人均培训成本，填报10"
    assert reasons[2].startswith("  [mof-2020] 8.89：超过了指标值≤900元")
    assert "小计" not in "".join(reasons)


def test_nothing_different_is_said_in_a_sentence() -> None:
    assert trial_text(trial(sound_form(), [RATIO])).splitlines()[-1] == "各规则包的结果相同。"


def test_a_trial_is_a_record() -> None:
    record = trial_record(trial(costly(), [RATIO]))
    assert [one["fits"] for one in record["packs"]] == [True, True]
    changed_row = next(one for one in record["rows"] if one["name"] == "人均培训成本")
    assert changed_row["changes"] is True
    assert changed_row["scores"]["ratio"]["text"] == "9"
    heading = next(one for one in record["rows"] if one["name"] == "小计：产出指标")
    assert heading["key"] == ""


@pytest.mark.parametrize("template", [template.id for template in library().templates()])
def test_every_form_can_be_tried_under_every_pack(template: str) -> None:
    known = library()
    tried = trial(blank_form(template), known.packs())
    assert {one.pack.id for one in tried.packs} == {one.id for one in known.packs()}
    assert trial_text(tried)


def test_points_that_make_no_hundred_are_said() -> None:
    found = trial(sound_form(), [library().pack("hubei-2020"), library().pack("hunan-2020")])
    own, hubei, hunan = found.packs
    assert own.notes == ()
    assert "它是评价框架的规则包" in hunan.misfits[0]
    assert not [note for note in hubei.notes if "不是100分" in note]
    bare = changed(sound_form(), {"年度资金总额/分值": ""})
    _, hubei = trial(bare, [library().pack("hubei-2020")]).packs
    assert "110分，不是100分" in " ".join(hubei.notes)
