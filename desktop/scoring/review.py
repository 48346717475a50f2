"""Rehearse a finance bureau's re-check (财政复核预演, R28): the rule first, then published standards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.scoring.closing import Closing, closing_of
from desktop.scoring.counting import left_out
from desktop.scoring.figures import SCORE, figures
from desktop.scoring.parts import Part, parts_of
from desktop.scoring.review_cases import ZERO, Answers, Case, Mark, Verdict, cases_of, mark_of_form
from desktop.scoring.review_standards import Reviewed, meets_form
from desktop.scoring.row_outcome import indicator_outcome
from desktop.scoring.score_sheet import ScoreSheet
from desktop.scoring.scored_cell import rounded_by
from desktop.templates.pack import Rounding
from desktop.templates.review_pack import Answer, Reach, ReviewPack, Standard
from desktop.text import review as wording
from desktop.values.number import plain


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can judge, with what each answer would cost."""

    id: str
    """Standard and row, "no-evidence/r3"; the standard alone where it is asked once."""
    standard: str
    about: str
    place: str
    """The indicator that is asked about; blank for the whole form."""
    text: str
    answer: Answer | None
    loss_if_yes: Decimal
    loss_if_no: Decimal
    spent: bool
    """Whether all that it could take is lost already."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the table: the score typed, and what the re-check is expected to leave of it.

    Low and high are the same once nothing is open; both are None where there is no score to begin with.
    """

    key: CellKey
    name: str
    own: Decimal | None
    """The score typed (自评得分)."""
    low: Decimal | None
    high: Decimal | None
    """The score expected (预计复核得分), from … to …."""
    reasons: tuple[str, ...]

    @property
    def differences(self) -> tuple[Decimal, Decimal] | None:
        """Both ends minus the score typed (差值)."""
        if self.own is None or self.low is None or self.high is None:
            return None
        return self.low - self.own, self.high - self.own


@dataclass(frozen=True, slots=True)
class Review:
    """The re-check as it is to be expected, and what has to be answered for it."""

    standards: ReviewPack
    rows: tuple[Expected, ...]
    total: Expected
    questions: tuple[Question, ...]
    remarks: tuple[str, ...]
    """What a reviewer would say of the form as a whole."""


def rehearse(form: Form, sheet: ScoreSheet, standards: ReviewPack, answers: Answers) -> Review:
    """Work out what a re-check would leave of each score (预计复核得分), never guessing what is open.

    Args:
        form: The form.
        sheet: Its scores with the findings of the checks.
        standards: What the bureau looks at.
        answers: By id of the question; the id of a standard alone answers for each of its rows that is not
            answered singly.

    Source: the review pack, whose `source` names where it is published.
    """
    reviewed = Reviewed(figures(form), sheet)
    met = [one for one in standards.standards if one.of is Reach.ROW or meets_form(reviewed, one)]
    cases = cases_of(reviewed, met, answers)
    policy = form.pack.rounding.row_score
    rows = tuple(_expected(case, policy) for case in cases)
    if not rows:
        # A framework or a form without scores: there is nothing that a re-check would change.
        return Review(standards, (), _total(reviewed, ()), (), ())
    return Review(
        standards=standards,
        rows=rows,
        total=_total(reviewed, rows),
        questions=tuple(_questions(met, cases, answers, policy)),
        remarks=tuple(_remarks(met, answers)),
    )


def _expected(case: Case, policy: Rounding) -> Expected:
    if case.base is None:
        return Expected(case.key, case.name, case.own, None, None, (wording.NO_SCORE,))
    definite, possible = case.share(Verdict.HOLDS), case.share(Verdict.HOLDS, Verdict.OPEN)
    held = (mark.says for mark in case.marks if mark.verdict is Verdict.HOLDS)
    waiting = [
        mark.standard.about for mark in case.marks if mark.verdict is Verdict.OPEN and mark.standard.loses
    ]
    asked = (wording.WAITING.format(about="、".join(waiting)),) if waiting and definite < possible else ()
    return Expected(
        case.key,
        case.name,
        case.own,
        low=rounded_by(case.base.low * (1 - possible), policy),
        high=rounded_by(case.base.high * (1 - definite), policy),
        reasons=(*case.base.reasons, *held, *asked),
    )


def _total(form: Reviewed, rows: Sequence[Expected]) -> Expected:
    """Put together what is expected of the rows, as the pack does, where each has something."""
    key = CellKey(TOTAL, "", SCORE)
    totals, policy = form.sheet.totals, form.read.form.pack.rounding.total
    own = totals.sum_of_parts if totals.printed is None else totals.printed
    missing = sum(row.low is None for row in rows)
    parts, closing = _closing(form)
    if not rows or missing or closing.undecided:
        why = wording.NO_TOTAL.format(count=missing) if missing else wording.UNDECIDED
        return Expected(key, wording.TOTAL, own, None, None, (why if rows else wording.NO_ROWS,))
    reasons: list[str] = []
    if closing.plain_sum and totals.sum_of_parts is not None and own != totals.sum_of_parts:
        reasons.append(wording.ADDED_UP.format(parts=plain(totals.sum_of_parts)))
    lows = list(_values(parts, {row.key: row.low for row in rows}))
    highs = list(_values(parts, {row.key: row.high for row in rows}))
    if closing.cuts(highs):
        reasons.append(wording.CAPPED.format(**closing.facts))
    low, high = (rounded_by(closing.total(ends), policy) for ends in (lows, highs))
    return Expected(key, wording.TOTAL, own, low, high, tuple(reasons))


def _closing(form: Reviewed) -> tuple[tuple[Part, ...], Closing]:
    """Find what makes the total of the form, and what the pack does to it."""
    outcomes = {row.row.id: indicator_outcome(form.read, row) for row in form.read.used()}
    out = left_out(form.read, outcomes)
    parts = parts_of(form.read, form.sheet.cells, out)
    return parts, closing_of(form.read, parts, out)


def _values(
    parts: Sequence[Part], expected: Mapping[CellKey, Decimal | None]
) -> Iterator[tuple[CellKey, Decimal]]:
    """Give each part of the total what is expected of its row; a folded score by its share of the weight."""
    for part in parts:
        row = part.row
        points = expected.get(row.key(SCORE) if row else part.key)
        if points is None:
            continue
        if row is not None and part.key.column != SCORE and row.weight and part.weight is not None:
            points = points * part.weight / row.weight
        yield part.key, points


def _questions(
    standards: Sequence[Standard], cases: Sequence[Case], answers: Answers, policy: Rounding
) -> Iterator[Question]:
    """Walk over the questions, standard by standard."""
    for standard in standards:
        if standard.question is None:
            continue
        met = [(case, mark) for case in cases for mark in case.marks if mark.standard is standard]
        if standard.of is Reach.FORM:
            cost = sum((case.costs(mark) for case, mark in met), ZERO)
            mark = mark_of_form(standard, answers)
            yield _question(mark, "", cost, policy, spent=bool(met) and not cost)
        else:
            for case, mark in met:
                cost = case.costs(mark)
                yield _question(mark, case.name, cost, policy, spent=bool(standard.loses) and not cost)


def _question(mark: Mark, place: str, cost: Decimal, policy: Rounding, *, spent: bool) -> Question:
    standard, cost = mark.standard, rounded_by(cost, policy)
    against = standard.question.against if standard.question else None
    return Question(
        id=mark.question,
        standard=standard.id,
        about=standard.about,
        place=place,
        text=mark.asks,
        answer=mark.answer,
        loss_if_yes=cost if against is Answer.YES else ZERO,
        loss_if_no=cost if against is Answer.NO else ZERO,
        spent=spent,
    )


def _remarks(standards: Sequence[Standard], answers: Answers) -> Iterator[str]:
    marks = (mark_of_form(standard, answers) for standard in standards if standard.of is Reach.FORM)
    return (mark.says for mark in marks if mark.verdict is Verdict.HOLDS)
