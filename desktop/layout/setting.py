"""Set single cells: choose face, size and place of their text and break it into lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from desktop.layout.breaking import break_centred, break_lines, break_options, upright, widest_number
from desktop.layout.measures import LONG_TEXT_LINES, MM, SIZE_STEP, SMALLEST, inset
from desktop.layout.metrics import FontMetrics
from desktop.layout.sheet import CellKind, Face, PlacedCell, Sheet
from desktop.layout.ticks import print_ticks
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, Content, FieldSpec, Span, Template

FIGURES = frozenset((Content.RATE, Content.GRADE))
"""Contents that are always computed."""
SCORE = "score"
"""Id of columns and fields that hold a score, which is computed; a weight is typed."""

_NUMBERS = frozenset((Content.AMOUNT, Content.RATE, Content.POINTS, Content.YEAR))
_RUNNING = frozenset((Content.LONG_TEXT, Content.REASON, Content.INDICATOR_NAME, Content.CHOICE))
_STRONG = frozenset((CellKind.TITLE, CellKind.HEADING, CellKind.LABEL))


@dataclass(frozen=True, slots=True)
class Look:
    """What is alike in all cells of one column or field."""

    kind: CellKind
    align: Align = Align.CENTRE
    bordered: bool = True
    vertical: bool = False
    one_line: bool = False
    """A figure: shrinks as a whole rather than break."""
    by_options: bool = False
    """A line of tick boxes: breaks between the options."""
    choices: tuple[str, ...] = ()
    room_for: int = 0
    """Lines that the row has room for, filled or not."""

    @property
    def face(self) -> Face:
        """Choose the typeface: what the form prints is darker than what is filled in, but for sentences."""
        sentence = self.kind is CellKind.LABEL and self.align is Align.LEFT
        return Face.HEI if self.kind in _STRONG and not sentence else Face.SONG


def entry_look(content: Content, kind: CellKind, align: Align | None, choices: tuple[str, ...] = ()) -> Look:
    """Choose how a cell with such content looks."""
    usual = Align.LEFT if content in _RUNNING else Align.CENTRE
    return Look(
        kind,
        align or usual,
        one_line=content in _NUMBERS,
        by_options=content is Content.CHOICE,
        choices=choices,
        room_for=LONG_TEXT_LINES if content is Content.LONG_TEXT and kind is CellKind.ENTRY else 0,
    )


def is_figure(spec_id: str, content: Content) -> bool:
    """Say whether a column or field is always computed."""
    return content in FIGURES or (content is Content.POINTS and spec_id == SCORE)


def shown(spec: FieldSpec, text: str) -> str:
    """Write a field's text as printed: the pattern around it, a choice with all its boxes."""
    if spec.content is Content.CHOICE:
        text = print_ticks(spec.options, text)
    return spec.pattern.replace("{}", text, 1)


class Setter:
    """Sets the cells of one form, and takes over those that are as they were."""

    def __init__(self, template: Template, metrics: FontMetrics, previous: Sheet | None) -> None:
        self.widths = tuple(width * MM for width in template.columns_mm)
        self.font = float(template.page.font_pt)
        self.title_font = float(template.page.title_pt)
        self.cells: list[PlacedCell] = []
        self.lines: dict[int, int] = {}
        """Rows that have room for more lines than are filled."""
        self._metrics = metrics
        self._edges = (0.0, *accumulate(self.widths))
        self._previous: Mapping[tuple[int, int], PlacedCell] = {}
        if previous is not None and (previous.column_widths, previous.font) == (self.widths, self.font):
            self._previous = {(cell.row, cell.column): cell for cell in previous.cells}

    def place(
        self,
        row: int,
        at: Span,
        look: Look,
        text: str = "",
        *,
        rows: int = 1,
        key: CellKey | None = None,
        covers: tuple[CellKey, ...] = (),
    ) -> None:
        """Set one cell.

        Args:
            row: Grid row.
            at: Grid columns.
            look: How it is set.
            text: The text as printed.
            rows: Grid rows covered.
            key: Cell of the document that is shown.
            covers: Cells of the document that a merged cell stands for.
        """
        if look.room_for:
            self.lines[row] = look.room_for
        old = self._previous.get((row, at.first))
        if (
            old is not None
            and old.text == text
            and old.key == key
            and old.row_span == rows
            and old.covers == covers
            and _looks_alike(old, at, look)
        ):
            self.cells.append(old)
            return
        size = self.title_font if look.kind is CellKind.TITLE else self.font
        size, lines = self._lines(text, self._edges[at.last + 1] - self._edges[at.first], size, look)
        self.cells.append(
            PlacedCell(
                row=row,
                column=at.first,
                row_span=rows,
                column_span=at.width,
                kind=look.kind,
                text=text,
                lines=lines,
                face=look.face,
                size=size,
                align=look.align,
                bordered=look.bordered,
                vertical=look.vertical,
                key=key,
                covers=covers,
                choices=look.choices,
            )
        )

    def width(self, text: str) -> float:
        """Measure a text in the form's own size, in points."""
        return self._metrics.width(text, self.font)

    def _lines(self, text: str, width: float, size: float, look: Look) -> tuple[float, tuple[str, ...]]:
        if look.vertical:
            return size, upright(text)
        room = width - 2 * inset(look.align)
        size = self._fitting(text, room, size, look)
        if look.by_options:
            break_text = break_options
        else:
            break_text = break_centred if look.align is Align.CENTRE else break_lines
        return size, break_text(text, room, size, look.face, self._metrics)

    def _fitting(self, text: str, room: float, size: float, look: Look) -> float:
        """Shrink so that a number stays whole, as far as it can still be read."""
        for want in self._wanted_widths(text, size, look):
            if want <= room:
                return size
            shrunk = size * room / want // SIZE_STEP * SIZE_STEP
            if shrunk >= size * SMALLEST:
                return shrunk
        return size

    def _wanted_widths(self, text: str, size: float, look: Look) -> Iterator[float]:
        """Walk over what would be good to keep whole: a figure first, then its widest number."""
        if look.one_line and text:
            yield max(self._metrics.width(line, size, look.face) for line in text.split("\n"))
        if any(map(str.isdigit, text)):
            yield widest_number(text, size, look.face, self._metrics)


def _looks_alike(old: PlacedCell, at: Span, look: Look) -> bool:
    return (
        old.kind is look.kind
        and old.column_span == at.width
        and old.align is look.align
        and old.bordered == look.bordered
        and old.vertical == look.vertical
        and old.choices == look.choices
    )
