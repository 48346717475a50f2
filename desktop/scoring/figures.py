"""A form's cells as figures: what each typed text was understood as, beside the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.document import Row
from desktop.models.form import ANNUAL_TOTAL, FUNDS, INDICATORS, TOTAL, Form
from desktop.models.keys import CellKey
from desktop.scoring.framework_rows import FrameworkRow, Input, framework_rows, inputs_of
from desktop.templates.rule_kinds import ExecutionRatio, ExecutionTiers
from desktop.templates.spec import Content, Template
from desktop.text.lexicon import QUALITATIVE
from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import parse_number
from desktop.values.points import Points, heading_weight, parse_points
from desktop.values.target import Target, parse_target
from desktop.values.unclear import Unclear
from desktop.values.wording import fold, is_blank, is_nothing, is_placeholder_name, narrow

SPENDING = "full_year_spending"
RATE, WEIGHT, SCORE = "execution_rate", "weight", "score"
TARGET, ACTUAL = "target_value", "actual_value"
OPERATOR, UNIT = "operator", "unit_of_measure"
"""Columns of the forms that print a target in three cells."""


@dataclass(frozen=True, slots=True)
class FundRow:
    """One row of the funds table (项目资金)."""

    row: Row
    amounts: dict[str, Decimal]
    """By column, in the form's unit; blank and unreadable amounts are left out."""
    unclear: tuple[str, ...] = ()
    """Columns whose amounts can't be understood."""

    def key(self, column: str) -> CellKey:
        """Name a cell of this row."""
        return CellKey(FUNDS, self.row.id, column)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of the indicator table (绩效指标)."""

    place: int
    """Counts from 1, placeholder rows included."""
    row: Row
    name: str
    """As written (三级指标)."""
    heading: str
    """The second level (二级指标)."""
    target: Target | None
    actual: Target | None
    weight: Decimal | None
    score: Decimal | None
    placeholder: bool

    def key(self, column: str) -> CellKey:
        """Name a cell of this row."""
        return CellKey(INDICATORS, self.row.id, column)

    def text(self, column: str) -> str:
        """Read a cell of this row."""
        cell = self.row.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything on a form that is a figure."""

    form: Form
    unit: MoneyUnit
    funds: tuple[FundRow, ...]
    indicators: tuple[IndicatorRow, ...]
    sharing: dict[str, str]
    """Row id of each row that shares a weight → id of the row that bears it."""
    amount_columns: tuple[str, ...]
    """Columns of the funds table that hold amounts, in printed order."""
    denominator: str
    """Column of the funds table that the execution rate is divided by."""
    execution_weight: Decimal
    total_weight: Decimal | None
    total_score: Decimal | None
    framework: tuple[FrameworkRow, ...]
    """The rows of a framework (评价框架); none on another form."""
    inputs: Mapping[str, Input]
    """The rows of its working paper, by id."""

    @property
    def execution_row(self) -> FundRow | None:
        """Find the fund row that is scored (年度资金总额)."""
        return next((fund for fund in self.funds if fund.row.id == ANNUAL_TOTAL), None)

    def used(self) -> Iterator[IndicatorRow]:
        """Walk over the rows that are more than placeholders."""
        return (row for row in self.indicators if not row.placeholder)

    def bearer(self, row: IndicatorRow) -> IndicatorRow | None:
        """Find the row whose weight this one shares."""
        bearer_id = self.sharing.get(row.row.id)
        return next((one for one in self.indicators if one.row.id == bearer_id), None) if bearer_id else None

    def sharers(self, row: IndicatorRow) -> list[IndicatorRow]:
        """Find the rows that share the weight of this one."""
        if row.row.id not in self.sharing.values():
            return []
        return [one for one in self.indicators if self.sharing.get(one.row.id) == row.row.id]


def points_in(text: str) -> Points | None:
    """Read points; a blank or something else than points is None."""
    points = parse_points(text)
    return points if isinstance(points, Points) else None


def figures(form: Form, before: Figures | None = None) -> Figures:
    """Read every figure of a form; what can't be understood is left to the checks.

    Args:
        form: The form.
        before: The figures before an edit; rows that are the very same objects are not read again.
    """
    document = form.document
    unit = MoneyUnit(form.template.unit)
    execution = form.pack.rule("execution").parameters
    assert isinstance(execution, ExecutionRatio | ExecutionTiers)
    amount_columns = _amount_columns(form.template)
    rows = _indicators(document.rows(INDICATORS), before.indicators if before else ())
    total_row = document.row(FUNDS, ANNUAL_TOTAL)
    printed_weight = points_in(total_row.text(WEIGHT)) if total_row else None
    weight, score = (points_in(document.text(CellKey(TOTAL, "", name))) for name in (WEIGHT, SCORE))
    return Figures(
        form=form,
        unit=unit,
        funds=tuple(_fund(row, unit, amount_columns) for row in document.rows(FUNDS)),
        indicators=rows,
        sharing=_sharing(rows),
        amount_columns=amount_columns,
        denominator=execution.denominator,
        execution_weight=_execution_weight(form, printed_weight, execution.weight),
        total_weight=weight.value if weight else None,
        total_score=score.value if score else None,
        framework=framework_rows(form),
        inputs=inputs_of(form),
    )


def _execution_weight(form: Form, printed: Points | None, usual: Decimal) -> Decimal:
    """Find the points of the execution row: those that the form prints, in it or beside it, else the pack's.

    A form that prints no score for the row gives none.
    """
    table = form.template.table(FUNDS)
    if table is not None and table.column(SCORE) is None:
        return Decimal(0)
    if printed is not None:
        return printed.value
    beside = heading_weight(table.side.label) if table is not None and table.side is not None else None
    return usual if beside is None else beside


def _amount_columns(template: Template) -> tuple[str, ...]:
    table = template.table(FUNDS)
    columns = table.columns if table else ()
    return tuple(column.id for column in columns if column.content is Content.AMOUNT)


def _fund(row: Row, unit: MoneyUnit, columns: tuple[str, ...]) -> FundRow:
    read = {column: parse_amount(row.text(column)) for column in columns}
    amounts = {column: one.in_unit(unit, unit) for column, one in read.items() if isinstance(one, Amount)}
    return FundRow(row, amounts, tuple(column for column, one in read.items() if isinstance(one, Unclear)))


def _indicators(rows: tuple[Row, ...], before: tuple[IndicatorRow, ...]) -> tuple[IndicatorRow, ...]:
    """Read the rows; one that is the same row at the same place as before stays the same object."""
    held = dict(enumerate(before, 1))
    return tuple(
        known if (known := held.get(place)) is not None and known.row is row else _indicator(place, row)
        for place, row in enumerate(rows, 1)
    )


def _indicator(place: int, row: Row) -> IndicatorRow:
    target, actual = row.text(TARGET), row.text(ACTUAL)
    weight, score = row.text(WEIGHT), row.text(SCORE)
    name = row.text("third_level")
    idle = all(is_nothing(text) for text in (target, actual, weight, score, row.text("deviation_reason")))
    operator, unit = row.text(OPERATOR), row.text(UNIT)
    typed = points_in(score)
    worth = points_in(weight)
    return IndicatorRow(
        place=place,
        row=row,
        name=name,
        heading=row.text("second_level"),
        target=parse_target(_joined(operator, target, unit) if operator or unit else target),
        actual=parse_target(_joined("", actual, unit) if unit else actual),
        weight=worth.value if worth else None,
        score=typed.value if typed else None,
        placeholder=idle and (is_placeholder_name(name) or is_nothing(name)),
    )


def _joined(operator: str, value: str, unit: str) -> str:
    """Put a target that is printed in three cells together; words and values with a unit stay as they are."""
    if parse_number(narrow(value)) is None:
        return value
    return f"{operator if operator != QUALITATIVE else ''}{value}{unit}"


def _sharing(rows: tuple[IndicatorRow, ...]) -> dict[str, str]:
    """Find the rows with blank weight and score under a weighted row of the same second level."""
    shared: dict[str, str] = {}
    bearer: IndicatorRow | None = None
    for row in rows:
        if row.weight is not None:
            bearer = row
        elif bearer and row.target and row.actual and _unweighted(row) and _same_heading(bearer, row):
            shared[row.row.id] = bearer.row.id
    return shared


def _unweighted(row: IndicatorRow) -> bool:
    return is_blank(row.text(WEIGHT)) and is_blank(row.text(SCORE))


def _same_heading(a: IndicatorRow, b: IndicatorRow) -> bool:
    return all(fold(a.text(level)) == fold(b.text(level)) for level in ("first_level", "second_level"))
