"""The cells of a sheet's XML part: found by place, and written without touching the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.values.number import plain
from desktop.workbook.addresses import Place, address_of, place_of
from desktop.workbook.splicing import Node, Splice, attribute, content, set_attribute, spliced, tree


@dataclass(frozen=True, slots=True)
class Put:
    """What is put into a cell: a text, a number, or nothing."""

    value: str | Decimal | None
    style: int | None = None
    """None keeps the style that the cell has."""
    markup: bytes = b""
    """The text with the fonts of its parts, where it has several."""
    keeps_formula: bool = False
    """The value is what the formula in the cell comes to."""


class SheetCells:
    """The rows and cells of a sheet in UTF-8."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = tree(data)
        held = self.root.first("sheetData")
        # Whoever looked through the file found cells in it.
        assert held is not None
        self.held = held
        self.prefix = held.tag.removesuffix("sheetData")
        self.rows: dict[int, Node] = {}
        self.cells: dict[Place, Node] = {}
        number = -1
        for row in held.named("row"):
            number = int(row.attributes["r"]) - 1 if "r" in row.attributes else number + 1
            self.rows[number] = row
            column = -1
            for cell in row.named("c"):
                place = place_of(cell.attributes.get("r", "")) or (number, column + 1)
                column = place[1]
                self.cells[place] = cell

    def style(self, place: Place) -> int:
        """Tell the style of a cell, or the one that its row or column gives it."""
        cell, row = self.cells.get(place), self.rows.get(place[0])
        if cell is not None:
            return int(cell.attributes.get("s", "0"))
        if row is not None and row.attributes.get("customFormat") in ("1", "true"):
            return int(row.attributes.get("s", "0"))
        columns = self.root.first("cols")
        for stretch in columns.children if columns else ():
            if int(stretch.attributes["min"]) <= place[1] + 1 <= int(stretch.attributes["max"]):
                return int(stretch.attributes.get("style", "0"))
        return 0

    def formula(self, place: Place) -> Node | None:
        """Find the formula of a cell."""
        cell = self.cells.get(place)
        return cell.first("f") if cell else None

    def written(self, puts: Mapping[Place, Put]) -> bytes:
        """Write cells; rows and cells that are not there yet come in their order."""
        splices: list[Splice] = []
        missing: dict[int, list[Place]] = {}
        for place in sorted(puts):
            cell = self.cells.get(place)
            if cell is None:
                missing.setdefault(place[0], []).append(place)
            else:
                splices.append((cell.start, cell.end, self._cell(place, puts[place], cell)))
        for number, places in missing.items():
            splices += self._into_row(
                number, {place: self._cell(place, puts[place], None) for place in places}
            )
        return spliced(self.data, splices)

    def _into_row(self, number: int, cells: Mapping[Place, bytes]) -> Iterable[Splice]:
        row = self.rows.get(number)
        if row is None:
            before = [other.end for held, other in self.rows.items() if held < number]
            at = max(before, default=self.held.inside)
            yield at, at, self._row(b' r="%d"' % (number + 1), b"".join(cells.values()))
        elif row.is_single:
            tag = self.data[row.start : row.end].removesuffix(b"/>").rstrip()
            end = f"</{row.tag}>".encode()
            yield row.start, row.end, tag + b">" + b"".join(cells.values()) + end
        else:
            for place, cell in cells.items():
                left = [
                    other.end
                    for held, other in self.cells.items()
                    if held[0] == number and held[1] < place[1]
                ]
                at = max(left, default=row.inside)
                yield at, at, cell

    def _row(self, attributes: bytes, cells: bytes) -> bytes:
        tag = f"{self.prefix}row".encode()
        return b"<" + tag + attributes + b">" + cells + b"</" + tag + b">"

    def _cell(self, place: Place, put: Put, cell: Node | None) -> bytes:
        held = dict(cell.attributes) if cell else {}
        style = self.style(place) if put.style is None else put.style
        held |= {"r": address_of(*place), **({"s": str(style)} if style else {})}
        held.pop("t", None)
        formula = cell.first("f") if cell and put.keeps_formula else None
        inside = self.data[formula.start : formula.end] if formula else b""
        kind, value = self._value(put, is_formula=formula is not None)
        if kind:
            held["t"] = kind
        attributes = b"".join(b" " + name.encode() + b"=" + attribute(text) for name, text in held.items())
        tag = f"{self.prefix}c".encode()
        if not inside + value:
            return b"<" + tag + attributes + b"/>"
        return b"<" + tag + attributes + b">" + inside + value + b"</" + tag + b">"

    def _value(self, put: Put, *, is_formula: bool) -> tuple[str, bytes]:
        """Give the kind of a value and its elements."""
        if put.value is None:
            return "", b""
        if isinstance(put.value, Decimal):
            return "", self._element("v", content(plain(put.value)))
        if is_formula:
            return "str", self._element("v", content(put.value))
        inside = put.markup or self._element("t", content(put.value), b' xml:space="preserve"')
        return "inlineStr", self._element("is", inside)

    def _element(self, name: str, inside: bytes, attributes: bytes = b"") -> bytes:
        tag = f"{self.prefix}{name}".encode()
        return b"<" + tag + attributes + b">" + inside + b"</" + tag + b">"


def moved(cells: SheetCells, node: Node, number: int) -> Splice:
    """Give a row or a cell that says its place another row, from 0."""
    if node.name == "row":
        return set_attribute(cells.data, node, "r", str(number + 1))
    place = place_of(node.attributes["r"])
    assert place is not None
    return set_attribute(cells.data, node, "r", address_of(number, place[1]))
