"""Fill a bureau's blank in place: every value of a form where the blank has its place, the rest untouched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.errors import FileRefused
from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.templates.spec import Content, Section, Template
from desktop.templates.vocabulary import Vocabulary
from desktop.text import fill as wording
from desktop.values.wording import fold, is_nothing, is_placeholder_name
from desktop.workbook.blank_forms import is_filled
from desktop.workbook.blueprint import Blueprint, blueprint
from desktop.workbook.cell_puts import is_as_much, says_the_same
from desktop.workbook.container import Container
from desktop.workbook.fill_cells import CellFiller
from desktop.workbook.fill_document import DocumentCopy
from desktop.workbook.fill_plan import plan
from desktop.workbook.fill_sheets import SheetPlan, first_line, is_computed, own_row, sheet_plans
from desktop.workbook.fill_target import Target
from desktop.workbook.fill_workbook import WorkbookCopy
from desktop.workbook.filled import Filled, Kind, Remark
from desktop.workbook.grid import Grid
from desktop.workbook.kinds import kind_of
from desktop.workbook.open_docx import open_docx
from desktop.workbook.open_xlsx import open_xlsx
from desktop.workbook.package import TYPES
from desktop.workbook.read_form import read_form
from desktop.workbook.reading import Reading
from desktop.workbook.recognise import locate, locate_reworded
from desktop.workbook.redraw import redraw
from desktop.workbook.stacking import Stack

_COPIES: Mapping[str, type[WorkbookCopy | DocumentCopy]] = {"xlsx": WorkbookCopy, "docx": DocumentCopy}
"""By kind of container."""
_ENDINGS = {"xlsx": (".xlsx", ".xlsm"), "docx": (".docx", ".docm")}
"""By kind of container: without macros and with them."""
_WHICH_ROW = (Content.LEVEL_NAME, Content.ROW_LABEL)


@dataclass(frozen=True, slots=True)
class Blank:
    """A bureau's blank, read."""

    container: Container
    reading: Reading
    grid: Grid
    blueprints: tuple[Blueprint, ...]
    notes: tuple[str, ...] = ()
    """Sentences about it: that it was drawn again, what could not be carried over, what is doubtful."""

    @property
    def ending(self) -> str:
        """The ending that the filled file must have."""
        types = b"".join(self.container.chunks(TYPES))
        return _ENDINGS[self.container.kind][b"macroEnabled" in types]


def read_blank(
    name: str, data: bytes, template: Template, templates: Sequence[Template], vocabulary: Vocabulary
) -> Blank:
    """Read the blank that a form is to be filled into.

    Of several forms in the file the first blank one under the template counts.

    Args:
        name: The file's name, for the sentence that refuses it.
        data: The file.
        template: That of the form.
        templates: What may be recognised.
        vocabulary: Other wordings of labels and headings.

    Raises:
        FileRefused: It is no workbook or Word file, can't be read safely, or has no such form.
    """
    notes: tuple[str, ...] = ()
    if kind_of(data) == "xls":
        redrawn = redraw(name, data)
        data, notes = redrawn.data, (wording.FROM_OLD.format(name=name), *redrawn.notes)
    container = Container(name, data) if kind_of(data) == "zip" else None
    if container is None or container.kind not in _COPIES:
        raise _other_kind(name, kind_of(data) if container is None else container.kind)
    blueprints = tuple(blueprint(template, vocabulary) for template in templates)
    found = list(_forms(container, blueprints, blank=True))
    fitting = [(reading, grid) for reading, grid in found if reading.template.id == template.id]
    if not fitting:
        names = dict.fromkeys(reading.template.name for reading, _ in found)
        held = wording.HOLDS.format(forms=wording.BETWEEN.join(names)) if names else wording.HOLDS_NONE
        raise FileRefused(wording.OTHER_FORM.format(name=name, wanted=template.name, held=held))
    reading, grid = next((one for one in fitting if not is_filled(one[0])), fitting[0])
    doubts = dict.fromkeys(doubt.sentence for doubt in reading.doubtful)
    return Blank(container, reading, grid, blueprints, (*notes, *map(wording.OF_BLANK.format, doubts)))


def _other_kind(name: str, kind: str) -> FileRefused:
    """Say what to do about a file that can't be filled: not each can be saved as a workbook."""
    if kind in wording.WORD_KINDS:
        return FileRefused(wording.WORD_FILE.format(name=name))
    sentence = wording.NO_TABLE if kind in wording.NO_TABLE_KINDS else wording.OTHER_KIND
    return FileRefused(sentence.format(name=name))


def _forms(
    container: Container, blueprints: Sequence[Blueprint], *, blank: bool
) -> Iterator[tuple[Reading, Grid]]:
    """Read the forms of a file; where no sheet has one, one whose parts stand on sheets of their own."""
    is_workbook = container.kind == "xlsx"
    grids = list((open_xlsx if is_workbook else open_docx)(container).grids())
    for grid in grids:
        grid.is_blank = blank
    parts = [grid for grid in grids if grid.facts.shown]
    found = [(located, grid) for grid in grids for located in locate(grid, blueprints)[0]]
    if is_workbook and not found and len(parts) > 1:
        stack = Stack(parts)
        stack.is_blank = blank
        found = [(located, stack) for located in locate(stack, blueprints)[0]]
    if not found:
        found = [(located, grid) for grid in parts for located in locate_reworded(grid, blueprints)]
    for located, grid in found:
        yield read_form(grid, located), grid


def fill(blank: Blank, document: Document) -> Filled:
    """Fill a blank with a form under its template, and read it back.

    Raises:
        FileRefused: The filled blank is no longer recognised, so that it can't be told what it says.
    """
    copy = _COPIES[blank.container.kind](blank.container)
    made = plan(blank.reading, blank.grid, document)
    sheets = sheet_plans(blank.grid, made)
    copy.insert_rows(sheets)
    targets = copy.targets(sheets)
    remarks: list[Remark] = []
    written = _put_texts(blank, document, targets, sheets, remarks)
    back, grid = _read_back(blank, copy.filled(), sheets)
    code = receipt_code(back.template, back.document)
    said = {remark.key for remark in remarks if remark.kind is not Kind.REPLACED}
    differing = (remark for remark in _differing(sheets, document, back, grid) if remark.key not in said)
    return Filled(
        data=copy.receipted(sheets, code),
        place=back.place,
        written=written,
        rows_added=len(made.new_rows),
        rows_raised=sum(target.raised for target in targets),
        rows_left=made.left,
        remarks=(*remarks, *differing, *_spare_rows(sheets, back, grid)),
        code=code,
    )


def _put_texts(
    blank: Blank,
    document: Document,
    targets: Sequence[Target],
    sheets: Sequence[SheetPlan],
    remarks: list[Remark],
) -> int:
    """Put every text where it belongs; tells how many cells were written."""
    fillers = [
        CellFiller(target, blank.grid, sheet.plan, remarks)
        for target, sheet in zip(targets, sheets, strict=True)
    ]
    for block, spec in blank.reading.template.fields():
        key = CellKey(block, "", spec.id)
        own = next((number for number, sheet in enumerate(sheets) if key in sheet.plan.spots), 0)
        fillers[own].put_field(key, spec, document.text(key), blank.reading.document.text(key))
    for table in blank.reading.template.tables():
        for row in document.rows(table.id):
            place = (table.id, row.id)
            own = next((number for number, sheet in enumerate(sheets) if place in sheet.plan.lines), 0)
            texts = {column: cell.text for column, cell in row.cells.items()}
            fillers[own].put_row(table.id, row.id, texts, table.columns)
    for filler, sheet in zip(fillers, sheets, strict=True):
        for spare in sheet.plan.spare:
            filler.clear_row(spare)
        filler.finish()
    return sum(filler.written for filler in fillers)


def _read_back(blank: Blank, data: bytes, sheets: Sequence[SheetPlan]) -> tuple[Reading, Grid]:
    container = Container(blank.container.name, data)
    top = first_line(sheets)
    for reading, grid in _forms(container, blank.blueprints, blank=False):
        same = reading.template.id == blank.reading.template.id and grid.name == blank.grid.name
        if same and (top is None or top in {own_row(grid, line) for line in reading.lines.values()}):
            return reading, grid
    raise FileRefused(wording.NOT_READ_BACK.format(name=blank.container.name))


def _differing(
    sheets: Sequence[SheetPlan], document: Document, back: Reading, grid: Grid
) -> Iterator[Remark]:
    """Compare the form with what the filled blank is read as, cell by cell."""
    for block, spec in back.template.fields():
        key = CellKey(block, "", spec.id)
        text, other = document.text(key), back.document.text(key)
        same = fold(text) == fold(other) if spec.section is Section.NOTES else text == other
        if not (same or says_the_same(text, other, spec.content)):
            yield Remark(Kind.DIFFERS, key, text, other)
    rows = {(block, own_row(grid, line)): row for (block, row), line in back.lines.items()}
    lines = {key: (sheet.name, line) for sheet in sheets for key, line in sheet.plan.lines.items()}
    for table in back.template.tables():
        for row in document.rows(table.id):
            read = rows.get((table.id, lines.get((table.id, row.id), ("", -1))), "")
            for column in table.columns:
                text, other = row.text(column.id), back.document.text(CellKey(table.id, read, column.id))
                label = column.content is Content.ROW_LABEL and fold(text) == fold(other)
                place = back.rooms.get(CellKey(table.id, read, column.id))
                shown = place is not None and is_computed(grid, place.places[0]) and is_as_much(text, other)
                if not (label or shown or says_the_same(text, other, column.content)):
                    yield Remark(Kind.DIFFERS, CellKey(table.id, row.id, column.id), text, other)


def _spare_rows(sheets: Sequence[SheetPlan], back: Reading, grid: Grid) -> Iterator[Remark]:
    """Find the rows of the filled blank that say something though the form does not have them."""
    planned = {(sheet.name, line) for sheet in sheets for line in sheet.plan.lines.values()}
    for table in back.template.tables():
        columns = [column for column in table.columns if column.content not in _WHICH_ROW]
        for row in back.document.rows(table.id):
            line = back.lines.get((table.id, row.id))
            if line is None or own_row(grid, line) in planned:
                continue
            keys = [CellKey(table.id, row.id, column.id) for column in columns]
            rooms = [back.rooms[key] for key in keys if key in back.rooms and _says(back, grid, key)]
            if rooms:
                said = " ".join(grid.exact(*room.places[0]) for room in rooms)
                key = CellKey(table.id, "", columns[0].id)
                yield Remark(Kind.SPARE, key, "", said, grid.address(rooms[0].places[0]))


def _says(reading: Reading, grid: Grid, key: CellKey) -> bool:
    """Tell whether somebody wrote something in a cell; what is computed there was not written."""
    text = reading.document.text(key)
    is_empty = is_nothing(text) or is_placeholder_name(text)
    return not is_empty and not is_computed(grid, reading.rooms[key].places[0])
