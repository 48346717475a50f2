"""What must be filled in, and whether the form is of its year."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import FUNDS, INDICATORS, field_key
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Need
from desktop.values.date import FilledDate, parse_date, parse_year
from desktop.values.target import Sentence
from desktop.values.wording import is_blank

CODE = "missing-field"


def check_fields(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find required fields that are blank (A11); what is signed by pen is a hint.

    Source: required cells of the form, enforced at saving by the budget system.
    """
    document = read.form.document
    for block, spec in read.form.template.fields():
        key = CellKey(block, "", spec.id)
        if spec.need is Need.FREE or not is_blank(document.text(key)):
            continue
        by_pen = spec.need is Need.PEN
        severity = Severity.HINT if by_pen else Severity.MUST_FIX
        facts = {"label": spec.label.replace("\n", "")}
        yield Finding(CODE, "A11", severity, key, "pen" if by_pen else "field", facts)
    row = read.execution_row
    table = read.form.template.table(FUNDS)
    if row is None or table is None:
        return
    for column in table.columns:
        if column.need is Need.MUST and is_blank(row.row.text(column.id)):
            facts = {"label": column.label.replace("\n", ""), "row": row.row.text("source")}
            yield Finding(CODE, "A11", Severity.MUST_FIX, row.key(column.id), "fund", facts)


def check_row_cells(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find required cells of used indicator rows that are blank (A11, A12).

    Source: required cells of the form; no blank score on a used row.
    """
    table = read.form.template.table(INDICATORS)
    if table is None:
        return
    needed = [column for column in table.columns if column.need is Need.MUST]
    for row in read.used():
        shares = row.row.id in read.sharing
        for column in needed:
            if not is_blank(row.text(column.id)) or (shares and column.id in (WEIGHT, SCORE)):
                continue
            check = "A12" if column.id in (WEIGHT, SCORE) else "A11"
            facts = {"label": column.label.replace("\n", ""), "row": _name(row)}
            yield Finding(CODE, check, Severity.MUST_FIX, row.key(column.id), "row", facts)


def _name(row: IndicatorRow) -> str:
    return row.text("third_level") or row.text("second_level")


def check_year(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find dates and periods that don't fit the year of the form (A13).

    Source: a form of the wrong year among those handed over; seen in filed forms.
    """
    form = read.form
    key = field_key(form.template, "year")
    year = parse_year(form.document.text(key)) if key else None
    if key and year is None and not is_blank(form.document.text(key)):
        yield Finding(
            "wrong-year", "A13", Severity.MUST_FIX, key, "unreadable", printed=form.document.text(key)
        )
    if year is None:
        return
    dated = field_key(form.template, "filled_on")
    filled = parse_date(form.document.text(dated)) if dated else None
    if dated and isinstance(filled, FilledDate) and (filled.year, filled.month) < (year, 12):
        facts = {"year": str(year)}
        yield Finding(
            "wrong-year", "A13", Severity.MUST_EXPLAIN, dated, "date", facts, form.document.text(dated)
        )
    for row in read.used():
        for column, value in (("target_value", row.target), ("actual_value", row.actual)):
            if isinstance(value, Sentence) and value.moment and _other_year(value, year):
                facts = {"year": str(year), "row": _name(row)}
                yield Finding(
                    "wrong-year", "A13", Severity.HINT, row.key(column), "period", facts, value.text
                )


def _other_year(value: Sentence, year: int) -> bool:
    years = [int(number) for number in value.numbers if 2000 <= number <= 2100]
    return bool(years) and year not in years
