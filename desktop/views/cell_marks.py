"""What is shown at a cell beyond its text: ground colour and signs, so that colour never speaks alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.layout.sheet import CellKind, PlacedCell, Sheet
from desktop.models.document import Document, Origin
from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Finding, ScoredCell, ScoreSheet, Severity


class Tone(Enum):
    """Ground of a cell."""

    WHITE = "white"
    GREY = "grey"
    YELLOW = "yellow"
    RED = "red"
    PINK = "pink"
    """Must be fixed, but only because nothing has been typed there yet."""


class Sign(Enum):
    """Small sign in a corner of a cell."""

    FIX = "fix"
    EXPLAIN = "explain"
    HINT = "hint"
    DIFFERS = "differs"
    """The typed figure is not the computed one."""
    COMPUTED = "computed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Mark:
    """Ground and signs of one cell."""

    tone: Tone
    signs: tuple[Sign, ...] = ()


Marks = Mapping[CellKey, Mark]
Answers = Mapping[tuple[str, CellKey], str]

_FINDING_SIGNS = {Severity.MUST_FIX: Sign.FIX, Severity.MUST_EXPLAIN: Sign.EXPLAIN, Severity.HINT: Sign.HINT}
_MARKED = frozenset((CellKind.LOCKED, CellKind.FIGURE))
_TONES = {Sign.FIX: Tone.RED, Sign.EXPLAIN: Tone.YELLOW}


def make_marks(sheet: Sheet, document: Document, scores: ScoreSheet, answers: Answers) -> Marks:
    """Work out the mark of every cell that is more than white paper."""
    findings = _loudest(scores.findings, answers)
    made: dict[CellKey, Mark] = {}
    for cell in sheet.cells:
        if cell.key is None:
            continue
        found = _finding(cell, findings)
        if found is None and cell.kind not in _MARKED:
            continue
        mark = _mark(cell, cell.key, document, scores.cells, found)
        if mark is not None:
            made[cell.key] = mark
    return made


def _finding(cell: PlacedCell, findings: Mapping[CellKey, Sign]) -> Sign | None:
    if not cell.covers:
        return None if cell.key is None else findings.get(cell.key)
    return next((findings[key] for key in cell.covers if key in findings), None)


def _loudest(findings: Iterable[Finding], answers: Answers) -> dict[CellKey, Sign]:
    """Choose the sign of the hardest finding at each cell; one that was explained is a hint from then on."""
    order = list(_FINDING_SIGNS.values())
    signs: dict[CellKey, Sign] = {}
    for finding in findings:
        sign = _FINDING_SIGNS[finding.severity]
        if sign is Sign.EXPLAIN and finding.answer(answers):
            sign = Sign.HINT
        held = signs.get(finding.where)
        if held is None or order.index(sign) < order.index(held):
            signs[finding.where] = sign
    return signs


def _mark(
    cell: PlacedCell,
    key: CellKey,
    document: Document,
    scored: Mapping[CellKey, ScoredCell],
    found: Sign | None,
) -> Mark | None:
    tone = Tone.WHITE
    signs: tuple[Sign, ...] = ()
    if cell.kind is CellKind.LOCKED:
        tone, signs = Tone.GREY, (Sign.LOCKED,)
    elif cell.kind is CellKind.FIGURE:
        figure = scored.get(key)
        if figure is not None and figure.difference:
            signs = (Sign.DIFFERS,)
        elif cell.text and document.cell(key).origin is Origin.COMPUTED:
            tone, signs = Tone.GREY, (Sign.COMPUTED,)
    if found is not None:
        # A cell that only waits to be filled is paler than one that holds something wrong.
        waits = found is Sign.FIX and not document.text(key).strip()
        tone = Tone.PINK if waits else _TONES.get(found, tone)
        signs = (*signs, found)
    return Mark(tone, signs) if signs else None
