"""Try other rule packs on a form without touching it: every score side by side (换规则试算)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat
from typing import Any

from desktop.models.document import Cell, Origin, Row
from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.models.places import form_name
from desktop.models.transcript import plain_label
from desktop.operations.plain_table import aligned
from desktop.scoring.engine import compute
from desktop.scoring.figures import SCORE, figures
from desktop.scoring.score_sheet import Derivation, ScoredCell, ScoreSheet
from desktop.templates.fitting import FRAMEWORK, Lack, lacks
from desktop.templates.pack import RulePack
from desktop.templates.spec import Content, TableBlock, Template
from desktop.text import trial as wording
from desktop.text.derivations import words
from desktop.values.number import plain
from desktop.values.points import heading_name

GRADE = "grade"
HUNDRED = Decimal(100)
SHARE = "share-"
"""Begins the codes of what a rule gives on a form that prints no weight for its rows."""
ROUNDS = 4
"""Amounts feed the rate, the rate the score, the score the total: three rounds, and one for nothing."""


@dataclass(frozen=True, slots=True)
class TrialPack:
    """One rule pack under trial."""

    pack: RulePack
    misfits: tuple[str, ...]
    """Why it can't score the form; nothing is computed by it then."""
    notes: tuple[str, ...]
    """Rules that don't come into play on the form."""
    same_as: str = ""
    """Id of a pack before it that comes to the same results, where there is one."""

    @property
    def fits(self) -> bool:
        """Whether it can score the form."""
        return not self.misfits


@dataclass(frozen=True, slots=True)
class TrialCell:
    """What one pack makes of one row."""

    text: str
    why: str
    """How it came about, and by which rule."""


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One score by every pack."""

    key: CellKey | None
    """None for the sum of a heading."""
    name: str
    typed: str
    cells: tuple[TrialCell, ...]
    """In the order of the packs."""
    changes: bool
    """Whether packs that fit come to different results."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A form under several rule packs."""

    form: Form
    packs: tuple[TrialPack, ...]
    """The form's own first."""
    rows: tuple[TrialRow, ...]

    def telling(self) -> list[int]:
        """Find the places of the packs that have something of their own to say."""
        return [place for place, one in enumerate(self.packs) if one.fits and not one.same_as]


def trial(form: Form, packs: Iterable[RulePack]) -> Trial:
    """Score a form under its own rule pack and others; the form stays as it is."""
    others = {pack.id: pack for pack in packs if pack.id != form.pack.id}
    tried = tuple(_tried(form.template, pack) for pack in (form.pack, *others.values()))
    sheets = [_sheet(form, one.pack) if one.fits else None for one in tried]
    tried = tuple(map(_weighed, tried, sheets, repeat(form)))
    rows = [*_score_rows(form, tried, sheets), *_heading_rows(tried, sheets), *_closing(form, tried, sheets)]
    return Trial(form, tuple(_told_apart(tried, rows)), tuple(rows))


Sheets = Sequence[ScoreSheet | None]


def _tried(template: Template, pack: RulePack) -> TrialPack:
    found = lacks(template, pack)
    misfits = [_column(pack, lack) for lack in found if lack.essential and lack.column]
    rules = {lack.rule for lack in found if not lack.column}
    if rules:
        misfits.append(_unruled(template, rules))
    idle = (_column(pack, lack) for lack in found if not lack.essential)
    return TrialPack(pack, tuple(misfits), tuple(idle))


def _weighed(tried: TrialPack, sheet: ScoreSheet | None, form: Form) -> TrialPack:
    """Note that a form's points don't make a hundred under a pack: totals then can't be compared."""
    own = sum((heading.weight for heading in sheet.headings), Decimal(0)) if sheet else Decimal(0)
    points = own + figures(replace(form, pack=tried.pack)).execution_weight
    if sheet is None or sheet.rescaled or not own or points == HUNDRED:
        return tried
    return replace(tried, notes=(*tried.notes, wording.NOT_HUNDRED.format(points=plain(points))))


def _column(pack: RulePack, lack: Lack) -> str:
    if lack.column == FRAMEWORK:
        return wording.FOR_FRAMEWORKS
    column = wording.COLUMN_NAMES.get(lack.column, lack.column)
    if lack.essential:
        return wording.LACKS_COLUMN.format(column=column)
    return wording.IDLE_RULE.format(column=column, rule=pack.rule(lack.rule).wording)


def _unruled(template: Template, rules: set[str]) -> str:
    """Name the rows of a framework that a pack has no rules for."""
    names = [
        _name(table, Row(row.id, {name: Cell(text) for name, text in row.texts.items()}))
        for table in template.tables()
        for row in table.rows
        if row.rule in rules
    ]
    return wording.LACKS_RULES.format(row=names[0], count=len(names))


def _told_apart(tried: Sequence[TrialPack], rows: Sequence[TrialRow]) -> Iterator[TrialPack]:
    """Note beside each pack which one before it comes to the same results."""
    seen: dict[tuple[str, ...], str] = {}
    for place, one in enumerate(tried):
        results = tuple(row.cells[place].text for row in rows)
        first = seen.setdefault(results, one.pack.id) if one.fits else one.pack.id
        yield one if first == one.pack.id else replace(one, same_as=first)


def _sheet(form: Form, pack: RulePack) -> ScoreSheet:
    """Score a form as it would stand under a pack: what nobody typed follows the computation."""
    form = replace(form, pack=pack)
    for _ in range(ROUNDS):
        scored = compute(form)
        texts = scored.following_texts()
        if not texts:
            break
        document = form.document
        for key, text in texts.items():
            document = document.with_cell(key, Cell(text, Origin.COMPUTED))
        form = form.with_document(document)
    return scored.sheet


def _score_rows(form: Form, tried: Sequence[TrialPack], sheets: Sheets) -> Iterator[TrialRow]:
    for table in form.template.tables():
        for row in form.document.rows(table.id):
            key = CellKey(table.id, row.id, SCORE)
            found = [sheet.cells.get(key) if sheet else None for sheet in sheets]
            if any(cell and not _idle(cell) for cell in found):
                yield _row(key, _name(table, row), form.document.text(key), tried, found)


def _idle(cell: ScoredCell) -> bool:
    return cell.typed is None and cell.computed is None and cell.low is None


def _name(table: TableBlock, row: Row) -> str:
    """Call a row by what names it: the indicator, the source of money, else its first cell."""
    naming = (Content.INDICATOR_NAME, Content.ROW_LABEL)
    column = next((one for one in table.columns if one.content in naming), table.columns[0])
    return plain_label(row.text(column.id))


def _row(
    key: CellKey | None,
    name: str,
    typed: str,
    tried: Sequence[TrialPack],
    found: Sequence[ScoredCell | None],
) -> TrialRow:
    cells = tuple(_cell(one, cell) for one, cell in zip(tried, found, strict=True))
    return _compared(key, name, typed, tried, cells)


def _compared(
    key: CellKey | None,
    name: str,
    typed: str,
    tried: Sequence[TrialPack],
    cells: tuple[TrialCell, ...],
) -> TrialRow:
    results = {cell.text for one, cell in zip(tried, cells, strict=True) if one.fits}
    return TrialRow(key, name, typed, cells, changes=len(results) > 1)


def _cell(tried: TrialPack, cell: ScoredCell | None) -> TrialCell:
    if not tried.fits:
        return _unfit(tried)
    if cell is None:
        return TrialCell(wording.NONE, "")
    return TrialCell(_result(cell) or wording.NONE, _why(tried.pack, cell.derivation))


def _result(cell: ScoredCell) -> str:
    """Write what a rule gives: points, the band for them, or the share on a form without weights."""
    if cell.computed_text:
        return cell.computed_text
    if cell.low is not None and cell.high is not None:
        return wording.BAND.format(low=plain(cell.low), high=plain(cell.high))
    facts = cell.derivation.facts
    if not cell.derivation.code.startswith(SHARE):
        return ""
    share = facts["share"] if "share" in facts else wording.BAND.format(low=facts["low"], high=facts["high"])
    return wording.SHARE.format(share=share)


def _unfit(tried: TrialPack) -> TrialCell:
    return TrialCell(wording.UNFIT, wording.JOINT.join(tried.misfits))


def _why(pack: RulePack, derivation: Derivation) -> str:
    why, rule = words(derivation.code, derivation.facts), pack.optional(derivation.rule)
    if rule is None:
        return why
    source = rule.source
    return wording.RULE_LINE.format(why=why, wording=rule.wording, title=source.title, number=source.number)


def _heading_rows(tried: Sequence[TrialPack], sheets: Sheets) -> Iterator[TrialRow]:
    known = next((sheet for sheet in sheets if sheet), None)
    for place, heading in enumerate(known.headings if known else ()):
        cells = tuple(
            TrialCell(plain(sheet.headings[place].computed), wording.HEADING_WHY) if sheet else _unfit(one)
            for one, sheet in zip(tried, sheets, strict=True)
        )
        name = wording.HEADING.format(name=heading_name(heading.name))
        yield _compared(None, name, plain(heading.typed), tried, cells)


def _closing(form: Form, tried: Sequence[TrialPack], sheets: Sheets) -> Iterator[TrialRow]:
    key = CellKey(TOTAL, "", SCORE)
    totals = [sheet.cells.get(key) if sheet else None for sheet in sheets]
    if any(totals):
        yield _row(key, wording.TOTAL, form.document.text(key), tried, totals)
    grade = CellKey(TOTAL, "", GRADE)
    if any(sheet and sheet.grade for sheet in sheets):
        cells = tuple(
            TrialCell(sheet.grade or wording.NONE, _grade_why(one.pack)) if sheet else _unfit(one)
            for one, sheet in zip(tried, sheets, strict=True)
        )
        yield _compared(grade, wording.GRADE, form.document.text(grade), tried, cells)


def _grade_why(pack: RulePack) -> str:
    rule = pack.rule(GRADE)
    return wording.RULE.format(wording=rule.wording, title=rule.source.title, number=rule.source.number)


# ---- as text and as a record


def trial_text(tried: Trial) -> str:
    """Write a trial as a table of plain text, with the reasons for what differs below it."""
    project = form_name(tried.form)
    shown = tried.telling()
    heading = ["", wording.NAME, wording.TYPED, *(tried.packs[place].pack.id for place in shown)]
    body = [
        [
            wording.CHANGED if row.changes else "",
            row.name,
            row.typed,
            *(row.cells[place].text for place in shown),
        ]
        for row in tried.rows
    ]
    lines = [wording.INTRO.format(project=project, count=len(tried.packs)), *_pack_lines(tried)]
    table = aligned([heading, *body], right=range(2, len(heading)))
    return "\n".join([*lines, "", table, "", *_reasons(tried)])


def _pack_lines(tried: Trial) -> Iterator[str]:
    for place, one in enumerate(tried.packs):
        pack = one.pack
        yield wording.PACK_LINE.format(
            id=pack.id,
            own=wording.OWN if place == 0 else "",
            name=pack.name,
            region=pack.region,
            in_force_from=pack.in_force_from,
        )
        same = [wording.SAME_AS.format(id=one.same_as)] if one.same_as else []
        for note in (*one.misfits, *same, *one.notes, *([pack.note] if pack.note else [])):
            yield wording.PACK_NOTE.format(note=note)


def _reasons(tried: Trial) -> Iterator[str]:
    changed = [row for row in tried.rows if row.changes and row.key]
    yield wording.WHY_TITLE if changed else wording.NO_CHANGE
    for row in changed:
        yield wording.WHY_NAME.format(name=row.name, typed=row.typed or wording.NONE)
        said: dict[TrialCell, list[str]] = {}
        for place in tried.telling():
            said.setdefault(row.cells[place], []).append(tried.packs[place].pack.id)
        for cell, names in said.items():
            why = cell.why.replace("\n", wording.STOP)
            yield wording.WHY_LINE.format(ids=wording.LISTED.join(names), text=cell.text, why=why)


def trial_record(tried: Trial) -> dict[str, Any]:
    """Write a trial as a plain record."""
    return {
        "packs": [
            {
                "id": one.pack.id,
                "name": one.pack.name,
                "region": one.pack.region,
                "fits": one.fits,
                "misfits": list(one.misfits),
                "notes": list(one.notes),
                "same_as": one.same_as,
            }
            for one in tried.packs
        ],
        "rows": [
            {
                "name": row.name,
                "key": str(row.key) if row.key else "",
                "typed": row.typed,
                "changes": row.changes,
                "scores": {
                    one.pack.id: {"text": cell.text, "why": cell.why}
                    for one, cell in zip(tried.packs, row.cells, strict=True)
                },
            }
            for row in tried.rows
        ],
    }
