"""What is shown at a cell beyond its text: ground colour and signs, so that colour never speaks alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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
Answers = Collection[tuple[str, CellKey]]

_FINDING_SIGNS = {Severity.MUST_FIX: Sign.FIX, Severity.MUST_EXPLAIN: Sign.EXPLAIN, Severity.HINT: Sign.HINT}
_TONES = {Sign.FIX: Tone.RED, Sign.EXPLAIN: Tone.YELLOW}


def make_marks(sheet: Sheet, document: Document, scores: ScoreSheet, answers: Answers) -> Marks:
    """Work out the mark of every cell that is more than white paper."""
    findings = _loudest(scores.findings, answers)
    made: dict[CellKey, Mark] = {}
    for cell in sheet.cells:
        if cell.key is None:
            continue
        mark = _mark(cell, document, scores.cells, findings)
        if mark is not None:
            made[cell.key] = mark
    return made


def _loudest(findings: Iterable[Finding], answers: Answers) -> dict[CellKey, Sign]:
    """Choose the sign of the hardest finding at each cell; one that was explained is a hint from then on."""
    order = list(_FINDING_SIGNS.values())
    signs: dict[CellKey, Sign] = {}
    for finding in findings:
        sign = _FINDING_SIGNS[finding.severity]
        if sign is Sign.EXPLAIN and (finding.code, finding.where) in answers:
            sign = Sign.HINT
        held = signs.get(finding.where)
        if held is None or order.index(sign) < order.index(held):
            signs[finding.where] = sign
    return signs


def _mark(
    cell: PlacedCell,
    document: Document,
    scored: Mapping[CellKey, ScoredCell],
    findings: Mapping[CellKey, Sign],
) -> Mark | None:
    tone, signs = Tone.WHITE, []
    assert cell.key is not None
    if cell.kind is CellKind.LOCKED:
        tone = Tone.GREY
        signs.append(Sign.LOCKED)
    elif cell.kind is CellKind.FIGURE:
        figure = scored.get(cell.key)
        if figure is not None and figure.difference:
            signs.append(Sign.DIFFERS)
        elif document.cell(cell.key).origin is Origin.COMPUTED and cell.text:
            tone = Tone.GREY
            signs.append(Sign.COMPUTED)
    found = next((findings[key] for key in cell.covers or (cell.key,) if key in findings), None)
    if found is not None:
        tone = _TONES.get(found, tone)
        signs.append(found)
    return Mark(tone, tuple(signs)) if signs else None
