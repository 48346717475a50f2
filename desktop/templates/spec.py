"""What an official form is: its blocks, fields, columns, grid and page, as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Need(Enum):
    """Whether a cell must be filled before hand-over."""

    MUST = "must"
    PEN = "pen"
    """Signed or dated by hand on the printed form: a blank is a hint, never a fault."""
    FREE = "free"


class Content(Enum):
    """What a cell holds, and so how it is parsed, aligned and checked."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    YEAR = "year"
    DATE = "date"
    AMOUNT = "amount"
    RATE = "rate"
    POINTS = "points"
    TARGET = "target"
    ACTUAL = "actual"
    LEVEL_NAME = "level-name"
    INDICATOR_NAME = "indicator-name"
    ROW_LABEL = "row-label"
    REASON = "reason"
    GRADE = "grade"


class Section(Enum):
    """Where a field stands in the readable record of a form."""

    TITLE = "title"
    YEAR = "year"
    HEADER = "header"
    GOALS = "goals"
    TOTAL = "total"
    NARRATIVE = "narrative"
    FOOTER = "footer"


class Style(Enum):
    """How a borderless line is set."""

    TITLE = "title"
    PLAIN = "plain"


class Align(Enum):
    """Where text stands between the left and right edge of its cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring grid columns, 0-based and inclusive; written "C" or "C-I" in a template."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """Count the grid columns covered."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a form is laid down."""

    title: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One labelled cell that stands alone on the form."""

    id: str
    label: str
    section: Section
    content: Content = Content.TEXT
    need: Need = Need.FREE
    pattern: str = "{}"
    """What is printed around the text, "（ {} 年度）"."""
    default: str = ""
    variants: tuple[str, ...] = ()
    """Other wordings of the label that the same form is printed with."""


@dataclass(frozen=True, slots=True)
class Item:
    """One cell of a row of a fields block: a label, a field's value, or nothing."""

    at: Span
    label_of: str = ""
    field: str = ""
    text: str = ""
    rows: int = 1
    """Rows of the block that the cell covers."""
    vertical: bool = False
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """The label at the left edge that spans a whole block."""

    label: str
    at: Span
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column of a table."""

    id: str
    label: str
    at: Span
    content: Content = Content.TEXT
    need: Need = Need.FREE
    merge: bool = False
    """Equal texts under each other are one merged cell."""
    choices: tuple[str, ...] = ()
    """Words offered in a list; others may be typed."""
    align: Align | None = None
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One row that a fresh form starts with."""

    id: str
    texts: dict[str, str] = field(default_factory=dict)
    """Text the template fills in, by column id."""
    locked: tuple[str, ...] = ()
    """Columns of this row that nothing is typed into (the printed dashes)."""


@dataclass(frozen=True, slots=True)
class LineBlock:
    """A borderless line across the page: title, year, signatures."""

    id: str
    fields: tuple[FieldSpec, ...]
    style: Style = Style.PLAIN
    align: Align = Align.CENTRE
    show_labels: bool = False
    """Print each field's label before its text."""


@dataclass(frozen=True, slots=True)
class FieldsBlock:
    """Bordered rows of labels and values."""

    id: str
    fields: tuple[FieldSpec, ...]
    rows: tuple[tuple[Item, ...], ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A heading row and rows of cells under it."""

    id: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[RowSpec, ...]
    side: Side | None = None
    growing: bool = False
    """Rows can be added, removed and moved."""
    label_heading: bool = True
    """Print the heading of the first column (the funds table leaves it blank)."""

    def column(self, column_id: str) -> ColumnSpec | None:
        """Find a column by its id."""
        return next((column for column in self.columns if column.id == column_id), None)

    def row(self, row_id: str) -> RowSpec | None:
        """Find a template row by its id; added rows have none."""
        return next((row for row in self.rows if row.id == row_id), None)


Block = LineBlock | FieldsBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet of paper, in millimetres and points."""

    size: str
    landscape: bool
    margins_mm: tuple[int, int, int, int]
    """Top, right, bottom, left."""
    font_pt: int
    title_pt: int


@dataclass(frozen=True, slots=True)
class Template:
    """An official form as it is in force (表样)."""

    id: str
    name: str
    form: str
    version: str
    in_force_from: date
    source: Source
    unit: str
    """Unit of the amounts of the form: 元, 万元 or 亿元."""
    pack: str
    """Id of the rule pack that the form is scored by unless the clerk chooses another."""
    page: Page
    columns_mm: tuple[int, ...]
    blocks: tuple[Block, ...]
    digest: str = ""
    """SHA-256 of the resolved text, by which a draft keeps the version it was made with."""

    def block(self, block_id: str) -> Block | None:
        """Find a block by its id."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def table(self, block_id: str) -> TableBlock | None:
        """Find a table by its id."""
        block = self.block(block_id)
        return block if isinstance(block, TableBlock) else None

    def tables(self) -> Iterator[TableBlock]:
        """Walk over the tables in printed order."""
        return (block for block in self.blocks if isinstance(block, TableBlock))

    def fields(self) -> Iterator[tuple[str, FieldSpec]]:
        """Walk over (block id, field) in printed order."""
        for block in self.blocks:
            if not isinstance(block, TableBlock):
                for spec in block.fields:
                    yield block.id, spec

    def field(self, block_id: str, field_id: str) -> FieldSpec | None:
        """Find a field by its block and id."""
        return next((spec for block, spec in self.fields() if (block, spec.id) == (block_id, field_id)), None)
