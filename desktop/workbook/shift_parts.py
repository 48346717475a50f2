"""Shift what other parts of a workbook say of a sheet that rows were put into.

Names, formulas on other sheets, charts, pictures, comments, tables and the order of computing are shifted;
pivot tables, form controls of the old drawing and references to several sheets at once are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from desktop.workbook.container import WORKBOOK
from desktop.workbook.insert_rows import shifted_formulas, shifted_link, shifted_rules
from desktop.workbook.package import Package
from desktop.workbook.row_shift import RowShift, shift_address, shift_formula
from desktop.workbook.splicing import Node, Splice, set_attribute, set_text, spliced, tree

_ORDER = "xl/calcChain.xml"
_WITH_FORMULAS = ("xl/worksheets/", "xl/charts/", "xl/chartsheets/")
_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_ENDS = ("from", "to")
_CORNERS = (2, 6)
"""Numbers of the first and the last row among the eight numbers of an old anchor."""


def shift_parts(package: Package, sheet: str, shift: RowShift) -> None:
    """Shift every part but the sheet's own.

    Args:
        package: The workbook; its sheet is still the one that the rows were put into.
        sheet: The name of the sheet.
        shift: The rows.
    """
    part = package.sheet_part(sheet)
    for own in package.targets(part).values():
        if package.has(own):
            _shift_own(package, own, shift, sheet)
    for other in package.parts:
        if other != part and other.endswith(".xml") and other.startswith(_WITH_FORMULAS):
            data = package.get(other)
            package.set(other, spliced(data, _references(data, shift, sheet)))
    data = package.get(WORKBOOK)
    package.set(WORKBOOK, spliced(data, _names(tree(data), shift, sheet)))
    if package.has(_ORDER):
        data = package.get(_ORDER)
        number = _number(package, sheet)
        package.set(_ORDER, spliced(data, _order(data, shift, number)))


def _references(data: bytes, shift: RowShift, sheet: str) -> Iterator[Splice]:
    """Shift what another sheet or a chart says of the sheet: its formulas, and links to its cells."""
    for node in tree(data).walk():
        yield from shifted_formulas(data, node, shift, sheet, own=False)
        yield from shifted_link(data, node, shift, sheet, own=False)


def _shift_own(package: Package, part: str, shift: RowShift, sheet: str) -> None:
    """Shift a part that belongs to the sheet: its drawing, its comments, a table."""
    data = package.get(part)
    try:
        root = tree(data)
    except expat.ExpatError:
        # A picture, a printer's settings, or an old drawing that is no real XML.
        return
    if root.name == "wsDr":
        splices = list(_drawing(root, shift))
    elif part.endswith(".vml"):
        splices = list(_old_drawing(root, shift))
    else:
        splices = list(shifted_rules(data, root, shift, sheet))
    package.set(part, spliced(data, splices))


def _drawing(root: Node, shift: RowShift) -> Iterator[Splice]:
    """Shift pictures and shapes; one that keeps its size goes down as a whole."""
    for anchor in root.walk():
        if anchor.name in _ANCHORS and anchor.attributes.get("editAs") != "absolute":
            corners = (corner for corner in anchor.children if corner.name in _ENDS)
            rows = [node for corner in corners for node in corner.named("row")]
            first = int(rows[0].text)
            for row in rows:
                number = int(row.text)
                keeps = anchor.attributes.get("editAs") == "oneCell"
                moved = number + shift.row(first) - first if keeps else shift.row(number)
                yield set_text(row, str(moved))


def _old_drawing(root: Node, shift: RowShift) -> Iterator[Splice]:
    """Shift the frames of comments."""
    for node in root.walk():
        if node.name == "Row":
            yield set_text(node, str(shift.row(int(node.text))))
        elif node.name == "Anchor":
            numbers = [int(number) for number in node.text.split(",")]
            down = shift.row(numbers[_CORNERS[0]]) - numbers[_CORNERS[0]]
            for corner in _CORNERS:
                numbers[corner] += down
            yield set_text(node, ", ".join(map(str, numbers)))


def _names(root: Node, shift: RowShift, sheet: str) -> Iterator[Splice]:
    for node in root.walk():
        if node.name == "definedName":
            text = shift_formula(node.text, shift, sheet, own=False)
            if text != node.text:
                yield set_text(node, text)


def _number(package: Package, sheet: str) -> str:
    """Find the number that the order of computing calls a sheet by."""
    nodes = tree(package.get(WORKBOOK)).walk()
    return next(
        node.attributes["sheetId"]
        for node in nodes
        if node.name == "sheet" and node.attributes["name"] == sheet
    )


def _order(data: bytes, shift: RowShift, number: str) -> Iterator[Splice]:
    """Shift the order of computing; a cell that names no sheet is on that of the cell before."""
    sheet = ""
    for node in tree(data).children:
        sheet = node.attributes.get("i", sheet)
        if sheet == number:
            yield set_attribute(data, node, "r", shift_address(node.attributes["r"], shift))
