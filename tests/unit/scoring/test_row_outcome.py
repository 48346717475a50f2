"""What one indicator row earns on forms that print no weight for it."""

from __future__ import annotations

import pytest

from desktop.models.form import INDICATORS
from desktop.scoring.engine import compute, score
from desktop.templates.row_rules import Judgement
from tests.helpers.forms import cell_at, derivation_at, row_form
from tests.helpers.packs import ruled, unweighted

PLACE = "indicators[1]/得分"


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("≥100", "92", "本表不印每项指标的分值；按规则可得本项应得分的92%，在一级指标的分值内定分"),
        ("≥3人", "1人", "本表不印每项指标的分值；按规则可得本项应得分的33.33%，在一级指标的分值内定分"),
        ("建立", "达成预期指标", "本表不印每项指标的分值；可得本项应得分的80%到100%（含），由填报人定分"),
        ("建立", "部分达成", "本表不印每项指标的分值；可得本项应得分的60%（含）到80%（不含），由填报人定分"),
        ("", "5", "没有填写年度指标值，不能计算"),
    ],
)
def test_a_form_without_weights_says_the_share(target: str, actual: str, said: str) -> None:
    form = unweighted(row_form(target, actual, ""))
    assert derivation_at(form, PLACE) == said
    cell = cell_at(form, PLACE)
    assert (cell.computed, cell.low, cell.high) == (None, None, None)


def test_a_judgement_on_a_form_without_weights_has_no_ends_in_points() -> None:
    form = ruled(unweighted(row_form("建立", "已建立", "")), "own", Judgement(), ("培训",))
    cell = cell_at(form, PLACE)
    assert (cell.derivation.code, cell.low, cell.high) == ("judgement", None, None)


def test_a_weight_that_is_missing_on_a_form_that_prints_them() -> None:
    assert cell_at(row_form("≥100", "92", ""), PLACE).derivation.code == "no-weight"


def test_a_form_without_scores_is_not_scored() -> None:
    form = unweighted(unweighted(row_form("≥100", "92", "")), "score")
    (cell,) = [cell for key, cell in score(form).cells.items() if key.block == INDICATORS]
    assert (cell.computed, cell.derivation.code) == (None, "not-scored")
    assert not [key for key in compute(form).following_texts() if key.block == INDICATORS]
