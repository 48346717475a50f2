"""What an official form is: its blocks, fields, columns, grid and page, as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
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
    CHOICE = "choice"
    """Tick boxes: the text is the ticked options, joined by `TICK_JOIN`."""
    OPERATOR = "operator"
    UNIT = "unit"
    ANSWER = "answer"
    """Yes or no, of a checklist item."""


KEEP = "keep"
CLEAR = "clear"

TICK_JOIN = "；"
"""Between the ticked options of a choice; no option may contain it."""


class Section(Enum):
    """Where a field stands in the readable record of a form."""

    TITLE = "title"
    YEAR = "year"
    HEADER = "header"
    CHOICES = "choices"
    GOALS = "goals"
    TOTAL = "total"
    NARRATIVE = "narrative"
    FOOTER = "footer"
    NOTES = "notes"


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
    options: tuple[str, ...] = ()
    """What can be ticked, in printed order; only for a choice."""
    follows: str = ""
    """The field, "block/field", whose text this one repeats until typed over (总分 in the head)."""
    next_year: str = ""
    """What becomes of it next year: "keep", "clear", or what its section and content ask for."""


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
    over: str = ""
    """Heading above this and the neighbouring columns that name the same one (年初预算数)."""
    name: str = ""
    """Label in the readable record, where heading and label together don't say it (实施期/二级指标)."""
    next_year: str = ""
    """What becomes of it next year: "keep", "clear", the id of the column that it is taken from (上年决算数
    from 本年决算数), or what its content asks for."""

    @property
    def record_label(self) -> str:
        """Label in the readable record, without line breaks: 年初预算数/目标申报数."""
        label = f"{self.over}/{self.label}" if self.over else self.label
        return (self.name or label).replace("\n", "")


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One row that a fresh form starts with."""

    id: str
    texts: dict[str, str] = field(default_factory=dict)
    """Text the template fills in, by column id."""
    locked: tuple[str, ...] = ()
    """Columns of this row that nothing is typed into (the printed dashes)."""
    rule: str = ""
    """Id of the rule of the pack that scores this row of a framework (评价框架)."""
    weight: Decimal | None = None
    """Points of a framework row, which its printed label repeats."""


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
    heading: bool = True
    """Print a heading row at all."""
    full_points: Decimal = Decimal(100)
    """What the weights of the rows add up to; not 100 where the printed framework loses points."""
    title: str = ""
    """Printed above it, on a line of its own."""
    working_paper: bool = False
    """Kept by the office as the basis of its scores (评分依据): begins a page of its own, not filed."""

    def column(self, column_id: str) -> ColumnSpec | None:
        """Find a column by its id."""
        return next((column for column in self.columns if column.id == column_id), None)

    def row(self, row_id: str) -> RowSpec | None:
        """Find a template row by its id; added rows have none."""
        return next((row for row in self.rows if row.id == row_id), None)


class Working(Enum):
    """How a derived figure comes from others."""

    SUM = "sum"
    RATIO = "ratio"
    """First ÷ second, printed as a rate."""
    DIFFERENCE = "difference"
    """First − the others."""
    PRODUCT = "product"


EVERY_ROW = "*"
"""Stands for the row in the place of a derived figure that every row of its table has."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that other figures of the same form settle, whatever the pack says (表内勾稽)."""

    cell: str
    """Block/row/column; row * is every row of the table."""
    working: Working
    of: tuple[str, ...]
    """The same kind of places; * stands for the same row."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A figure that comes from another form of the same unit and year (基础数据表)."""

    cell: str
    """Block/row/column of this form."""
    template: str
    """Id of the other form's template."""
    source: str
    """Block/row/column of the other form."""


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
    derived: tuple[Derived, ...] = ()
    links: tuple[Link, ...] = ()
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

    def derived_columns(self, block: str) -> set[str]:
        """Name the columns of a table that are derived in every row."""
        places = (spec.cell.split("/") for spec in self.derived)
        return {place[2] for place in places if place[:2] == [block, EVERY_ROW]}
