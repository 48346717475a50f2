"""Type into a paragraph of a Word file: what is typed looks like what stood there, the rest stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise

from desktop.text.typesetting import BOX
from desktop.workbook.cell_puts import Change, changed
from desktop.workbook.docx_pieces import Piece, Shown, invites, pieces_of, value_of
from desktop.workbook.docx_symbols import symbol_code
from desktop.workbook.splicing import Node, Splice, content, set_attribute

_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_PRIVATE = 0xF000
_HEX = re.compile("[0-9A-Fa-f]{4}")
_EMPTY_SIGN, _TICKED_SIGN = "2610", "2612"
"""What a control that is a box shows where it does not say so itself."""


class TypedParagraph:
    """A paragraph whose text is changed."""

    def __init__(self, data: bytes, node: Node, around: Sequence[Node] = ()) -> None:
        """Look at a paragraph.

        Args:
            data: The part in UTF-8.
            node: The paragraph.
            around: The content controls that it stands in.
        """
        self.node = node
        inviting = [control for control in around if invites(control)]
        self.pieces = pieces_of(node, inviting[-1] if inviting else None)
        self.text = "".join(piece.text for piece in self.pieces)
        self._data = data
        self._prefix = node.tag.removesuffix("p")

    def typed(self, text: str) -> Iterator[Splice]:
        """Give it another text."""
        return self.retyped([(0, len(self.text), text)])

    def retyped(self, changes: Sequence[Change]) -> Iterator[Splice]:
        """Change stretches of its text that lie apart."""
        stretches = list(pairwise(accumulate((len(piece.text) for piece in self.pieces), initial=0)))
        texts: dict[int, list[Change]] = {}
        for start, end, instead in changes:
            owner = self._owner(stretches, start, end)
            if owner is None:
                yield from self._first_text(instead)
            for number, (begin, behind) in enumerate(stretches):
                inside = max(start, begin) - begin, min(end, behind) - begin
                if number == owner or inside[0] < inside[1]:
                    texts.setdefault(number, []).append((*inside, instead if number == owner else ""))
        for number, own in texts.items():
            yield from self._shown(self.pieces[number], changed(self.pieces[number].text, own))
        controls = {id(control): control for number in texts if (control := self.pieces[number].control)}
        for control in filter(invites, controls.values()):
            yield from self._accepted(control, texts)

    def _owner(self, stretches: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
        """Find the piece that takes what is typed: a text of the stretch, else the one before it."""
        inside = [
            number for number, (begin, behind) in enumerate(stretches) if max(start, begin) < min(end, behind)
        ]
        beside = [number for number, (begin, behind) in enumerate(stretches) if begin <= start <= behind]
        found = inside or beside
        texts = [number for number in found if self.pieces[number].shown is Shown.TEXT]
        return next(iter((*texts, *inside)), None)

    def _shown(self, piece: Piece, text: str) -> Iterator[Splice]:
        """Let a piece show another text."""
        node = piece.node
        if piece.shown is Shown.FORM_BOX:
            yield self._ticked(node, text)
        elif piece.shown is Shown.CONTROL_BOX and piece.control:
            yield from self._ticked_control(piece.control, node, text)
        elif piece.shown is Shown.SYMBOL and (code := symbol_code(piece.font, text)) is not None:
            name = next(name for name in node.attributes if name.endswith("char"))
            yield set_attribute(self._data, node, name, f"{_PRIVATE + code:X}")
        elif piece.shown is not Shown.FIELD:
            codes = [symbol_code(piece.font, sign) for sign in text]
            signs = (
                sign if code is None else chr(_PRIVATE + code) for sign, code in zip(text, codes, strict=True)
            )
            yield node.start, node.end, self._texts("".join(signs))

    def _ticked(self, box: Node, text: str) -> Splice:
        """Tick the check box of a protected form."""
        value = "0" if text == BOX else "1"
        state = box.first("checked")
        tag = self._prefix.encode() + b"checked"
        written = b"<" + tag + b" " + self._prefix.encode() + b'val="' + value.encode() + b'"/>'
        if state:
            return state.start, state.end, written
        return box.behind, box.behind, written

    def _ticked_control(self, control: Node, sign: Node, text: str) -> Iterator[Splice]:
        """Tick a content control that is a box: what it says of itself, and the sign that it shows."""
        box = next(node for node in control.walk() if node.name == "checkbox")
        is_ticked = text != BOX
        state, prefix = box.first("checked"), box.tag.removesuffix("checkbox")
        written = f'<{prefix}checked {prefix}val="{int(is_ticked)}"/>'.encode()
        if state:
            yield state.start, state.end, written
        elif box.is_single:
            yield box.start, box.end, f"<{box.tag}>".encode() + written + f"</{box.tag}>".encode()
        else:
            yield box.inside, box.inside, written
        shown = value_of(box.first("checkedState" if is_ticked else "uncheckedState"))
        usual = _TICKED_SIGN if is_ticked else _EMPTY_SIGN
        yield sign.start, sign.end, self._texts(chr(int(shown if _HEX.fullmatch(shown) else usual, 16)))

    def _accepted(self, control: Node, typed: Collection[int]) -> Iterator[Splice]:
        """Take the invitation to type out of a control that was typed into, and how it looked."""
        for number, piece in enumerate(self.pieces):
            if piece.control is control and number not in typed:
                yield piece.node.start, piece.node.end, b""
        for node in control.walk():
            if node.name in ("showingPlcHdr", "rStyle"):
                yield node.start, node.end, b""

    def _first_text(self, text: str) -> Iterator[Splice]:
        """Type into a paragraph that shows nothing yet."""
        written = self._run(text)
        node = self.node
        if node.is_single:
            tag = self._data[node.start : node.end].removesuffix(b"/>").rstrip()
            yield node.start, node.end, tag + b">" + written + f"</{node.tag}>".encode()
        else:
            yield node.behind, node.behind, written

    def another(self, text: str) -> bytes:
        """Write another paragraph that looks like this one."""
        properties = self.node.first("pPr")
        look = self._data[properties.start : properties.end] if properties else b""
        tag = self.node.tag.encode()
        return b"<" + tag + b">" + look + self._run(text) + b"</" + tag + b">"

    def _run(self, text: str) -> bytes:
        tag = f"{self._prefix}r".encode()
        return b"<" + tag + b">" + self._look() + self._texts(text) + b"</" + tag + b">"

    def _look(self) -> bytes:
        """Write how a text typed here looks: as the first one, or as the end of the paragraph says."""
        runs = (node for node in self.node.walk() if node.name == "r")
        own = next((properties for run in runs if (properties := run.first("rPr"))), None)
        settings = self.node.first("pPr")
        properties = own or (settings.first("rPr") if settings else None)
        if properties is None:
            return b""
        inside = b"".join(
            self._data[node.start : node.end] for node in properties.children if node.name not in _TRACKED
        )
        tag = properties.tag.encode()
        return b"<" + tag + b">" + inside + b"</" + tag + b">"

    def _texts(self, text: str) -> bytes:
        start, end = f'<{self._prefix}t xml:space="preserve">'.encode(), f"</{self._prefix}t>".encode()
        lines = (start + content(line) + end if line else b"" for line in text.split("\n"))
        return f"<{self._prefix}br/>".encode().join(lines)
