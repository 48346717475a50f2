"""Forms under rules that their own pack hasn't got, with the columns that those rules read.

ruled(form, rule_id, parameters)   the same form under one rule more
written(form, column, *texts)      the same form with a column of the indicators written, row by row
unweighted(form, column)           the same form without a column of the indicators
forms_under_rules()                forms that together lead to every sentence of those rules
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.models.document import Cell
from desktop.models.form import INDICATORS, Form
from desktop.models.keys import CellKey
from desktop.templates.pack import KINDS, Parameters, Rule
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
from desktop.templates.rule_kinds import (
    EitherMode,
    EitherOr,
    ExecutionTiers,
    GoalBlocks,
    ManualDeduction,
    Rescale,
    SecondOpinion,
    Tier,
    VoidPoints,
    VoidRow,
    WeightShare,
)
from desktop.templates.spec import ColumnSpec, Span, TableBlock
from tests.helpers.forms import changed, row_form, sound_form, with_pack

KIND_OF = {kind: name for name, kind in KINDS.items()}


def ruled(form: Form, rule_id: str, parameters: Parameters, applies_to: tuple[str, ...] = ()) -> Form:
    """Score a form under one rule more, or another one in the place of its own."""
    like = form.pack.rule("execution")
    rule = replace(
        like, id=rule_id, kind=KIND_OF[type(parameters)], parameters=parameters, applies_to=applies_to
    )
    others: tuple[Rule, ...] = tuple(one for one in form.pack.rules if one.id != rule_id)
    return with_pack(form, replace(form.pack, rules=(*others, rule)))


def written(form: Form, column: str, *texts: str) -> Form:
    """Write a column of the indicators, from the first row down, and print it on the form."""
    blocks = tuple(
        replace(block, columns=(*block.columns, ColumnSpec(column, column, Span(0, 0))))
        if isinstance(block, TableBlock) and block.id == INDICATORS and block.column(column) is None
        else block
        for block in form.template.blocks
    )
    document = form.document
    for row, text in zip(document.rows(INDICATORS), texts, strict=False):
        document = document.with_cell(CellKey(INDICATORS, row.id, column), Cell(text))
    return replace(form, template=replace(form.template, blocks=blocks), document=document)


def unweighted(form: Form, column: str = "weight") -> Form:
    """Print the same form without a column of the indicators."""
    blocks = tuple(
        replace(block, columns=tuple(one for one in block.columns if one.id != column))
        if isinstance(block, TableBlock) and block.id == INDICATORS
        else block
        for block in form.template.blocks
    )
    return replace(form, template=replace(form.template, blocks=blocks))


def forms_under_rules() -> Iterator[Form]:
    """Build forms that together lead to every sentence of the rules that regions add."""
    for parameters, target, actual in _OWN:
        yield ruled(row_form(target, actual), "own", parameters, ("培训",))
    for text in ("93%", "104", "九成", ""):
        form = written(row_form("≥100", "92"), "coefficient", text)
        yield ruled(form, "own", Coefficient("coefficient"), ("培训",))
    yield ruled(row_form("≤45", "50"), "at-most", Judgement())
    form = written(row_form("≥100", "92"), "deduction", "两分")
    yield ruled(form, "deduction", ManualDeduction("deduction"))
    for target, actual in (("≥100", "92"), ("建立", "达成"), ("建立", "部分达成")):
        yield unweighted(row_form(target, actual, ""))
    yield unweighted(row_form("≥100", "92"), "score")
    tiers = (Tier(Decimal("0.5"), Decimal(1)), Tier(Decimal(0), Decimal(0)))
    yield ruled(sound_form(), "execution", ExecutionTiers("full_year_budget", Decimal(10), tiers))
    yield from _uncounted()
    yield from _beside()


_FLOOR, _BELOW, _ONE = StepRounding.FLOOR, Direction.BELOW, Decimal(1)
_PROMPT = AllOrNothing(("及时",), ("不及时",))
_COST = ToleranceBands((ToleranceBand(Decimal("0.1"), _ONE),))
_SCALE = RatingScale((Rating("优", _ONE), Rating("差", Decimal(0))))
_OWN: tuple[tuple[Parameters, str, str], ...] = (
    *(
        (Steps(_ONE, _BELOW, Decimal("0.1"), _ONE, rounding), "100%", "78%")
        for rounding in (StepRounding.FLOOR, StepRounding.CEIL, StepRounding.LINEAR)
    ),
    (Steps(_ONE, _BELOW, Decimal("0.1"), _ONE, _FLOOR), "100%", "100%"),
    (Steps(_ONE, _BELOW, Decimal("0.1"), Decimal(9), _FLOOR), "100%", "78%"),
    (Steps(_ONE, _BELOW, Decimal("0.1"), _ONE, _FLOOR, Decimal("0.2")), "100%", "78%"),
    *((_PROMPT, "及时", actual) for actual in ("及时", "不及时", "大体及时")),
    *((_COST, "100元", actual) for actual in ("95元", "50元", "很省")),
    (_COST, "0元", "95元"),
    (_COST, "节约", "95元"),
    *((_SCALE, "优、差", actual) for actual in ("优", "好")),
    (RatingScale((Rating("优"), Rating("差"))), "优、差", "优"),
    (ExternalScore(Decimal(100)), "", "92.5分"),
    (ExternalScore(Decimal(100)), "", "104分"),
    (Judgement(), "保障", "已保障"),
)


def _uncounted() -> Iterator[Form]:
    emptied = {f"indicators[7]/{column}": "" for column in ("年度指标值", "实际完成值", "得分")}
    form = written(changed(sound_form(), emptied), "initial_target", *[""] * 6, "≥90%")
    for points in VoidPoints:
        yield ruled(form, "void-row", VoidRow("initial_target", "target_value", points))
    unfit = changed(sound_form(), {"indicators[7]/得分": "不适用"})
    yield ruled(unfit, "not-applicable", Rescale(("不适用",)))
    yield ruled(sound_form(), "either-or", EitherOr(("培训人次", "培训合格率"), EitherMode.BEST))


def _beside() -> Iterator[Form]:
    for share in ("25%", "", "125%"):
        form = written(written(sound_form(), "weight_share", share), "folded_score", "")
        yield ruled(form, "folding", WeightShare("weight_share", "folded_score"))
    form = written(sound_form(), "audit_score", "8", "满分", "11", "1", "2")
    form = changed(
        form, {"indicators[4]/得分": "0", "indicators[5]/得分": "", "indicators[5]/年度指标值": "好"}
    )
    yield ruled(form, "second-opinion", SecondOpinion("audit_score"))
    goals = written(written(sound_form(), "goal", "一"), "ratio", "60%")
    yield ruled(goals, "goal-blocks", GoalBlocks("goal", "ratio"))
