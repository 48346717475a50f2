"""The rows of a framework (评价框架) and of its working paper (评分依据) as figures and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.document import Row
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.templates.pack import Rule
from desktop.text.framework_words import NO, YES
from desktop.text.lexicon import PERCENT
from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import exact
from desktop.values.points import Points, heading_name, heading_weight, parse_points
from desktop.values.rate import Rate, parse_rate
from desktop.values.target import Operator, Quantity, parse_target
from desktop.values.wording import fold, halve, is_nothing

FRAMEWORK, INPUTS = "framework", "inputs"
LEVELS = ("first_level", "second_level", "third_level")
CRITERIA, EXPLANATION = "criteria", "explanation"
VALUE, SOURCE = "value", "source"
SCORE = "score"
_BRACKETED = re.compile(r"\(\s*(?P<points>[0-9]+(?:\.[0-9]+)?)\s*\)\s*$")


def printed_points(text: str) -> Decimal | None:
    """Find the points behind a heading: 目标设定（14分）, and 资金管理（10） as some frameworks print it."""
    bare = _BRACKETED.search(halve(text))
    return exact(bare["points"]) if bare else heading_weight(text)


def printed_name(text: str) -> str:
    """Take the points off a heading."""
    bare = _BRACKETED.search(halve(text))
    return text[: bare.start()].strip() if bare else heading_name(text)


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """One row of a framework (三级指标)."""

    row: Row
    name: str
    """As printed, without its points."""
    weight: Decimal | None
    """As printed behind the name, else the template's."""
    score: Decimal | None
    rule: Rule | None
    """The pack's rule for it, where it has one."""

    def key(self, column: str) -> CellKey:
        """Name a cell of this row."""
        return CellKey(FRAMEWORK, self.row.id, column)

    def text(self, column: str) -> str:
        """Read a cell of this row."""
        return self.row.text(column)


@dataclass(frozen=True, slots=True)
class Input:
    """One row of the working paper: a figure, or the answer to an item of a checklist."""

    row: Row
    value: Decimal | None
    """An amount in the form's unit, a rate as a share, a count as it is."""
    answer: bool | None

    @property
    def label(self) -> str:
        """What is asked for."""
        return self.row.text("label")

    @property
    def blank(self) -> bool:
        """Whether nothing is filled in."""
        return is_nothing(self.row.text(VALUE))

    @property
    def unclear(self) -> bool:
        """Whether something is filled in that can't be understood."""
        return not self.blank and self.value is None and self.answer is None


def framework_rows(form: Form) -> tuple[FrameworkRow, ...]:
    """Read the rows of a framework; none on another form."""
    table = form.template.table(FRAMEWORK)
    if table is None:
        return ()
    rows: list[FrameworkRow] = []
    for row in form.document.rows(FRAMEWORK):
        spec, label = table.row(row.id), row.text(LEVELS[-1])
        points, weight = parse_points(row.text(SCORE)), printed_points(label)
        rows.append(
            FrameworkRow(
                row=row,
                name=printed_name(label),
                weight=spec.weight if weight is None and spec else weight,
                score=points.value if isinstance(points, Points) else None,
                rule=form.pack.optional(spec.rule) if spec and spec.rule else None,
            )
        )
    return tuple(rows)


def rows_in_use(rows: Iterable[FrameworkRow]) -> tuple[FrameworkRow, ...]:
    """Leave the rows that are scored; on a blank form there is nothing yet to say of what is printed."""
    return tuple(row for row in rows if not is_nothing(row.text(SCORE)))


def inputs_of(form: Form) -> dict[str, Input]:
    """Read the working paper of a framework by the ids of its rows."""
    unit = MoneyUnit(form.template.unit)
    return {row.id: _input(row, unit) for row in form.document.rows(INPUTS)}


def _input(row: Row, unit: MoneyUnit) -> Input:
    text = fold(row.text(VALUE))
    if text in YES or text in NO:
        return Input(row, None, text in YES)
    return Input(row, figure_in(row.text(VALUE), row.text("unit"), unit), None)


def figure_in(text: str, asked: str, unit: MoneyUnit) -> Decimal | None:
    """Read a figure as the unit beside it asks for; None for a blank and for what is none.

    Args:
        text: What was filled in.
        asked: The unit beside it: a unit of money, %, or a word such as 人.
        unit: The form's unit of money.
    """
    if is_nothing(text):
        return None
    if asked == PERCENT:
        rate = parse_rate(text)
        return rate.value if isinstance(rate, Rate) else None
    if asked in {one.value for one in MoneyUnit}:
        amount = parse_amount(text)
        return amount.in_unit(unit, MoneyUnit(asked)) if isinstance(amount, Amount) else None
    count = parse_target(text)
    if isinstance(count, Quantity) and count.operator in (Operator.NONE, Operator.EQUAL):
        return count.value
    return None
