"""What of a template can be recognised on a foreign sheet: its labels, headings and row labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.templates.spec import (
    ColumnSpec,
    Content,
    FieldsBlock,
    FieldSpec,
    Item,
    LineBlock,
    Need,
    Section,
    TableBlock,
    Template,
)
from desktop.templates.vocabulary import Vocabulary
from desktop.text import lexicon
from desktop.values.wording import halve
from desktop.workbook.labels import Lexicon

FieldKey = tuple[str, str]
"""Block and id of a field."""

OPERATOR = "operator"
UNIT = "unit_of_measure"
SEQUENCE = "sequence"
PARTS = (OPERATOR, UNIT, SEQUENCE)

_YEAR_ALONE = re.compile(
    rf"^\s*\(?\s*([12][0-9]{{3}})\s*\)?\s*{lexicon.YEAR}\s*(?:{lexicon.YEAR_SUFFIX})?\s*\)?\s*$"
)


@dataclass(frozen=True, slots=True)
class LabelledField:
    """A field with a label of its own."""

    key: FieldKey
    spec: FieldSpec
    below: bool
    """The template prints the text under its label, not beside it."""
    counts: bool
    """A form without this label fits worse; labels for the pen are often left out."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table by its headings and, where its rows are fixed, by their labels."""

    block: TableBlock
    headings: Lexicon[str]
    expected: frozenset[str]
    """Ids of the columns whose headings are printed."""
    musts: frozenset[str]
    """Ids of the columns without which it is another table."""
    row_label: str
    """Id of the column that names fixed rows; blank where rows grow."""
    rows: Lexicon[str]


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A row of a fields block that has no labels of its own: its fields stand under a table's columns."""

    table: str
    labels: Lexicon[str]
    fields: dict[FieldKey, str]
    """Id of the table's column that each field stands under."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Everything that a template is recognised by."""

    template: Template
    tables: dict[str, TableShape]
    fields: dict[FieldKey, LabelledField]
    own_labels: Lexicon[FieldKey]
    """Labels as the template prints them."""
    all_labels: Lexicon[FieldKey]
    """The same and their synonyms."""
    furniture: Lexicon[str]
    """Labels that stand for a block or a group, not for a field."""
    closing: tuple[ClosingRow, ...]
    title: FieldKey | None
    patterns: tuple[tuple[FieldKey, re.Pattern[str]], ...]
    """How the text of a field is printed among words: （ 2021 年度）."""
    inline: re.Pattern[str]
    """A label with a colon, at the beginning of what is left of a halved text."""

    def begins_with_label(self, text: str) -> bool:
        """Tell whether a text begins with a field's label and a colon."""
        return self.inline.match(halve(text)) is not None


def blueprint(template: Template, vocabulary: Vocabulary) -> Blueprint:
    """Work out what a template is recognised by; once, however many files are read."""
    return _blueprint(_Pair(template, vocabulary))


class _Pair:
    """A template and a vocabulary, the same only as themselves: they can't be hashed."""

    def __init__(self, template: Template, vocabulary: Vocabulary) -> None:
        self.template = template
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and (
            other.template is self.template and other.vocabulary is self.vocabulary
        )

    def __hash__(self) -> int:
        return hash((id(self.template), id(self.vocabulary)))


@lru_cache(maxsize=64)
def _blueprint(pair: _Pair) -> Blueprint:
    template, vocabulary = pair.template, pair.vocabulary
    fields = {labelled.key: labelled for labelled in _labelled(template)}
    own, every = Lexicon[FieldKey](), Lexicon[FieldKey]()
    for key, labelled in fields.items():
        labels = _labels(labelled.spec)
        own.add(labels, key)
        every.add(labels, key)
    for key in fields:
        every.add(vocabulary.labels.get(key[1], ()), key)
    furniture = Lexicon[str]()
    furniture.add(_furniture(template), "")
    return Blueprint(
        template=template,
        tables={table.id: _table_shape(table, vocabulary) for table in template.tables()},
        fields=fields,
        own_labels=own,
        all_labels=every,
        furniture=furniture,
        closing=tuple(_closing_rows(template, vocabulary)),
        title=_title_key(template),
        patterns=tuple(
            ((block, spec.id), pattern)
            for block, spec in template.fields()
            if spec.content is Content.YEAR
            for pattern in (_around(spec.pattern), _YEAR_ALONE)
        ),
        inline=_inline(every),
    )


def _labels(spec: FieldSpec | ColumnSpec) -> tuple[str, ...]:
    return (spec.label, *spec.variants)


def _labelled(template: Template) -> Iterator[LabelledField]:
    for block in template.blocks:
        if isinstance(block, LineBlock):
            for spec in block.fields:
                if spec.section is not Section.TITLE:
                    yield LabelledField((block.id, spec.id), spec, below=False, counts=False)
        elif isinstance(block, FieldsBlock):
            rows = {item.label_of: number for number, row in enumerate(block.rows) for item in row}
            values = {item.field: number for number, row in enumerate(block.rows) for item in row}
            for spec in block.fields:
                if spec.id in rows:
                    below = values[spec.id] > rows[spec.id]
                    yield LabelledField((block.id, spec.id), spec, below, counts=spec.need is not Need.PEN)


def _table_shape(table: TableBlock, vocabulary: Vocabulary) -> TableShape:
    headings, rows = Lexicon[str](), Lexicon[str]()
    printed = table.columns if table.label_heading else table.columns[1:]
    for column in table.columns:
        headings.add(_labels(column), column.id)
    for column in table.columns:
        headings.add(vocabulary.labels.get(column.id, ()), column.id)
    for part in PARTS:
        headings.add(vocabulary.parts.get(part, ()), part)
    naming = "" if table.growing else _naming_column(table)
    for row in table.rows if naming else ():
        rows.add((row.texts.get(naming, ""), *vocabulary.rows.get(row.id, ())), row.id)
    return TableShape(
        block=table,
        headings=headings,
        expected=frozenset(column.id for column in printed),
        musts=frozenset(column.id for column in printed if column.need is Need.MUST),
        row_label=naming,
        rows=rows,
    )


def _naming_column(table: TableBlock) -> str:
    return next((column.id for column in table.columns if column.content is Content.ROW_LABEL), "")


def _closing_rows(template: Template, vocabulary: Vocabulary) -> Iterator[ClosingRow]:
    table: TableBlock | None = None
    for block in template.blocks:
        if isinstance(block, TableBlock):
            table = block
        elif isinstance(block, FieldsBlock) and table is not None:
            named = {item.label_of for row in block.rows for item in row}
            for row in block.rows:
                fields = dict(_standing_under(block, row, named, table))
                if fields:
                    labels = Lexicon[str]()
                    labels.add((*(item.text for item in row), *vocabulary.total), block.id)
                    yield ClosingRow(table.id, labels, fields)


def _standing_under(
    block: FieldsBlock, row: Iterable[Item], named: set[str], table: TableBlock
) -> Iterator[tuple[FieldKey, str]]:
    for item in row:
        if item.field and item.field not in named:
            for column in table.columns:
                if column.at.first <= item.at.first <= column.at.last:
                    yield (block.id, item.field), column.id


def _furniture(template: Template) -> Iterator[str]:
    for block in template.blocks:
        if not isinstance(block, LineBlock) and block.side:
            yield block.side.label
        if isinstance(block, FieldsBlock):
            yield from (item.text for row in block.rows for item in row if item.text)


def _title_key(template: Template) -> FieldKey | None:
    return next(
        ((block, spec.id) for block, spec in template.fields() if spec.section is Section.TITLE), None
    )


def _spaced(label: str) -> str:
    """Write a pattern for a label whose signs may stand apart."""
    return r"\s*".join(re.escape(sign) for sign in halve(label) if not sign.isspace())


def _around(pattern: str) -> re.Pattern[str]:
    before, _, after = halve(pattern).partition("{}")
    return re.compile(rf"{_spaced(before)}\s*([^()]{{0,20}}?)\s*{_spaced(after)}")


def _inline(labels: Lexicon[FieldKey]) -> re.Pattern[str]:
    either = "|".join(_spaced(form) for form in sorted(labels.forms(), key=len, reverse=True))
    return re.compile(rf"\s*({either})\s*(?:\([^()]*\))?\s*:", re.IGNORECASE)
