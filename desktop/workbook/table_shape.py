"""A table as it is recognised on a foreign sheet: its headings, the labels of its rows, what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.templates.spec import (
    ColumnSpec,
    Content,
    FieldsBlock,
    FieldSpec,
    Item,
    Need,
    TableBlock,
    Template,
)
from desktop.templates.vocabulary import Vocabulary
from desktop.text.assigning import PART_NAMES
from desktop.text.heading_kinds import COLUMNS
from desktop.values.wording import fold
from desktop.workbook.heading_years import with_years
from desktop.workbook.labels import LONGEST_LABEL, Lexicon

FieldKey = tuple[str, str]
"""Block and id of a field."""

OPERATOR = "operator"
UNIT = "unit_of_measure"
SEQUENCE = "sequence"
PARTS = (OPERATOR, UNIT, SEQUENCE)

_FEWEST = 3
"""Headings that make a row worth looking at."""
_FEWEST_CONSENTED = 2
"""The same where a person said what headings mean."""
_NAMING = (Content.ROW_LABEL, Content.LEVEL_NAME, Content.INDICATOR_NAME)


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table by its headings and, where the template prints labels of rows, by these."""

    block: TableBlock
    headings: Lexicon[str]
    overs: Lexicon[str]
    """Headings that stand above those of several columns."""
    under: dict[str, Lexicon[str]]
    """Headings of the columns under each of these."""
    twins: dict[str, str]
    """The next column with the same heading, where neighbouring halves of a table repeat their headings."""
    expected: frozenset[str]
    """Ids of the columns whose headings are printed."""
    musts: frozenset[str]
    """Ids of the columns without which it is another table."""
    row_label: str
    """Id of the column that names the rows; blank where nothing does."""
    rows: Lexicon[str]
    prints: dict[str, dict[str, str]]
    """What the template prints in the naming columns of each row, folded."""
    parts: tuple[str, ...]
    """Columns of a sheet that are none of the table: operator, unit, running number."""
    levels: frozenset[str]
    """Ids of the columns of levels."""
    consented: bool = False
    """A person said what its headings mean: few of them are enough."""

    @property
    def named_rows(self) -> list[tuple[str, frozenset[str]]]:
        """List the rows that make the table what it is, each with what it prints; none where labels do."""
        own = not (self.row_label or self.block.growing)
        return [(row, frozenset(texts.values())) for row, texts in self.prints.items() if own and texts]

    @property
    def fewest(self) -> int:
        """How many headings make a row worth looking at."""
        return min(_FEWEST_CONSENTED if self.consented else _FEWEST, len(self.columns))

    @property
    def columns(self) -> frozenset[str]:
        """Ids of the columns that may be headed, whether the template heads them or not."""
        return self.expected or frozenset(column.id for column in self.block.columns)


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A row of a fields block that has no labels of its own: its fields stand under a table's columns."""

    table: str
    labels: Lexicon[str]
    fields: dict[FieldKey, tuple[str, ...]]
    """Ids of the table's columns that each field may stand under: of its own name, and as it is printed."""


def labels_of(spec: FieldSpec | ColumnSpec) -> tuple[str, ...]:
    """List the wordings that the template itself prints a label with."""
    return (spec.label, *spec.variants)


def table_shape(table: TableBlock, vocabulary: Vocabulary) -> TableShape:
    """Work out what a table is recognised by."""
    printed = table.columns if table.label_heading else table.columns[1:]
    if not table.heading:
        printed = ()
    overs = Lexicon[str]()
    overs.add((column.over for column in table.columns if column.over), "")
    naming = _naming_column(table)
    return TableShape(
        block=table,
        headings=_headings(table, vocabulary),
        overs=overs,
        under={
            fold(over): _lexicon((column for column in table.columns if column.over == over), vocabulary)
            for over in dict.fromkeys(column.over for column in table.columns if column.over)
        },
        twins=_twins(table),
        expected=frozenset(column.id for column in printed),
        musts=frozenset(column.id for column in (printed or table.columns) if column.need is Need.MUST),
        row_label=naming,
        rows=_row_labels(table, naming, vocabulary),
        prints=_prints(table),
        parts=tuple(part for part in PARTS if table.column(part) is None),
        levels=frozenset(column.id for column in table.columns if column.content is Content.LEVEL_NAME),
    )


def _headings(table: TableBlock, vocabulary: Vocabulary) -> Lexicon[str]:
    headings = _lexicon(table.columns, vocabulary)
    for part in PARTS:
        headings.add(vocabulary.parts.get(part, ()), part)
    names = {column.id: column.record_label for column in table.columns}
    names |= {part: PART_NAMES[part] for part in (OPERATOR, UNIT) if part not in names and table.growing}
    for name in COLUMNS.keys() & names.keys():
        headings.describe(COLUMNS[name], names[name], name)
    return headings


def _lexicon(columns: Iterable[ColumnSpec], vocabulary: Vocabulary) -> Lexicon[str]:
    """Collect the wordings of columns: printed, with the heading above, as the record has them, synonyms."""
    listed = list(columns)
    lexicon = Lexicon[str]()
    for column in listed:
        lexicon.add(labels_of(column), column.id)
    for column in listed:
        lexicon.add(with_years(labels_of(column)), column.id)
    for column in listed:
        if column.over or column.name:
            above = [column.over + label for label in labels_of(column)]
            lexicon.add((*above, column.record_label, column.record_label.replace("/", "")), column.id)
    for column in listed:
        lexicon.add(vocabulary.labels.get(column.id, ()), column.id)
    for column in listed:
        lexicon.add(vocabulary.headings.get(column.id, ()), column.id)
    return lexicon


def _twins(table: TableBlock) -> dict[str, str]:
    last: dict[str, str] = {}
    twins: dict[str, str] = {}
    for column in table.columns:
        label = fold(column.label)
        if label in last:
            twins[last[label]] = column.id
        last[label] = column.id
    return twins


def _naming_column(table: TableBlock) -> str:
    """Find the column whose labels tell the rows apart; none where they are long sentences or repeat."""
    for column in table.columns:
        if column.content is Content.ROW_LABEL:
            labels = [fold(row.texts.get(column.id, "")) for row in table.rows]
            short = max(map(len, labels), default=LONGEST_LABEL + 1) <= LONGEST_LABEL
            return column.id if short and len({*labels, ""}) == len(labels) + 1 else ""
    return ""


def _row_labels(table: TableBlock, naming: str, vocabulary: Vocabulary) -> Lexicon[str]:
    rows = Lexicon[str]()
    halves = [column.id for column in table.columns if column.content is Content.ROW_LABEL]
    columns = [naming] if table.heading else halves
    for row in table.rows if naming else ():
        rows.add((row.texts.get(column, "") for column in columns), row.id)
    for row in table.rows if naming else ():
        rows.add(vocabulary.rows.get(row.id, ()), row.id)
    return rows


def _prints(table: TableBlock) -> dict[str, dict[str, str]]:
    naming = [column.id for column in table.columns if column.content in _NAMING]
    return {
        row.id: {column: fold(row.texts[column]) for column in naming if row.texts.get(column)}
        for row in table.rows
    }


def closing_rows(template: Template, vocabulary: Vocabulary) -> Iterator[ClosingRow]:
    """Walk over the rows that close tables; any list of indicators may be closed by a total."""
    table: TableBlock | None = None
    closed: set[str] = set()
    for block in template.blocks:
        if isinstance(block, TableBlock):
            table = block
        elif isinstance(block, FieldsBlock) and table is not None:
            for closing in _closing(block, table, vocabulary):
                closed.add(table.id)
                yield closing
    for other in template.tables():
        if other.growing and other.id not in closed and not _naming_column(other):
            labels = Lexicon[str]()
            labels.add(vocabulary.total, "")
            yield ClosingRow(other.id, labels, {})


def _closing(block: FieldsBlock, table: TableBlock, vocabulary: Vocabulary) -> Iterator[ClosingRow]:
    named = {item.label_of for row in block.rows for item in row}
    for row in block.rows:
        fields = dict(_standing_under(block, row, named, table))
        texts = [item.text for item in row if item.text]
        if fields and texts:
            labels = Lexicon[str]()
            labels.add((*texts, *vocabulary.total), block.id)
            yield ClosingRow(table.id, labels, fields)


def _standing_under(
    block: FieldsBlock, row: Iterable[Item], named: set[str], table: TableBlock
) -> Iterator[tuple[FieldKey, tuple[str, ...]]]:
    for item in row:
        if item.field and item.field not in named:
            first = item.at.first
            under = (column.id for column in table.columns if column.at.first <= first <= column.at.last)
            own = (column.id for column in table.columns if column.id == item.field)
            yield (block.id, item.field), tuple(dict.fromkeys((*own, *under)))
