"""What must be filled in, and whether the form is of its year."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import FUNDS, INDICATORS, field_key, keyed_fields
from desktop.models.transcript import plain_label
from desktop.scoring.figures import ACTUAL, RATE, SCORE, TARGET, WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content, Need, Section
from desktop.values.date import FilledDate, parse_date, parse_year
from desktop.values.target import Sentence
from desktop.values.unclear import Unclear
from desktop.values.wording import is_blank

CODE = "missing-field"


def check_fields(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find required fields that are blank (A11); what is signed by pen is a hint.

    Source: required cells of the form, enforced at saving by the budget system.
    """
    for key, spec in keyed_fields(read.form.template):
        if spec.need is Need.FREE or spec.content is Content.CHOICE:
            continue
        if not is_blank(read.form.document.text(key)):
            continue
        by_pen = spec.need is Need.PEN
        severity = Severity.HINT if by_pen else Severity.MUST_FIX
        facts = {"label": plain_label(spec.label)}
        yield Finding(CODE, "A11", severity, key, "pen" if by_pen else "field", facts)


def check_fund_cells(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find blanks in the row of the annual total (A11), and a blank rate or score that could be there (A12).

    Source: required cells of the form; no blank score on a used row.
    """
    row = read.execution_row
    table = read.form.template.table(FUNDS)
    if row is None or table is None:
        return
    computable = (RATE, SCORE) if sheet.execution_rate is not None else ()
    for column in table.columns:
        wanted = column.need is Need.MUST or column.id in computable
        if wanted and is_blank(row.row.text(column.id)):
            check = "A12" if column.id in computable else "A11"
            variant = "figure" if column.id in computable else "fund"
            facts = {"label": plain_label(column.label), "row": row.row.text("source")}
            expected = sheet.cells[row.key(column.id)].computed_text if column.id in computable else ""
            yield Finding(
                CODE, check, Severity.MUST_FIX, row.key(column.id), variant, facts, expected=expected
            )


def check_row_cells(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find required cells of used indicator rows that are blank (A11, A12).

    Source: required cells of the form; no blank score on a used row.
    """
    table = read.form.template.table(INDICATORS)
    needed = [column for column in table.columns if column.need is Need.MUST] if table else []
    if needed and read.indicators and not any(read.used()):
        first = read.indicators[0].key(needed[0].id)
        yield Finding(CODE, "A11", Severity.MUST_FIX, first, "no-indicators")
    for row in read.used():
        shares = row.row.id in read.sharing
        # What was understood as a value is not blank.
        held = {TARGET: row.target, ACTUAL: row.actual, WEIGHT: row.weight, SCORE: row.score}
        for column in needed:
            if held.get(column.id) is not None or not is_blank(row.text(column.id)):
                continue
            counts = column.id in (WEIGHT, SCORE)
            if shares and counts:
                continue
            facts = {"label": plain_label(column.label), "row": _name(row)}
            check = "A12" if counts else "A11"
            yield Finding(CODE, check, Severity.MUST_FIX, row.key(column.id), "row", facts)


def _name(row: IndicatorRow) -> str:
    return row.name or row.heading


def check_year(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a year that can't be read, and a title, date or period of another year (A13).

    Source: a form of the wrong year among those handed over; seen in filed forms.
    """
    form = read.form
    key = field_key(form.template, "year")
    text = form.document.text(key) if key else ""
    year = parse_year(text)
    if key and year is None and not is_blank(text):
        yield Finding("wrong-year", "A13", Severity.MUST_EXPLAIN, key, "unreadable", printed=text)
    if year is not None:
        yield from _title_of_other_year(read, year)
        yield from _periods_of_other_years(read, year)
    yield from _date_filled(read, year)


def _title_of_other_year(read: Figures, year: int) -> Iterator[Finding]:
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key)
        named = parse_year(text) if spec.section is Section.TITLE else None
        if named is not None and named != year:
            facts = {"year": str(year)}
            yield Finding("wrong-year", "A13", Severity.MUST_EXPLAIN, key, "title", facts, text)


def _periods_of_other_years(read: Figures, year: int) -> Iterator[Finding]:
    for row in read.used():
        for column, value in ((TARGET, row.target), (ACTUAL, row.actual)):
            if isinstance(value, Sentence) and value.moment and _of_other_year(value, year):
                facts = {"year": str(year), "row": _name(row)}
                yield Finding(
                    "wrong-year", "A13", Severity.HINT, row.key(column), "period", facts, value.text
                )


def _of_other_year(value: Sentence, year: int) -> bool:
    years = [int(number) for number in value.numbers if 2000 <= number <= 2100]
    return bool(years) and year not in years


def _date_filled(read: Figures, year: int | None) -> Iterator[Finding]:
    key = field_key(read.form.template, "filled_on")
    if key is None:
        return
    text = read.form.document.text(key)
    filled = parse_date(text)
    if isinstance(filled, Unclear):
        yield Finding("unclear-date", "A11", Severity.HINT, key, printed=text)
    elif isinstance(filled, FilledDate) and year is not None and (filled.year, filled.month) < (year, 12):
        yield Finding("wrong-year", "A13", Severity.MUST_EXPLAIN, key, "date", {"year": str(year)}, text)
