"""Checks that a template or a rule pack makes sense as a whole, each with file and key path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from desktop.templates.pack import ROLES, THRESHOLDS, GradeBands, QualitativeBands, RulePack
from desktop.templates.spec import FieldsBlock, Span, TableBlock, Template
from desktop.templates.strict import Faults
from desktop.text import definitions as wording
from desktop.text.lexicon import WAN_YUAN, YI_YUAN, YUAN


def check_template(file: str, template: Template, packs: Mapping[str, RulePack], faults: Faults) -> None:
    """Check ids, references, the grid and the rule pack of a template."""
    if template.pack not in packs:
        faults.add(file, "pack", wording.UNKNOWN_PACK.format(name=template.pack, known="、".join(packs)))
    if template.unit not in (YUAN, WAN_YUAN, YI_YUAN):
        faults.add(file, "unit", wording.MONEY_UNIT)
    _unique(file, "blocks", (block.id for block in template.blocks), faults)
    width = len(template.columns_mm)
    for place, block in enumerate(template.blocks, 1):
        path = f"blocks[{place}]"
        if isinstance(block, TableBlock):
            _check_table(file, path, block, width, faults)
            continue
        _unique(file, f"{path}.fields", (spec.id for spec in block.fields), faults)
        if isinstance(block, FieldsBlock):
            _check_fields(file, path, block, width, faults)


def _unique(file: str, path: str, ids: Iterable[str], faults: Faults) -> None:
    for name, count in Counter(ids).items():
        if count > 1:
            faults.add(file, path, wording.SAME_ID.format(name=name))


def _check_table(file: str, path: str, block: TableBlock, width: int, faults: Faults) -> None:
    _unique(file, f"{path}.columns", (column.id for column in block.columns), faults)
    _unique(file, f"{path}.rows", (row.id for row in block.rows), faults)
    spans = [(column.at, 1) for column in block.columns] + ([(block.side.at, 1)] if block.side else [])
    _check_cover(file, path, [spans], width, faults)
    known = [column.id for column in block.columns]
    for place, row in enumerate(block.rows, 1):
        for name in (*row.texts, *row.locked):
            if name not in known:
                sentence = wording.UNKNOWN_COLUMN.format(name=name, known="、".join(known))
                faults.add(file, f"{path}.rows[{place}].{name}", sentence)


def _check_fields(file: str, path: str, block: FieldsBlock, width: int, faults: Faults) -> None:
    known = [spec.id for spec in block.fields]
    placed = [item.field for row in block.rows for item in row]
    for row_place, row in enumerate(block.rows, 1):
        for item in row:
            for name in filter(None, (item.field, item.label_of)):
                if name not in known:
                    sentence = wording.UNKNOWN_FIELD.format(name=name, known="、".join(known))
                    faults.add(file, f"{path}.rows[{row_place}]", sentence)
    for name in known:
        if name not in placed:
            faults.add(file, f"{path}.rows", wording.FIELD_NOT_PLACED.format(name=name))
    side = [(block.side.at, len(block.rows))] if block.side else []
    rows = [[(item.at, item.rows) for item in row] for row in block.rows]
    if rows:
        rows[0] += side
    _check_cover(file, path, rows, width, faults)


def _check_cover(
    file: str, path: str, rows: list[list[tuple[Span, int]]], width: int, faults: Faults
) -> None:
    """Every grid place of the block must be covered exactly once."""
    covered: Counter[tuple[int, int]] = Counter()
    for row, cells in enumerate(rows):
        for span, depth in cells:
            if span.last >= width:
                letters = f"{_letter(span.first)}-{_letter(span.last)}"
                faults.add(file, path, wording.OUTSIDE_GRID.format(span=letters, count=width))
            covered.update(
                (row + down, column) for down in range(depth) for column in range(span.first, span.last + 1)
            )
    for row in range(len(rows)):
        for column in range(width):
            count = covered[row, column]
            if count != 1:
                sentence = wording.OVERLAP if count else wording.GAP
                faults.add(file, path, sentence.format(row=row + 1, column=_letter(column)))


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def check_pack(file: str, pack: RulePack, faults: Faults) -> None:
    """Check that every role and threshold is filled once, by a kind that can serve it, with sound bands."""
    _unique(file, "rules", (rule.id for rule in pack.rules), faults)
    present = {rule.id: rule for rule in pack.rules}
    kinds = {**ROLES, **dict.fromkeys(THRESHOLDS, ("threshold",))}
    for name, allowed in kinds.items():
        if name not in present:
            faults.add(file, "rules", wording.MISSING_RULE.format(name=name))
        elif present[name].kind not in allowed:
            faults.add(
                file, f"rules.{name}.kind", wording.WRONG_KIND.format(name=name, allowed="、".join(allowed))
            )
    for rule in pack.rules:
        if isinstance(rule.parameters, QualitativeBands) and not _bands_sound(rule.parameters):
            faults.add(file, f"rules.{rule.id}.parameters.bands", wording.BANDS_ORDER)
        if isinstance(rule.parameters, GradeBands) and not _grades_sound(rule.parameters):
            faults.add(file, f"rules.{rule.id}.parameters.bands", wording.GRADES_ORDER)


def _bands_sound(parameters: QualitativeBands) -> bool:
    high = Decimal(1)
    for band in parameters.bands:
        if band.high != high or not band.low < band.high:
            return False
        high = band.low
    return bool(parameters.bands) and high == 0


def _grades_sound(parameters: GradeBands) -> bool:
    starts = [band.from_total for band in parameters.bands]
    return starts == sorted(set(starts), reverse=True) and starts[-1:] == [Decimal(0)]
