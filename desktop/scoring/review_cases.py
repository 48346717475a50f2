"""What a re-check leaves of one score: recomputed by rule first, then less what the standards take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.models.keys import CellKey
from desktop.scoring.figures import ACTUAL, SCORE, TARGET, IndicatorRow
from desktop.scoring.review_standards import Reviewed, concerns, meets_row
from desktop.scoring.rules.qualitative_bands import in_band
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.review_pack import Answer, Reach, Standard
from desktop.text import review as wording
from desktop.text.derivations import words
from desktop.values.number import plain

ZERO, ONE = Decimal(0), Decimal(1)
Answers = Mapping[str, Answer]


class Verdict(Enum):
    """What is known of a standard at one place."""

    HOLDS = "holds"
    OPEN = "open"
    """Nobody has answered yet, or could not."""
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Mark:
    """One standard at one score, or at the form as a whole."""

    standard: Standard
    question: str
    """Id of the question about it; blank where the form itself shows it."""
    answer: Answer | None
    names: Mapping[str, str]
    """What the sentences of the standard name."""

    @property
    def verdict(self) -> Verdict:
        """Tell whether the standard takes its points here."""
        asked = self.standard.question
        if asked is None:
            return Verdict.HOLDS
        if self.answer is None or self.answer is Answer.UNCLEAR:
            return Verdict.OPEN
        return Verdict.HOLDS if self.answer is asked.against else Verdict.CLEARED

    @property
    def asks(self) -> str:
        """Word the question."""
        return self.standard.question.text.format(**self.names) if self.standard.question else ""

    @property
    def says(self) -> str:
        """Word the reason."""
        return self.standard.wording.format(**self.names)


def mark_of_form(standard: Standard, answers: Answers) -> Mark:
    """Put a standard to the form as a whole."""
    return Mark(standard, standard.id if standard.question else "", answers.get(standard.id), {})


@dataclass(frozen=True, slots=True)
class Base:
    """A score after it was recomputed by rule, with two ends where the reviewer chooses inside a band."""

    low: Decimal
    high: Decimal
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One score under review."""

    key: CellKey
    name: str
    own: Decimal | None
    base: Base | None
    """None where there is no score to begin with."""
    marks: tuple[Mark, ...] = ()

    def share(self, *verdicts: Verdict, without: Mark | None = None) -> Decimal:
        """Find the share that standards with these verdicts take: of several the hardest counts, once."""
        marks = (mark for mark in self.marks if mark.verdict in verdicts and mark is not without)
        return max((mark.standard.loses for mark in marks), default=ZERO)

    def costs(self, mark: Mark) -> Decimal:
        """Work out the points that a standard takes at most, beside those that hold anyway."""
        assert self.base is not None
        others = self.share(Verdict.HOLDS, without=mark)
        return self.base.high * max(ZERO, mark.standard.loses - others)


def cases_of(form: Reviewed, standards: Sequence[Standard], answers: Answers) -> list[Case]:
    """Put every score under review that makes a part of the total.

    A row that shares another's weight has no score of its own.

    Args:
        form: The form.
        standards: Those of its rows, and those of the form as a whole that it meets.
        answers: By id of the question, or of the standard for all its rows.
    """
    rows = [row for row in form.read.used() if _scored(form, row.key(SCORE)) and not form.read.bearer(row)]
    return [*_execution(form), *(_indicator(form, row, standards, answers) for row in rows)]


def _scored(form: Reviewed, key: CellKey) -> bool:
    """Tell whether the form prints this score, and the total is made of it."""
    table = form.read.form.template.table(key.block)
    return table is not None and table.column(SCORE) is not None and key not in form.sheet.left_out


def _execution(form: Reviewed) -> Iterable[Case]:
    money = form.read.execution_row
    if money is not None and _scored(form, money.key(SCORE)):
        cell = form.sheet.cells[money.key(SCORE)]
        yield Case(
            cell.key, money.row.text("source"), cell.typed, recomputed(cell, form.read.execution_weight)
        )


def _indicator(form: Reviewed, row: IndicatorRow, standards: Sequence[Standard], answers: Answers) -> Case:
    cell = form.sheet.cells[row.key(SCORE)]
    base = recomputed(cell, row.weight)
    marks = (mark for one in standards if (mark := _mark(form, one, row, answers)) is not None)
    return Case(cell.key, row.name, row.score, base, tuple(marks) if base else ())


def _mark(form: Reviewed, standard: Standard, row: IndicatorRow, answers: Answers) -> Mark | None:
    if not concerns(standard, row):
        return None
    if standard.of is Reach.FORM:
        # A remark on the form as a whole takes nothing of a row.
        return mark_of_form(standard, answers) if standard.loses else None
    if not meets_row(form, standard, row):
        return None
    question = f"{standard.id}/{row.row.id}" if standard.question else ""
    names = {
        "name": row.name,
        "target": row.text(TARGET),
        "actual": row.text(ACTUAL),
        "heading": row.heading,
    }
    return Mark(standard, question, answers.get(question, answers.get(standard.id)), names)


def recomputed(cell: ScoredCell, weight: Decimal | None) -> Base | None:
    """Put the rule before the standards: a score above it comes down to it, one below stays as it is."""
    why = words(cell.derivation.code, cell.derivation.facts)
    own, reasons = _possible(cell.typed, weight)
    if cell.computed is not None and (own is None or own > cell.computed):
        sentence = wording.FILLED_IN if own is None else wording.RECOMPUTED
        return Base(cell.computed, cell.computed, (sentence.format(computed=cell.computed_text, why=why),))
    if cell.low is not None and cell.high is not None and _above_band(own, cell.low, cell.high, weight):
        return Base(cell.low, cell.high, (wording.OUTSIDE_BAND.format(why=why),))
    return None if own is None else Base(own, own, reasons)


def _above_band(own: Decimal | None, low: Decimal, high: Decimal, weight: Decimal | None) -> bool:
    if own is None or weight is None:
        return own is None
    return own >= high and not in_band(own, low, high, weight)


def _possible(typed: Decimal | None, weight: Decimal | None) -> tuple[Decimal | None, tuple[str, ...]]:
    """Bring a score between nothing and its weight."""
    if typed is not None and typed < 0:
        return ZERO, (wording.BELOW_ZERO,)
    if typed is not None and weight is not None and typed > weight:
        return weight, (wording.OVER_WEIGHT.format(weight=plain(weight)),)
    return typed, ()
