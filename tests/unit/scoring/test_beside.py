"""Columns beside the scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.engine import compute, score
from desktop.scoring.figures import figures
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.rule_kinds import SecondOpinion, WeightShare
from desktop.text.derivations import words
from tests.helpers.forms import changed, derivation_at, form_of, sound_form
from tests.helpers.packs import ruled, written

SOUND = sound_form()
NO_FUNDS = "年度资金总额 | | | | | |"
SINGLE = """
    一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲   | ≥100人 | 100人  | 25   | 25
             | 质量指标 | 乙   | ≥100%  | 92%    | 25   |
"""
FOLDING, OPINION = WeightShare("weight_share", "folded_score"), SecondOpinion("audit_score")


def folding(*shares: str, folded: tuple[str, ...] = ("", "")) -> Form:
    form = written(form_of(SINGLE, funds=NO_FUNDS, fields={"total/得分": ""}), "weight_share", *shares)
    return ruled(written(form, "folded_score", *folded), "folding", FOLDING)


def beside(form: Form, place: int, column: str) -> ScoredCell | None:
    return score(form).cells.get(CellKey("indicators", figures(form).indicators[place - 1].row.id, column))


def test_single_scores_are_folded_and_make_the_total() -> None:
    form = folding("25%", "25")
    first, second = (beside(form, place, "folded_score") for place in (1, 2))
    assert first is not None
    assert second is not None
    assert (first.computed_text, second.computed_text) == ("6.25", "5.75")
    assert words(first.derivation.code, first.derivation.facts) == "单项得分×权重占比：25 × 25% = 6.25"
    assert derivation_at(form, "total/得分") == "2项得分相加：6.25 + 5.75 = 12"
    assert [(one.weight, one.computed) for one in score(form).headings] == [
        (Decimal("12.50"), Decimal("12.00"))
    ]
    assert {text for key, text in compute(form).following_texts().items() if key.column != "score"} == {
        "6.25",
        "5.75",
    }


def test_a_typed_single_score_is_folded_as_it_stands() -> None:
    form = changed(folding("25%", "25%", folded=("6", "")), {"indicators[1]/得分": "20"})
    cell = beside(form, 1, "folded_score")
    assert cell is not None
    assert (cell.typed, cell.computed) == (6, 5)
    assert score(form).totals.sum_of_parts == 6


@pytest.mark.parametrize("share", ["", "四分之一", "125%"])
def test_what_can_not_be_folded_is_no_part(share: str) -> None:
    cell = beside(folding(share, "25%"), 1, "folded_score")
    assert cell is not None
    assert cell.computed is None


def test_a_form_without_the_columns_is_not_folded() -> None:
    form = ruled(SOUND, "folding", FOLDING)
    assert score(form).totals.computed == Decimal("99.5")


def test_the_bureau_scores_beside_the_office() -> None:
    form = ruled(written(SOUND, "audit_score", "8.00", "", "满分", "11"), "second-opinion", OPINION)
    said = [
        words(cell.derivation.code, cell.derivation.facts) if cell else ""
        for cell in (beside(form, place, "audit_score") for place in (1, 2, 3, 4))
    ]
    assert said == [
        "财政评分减自评得分：8 − 20 = -12分，偏离度-60%",
        "",
        "财政评分“满分”认不出是多少",
        "财政评分11分不在0到10分之间",
    ]
    # 99.5, twelve less for the first row and one more for the fourth.
    assert score(form).audit_total == Decimal("88.5")
    assert compute(form).following_texts() == {}


def test_without_a_second_opinion_there_is_no_second_total() -> None:
    assert score(written(SOUND, "audit_score", "8")).audit_total is None
    assert score(ruled(SOUND, "second-opinion", OPINION)).audit_total is None
    assert score(ruled(written(SOUND, "audit_score", ""), "second-opinion", OPINION)).audit_total is None


def test_a_row_without_a_weight_is_not_audited() -> None:
    form = changed(
        ruled(written(SOUND, "audit_score", "8"), "second-opinion", OPINION), {"indicators[1]/分值": ""}
    )
    assert beside(form, 1, "audit_score") is None
