"""Put the pages of a PDF together as a Word file has them: paragraphs, tables, and breaks between pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from desktop.text.pdf_files import WORKING_PAPER
from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table, TableCell, TableRow
from desktop.workbook.docx_parting import parted
from desktop.workbook.page_numbers import is_page_number
from desktop.workbook.pdf_lines import Glyph, Line, lines_of, runs_of, text_of_lines
from desktop.workbook.pdf_page import PageContent
from desktop.workbook.pdf_rules import NARROWEST, Box, Lattice, joined, lattices
from desktop.workbook.pdf_tables import PdfCell, PdfTable, continued
from desktop.workbook.refusal import unsafe
from desktop.workbook.worksheet import MOST_COLUMNS

MOST_LINES = 2_000
"""Lines of a page, joined."""
_TWIPS = 20
Part = Paragraph | Break | PdfTable
_OTHER_SIZE = 0.2
"""Part of a line's height by which another is of another size."""
_TITLE = 1.2
"""Times that a title is higher than the text of a table."""
_AS_HIGH = 0.9
"""Part of the first title's height that the title of another form has at least; that of an annex has less."""
_SPACING = 2.0
"""Heights of a line from which the next one begins a paragraph."""


def blocks_of_pages(name: str, pages: Sequence[PageContent]) -> list[Block] | None:
    """Make the blocks of a file; None if no table is drawn in it.

    Raises:
        FileRefused: A page has more lines than any form does.
    """
    parts: list[Part] = []
    title = 0.0
    for page in pages:
        tables = _lattices(name, page)
        found = list(_parts_of_page(page, tables))
        height = _title_height(page, tables)
        if parts and found:
            parts.append(Break(section=height > _AS_HIGH * (title or height) > 0))
        title = title or height
        parts.extend(found)
    parts = _put_together(parts)
    lefts = [part.xs[0] for part in parts if isinstance(part, PdfTable)]
    if not lefts:
        return None
    return [_table(part, min(lefts)) if isinstance(part, PdfTable) else part for part in parts]


def forms_of_blocks(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part the blocks of a file into its forms: at pages that begin with a title, by its size or words."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Break) and block.section:
            parts.append([])
        else:
            parts[-1].append(block)
    return [form for part in parts for form in parted(part, at_sections=False)]


def _title_height(page: PageContent, tables: Sequence[Lattice]) -> float:
    """Tell how high the title above the first table is; 0 for none, or one that names a paper of the form."""
    if not tables:
        return 0.0
    inside = median(glyph.height for glyph in page.glyphs if tables[0].holds(glyph.x, glyph.y))
    above = (glyph for glyph in page.glyphs if glyph.y < tables[0].ys[0])
    large = [glyph for glyph in above if glyph.height > _TITLE * inside]
    if WORKING_PAPER in "".join(glyph.text for glyph in large):
        return 0.0
    return max((glyph.height for glyph in large), default=0.0)


def _put_together(parts: Sequence[Part]) -> list[Part]:
    """Put tables together that the end of a page has cut."""
    whole: list[Part] = []
    for part in parts:
        before = whole[-2] if len(whole) > 1 and isinstance(whole[-1], Break) else None
        if isinstance(part, PdfTable) and isinstance(before, PdfTable):
            joint = continued(before, part)
            if joint:
                whole[-2:] = [joint]
                continue
        whole.append(part)
    return whole


def _lattices(name: str, page: PageContent) -> list[Lattice]:
    across, down = joined(page.across), joined(page.down)
    if len(across) + len(down) > MOST_LINES:
        raise unsafe(name, "rules", limit=MOST_LINES)
    found = [lattice for lattice in lattices(across, down) if _holds_any(lattice, page.glyphs)]
    if any(len(lattice.xs) > MOST_COLUMNS for lattice in found):
        raise unsafe(name, "rules", limit=MOST_COLUMNS)
    return found


def _holds_any(lattice: Lattice, glyphs: Sequence[Glyph]) -> bool:
    return any(lattice.holds(glyph.x, glyph.y) for glyph in glyphs)


def _parts_of_page(page: PageContent, tables: Sequence[Lattice]) -> Iterator[Part]:
    held: list[list[Glyph]] = [[] for _ in tables]
    loose: list[Glyph] = []
    for glyph in page.glyphs:
        place = next((at for at, table in enumerate(tables) if table.holds(glyph.x, glyph.y)), None)
        (loose if place is None else held[place]).append(glyph)
    lines = [line for line in lines_of(loose) if not is_page_number(line.text)]
    for table, glyphs in zip(tables, held, strict=True):
        above = [line for line in lines if line.base <= table.ys[0]]
        lines = lines[len(above) :]
        yield from _paragraphs(above)
        yield _pdf_table(table, glyphs)
    yield from _paragraphs(lines)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    width = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line):
            yield from _parted(paragraph, width)
            paragraph = []
        paragraph.append(line)
    yield from _parted(paragraph, width)


def _goes_on(line: Line, following: Line) -> bool:
    """Tell whether a line may be of the same paragraph: near, and as high."""
    height, next_height = line.glyphs[0].height, following.glyphs[0].height
    same_size = abs(height - next_height) < _OTHER_SIZE * height
    return same_size and following.base - line.base <= _SPACING * height


def _parted(lines: Sequence[Line], width: float) -> Iterator[Paragraph]:
    for text in text_of_lines(lines, width).split("\n"):
        if text:
            yield Paragraph(text)


def _table(table: PdfTable, left: float) -> Table:
    """Write a table as a Word file does; what begins farther right than others leaves a column out."""
    starts = {(cell.box.top, cell.box.left): cell for cell in table.cells}
    covered = {
        (row, cell.box.left): cell for cell in table.cells for row in range(cell.box.top + 1, cell.box.bottom)
    }
    before = 1 if table.xs[0] - left > NARROWEST else 0
    edges = [left, *table.xs] if before else table.xs
    widths = [round((end - start) * _TWIPS) for start, end in pairwise(edges)]
    rows: list[TableRow] = []
    for row in range(table.rows):
        cells: list[TableCell] = []
        for column in range(len(table.xs) - 1):
            if cell := starts.get((row, column)):
                cells.append(TableCell(cell.box.right - cell.box.left, False, False, [Paragraph(cell.text)]))
            elif cell := covered.get((row, column)):
                cells.append(TableCell(cell.box.right - cell.box.left, True, False, []))
        rows.append(TableRow(before, cells))
    return Table(widths, rows)


def _pdf_table(lattice: Lattice, glyphs: Sequence[Glyph]) -> PdfTable:
    texts = _texts(lattice, glyphs)
    cells = tuple(PdfCell(box, texts.get(box, "")) for box in lattice.boxes)
    return PdfTable(tuple(lattice.xs), len(lattice.ys) - 1, cells)


def _texts(lattice: Lattice, glyphs: Sequence[Glyph]) -> dict[Box, str]:
    """Read the text of each cell."""
    places = {
        (row, column): box
        for box in lattice.boxes
        for row in range(box.top, box.bottom)
        for column in range(box.left, box.right)
    }
    held: dict[Box, list[Glyph]] = {}
    for run in runs_of(glyphs):
        # A text that is too long for its cell goes on over the next one.
        found = Counter(places[_strip(lattice.ys, glyph.y), _strip(lattice.xs, glyph.x)] for glyph in run)
        held.setdefault(found.most_common(1)[0][0], []).extend(run)
    return {
        box: text_of_lines(lines_of(inside), lattice.xs[box.right] - lattice.xs[box.left])
        for box, inside in held.items()
    }


def _strip(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)
