"""Figures that a form takes from other forms of the same unit and year (基础数据表, 项目自评表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import FUNDS, Form
from desktop.models.keys import CellKey
from desktop.templates.spec import Link
from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import plain


@dataclass(frozen=True, slots=True)
class Linked:
    """What a cell would read if it followed its link."""

    text: str
    """Blank where the other form says nothing."""
    source: str
    """Name of the form that it comes from."""


def key_of(place: str) -> CellKey:
    """Name a cell by block/row/column."""
    block, row, column = place.split("/")
    return CellKey(block, row, column)


def linked_figures(form: Form, others: Sequence[Form]) -> dict[CellKey, Linked]:
    """Find what every linked cell of a form would read.

    Of several links to one cell the first that gives a figure counts. Projects have a form each, so that
    their figures are added up; of any other form the last is taken.

    Args:
        form: The form with the links.
        others: Forms of the same unit and year, the newest last.

    Returns:
        By cell; cells whose forms are not among the others are left out.
    """
    found: dict[CellKey, Linked] = {}
    for link in form.template.links:
        key = key_of(link.cell)
        sources = [other for other in others if other.template.id == link.template]
        if not sources or form.document.row(key.block, key.row) is None:
            continue
        if key in found and found[key].text:
            continue
        found[key] = Linked(_text(form, link, sources), sources[-1].template.name)
    return found


def _text(form: Form, link: Link, sources: Sequence[Form]) -> str:
    counted = sources if sources[-1].template.table(FUNDS) else sources[-1:]
    figures = [_figure(form, link, other) for other in counted]
    known = [figure for figure in figures if figure is not None]
    return plain(sum(known, Decimal(0))) if known and len(known) == len(figures) else ""


def _figure(form: Form, link: Link, other: Form) -> Decimal | None:
    """Read the figure of another form, in the unit of this one."""
    amount = parse_amount(other.document.text(key_of(link.source)))
    if not isinstance(amount, Amount):
        return None
    wanted = unit_beside(form, key_of(link.cell))
    if wanted not in {unit.value for unit in MoneyUnit}:
        return amount.value
    return amount.in_unit(MoneyUnit(wanted), MoneyUnit(other.template.unit))


def unit_beside(form: Form, key: CellKey) -> str:
    """Read the unit beside a linked cell; a table without such a column holds amounts."""
    table = form.template.table(key.block)
    beside = table is not None and table.column("unit") is not None
    return form.document.text(CellKey(key.block, key.row, "unit")) if beside else form.template.unit
