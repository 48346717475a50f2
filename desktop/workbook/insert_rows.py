"""Put rows into a sheet, with the look of the row above them, and shift all that stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.workbook.addresses import Area, Place, address_of, area_in, area_of
from desktop.workbook.parts import YES
from desktop.workbook.row_shift import RowShift, shift_address, shift_areas, shift_formula
from desktop.workbook.shared_formulas import unshared
from desktop.workbook.sheet_cells import SheetCells, moved
from desktop.workbook.splicing import Node, Splice, attribute, set_attribute, set_text, spliced

_AREAS = ("ref", "sqref")
_HIDING = ("hidden", "collapsed")
_HEIGHT = ("ht", "customHeight")
_ADDRESSES = ("activeCell", "topLeftCell")
FORMULAS = ("f", "formula", "formula1", "formula2")
"""Elements whose text is a formula, of cells, rules on cells and charts."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be put in."""

    after: int
    """Row of the sheet, from 0, that it comes behind and looks like."""
    joined: frozenset[int]
    """Columns whose cell goes on from the row above."""
    left: int
    """First column of the table: what stands to the left of it and ends above reaches down beside the row."""


def insert_rows(data: bytes, rows: Sequence[NewRow], sheet: str) -> bytes:
    """Put rows into a sheet's part.

    Args:
        data: The part in UTF-8.
        rows: The rows, those behind the same row in their order.
        sheet: The sheet's name, as formulas have it.
    """
    cells = SheetCells(data)
    # In a shared formula all references move alike, which those around a new row do not.
    data = spliced(data, unshared(cells))
    cells = SheetCells(data)
    shift = RowShift(row.after for row in rows)
    splices = [*_moved_cells(cells, shift, sheet), *_new_rows(cells, rows, shift)]
    for part in cells.root.children:
        if part.name == "mergeCells" and not part.is_single:
            splices += _merges(cells, part, rows)
        elif part.name == "rowBreaks":
            splices += _breaks(cells, part, shift)
        elif part is not cells.held:
            splices += shifted_rules(cells.data, part, shift, sheet)
    return spliced(data, splices)


def _moved_cells(cells: SheetCells, shift: RowShift, sheet: str) -> Iterator[Splice]:
    for number, row in cells.rows.items():
        if shift.row(number) != number and "r" in row.attributes:
            yield moved(cells, row, shift.row(number))
    for (number, _), cell in cells.cells.items():
        if shift.row(number) != number and "r" in cell.attributes:
            yield moved(cells, cell, shift.row(number))
        yield from shifted_formulas(cells.data, cell, shift, sheet, own=True)


def shifted_formulas(data: bytes, node: Node, shift: RowShift, sheet: str, *, own: bool) -> Iterator[Splice]:
    """Shift the formulas below an element, and the areas that they stand for."""
    for child in node.children:
        if child.name in FORMULAS and not child.is_single:
            text = shift_formula(child.text, shift, sheet, own=own)
            if text != child.text:
                yield set_text(child, text)
        if child.name == "f" and own and "ref" in child.attributes:
            yield set_attribute(data, child, "ref", shift_areas(child.attributes["ref"], shift))


def shifted_rules(data: bytes, part: Node, shift: RowShift, sheet: str) -> Iterator[Splice]:
    """Shift what refers to the cells of its own sheet: rules, filters, links, comments, what is selected."""
    for node in part.walk():
        for name in _AREAS:
            if name in node.attributes:
                yield set_attribute(data, node, name, shift_areas(node.attributes[name], shift))
        for name in _ADDRESSES:
            if name in node.attributes:
                yield set_attribute(data, node, name, shift_address(node.attributes[name], shift))
        yield from shifted_link(data, node, shift, sheet, own=True)
        if node.name == "sqref":
            yield set_text(node, shift_areas(node.text, shift))
        yield from shifted_formulas(data, node, shift, sheet, own=True)


def shifted_link(data: bytes, node: Node, shift: RowShift, sheet: str, *, own: bool) -> Iterator[Splice]:
    """Shift the cell that a link leads to."""
    if node.name == "hyperlink" and "location" in node.attributes:
        target = shift_formula(node.attributes["location"], shift, sheet, own=own)
        yield set_attribute(data, node, "location", target)


def _breaks(cells: SheetCells, part: Node, shift: RowShift) -> Iterator[Splice]:
    for node in part.named("brk"):
        yield set_attribute(cells.data, node, "id", str(shift.last(int(node.attributes["id"]) - 1) + 1))


def _new_rows(cells: SheetCells, rows: Sequence[NewRow], shift: RowShift) -> Iterator[Splice]:
    """Write the rows: attributes and styles of the row above, no texts."""
    counts: dict[int, int] = {}
    for row in rows:
        counts[row.after] = counts.get(row.after, 0) + 1
        number = shift.row(row.after) + counts[row.after]
        above = cells.rows.get(row.after)
        if above is None:
            # A row that the file does not name has no look of its own.
            continue
        tag, held = above.tag.encode(), {**_shown(above.attributes), "r": str(number + 1)}
        styled = b"".join(
            _styled(cell, (number, place[1])) for place, cell in cells.cells.items() if place[0] == row.after
        )
        written = b"".join(b" " + name.encode() + b"=" + attribute(text) for name, text in held.items())
        yield above.end, above.end, b"<" + tag + written + b">" + styled + b"</" + tag + b">"


def _shown(attributes: Mapping[str, str]) -> dict[str, str]:
    """Leave out what hides a row: a new one is there to be seen."""
    left_out = set(_HIDING)
    if attributes.get("hidden") in YES or not attributes.get("ht", "1").strip("0."):
        left_out |= set(_HEIGHT)
    return {name: value for name, value in attributes.items() if name not in left_out}


def _styled(cell: Node, place: Place) -> bytes:
    style = attribute(cell.attributes.get("s", "0"))
    return f"<{cell.tag} r=".encode() + attribute(address_of(*place)) + b" s=" + style + b"/>"


def _merges(cells: SheetCells, part: Node, rows: Sequence[NewRow]) -> Iterator[Splice]:
    nodes = list(part.named("mergeCell"))
    areas = list(map(merged_area, nodes))
    merged = merged_with(areas, rows)
    tag = part.tag.removesuffix("s")
    inside = b"".join(f"<{tag} ref=".encode() + attribute(area_of(area)) + b"/>" for area in merged)
    yield part.inside, part.behind, inside
    if "count" in part.attributes:
        yield set_attribute(cells.data, part, "count", str(len(merged)))


def merged_area(node: Node) -> Area:
    """Read the area of merged cells."""
    area = area_in(node.attributes["ref"])
    # They were looked through before.
    assert area is not None
    return area


def merged_with(areas: Sequence[Area], rows: Sequence[NewRow]) -> list[Area]:
    """Work out the merged areas of a sheet with new rows in it.

    An area around a new row grows. One that ends above it reaches down beside the table and where the row
    goes on with it; one within the row above comes again in the new one.
    """
    held = list(areas)
    for done, row in enumerate(sorted(rows, key=lambda row: row.after)):
        above = row.after + done
        held = [_moved_area(area, above) for area in held]
        joined = {column for area in held if area[2] == above for column in _grow(area, row)}
        held = [
            (*area[:2], above + 1, area[3]) if area[2] == above and _grow(area, row) else area
            for area in held
        ]
        held += [
            (above + 1, area[1], above + 1, area[3])
            for area in held
            if area[2] == above and area[1] >= row.left and area[1] < area[3]
        ]
        held += [
            (above, column, above + 1, column)
            for column in sorted(row.joined - joined - _inside(held, above))
        ]
    return held


def _moved_area(area: Area, above: int) -> Area:
    """Move an area down that begins below, and let one grow that goes on below."""
    top, left, bottom, right = area
    return top + (top > above), left, bottom + (bottom > above), right


def _grow(area: Area, row: NewRow) -> set[int]:
    """Tell which columns of an area that ends above a new row go on into it."""
    top, left, bottom, right = area
    beside = right < row.left and top < bottom
    return set(range(left, right + 1)) if beside or left in row.joined else set()


def _inside(areas: Sequence[Area], above: int) -> set[int]:
    """Collect the columns in which an area covers both a row and the next."""
    return {
        column
        for top, left, bottom, right in areas
        if top <= above < bottom
        for column in range(left, right + 1)
    }
