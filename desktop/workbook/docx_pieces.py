"""The pieces that the text of a Word paragraph is made of, each with the element that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from desktop.text.typesetting import BOX, TICKED_BOX
from desktop.workbook.docx_symbols import is_symbol_font, read_symbols, symbol
from desktop.workbook.docx_text import OVERSTRUCK_BOX, SIGNS
from desktop.workbook.docx_tree import OFF, UNSEEN
from desktop.workbook.splicing import Node

_SILENT = ("pPr", "rPr", "sdtPr", "txbxContent", "tbl")
_MARKS = {**SIGNS, "br": "\n"}
_HEX = re.compile("[0-9A-Fa-f]{1,4}")


class Shown(Enum):
    """What shows a piece."""

    TEXT = "text"
    SYMBOL = "symbol"
    MARK = "mark"
    """A tab, or the end of a line."""
    FORM_BOX = "form-box"
    """The check box of a protected form."""
    CONTROL_BOX = "control-box"
    """A content control that is a check box."""
    FIELD = "field"
    """A box and a tick on top of each other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph's text."""

    shown: Shown
    node: Node
    text: str
    font: str = ""
    """The symbol font that it is set in."""
    control: Node | None = None
    """The content control around it that only invites to type, or is a box."""


def pieces_of(paragraph: Node, control: Node | None = None) -> list[Piece]:
    """List the pieces of a paragraph as they are seen once all changes are accepted.

    Args:
        paragraph: The paragraph.
        control: A content control around all of it that only invites to type.
    """
    reader = _PieceReader()
    reader.read(paragraph, "", control)
    return reader.pieces


def value_of(node: Node | None, name: str = "val") -> str:
    """Find an attribute by its name without prefix; blank where there is none."""
    attributes = node.attributes if node else {}
    return next((text for key, text in attributes.items() if key.rpartition(":")[2] == name), "")


def invites(control: Node) -> bool:
    """Tell whether a content control shows nothing but an invitation to type."""
    settings = control.first("sdtPr")
    return settings is not None and settings.first("showingPlcHdr") is not None


def _is_on(node: Node | None) -> bool:
    return node is not None and value_of(node) not in OFF


def _is_box(control: Node) -> bool:
    settings = control.first("sdtPr")
    return settings is not None and settings.first("checkbox") is not None


class _PieceReader:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._fields: list[tuple[Node, int]] = []
        """The fields that are open: where each begins, and how many pieces there were before."""
        self._instructions: list[str] = []
        self._boxes: set[int] = set()
        """Controls whose box was seen."""

    def read(self, node: Node, font: str, control: Node | None) -> None:
        """Read what an element shows, set in a font."""
        for child in node.children:
            if child.name in UNSEEN or child.name in _SILENT:
                continue
            if child.name == "sdt":
                self.read(child, font, child if invites(child) or _is_box(child) else control)
            elif child.name == "r":
                self.read(child, _font(child), control)
            elif child.name in ("t", "sym"):
                self._take(child, font, control)
            elif child.name in _MARKS:
                self.pieces.append(Piece(Shown.MARK, child, _MARKS[child.name], control=control))
            elif child.name == "instrText" and self._instructions:
                self._instructions[-1] += child.text
            elif child.name == "fldChar":
                self._read_field(child)
            else:
                self.read(child, font, control)

    def _take(self, node: Node, font: str, control: Node | None) -> None:
        if control is not None and _is_box(control):
            box = TICKED_BOX if _is_on(_box_state(control)) else BOX
            known = id(control) in self._boxes
            self._boxes.add(id(control))
            self.pieces.append(Piece(Shown.CONTROL_BOX, node, "" if known else box, control=control))
        elif node.name == "sym":
            code = value_of(node, "char")
            shown = symbol(value_of(node, "font"), int(code, 16) if _HEX.fullmatch(code) else 0)
            own = value_of(node, "font")
            self.pieces.append(Piece(Shown.SYMBOL, node, "" if control else shown, own, control))
        else:
            text = node.text if value_of(node, "space") == "preserve" else node.text.strip()
            shown = read_symbols(font, text) if is_symbol_font(font) else text
            own = font if is_symbol_font(font) else ""
            self.pieces.append(Piece(Shown.TEXT, node, "" if control else shown, own, control))

    def _read_field(self, node: Node) -> None:
        kind = value_of(node, "fldCharType")
        if kind == "begin":
            self._fields.append((node, len(self.pieces)))
            self._instructions.append("")
        elif kind == "end" and self._fields:
            begin, start = self._fields.pop()
            match = OVERSTRUCK_BOX.search(self._instructions.pop())
            box = next((one for one in begin.walk() if one.name == "checkBox"), None)
            if box:
                state = box.first("checked") or box.first("default")
                self.pieces.append(Piece(Shown.FORM_BOX, box, TICKED_BOX if _is_on(state) else BOX))
            elif match and not any(piece.text for piece in self.pieces[start:]):
                self.pieces.append(Piece(Shown.FIELD, node, TICKED_BOX if match[1] else BOX))


def _box_state(control: Node) -> Node | None:
    return next((one for one in control.walk() if one.name == "checked"), None)


def _font(run: Node) -> str:
    properties = run.first("rPr")
    return value_of(properties.first("rFonts") if properties else None, "ascii")
