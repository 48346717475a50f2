"""Score a whole form: execution, indicators, sums by heading, total and grade, then the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from desktop.models.document import Origin
from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.scoring.checks.run import run_checks
from desktop.scoring.figures import AMOUNTS, RATE, SCORE, Figures, FundRow, figures, points_in
from desktop.scoring.indicator_score import indicator_outcome
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.execution_ratio import execution_rate, execution_score
from desktop.scoring.rules.grade_bands import grade_of
from desktop.scoring.score_sheet import Cause, Derivation, HeadingSum, ScoredCell, ScoreSheet, Totals
from desktop.scoring.scored_cell import rounded_by, scored
from desktop.templates.pack import GradeBands, Rounding, RoundingMode
from desktop.text.lexicon import PERCENT
from desktop.values.number import plain, rounded
from desktop.values.points import heading_name
from desktop.values.rate import Rate, parse_rate
from desktop.values.wording import fold

Cells = Mapping[CellKey, ScoredCell]


def score(form: Form) -> ScoreSheet:
    """Score a form and check it (评分与审核); never raises on what was typed."""
    read = figures(form)
    sheet = _score(read)
    return replace(sheet, findings=tuple(run_checks(read, sheet)))


def following_texts(form: Form) -> dict[CellKey, str]:
    """Find what each rate, score and total that nobody typed should read.

    Returns:
        New text by cell, only for cells whose text changes.
    """
    sheet = _score(figures(form))
    texts: dict[CellKey, str] = {}
    for key, cell in sheet.cells.items():
        present = form.document.cell(key)
        if (present.origin is Origin.COMPUTED or not present.text) and present.text != cell.follows:
            texts[key] = cell.follows
    return texts


def _score(read: Figures) -> ScoreSheet:
    exact: dict[CellKey, Decimal] = {}
    cells: dict[CellKey, ScoredCell] = {}
    for cell, value in (*_fund_cells(read), *_indicator_cells(read)):
        cells[cell.key] = cell
        if value is not None:
            exact[cell.key] = value
    row = read.execution_row
    rate = (
        execution_rate(row.amounts.get(read.denominator), row.amounts.get("full_year_spending"))
        if row
        else None
    )
    execution = cells.get(row.key(SCORE)) if row else None
    totals, unrounded = _totals(read, cells, exact)
    bands = read.form.pack.rule("grade").parameters
    assert isinstance(bands, GradeBands)
    grade = grade_of(unrounded, bands) if unrounded is not None else ""
    for cell in _total_cells(read, cells, totals, grade):
        cells[cell.key] = cell
    return ScoreSheet(
        execution_rate=rate,
        execution_score=execution.computed if execution else None,
        cells=cells,
        headings=_headings(read, cells),
        totals=totals,
        grade=grade,
    )


Scored = Iterator[tuple[ScoredCell, Decimal | None]]


def _fund_cells(read: Figures) -> Scored:
    for fund in read.funds:
        yield from _rate_cell(read, fund)
    row = read.execution_row
    if row is None:
        return
    yield from _fund_sums(read, row)
    budget, spending = row.amounts.get(read.denominator), row.amounts.get("full_year_spending")
    outcome = execution_score(read.execution_weight, budget, spending)
    typed = points_in(row.row.text(SCORE))
    other: dict[Cause, Decimal] = {}
    rate = execution_rate(budget, spending)
    if rate is not None:
        printed = parse_rate(row.row.text(RATE), rate)
        decimals = printed.printed_decimals if isinstance(printed, Rate) else 0
        rough = rounded(rate * 100, decimals, RoundingMode.HALF_UP.value) / 100
        other[Cause.RATE_ROUNDED] = min(rough, Decimal(1)) * read.execution_weight
    policy = read.form.pack.rounding.execution_score
    cell = scored(
        row.key(SCORE),
        outcome,
        "execution",
        policy,
        typed.value if typed else None,
        typed.printed_decimals if typed else 0,
        other,
    )
    yield cell, outcome.points


def _rate_cell(read: Figures, fund: FundRow) -> Scored:
    """Rates of the source rows are compared where they're printed; only the total row is filled in."""
    text = fund.row.text(RATE)
    if fund is not read.execution_row and not text:
        return
    rate = execution_rate(fund.amounts.get(read.denominator), fund.amounts.get("full_year_spending"))
    if rate is None:
        if fund is read.execution_row:
            yield ScoredCell(fund.key(RATE), None, None, "", Derivation("no-rate", {}, "execution")), None
        return
    policy = read.form.pack.rounding.rate
    printed = parse_rate(text, rate)
    typed = printed.value if isinstance(printed, Rate) else None
    computed_text = plain(rounded_by(rate * 100, policy)) + PERCENT
    facts = {
        "budget": plain(fund.amounts[read.denominator]),
        "spending": plain(fund.amounts["full_year_spending"]),
        "result": computed_text,
    }
    outcome = Outcome(rate * 100, "rate", facts)
    decimals = printed.printed_decimals if isinstance(printed, Rate) else 0
    percent = scored(
        fund.key(RATE), outcome, "execution", policy, typed * 100 if typed is not None else None, decimals
    )
    yield (
        replace(
            percent,
            typed=typed,
            computed=rounded_by(rate * 100, policy) / 100,
            computed_text=computed_text,
            follows=computed_text if fund is read.execution_row else text,
            derivation=Derivation("rate", facts, "execution"),
            difference=percent.difference / 100 if percent.difference is not None else None,
        ),
        rate,
    )


def _fund_sums(read: Figures, row: FundRow) -> Scored:
    """Each amount of the total row is the sum of its sources, where any source is filled in."""
    for column in AMOUNTS:
        parts = [fund.amounts[column] for fund in read.funds if fund is not row and column in fund.amounts]
        key = row.key(column)
        if not parts:
            if read.form.document.cell(key).origin is Origin.COMPUTED:
                yield ScoredCell(key, None, None, "", Derivation("no-parts", {})), None
            continue
        total = sum(parts, Decimal(0))
        typed = row.amounts.get(column)
        working = f"{' + '.join(plain(part) for part in parts)} = {plain(total)}"
        derivation = Derivation("fund-sum", {"working": working, "result": plain(total)})
        difference = typed - total if typed is not None and typed != total else None
        text = plain(total)
        yield ScoredCell(key, typed, total, text, derivation, difference=difference, follows=text), total


def _indicator_cells(read: Figures) -> Scored:
    policy = read.form.pack.rounding.row_score
    for row in read.indicators:
        if row.placeholder:
            if row.row.cell(SCORE).origin is Origin.COMPUTED:
                yield ScoredCell(row.key(SCORE), None, None, "", Derivation("no-target", {})), None
            continue
        outcome, rule = indicator_outcome(read, row)
        yield scored(row.key(SCORE), outcome, rule, policy, row.score, row.score_decimals), outcome.points


def _parts(read: Figures) -> list[CellKey]:
    row = read.execution_row
    keys = [row.key(SCORE)] if row else []
    return keys + [one.key(SCORE) for one in read.used()]


def _printed(read: Figures, cells: Cells, key: CellKey) -> Decimal | None:
    """Read a part as it stands, or as it will stand once the computed figures are written."""
    present = read.form.document.cell(key)
    cell = cells.get(key)
    if cell and present.origin is Origin.COMPUTED:
        return cell.computed
    points = points_in(present.text)
    return points.value if points else None


def _totals(read: Figures, cells: Cells, exact: Mapping[CellKey, Decimal]) -> tuple[Totals, Decimal | None]:
    printed = [value for key in _parts(read) if (value := _printed(read, cells, key)) is not None]
    computed = [
        value for key in _parts(read) if (value := exact.get(key, _typed(read, cells, key))) is not None
    ]
    policy = read.form.pack.rounding.total
    unrounded = sum(computed, Decimal(0)) if computed else None
    return (
        Totals(
            printed=read.total_score,
            sum_of_parts=sum(printed, Decimal(0)) if printed else None,
            computed=_rounded(unrounded, policy),
        ),
        unrounded,
    )


def _typed(read: Figures, cells: Cells, key: CellKey) -> Decimal | None:
    cell = cells.get(key)
    return cell.typed if cell else None


def _rounded(value: Decimal | None, policy: Rounding) -> Decimal | None:
    return None if value is None else rounded_by(value, policy)


def _total_cells(read: Figures, cells: Cells, totals: Totals, grade: str) -> Iterator[ScoredCell]:
    template = read.form.template
    if template.field(TOTAL, SCORE):
        key = CellKey(TOTAL, "", SCORE)
        policy = read.form.pack.rounding.total
        typed = points_in(read.form.document.text(key))
        follows = _total_text(read, cells)
        if totals.computed is None:
            outcome = not_computable("no-scores")
        else:
            parts = [value for one in _parts(read) if (value := _shown(cells, one)) is not None]
            working = " + ".join(plain(value) for value in parts)
            outcome = Outcome(totals.computed, "total", {"count": str(len(parts))}, expression=working)
        cell = scored(
            key, outcome, "", policy, typed.value if typed else None, typed.printed_decimals if typed else 0
        )
        yield replace(cell, follows=follows)
    if template.field(TOTAL, "grade"):
        derivation = Derivation("grade" if grade else "no-scores", {"grade": grade}, "grade")
        yield ScoredCell(CellKey(TOTAL, "", "grade"), None, None, grade, derivation, follows=grade)


def _shown(cells: Cells, key: CellKey) -> Decimal | None:
    cell = cells.get(key)
    if cell is None:
        return None
    return cell.computed if cell.computed is not None else cell.typed


def _total_text(read: Figures, cells: Cells) -> str:
    """Add up what is printed: blank parts count as the figure that is about to be written there."""
    values: list[Decimal] = []
    for key in _parts(read):
        value = _printed(read, cells, key)
        if value is None and not read.form.document.text(key):
            value = cells[key].computed if key in cells else None
        if value is not None:
            values.append(value)
    if not values:
        return ""
    return plain(rounded_by(sum(values, Decimal(0)), read.form.pack.rounding.total))


def _headings(read: Figures, cells: Cells) -> tuple[HeadingSum, ...]:
    sums: dict[str, HeadingSum] = {}
    zero = Decimal(0)
    for row in read.used():
        text = row.text("first_level")
        name = fold(heading_name(text))
        cell = cells.get(row.key(SCORE))
        typed = row.score or zero
        computed = cell.computed if cell and cell.computed is not None else typed
        before = sums.get(name) or HeadingSum(text, zero, zero, zero)
        sums[name] = HeadingSum(
            before.name,
            before.weight + (row.weight or zero),
            before.typed + typed,
            before.computed + computed,
        )
    return tuple(sums.values())
