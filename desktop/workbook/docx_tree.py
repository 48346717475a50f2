"""The elements of a Word part that say something, as a tree; what only dresses them up is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from desktop.text.typesetting import BOX, TICKED_BOX
from desktop.workbook.markup import Attributes, Ends, Starts

OFF = ("0", "false", "off", "none")
"""What a switch says that is off."""
_SPOKEN = frozenset(("t", "instrText"))
_KEPT = frozenset(
    (
        *("p", "pPr", "pageBreakBefore", "sectPr", "r", "rFonts", *_SPOKEN, "sym", "tab", "ptab", "br", "cr"),
        *("noBreakHyphen", "fldChar", "checkBox", "default", "checked", "sdt", "sdtPr", "showingPlcHdr"),
        *("checkbox", "txbxContent", "blip", "imagedata", "tbl", "gridCol", "tr", "trPr", "gridBefore", "tc"),
        *("gridSpan", "vMerge", "hMerge"),
    )
)
UNSEEN = frozenset(
    (
        # What was deleted or moved away while changes are tracked, and properties as they were before.
        *("del", "moveFrom", "sectPrChange", "pPrChange", "rPrChange", "tblPrChange", "tblPrExChange"),
        *("tblGridChange", "trPrChange", "tcPrChange"),
        # The same once more for programs that know less, and how a character is pronounced.
        *("Fallback", "rt"),
    )
)


@dataclass(slots=True)
class Element:
    """An element by its name without prefix."""

    name: str
    attributes: Attributes = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""
    number: int = -1
    """Of a paragraph: how many the part has before it, those that are not seen among them."""

    def value(self, name: str = "val") -> str:
        """Find an attribute by its name without prefix; blank where there is none."""
        return next((text for key, text in self.attributes.items() if key.rpartition(":")[2] == name), "")

    @property
    def is_on(self) -> bool:
        """Whether a switch is on; one without a value is."""
        return self.value() not in OFF

    def child(self, name: str) -> Element | None:
        """Find the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def within(self) -> Iterator[Element]:
        """Walk over all elements below."""
        for child in self.children:
            yield child
            yield from child.within()


class Tree:
    """Collects the tree of one part, as it is seen once all changes are accepted."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]
        self._unseen = 0
        self._paragraphs = 0
        self.starts: Starts = {
            **{name: partial(self._start, name) for name in _KEPT},
            "p": self._start_paragraph,
            **{name: partial(self._hide, name) for name in UNSEEN},
        }
        self.ends: Ends = {
            **dict.fromkeys(_KEPT, self._end),
            "sdt": self._end_control,
            **dict.fromkeys(UNSEEN, self._show),
        }

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if not self._unseen and self._open[-1].name in _SPOKEN:
            self._open[-1].text += data

    def _start(self, name: str, attributes: Attributes) -> None:
        if not self._unseen:
            element = Element(name, attributes)
            self._open[-1].children.append(element)
            self._open.append(element)

    def _start_paragraph(self, attributes: Attributes) -> None:
        self._start("p", attributes)
        if not self._unseen:
            self._open[-1].number = self._paragraphs
        self._paragraphs += 1

    def _end(self) -> None:
        if not self._unseen:
            self._open.pop()

    def _hide(self, name: str, attributes: Attributes) -> None:
        # It is still told that it was there: a row with such a mark is a deleted one.
        if not self._unseen:
            self._open[-1].children.append(Element(name, attributes))
        self._unseen += 1

    def _show(self) -> None:
        self._unseen -= 1

    def _end_control(self) -> None:
        """Put what a content control holds in its place."""
        if self._unseen:
            return
        control = self._open.pop()
        settings = control.child("sdtPr")
        control.children = [child for child in control.children if child is not settings]
        shown = _shown(settings) if settings else None
        if shown is not None:
            _show_instead(control, shown)
        self._open[-1].children[-1:] = control.children


def _shown(settings: Element) -> str | None:
    """Tell what a control shows whatever it holds: its box, or nothing for an invitation to type."""
    box = settings.child("checkbox")
    if box:
        state = box.child("checked")
        return TICKED_BOX if state and state.is_on else BOX
    return "" if settings.child("showingPlcHdr") else None


def _show_instead(control: Element, text: str) -> None:
    for element in control.within():
        if element.name in ("t", "sym"):
            element.name, element.attributes, element.text = "t", {}, text
            text = ""
