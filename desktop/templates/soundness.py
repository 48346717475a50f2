"""Checks that a template and the vocabulary make sense as a whole, each with file and key path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.templates.fitting import FUNDS, INDICATORS, lacks
from desktop.templates.grid import check_cover
from desktop.templates.pack import RulePack
from desktop.templates.place_soundness import check_places
from desktop.templates.row_soundness import check_row_rules
from desktop.templates.spec import TICK_JOIN, Content, FieldsBlock, FieldSpec, Page, TableBlock, Template
from desktop.templates.strict import Faults
from desktop.templates.vocabulary import Vocabulary
from desktop.templates.weight_soundness import check_weights
from desktop.text import definitions as wording
from desktop.text.lexicon import WAN_YUAN, YI_YUAN, YUAN
from desktop.values.points import Points, parse_points
from desktop.values.wording import fold

PAPER_MM = {"A4": (210, 297), "A3": (297, 420)}
"""Short and long edge of the sheets that a form can be printed on."""
_FONT_POINTS = (6, 30)
FEWEST_OPTIONS = 2


def check_template(
    file: str, template: Template, packs: Mapping[str, RulePack | None], faults: Faults
) -> None:
    """Check ids, references, the grid, the page, the weights and the rule pack of a template."""
    if template.unit not in (YUAN, WAN_YUAN, YI_YUAN):
        faults.add(file, "unit", wording.MONEY_UNIT)
    _check_words(file, template, faults)
    _check_pack_fits(file, template, packs, faults)
    _check_page(file, template.page, template.columns_mm, faults)
    _unique(file, "blocks", (block.id for block in template.blocks), faults)
    width = len(template.columns_mm)
    for place, block in enumerate(template.blocks, 1):
        path = f"blocks[{place}]"
        if isinstance(block, TableBlock):
            _check_table(file, path, block, width, faults)
            continue
        _check_specs(file, path, block.fields, faults)
        if isinstance(block, FieldsBlock):
            _check_items(file, path, block, faults)
            check_cover(file, path, block, width, faults)
    check_places(file, template, faults)
    check_weights(file, template, packs.get(template.pack), faults)


def _check_pack_fits(
    file: str, template: Template, packs: Mapping[str, RulePack | None], faults: Faults
) -> None:
    if template.pack not in packs:
        known = "、".join(packs)
        faults.add(file, "pack", wording.UNKNOWN_PACK.format(name=template.pack, known=known))
    pack = packs.get(template.pack)
    if pack is None:
        return
    check_row_rules(file, template, pack, faults)
    for lack in lacks(template, pack):
        if lack.essential and lack.column:
            tables = (table for table in template.tables() if table.id in (FUNDS, INDICATORS))
            known = "、".join(column.id for table in tables for column in table.columns)
            faults.add(file, "pack", wording.UNKNOWN_COLUMN.format(name=lack.column, known=known))


def _check_words(file: str, template: Template, faults: Faults) -> None:
    """A form is named, and says where it is laid down."""
    words = {"name": template.name, "form": template.form, "version": template.version}
    words |= {"source.title": template.source.title, "source.number": template.source.number}
    for path, text in words.items():
        _filled(file, path, text, faults)


def _filled(file: str, path: str, text: str, faults: Faults) -> None:
    if not text.strip():
        faults.add(file, path, wording.BLANK_TEXT)


def _check_page(file: str, page: Page, columns: tuple[int, ...], faults: Faults) -> None:
    for name, value in (("font_pt", page.font_pt), ("title_pt", page.title_pt)):
        _between(file, f"page.{name}", value, _FONT_POINTS, faults)
    if page.size not in PAPER_MM:
        faults.add(file, "page.size", wording.PAPER.format(allowed="、".join(PAPER_MM)))
        return
    short, long = PAPER_MM[page.size]
    paper = long if page.landscape else short
    for place, value in enumerate(page.margins_mm, 1):
        _between(file, f"page.margins_mm[{place}]", value, (0, short // 2), faults)
    for place, value in enumerate(columns, 1):
        _between(file, f"columns_mm[{place}]", value, (3, paper), faults)
    if sum(columns) + page.margins_mm[1] + page.margins_mm[3] > paper:
        faults.add(file, "columns_mm", wording.TOO_WIDE.format(width=sum(columns), paper=paper))


def _between(file: str, path: str, value: int, ends: tuple[int, int], faults: Faults) -> None:
    low, high = ends
    if not low <= value <= high:
        faults.add(file, path, wording.BETWEEN.format(value=value, low=low, high=high))


def _unique(file: str, path: str, ids: Iterable[str], faults: Faults) -> None:
    for name, count in Counter(ids).items():
        if count > 1:
            faults.add(file, path, wording.SAME_ID.format(name=name))


def _check_table(file: str, path: str, block: TableBlock, width: int, faults: Faults) -> None:
    _unique(file, f"{path}.columns", (column.id for column in block.columns), faults)
    _unique(file, f"{path}.rows", (row.id for row in block.rows), faults)
    check_cover(file, path, block, width, faults)
    _check_headings(file, path, block, faults)
    known = {column.id: column for column in block.columns}
    for place, row in enumerate(block.rows, 1):
        for name in dict.fromkeys((*row.texts, *row.locked)):
            where = f"{path}.rows[{place}].{name}"
            column = known.get(name)
            if column is None:
                faults.add(file, where, wording.UNKNOWN_COLUMN.format(name=name, known="、".join(known)))
            elif column.content is Content.POINTS and name not in row.locked:
                _check_points(file, where, row.texts[name], faults)


def _check_headings(file: str, path: str, block: TableBlock, faults: Faults) -> None:
    """Every column is named, and a heading stands over neighbouring columns alone."""
    ends: dict[str, int] = {}
    for place, column in enumerate(block.columns, 1):
        _filled(file, f"{path}.columns[{place}].label", column.label, faults)
        if column.over and ends.get(column.over, column.at.first - 1) != column.at.first - 1:
            sentence = wording.OVER_APART.format(name=column.over)
            faults.add(file, f"{path}.columns[{place}].over", sentence)
        ends[column.over] = column.at.last


def _check_points(file: str, path: str, text: str, faults: Faults) -> None:
    if not isinstance(parse_points(text), Points):
        faults.add(file, path, wording.NOT_POINTS.format(value=text))


def _check_specs(file: str, path: str, specs: tuple[FieldSpec, ...], faults: Faults) -> None:
    _unique(file, f"{path}.fields", (spec.id for spec in specs), faults)
    for place, spec in enumerate(specs, 1):
        where = f"{path}.fields[{place}]"
        _filled(file, f"{where}.label", spec.label, faults)
        _check_options(file, f"{where}.options", spec, faults)
        around = spec.pattern.replace("{}", "", 1)
        if "{}" not in spec.pattern or "{" in around or "}" in around:
            faults.add(file, f"{where}.pattern", wording.PATTERN.format())
        if spec.content is Content.POINTS and spec.default:
            _check_points(file, f"{where}.default", spec.default, faults)


def _check_options(file: str, path: str, spec: FieldSpec, faults: Faults) -> None:
    if spec.content is not Content.CHOICE:
        if spec.options:
            faults.add(file, path, wording.OPTIONS_ONLY)
        return
    if len(spec.options) < FEWEST_OPTIONS:
        faults.add(file, path, wording.NO_OPTIONS)
    for option, count in Counter(spec.options).items():
        _filled(file, path, option, faults)
        if count > 1:
            faults.add(file, path, wording.SAME_OPTION.format(option=option))
        if TICK_JOIN in option:
            faults.add(file, path, wording.OPTION_MARK.format(option=option, mark=TICK_JOIN))
    for option in filter(None, spec.default.split(TICK_JOIN)):
        if option not in spec.options:
            faults.add(file, path, wording.NO_SUCH_OPTION.format(option=option))


def _check_items(file: str, path: str, block: FieldsBlock, faults: Faults) -> None:
    known = [spec.id for spec in block.fields]
    for row_place, row in enumerate(block.rows, 1):
        for place, item in enumerate(row, 1):
            where = f"{path}.rows[{row_place}][{place}]"
            if sum(map(bool, (item.label_of, item.field, item.text))) > 1:
                faults.add(file, where, wording.ONE_OF.format(allowed="label_of、field、text"))
            for name in filter(None, (item.field, item.label_of)):
                if name not in known:
                    faults.add(file, where, wording.UNKNOWN_FIELD.format(name=name, known="、".join(known)))
    placed = {item.field for row in block.rows for item in row}
    for name in known:
        if name not in placed:
            faults.add(file, f"{path}.rows", wording.FIELD_NOT_PLACED.format(name=name))


def check_vocabulary(file: str, vocabulary: Vocabulary, faults: Faults) -> None:
    """Check that no wording stands for two labels, rows or parts."""
    for group in ("labels", "headings", "rows", "parts"):
        seen: dict[str, str] = {}
        for name, labels in getattr(vocabulary, group).items():
            for label in labels:
                other = seen.setdefault(fold(label), name)
                if other != name:
                    sentence = wording.SYNONYM_TWICE.format(label=label, other=other)
                    faults.add(file, f"{group}.{name}", sentence)
