"""This year's form and last year's, line by line (上年对照)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import FUNDS, INDICATORS, TOTAL, Form
from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.models.transcript import plain_label
from desktop.scoring.years import LastYear, last_year_cells
from desktop.text import next_year as wording
from desktop.values.number import plain, round_half_up
from desktop.values.wording import is_nothing

_COLUMNS: dict[str, tuple[str, str]] = {
    FUNDS: ("full_year_budget", "full_year_spending"),
    INDICATORS: ("target_value", "actual_value"),
}
"""What was planned and what came of it, by table."""
_SCORE = "score"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class YearLine:
    """One row of the form in two years: planned, achieved and scored; blank where there is nothing."""

    key: CellKey
    """Where it stands on this year's form."""
    name: str
    last: tuple[str, str, str]
    this: tuple[str, str, str]
    change: str
    """How much was achieved more or less than last year; planned, where nothing is achieved yet."""


def year_lines(last: Form, form: Form) -> tuple[YearLine, ...]:
    """Lay two years beside each other: funds, indicators and the total, in printed order."""
    return tuple(_lines(form, last_year_cells(last, form)))


def _lines(form: Form, cells: Mapping[CellKey, LastYear]) -> Iterator[YearLine]:
    places = Places(form)
    for table in form.template.tables():
        for row in form.document.rows(table.id) if table.id in _COLUMNS else ():
            keys = tuple(CellKey(table.id, row.id, column) for column in (*_COLUMNS[table.id], _SCORE))
            name = plain_label(row.text("third_level")) or places.name(keys[0]).rpartition(" ")[0]
            line = _line(form, cells, keys, name)
            if not all(map(is_nothing, (*line.last, *line.this))):
                yield line
    total = CellKey(TOTAL, "", _SCORE)
    if form.document.text(total) or total in cells:
        none = CellKey("", "", "")
        yield _line(form, cells, (none, none, total), wording.TOTAL)


def _line(form: Form, cells: Mapping[CellKey, LastYear], keys: tuple[CellKey, ...], name: str) -> YearLine:
    planned, achieved, score = keys
    last = tuple(plain_label(cells[key].text) if key in cells else "" for key in keys)
    this = tuple(plain_label(form.document.text(key)) for key in keys)
    changes = [change_text(cells.get(key)) for key in (achieved, planned, score)]
    if changes[1]:
        changes[1] = wording.PLAN_CHANGED.format(change=changes[1])
    said = next(filter(None, changes), "")
    where = next(key for key in (planned, score) if key.block)
    return YearLine(where, name, (last[0], last[1], last[2]), (this[0], this[1], this[2]), said)


def change_text(last: LastYear | None) -> str:
    """Write how a figure changed since last year: +12.5%; its difference where last year's was nought."""
    if last is None or last.change is None:
        return ""
    if not last.change:
        return wording.SAME
    sign = "+" if last.change > 0 else "−"
    if last.share is None:
        return sign + plain(abs(last.change))
    return f"{sign}{plain(round_half_up(abs(last.share) * _HUNDRED, 1))}%"
