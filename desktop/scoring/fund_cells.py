"""What the rules say of the funds table: sums of the sources, execution rate and execution score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.document import Origin
from desktop.models.form import FUNDS
from desktop.scoring.figures import (
    RATE,
    SCORE,
    SPENDING,
    Figures,
    FundRow,
    points_in,
)
from desktop.scoring.outcome import Outcome
from desktop.scoring.rules.execution_ratio import execution_rate, execution_score
from desktop.scoring.rules.execution_tiers import execution_tiers
from desktop.scoring.score_sheet import Cause, Derivation, ScoredCell
from desktop.scoring.scored_cell import cause_of, rounded_by, scored
from desktop.templates.pack import RoundingMode
from desktop.templates.rule_kinds import ExecutionTiers
from desktop.text.lexicon import PERCENT
from desktop.values.number import parse_number, plain, printed_decimals, rounded
from desktop.values.rate import Rate, parse_rate

EXECUTION = "execution"


def rate_of(read: Figures, fund: FundRow) -> Decimal | None:
    """Work out the execution rate of a fund row, unrounded."""
    return execution_rate(fund.amounts.get(read.denominator), fund.amounts.get(SPENDING))


def rate_decimals(rate: Rate) -> int:
    """Count the decimals of a printed rate as a percent figure: 0.7 is exact to ten percent, so -1."""
    decimals = printed_decimals(rate.text)
    as_ratio = rate.form == "plain" and parse_number(rate.text) == rate.value
    return decimals - 2 if as_ratio and decimals else rate.printed_decimals


def execution_outcome(read: Figures, row: FundRow) -> Outcome:
    """Score the execution row (年度资金总额), unrounded."""
    rule = read.form.pack.rule(EXECUTION).parameters
    budget, spending = row.amounts.get(read.denominator), row.amounts.get(SPENDING)
    if isinstance(rule, ExecutionTiers):
        return execution_tiers(read.execution_weight, rule, budget, spending)
    return execution_score(read.execution_weight, budget, spending)


def fund_cells(read: Figures) -> Iterator[ScoredCell]:
    """Score every cell of the funds table that a rule has something to say about."""
    for fund in read.funds:
        yield from _rate_cell(read, fund)
    row = read.execution_row
    if row is not None:
        yield from _sums(read, row)
        yield _score_cell(read, row)


def _rate_cell(read: Figures, fund: FundRow) -> Iterator[ScoredCell]:
    """Rates of the source rows are compared where they're printed; only the total row is filled in."""
    text, scores = fund.row.text(RATE), fund is read.execution_row
    if not scores and not text:
        return
    exact = rate_of(read, fund)
    if exact is None:
        if scores:
            yield ScoredCell(fund.key(RATE), None, None, "", Derivation("no-rate", {}, EXECUTION))
        return
    policy = read.form.pack.rounding.rate
    percent = rounded_by(exact * 100, policy)
    shown = plain(percent) + PERCENT
    facts = {
        "budget": plain(fund.amounts[read.denominator]),
        "spending": plain(fund.amounts[SPENDING]),
        "result": shown,
    }
    printed = parse_rate(text, exact)
    typed = printed.value if isinstance(printed, Rate) else None
    differs = typed is not None and typed * 100 != percent
    cause = None
    if isinstance(printed, Rate) and differs:
        cause = cause_of(printed.value * 100, rate_decimals(printed), exact * 100, policy)
    yield ScoredCell(
        fund.key(RATE),
        typed=typed,
        computed=percent / 100,
        computed_text=shown,
        derivation=Derivation("rate", facts, EXECUTION),
        difference=typed - percent / 100 if typed is not None and differs else None,
        cause=cause,
        follows=shown if scores else text,
    )


def _sums(read: Figures, row: FundRow) -> Iterator[ScoredCell]:
    """Each amount of the total row is the sum of its sources, where any source is filled in."""
    sources = [fund for fund in read.funds if fund is not row]
    unread = {column for fund in sources for column in fund.unclear}
    derived = read.form.template.derived_columns(FUNDS)
    for column in (one for one in read.amount_columns if one not in derived):
        parts = [fund.amounts[column] for fund in sources if column in fund.amounts]
        key = row.key(column)
        if not parts or column in unread:
            if read.form.document.cell(key).origin is Origin.COMPUTED:
                reason = "unread-parts" if column in unread else "no-parts"
                yield ScoredCell(key, row.amounts.get(column), None, "", Derivation(reason, {}))
            continue
        total = sum(parts, Decimal(0))
        typed = row.amounts.get(column)
        text = plain(total)
        working = f"{' + '.join(plain(part) for part in parts)} = {text}"
        yield ScoredCell(
            key,
            typed=typed,
            computed=total,
            computed_text=text,
            derivation=Derivation("fund-sum", {"working": working, "result": text}),
            difference=typed - total if typed is not None and typed != total else None,
            follows=text,
        )


def _score_cell(read: Figures, row: FundRow) -> ScoredCell:
    policy = read.form.pack.rounding.execution_score
    typed = points_in(row.row.text(SCORE))
    return scored(
        row.key(SCORE), execution_outcome(read, row), EXECUTION, policy, typed, _from_rounded(read, row)
    )


def _from_rounded(read: Figures, row: FundRow) -> dict[Cause, Decimal]:
    """Score from the rate as it's printed: what comes out where the rate was rounded first."""
    rate = rate_of(read, row)
    if rate is None:
        return {}
    printed = parse_rate(row.row.text(RATE), rate)
    decimals = rate_decimals(printed) if isinstance(printed, Rate) else 0
    rough = rounded(rate * 100, decimals, RoundingMode.HALF_UP.value) / 100
    return {Cause.RATE_ROUNDED: min(rough, Decimal(1)) * read.execution_weight}
