"""The scores of a framework (自评分) against their points, their rules and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.models.document import Origin
from desktop.models.keys import CellKey
from desktop.scoring.checks.reasons import tells
from desktop.scoring.figures import SCORE, Figures
from desktop.scoring.framework_rows import (
    INPUTS,
    SOURCE,
    VALUE,
    FrameworkRow,
    Input,
)
from desktop.scoring.score_sheet import Cause, Finding, ScoreSheet, Severity
from desktop.templates.row_rules import (
    Breaches,
    Checklist,
    Judgement,
    MeasuredSteps,
    StepRounding,
)
from desktop.templates.row_soundness import inputs_named
from desktop.values.number import plain
from desktop.values.wording import is_nothing

COMMA = "，"
NAMED = 3
"""Rows that a hint about many of them names."""
_ROUGH = (Cause.CUT, Cause.FEWER_DECIMALS)
Inputs = Mapping[str, Input]


def check_framework_scores(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare each score with its points (A01, A12) and its rule (A09, B26).

    Source: score between nothing and the points; rules of the pack.
    """
    inputs, rows = read.inputs, read.framework
    if rows and all(is_nothing(row.text(SCORE)) for row in rows):
        yield _impossible(rows[0], "missing-field", "A12", "framework-blank")
        return
    for row in rows:
        if row.score is None:
            yield from _no_score(row, sheet)
        elif row.score < 0:
            yield _impossible(row, "score-over-weight", "A01", "framework-negative", "0")
        elif row.weight is not None and row.score > row.weight:
            yield _impossible(row, "score-over-weight", "A01", "framework", plain(row.weight))
        else:
            yield from _off_the_rule(read, row, sheet)
            yield from _out_of_reach(row, sheet)
            yield from _without_reason(row, inputs, sheet)


def _no_score(row: FrameworkRow, sheet: ScoreSheet) -> Iterator[Finding]:
    if not is_nothing(row.text(SCORE)):
        yield _impossible(row, "unclear-points", "A12", "framework")
    else:
        yield _impossible(row, "missing-field", "A12", "framework", sheet.cells[row.key(SCORE)].computed_text)


def _impossible(row: FrameworkRow, code: str, check: str, variant: str, expected: str = "") -> Finding:
    facts, text = {"row": row.name}, row.text(SCORE)
    return Finding(code, check, Severity.MUST_FIX, row.key(SCORE), variant, facts, text, expected)


def _off_the_rule(read: Figures, row: FrameworkRow, sheet: ScoreSheet) -> Iterator[Finding]:
    cell = sheet.cells[row.key(SCORE)]
    if cell.difference is None or abs(cell.difference) <= read.form.pack.threshold("score-tolerance"):
        return
    above = cell.difference > 0 and cell.cause not in _ROUGH
    check, severity = ("A09", Severity.MUST_EXPLAIN) if above else ("B26", Severity.HINT)
    variant = "framework-above" if above else "framework-below"
    said = cell.derivation.facts
    working = (said.get("actual", "") + said.get("working", "")).rstrip(COMMA)
    facts = {"row": row.name, "working": working or cell.computed_text}
    printed, expected = row.text(SCORE), cell.computed_text
    yield Finding("score-vs-rule", check, severity, cell.key, variant, facts, printed, expected)


def _out_of_reach(row: FrameworkRow, sheet: ScoreSheet) -> Iterator[Finding]:
    """A score that the printed steps can't lead to, whatever was measured: 4 of 5 at 3 points a step."""
    if row.rule is None or row.weight is None or row.score is None:
        return
    step = _step(row.rule.parameters)
    if sheet.cells[row.key(SCORE)].computed is not None or not step or not row.score:
        return
    if (row.weight - row.score) % step:
        facts = {"row": row.name, "step": plain(step), "weight": plain(row.weight)}
        severity, key = Severity.MUST_EXPLAIN, row.key(SCORE)
        yield Finding("score-vs-rule", "B26", severity, key, "framework-steps", facts, row.text(SCORE))


def _step(parameters: object) -> Decimal:
    match parameters:
        case MeasuredSteps(rounding=StepRounding.FLOOR | StepRounding.CEIL, deduction=deduction):
            return deduction
        case Breaches(deduction=deduction):
            return deduction
        case Checklist(items=items) if len({item.points for item in items}) == 1:
            return items[0].points
        case _:
            return Decimal(0)


def _without_reason(row: FrameworkRow, inputs: Inputs, sheet: ScoreSheet) -> Iterator[Finding]:
    """Points given or taken by judgement alone want a reason in the working paper."""
    by_person = row.rule is not None and isinstance(row.rule.parameters, Judgement)
    lost = row.weight is not None and row.score is not None and row.score < row.weight
    if sheet.cells[row.key(SCORE)].computed is not None or not (by_person or lost):
        return
    names = (row.row.id, *(inputs_named(row.rule) if row.rule else ()))
    held = [inputs[name] for name in names if name in inputs]
    if not held or any(_reasoned(one) for one in held):
        return
    facts = {"row": row.name, "score": row.text(SCORE), "weight": plain(row.weight or Decimal(0))}
    key = CellKey(INPUTS, held[0].row.id, SOURCE)
    variant = "framework-judgement" if by_person else "framework-lost"
    yield Finding("missing-reason", "A10", Severity.MUST_EXPLAIN, key, variant, facts)


def _reasoned(given: Input) -> bool:
    """What the template says of where a figure comes from is no reason."""
    cell = given.row.cell(SOURCE)
    return cell.origin is not Origin.TEMPLATE and tells(cell.text)


def check_inputs(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find inputs that can't be understood (B17), and scores that rest on nothing written down (B34).

    Source: reviewers score nothing that has no evidence.
    """
    inputs = read.inputs
    for given in inputs.values():
        if given.unclear:
            key, text = CellKey(INPUTS, given.row.id, VALUE), given.row.text(VALUE)
            facts = {"label": given.label, "unit": given.row.text("unit")}
            yield Finding("unclear-amount", "B17", Severity.MUST_FIX, key, "input", facts, text)
    scored = [row for row in read.framework if row.score is not None and row.rule]
    bare = {row.name: blank for row in scored if (blank := _blank_inputs(row, inputs))}
    if bare:
        key = CellKey(INPUTS, next(iter(bare.values())), VALUE)
        facts = {"count": str(len(bare)), "rows": "、".join(list(bare)[:NAMED])}
        yield Finding("no-basis", "B34", Severity.HINT, key, "", facts)


def _blank_inputs(row: FrameworkRow, inputs: Inputs) -> str:
    """Find the first input of a row that is blank; "" where none is."""
    names = inputs_named(row.rule) if row.rule else ()
    return next((name for name in names if name in inputs and inputs[name].blank), "")
