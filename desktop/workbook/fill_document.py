"""A copy of a bureau's Word file that a form is filled into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from desktop.errors import FileRefused
from desktop.templates.spec import Content
from desktop.text import fill as wording
from desktop.workbook.addresses import Place
from desktop.workbook.cell_puts import Change, changed
from desktop.workbook.container import Container
from desktop.workbook.docx_areas import Area
from desktop.workbook.docx_heights import raised_rows
from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.docx_rows import TableLine, columns_of, put_rows, rows_of
from desktop.workbook.docx_typing import TypedParagraph
from desktop.workbook.fill_sheets import SheetPlan
from desktop.workbook.fill_target import Said
from desktop.workbook.insert_rows import NewRow
from desktop.workbook.open_docx import DOCUMENT, areas_of
from desktop.workbook.package import Package
from desktop.workbook.receipts import carried_in_document
from desktop.workbook.splicing import Node, Splice, spliced

_FEET = "word/footer"


class DocumentCopy:
    """A Word file of which nothing is changed but what has to be."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._package = Package(container)
        self._package.be_no_template()

    def insert_rows(self, sheets: Sequence[SheetPlan]) -> None:
        """Put in the rows that a form needs.

        Raises:
            FileRefused: Its tables stand in each other in such a way that the rows can't be put in.
        """
        (sheet,) = sheets
        if not sheet.plan.new_rows:
            return
        before = areas_of(self._container, sheet.name)
        nodes = Nodes(self._package.get(DOCUMENT))
        table = _TableOnGrid(nodes, before)
        splices = [
            splice
            for after, lines in groupby(sheet.plan.new_rows, lambda line: line.after)
            for splice in table.put(after, list(lines))
        ]
        self._package.set(DOCUMENT, spliced(nodes.data, splices))
        held = {(area.row, area.column) for area in areas_of(self._as_it_is(), sheet.name)}
        shift = sheet.plan.shift
        if not splices or any((shift.row(area.row), area.column) not in held for area in before):
            raise FileRefused(wording.ROWS_IN_TABLES.format(name=self._container.name))

    def _as_it_is(self) -> Container:
        return Container(self._container.name, self._package.written())

    def targets(self, sheets: Sequence[SheetPlan]) -> list[DocumentTarget]:
        """Give what the texts are put into; places that have no paragraph of their own are left out."""
        (sheet,) = sheets
        target = DocumentTarget(self._package, areas_of(self._as_it_is(), sheet.name))
        for key, spot in list(sheet.plan.spots.items()):
            if not all(map(target.holds, spot.room.places)):
                del sheet.plan.spots[key]
        return [target]

    def filled(self) -> bytes:
        """Write the file as it is once everything was put into it."""
        return self._package.written()

    def receipted(self, sheets: Sequence[SheetPlan], code: str) -> bytes:
        """Write it with the receipt code of what it says, where it is one of our own."""
        (sheet,) = sheets
        held = carried_in_document(self._container).get(sheet.name)
        feet = [part for part in self._package.parts if held and part.startswith(_FEET)]
        for part in feet:
            nodes = Nodes(self._package.get(part))
            splices = [
                splice
                for node in nodes.paragraphs
                for splice in _recoded(TypedParagraph(nodes.data, node), str(held), code)
            ]
            self._package.set(part, spliced(nodes.data, splices))
        return self._package.written()


def _recoded(paragraph: TypedParagraph, held: str, code: str) -> Iterable[Splice]:
    start = paragraph.text.find(held)
    return paragraph.retyped([(start, start + len(held), code)]) if start >= 0 else ()


class _TableOnGrid:
    """The rows and columns of tables, found by those of the grid that they were laid out on."""

    def __init__(self, nodes: Nodes, areas: Sequence[Area]) -> None:
        self._nodes = nodes
        self._cells = [
            (area, cell)
            for area in areas
            if area.paragraphs and (cell := nodes.around(nodes.paragraphs[area.paragraphs[0]], "tc"))
        ]

    def put(self, after: int, lines: Sequence[NewRow]) -> Iterator[Splice]:
        """Put rows behind one of the grid; none where no table has it."""
        row = self._row(after, lines[0].left)
        table = self._nodes.around(row, "tbl") if row else None
        if row is None or table is None:
            return iter(())
        rows = rows_of(table)
        behind = rows.index(row) + 1
        columns = self._columns(table)
        known = [
            TableLine(frozenset(columns[column] for column in line.joined), columns[line.left])
            for line in lines
        ]
        return put_rows(self._nodes.data, row, rows[behind] if behind < len(rows) else None, known)

    def _row(self, number: int, left: int) -> Node | None:
        """Find the row of a table that a row of the grid is: by a cell that begins in it."""
        cells = (cell for area, cell in self._cells if area.row == number and area.column >= left)
        cell = next(cells, None)
        return self._nodes.around(cell, "tr") if cell else None

    def _columns(self, table: Node) -> Mapping[int, int]:
        """Tell which column of a table each column of the grid is."""
        known = {start: column for row in rows_of(table) for start, column in columns_of(row).items()}
        return {area.column: known[cell.start] for area, cell in self._cells if cell.start in known}


class DocumentTarget:
    """Collects what is put into the cells and paragraphs of one form of a Word file."""

    def __init__(self, package: Package, areas: Sequence[Area]) -> None:
        """Make the target.

        Args:
            package: The file.
            areas: What its form is made of.
        """
        self.raised = 0
        self._package = package
        self._nodes = Nodes(package.get(DOCUMENT))
        self._areas = {
            (row, column): area
            for area in areas
            if area.paragraphs and min(area.paragraphs) >= 0
            for row in range(area.row, area.row + area.row_span)
            for column in range(area.column, area.column + area.column_span)
        }
        self._splices: set[Splice] = set()
        self._texts: dict[Place, str] = {}

    def holds(self, place: Place) -> bool:
        """Tell whether a place has a paragraph to type into."""
        return place in self._areas

    def is_computed(self, place: Place) -> bool:
        """Say that no cell is computed: what a table of Word computes is computed on demand."""
        del place
        return False

    def is_too_long(self, text: str) -> bool:
        """Say that a text of any length has room."""
        del text
        return False

    def put(self, place: Place, text: str, content: Content | None) -> None:
        """Give a cell a text: a paragraph for each of its lines, like those that are there."""
        del content
        held = self._paragraphs(place)
        first = next((number for number, one in enumerate(held) if one.text.strip()), 0)
        is_cell = self._nodes.around(held[0].node, "tc") is not None
        lines = text.split("\n") if is_cell else [text]
        used = held[first : first + len(lines)]
        for paragraph, line in zip(used, lines, strict=False):
            self._splices.update(paragraph.typed(line))
        more = b"".join(used[-1].another(line) for line in lines[len(used) :])
        if more:
            self._splices.add((used[-1].node.end, used[-1].node.end, more))
        for paragraph in held[first + len(used) :]:
            if paragraph.text:
                self._splices.add((paragraph.node.start, paragraph.node.end, b""))
        self._texts[place] = text

    def clear(self, place: Place) -> None:
        """Take out what a cell says."""
        for paragraph in self._paragraphs(place):
            self._splices.update(paragraph.typed(""))

    def change(self, place: Place, text: str, changes: Sequence[Change]) -> None:
        """Change parts of the text that a cell holds; the others keep their fonts."""
        held = self._paragraphs(place)
        while not held[0].text:
            del held[0]
        if not "\n".join(paragraph.text for paragraph in held).startswith(text):
            # There are signs among them that nobody sees: what is read is typed anew.
            self.put(place, changed(text, changes), None)
            return
        start = 0
        for paragraph in held:
            end = start + len(paragraph.text)
            own = [
                (first - start, min(behind, end) - start, instead)
                for first, behind, instead in changes
                if start <= first <= end
            ]
            self._splices.update(paragraph.retyped(own))
            start = end + 1
        self._texts[place] = text

    def _paragraphs(self, place: Place) -> list[TypedParagraph]:
        nodes = [self._nodes.paragraphs[number] for number in self._areas[place].paragraphs]
        return [TypedParagraph(self._nodes.data, node, self._nodes.controls(node)) for node in nodes]

    def finish(self, computed: Mapping[Place, str]) -> Iterable[Said]:
        """Write the document, rows of a fixed height as high as their texts need them."""
        del computed
        texts = [(self._areas[place], text) for place, text in self._texts.items()]
        raised = list(raised_rows(self._nodes, texts))
        self.raised = len(raised)
        self._package.set(DOCUMENT, spliced(self._nodes.data, [*self._splices, *raised]))
        return ()
