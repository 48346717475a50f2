"""A form beside the one of the year before: what stood in each cell, and what a reviewer would ask about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.carrying import carried_column, lasts
from desktop.models.form import INDICATORS, Form, field_key, keyed_fields
from desktop.models.keys import CellKey
from desktop.models.places import form_year
from desktop.models.row_matching import match_rows
from desktop.models.transcript import plain_label
from desktop.scoring.across import LONG_ENOUGH
from desktop.scoring.derived_cells import figure_at
from desktop.scoring.figures import TARGET, Figures, IndicatorRow, figures
from desktop.scoring.indicator_score import DOWNWARDS, UPWARDS
from desktop.scoring.likeness import alike
from desktop.scoring.score_sheet import Finding, Severity
from desktop.templates.spec import Content, Section
from desktop.values.target import Operator, Quantity, parse_target, same_unit
from desktop.values.wording import fold, is_nothing

_FIGURES = (Content.AMOUNT, Content.RATE, Content.POINTS)
_MEASURED = (Content.TARGET, Content.ACTUAL)


@dataclass(frozen=True, slots=True)
class LastYear:
    """What stood in a cell a year earlier (上年)."""

    key: CellKey
    """The cell of the earlier form."""
    text: str
    change: Decimal | None = None
    """This year's figure less the earlier one, in this form's unit, rates as shares; None where one is
    missing or they measure different things."""
    share: Decimal | None = None
    """The change as a share of the earlier figure; None where that is nought."""


def last_year_cells(last: Form, form: Form) -> dict[CellKey, LastYear]:
    """Find what stood a year earlier in the cells of a form; blank ones are left out.

    Args:
        last: The form of the year before, of the same template or another one.
        form: This year's form.
    """
    then, now = figures(last), figures(form)
    pairs = dict(_pairs(last, form))
    return {
        key: LastYear(source, text, *_change(then, source, now, key))
        for key, source in pairs.items()
        if (text := last.document.text(source))
    }


def _pairs(last: Form, form: Form) -> Iterator[tuple[CellKey, CellKey]]:
    """Walk over the cells that both forms have: this year's, and the earlier one."""
    for key, spec in keyed_fields(form.template):
        source = field_key(last.template, spec.id)
        if source is not None:
            yield key, source
    for table in form.template.tables():
        earlier = last.template.table(table.id)
        if earlier is None:
            continue
        rows = match_rows(table, last.document.rows(table.id), form.document.rows(table.id))
        for before, after in rows.items():
            for column in table.columns:
                if earlier.column(column.id) is not None:
                    yield CellKey(table.id, after, column.id), CellKey(table.id, before, column.id)


def _change(
    then: Figures, source: CellKey, now: Figures, key: CellKey
) -> tuple[Decimal | None, Decimal | None]:
    content = _content(now, key)
    if content in _FIGURES:
        before, after = figure_at(then, source), figure_at(now, key)
        if content is Content.AMOUNT and before is not None:
            before = before * then.unit.factor / now.unit.factor
    elif content in _MEASURED:
        before, after = _measures(then.form.document.text(source), now.form.document.text(key))
    else:
        return None, None
    if before is None or after is None:
        return None, None
    return after - before, (after - before) / before if before else None


def _content(read: Figures, key: CellKey) -> Content | None:
    template = read.form.template
    table = template.table(key.block)
    spec = template.field(key.block, key.column) if table is None else table.column(key.column)
    return None if spec is None else spec.content


def _measures(before: str, after: str) -> tuple[Decimal | None, Decimal | None]:
    one, other = parse_target(before), parse_target(after)
    if isinstance(one, Quantity) and isinstance(other, Quantity) and same_unit(one.unit, other.unit):
        return one.value, other.value
    return None, None


def check_years(last: Form, form: Form) -> list[Finding]:
    """Find what a reviewer asks about when two years lie beside each other.

    A target lowered after a year that missed it (B35), one that is last year's actual value (B36), a
    narrative that was only copied (B37), and the earlier year in a text that was carried over (B38).

    Source: own proposal, after what reviewers look at over several years.
    """
    return [*_targets(last, form), *_narratives(last, form), *_left_years(last, form)]


def _targets(last: Form, form: Form) -> Iterator[Finding]:
    then = {row.row.id: row for row in figures(last).used()}
    now = {row.row.id: row for row in figures(form).used()}
    table = form.template.table(INDICATORS)
    if table is None:
        return
    rows = match_rows(table, last.document.rows(table.id), form.document.rows(table.id))
    for before, after in rows.items():
        if before in then and after in now:
            yield from _target(then[before], now[after])


def _target(before: IndicatorRow, after: IndicatorRow) -> Iterator[Finding]:
    """Compare the target of a row with target and actual value of the year before."""
    old, reached, new = before.target, before.actual, after.target
    if not (isinstance(old, Quantity) and isinstance(reached, Quantity) and isinstance(new, Quantity)):
        return
    if not (same_unit(old.unit, reached.unit) and same_unit(old.unit, new.unit)):
        return
    facts = {"row": after.name, "target": old.text, "actual": reached.text}
    if _missed(old, reached.value) and _missed(old, new.value):
        yield Finding("target-lowered", "B35", Severity.MUST_EXPLAIN, after.key(TARGET), "", facts, new.text)
    elif new.value == reached.value != old.value:
        yield Finding("target-copied", "B36", Severity.HINT, after.key(TARGET), "", facts, new.text)


def _missed(target: Quantity, value: Decimal) -> bool:
    """Say whether a value falls short of a target."""
    if target.operator in DOWNWARDS:
        return value > target.value
    return target.operator in (*UPWARDS, Operator.EQUAL, Operator.NONE) and value < target.value


def _narratives(last: Form, form: Form) -> Iterator[Finding]:
    """Find texts about the year that are nearly those of the year before."""
    for key, spec in keyed_fields(form.template):
        source = field_key(last.template, spec.id)
        if source is None or spec.content is not Content.LONG_TEXT or lasts(spec):
            continue
        before, after = last.document.text(source), form.document.text(key)
        told = len(after) >= LONG_ENOUGH and spec.section is not Section.NOTES
        if told and not is_nothing(after) and alike({"before": before, "after": after}):
            facts = {"label": plain_label(spec.label)}
            yield Finding("text-of-last-year", "B37", Severity.MUST_EXPLAIN, key, "", facts)


def _left_years(last: Form, form: Form) -> Iterator[Finding]:
    """Find the earlier year in texts that were carried over as they stood."""
    year = form_year(last)
    if year is None or year == form_year(form):
        return
    for key, source in _pairs(last, form):
        text = form.document.text(key)
        same = fold(text) == fold(last.document.text(source))
        if same and str(year) in text and _is_carried(form, key):
            facts = {"year": str(year)}
            yield Finding("year-left", "B38", Severity.HINT, key, "", facts, text)


def _is_carried(form: Form, key: CellKey) -> bool:
    table = form.template.table(key.block)
    if table is not None:
        column = table.column(key.column)
        return column is not None and carried_column(column) and table.growing
    spec = form.template.field(key.block, key.column)
    return spec is not None and lasts(spec) and spec.section is not Section.HEADER
