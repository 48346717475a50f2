"""Rules for single indicator rows, tried before the general ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.form import Form
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.pack import Parameters
from desktop.templates.row_rules import (
    AllOrNothing,
    Coefficient,
    Direction,
    ExternalScore,
    Judgement,
    Rating,
    RatingScale,
    StepRounding,
    Steps,
    ToleranceBand,
    ToleranceBands,
)
from tests.helpers.forms import cell_at, derivation_at, row_form
from tests.helpers.packs import ruled, written

SATISFIED = Steps(Decimal("0.9"), Direction.BELOW, Decimal("0.05"), Decimal(1), StepRounding.FLOOR)
OVERSPENT = Steps(Decimal(1), Direction.ABOVE, Decimal("0.01"), Decimal("0.5"), StepRounding.FLOOR)
EITHER_SIDE = Steps(Decimal(1), Direction.BOTH, Decimal("0.05"), Decimal(1), StepRounding.FLOOR)
DAYS_LATE = Steps(Decimal(0), Direction.ABOVE, Decimal(1), Decimal(2), StepRounding.FLOOR)
COST = ToleranceBands(
    (ToleranceBand(Decimal("0.1"), Decimal(1)), ToleranceBand(Decimal("0.15"), Decimal("0.6")))
)
PROMPT = AllOrNothing(("及时",), ("不及时",))
PUBLISHED = RatingScale((Rating("优", Decimal(1)), Rating("良", Decimal("0.85")), Rating("差", Decimal(0))))
NAME = "服务对象满意度"


def scored(form: Form, parameters: Parameters, *applies_to: str) -> ScoredCell:
    return cell_at(ruled(form, "own", parameters, applies_to), "indicators[1]/得分")


@pytest.mark.parametrize(
    ("parameters", "weight", "target", "actual", "computed"),
    [
        (SATISFIED, "10", "≥90%", "78%", "8"),
        (SATISFIED, "10", "≥90%", "95%", "10"),
        (SATISFIED, "10", "≥90%", "0.78", "8"),
        (SATISFIED, "10", "≥90%", "≥90%", "10"),
        (OVERSPENT, "10", "≤100%", "≤98%", "10"),
        (OVERSPENT, "10", "≤100%", "104%", "8"),
        (DAYS_LATE, "10", "", "3天", "4"),
        (COST, "5", "20万元", "17.2万元", "3"),
        (COST, "5", "20万元", "15万元", "0"),
        (PROMPT, "10", "及时", "及时", "10"),
        (PROMPT, "10", "及时", "不及时", "0"),
        (ExternalScore(Decimal(100)), "5", "", "92.5分", "4.63"),
    ],
)
def test_points_by_a_rule_of_its_own(
    parameters: Parameters, weight: str, target: str, actual: str, computed: str
) -> None:
    cell = scored(row_form(target, actual, weight, name=NAME), parameters, "满意度")
    assert (cell.derivation.rule, cell.computed_text) == ("own", computed)


@pytest.mark.parametrize(
    ("parameters", "target", "actual", "code"),
    [
        (SATISFIED, "≥90%", "", "no-actual"),
        (SATISFIED, "≥90%", "很满意", "actual-not-a-figure"),
        (SATISFIED, "≥90%", "95", "rate-or-percent"),
        (SATISFIED, "≥90%", "≥80%", "actual-open-ended"),
        (SATISFIED, "≥90%", "≤95%", "actual-open-ended"),
        (EITHER_SIDE, "100%", "≥100%", "actual-open-ended"),
        (COST, "20万元", "≥20万元", "actual-open-ended"),
        (COST, "节约", "20万元", "target-not-a-figure"),
        (COST, "20万元", "20人", "units-differ"),
        (COST, "0元", "20元", "no-deviation-from-zero"),
        (PROMPT, "及时", "基本及时", "requirement-unclear"),
        (ExternalScore(Decimal(100)), "", "104分", "off-the-scale"),
        (Judgement(), "", "很满意", "judgement"),
    ],
)
def test_what_a_rule_of_its_own_leaves_open(
    parameters: Parameters, target: str, actual: str, code: str
) -> None:
    cell = scored(row_form(target, actual, name=NAME), parameters, "满意度")
    assert (cell.computed, cell.derivation.code) == (None, code)


def test_a_rule_claims_rows_by_words_of_their_headings() -> None:
    form = row_form("≥90%", "78%", level="满意度指标", name="参训人员")
    assert scored(form, SATISFIED, "成本", "满意度").computed == 8
    assert scored(form, SATISFIED, "成本").derivation.rule == "at-least"


def test_a_scale_claims_every_row_whose_target_names_it() -> None:
    assert scored(row_form("优、良、差", "良"), PUBLISHED).computed == Decimal("8.5")
    assert scored(row_form("优良率", "良"), PUBLISHED).derivation.code == "target-in-words"
    unpublished = RatingScale(tuple(Rating(word) for word in "优良中低差"))
    cell = scored(row_form("优良中低差", "良"), unpublished)
    assert (cell.computed, cell.low, cell.high) == (None, 0, 10)


@pytest.mark.parametrize(
    ("text", "code", "computed"),
    [
        ("93%", "coefficient", "9.3"),
        ("93", "coefficient", "9.3"),
        ("0.93", "coefficient", "9.3"),
        ("104", "coefficient-off", ""),
        ("九成", "coefficient-unclear", ""),
        ("", "short-of-target", "9.2"),
    ],
)
def test_a_coefficient_claims_every_row_that_has_one(text: str, code: str, computed: str) -> None:
    form = written(row_form("≥100", "92"), "coefficient", text)
    cell = scored(form, Coefficient("coefficient"))
    assert (cell.derivation.code, cell.computed_text) == (code, computed)


def test_a_row_without_a_coefficient_is_told_so_where_the_rule_names_it() -> None:
    form = written(row_form("≥100", "92", name=NAME), "coefficient", "")
    assert scored(form, Coefficient("coefficient"), "满意度").derivation.code == "no-coefficient"


def test_the_working_is_said_in_numbers() -> None:
    form = ruled(row_form("20万元", "17.2万元", "5", name=NAME), "own", COST, ("满意度",))
    said = "偏离指标值28000 ÷ 200000 = 14%，在15%以内：5 × 60% = 3"
    assert derivation_at(form, "indicators[1]/得分") == said
