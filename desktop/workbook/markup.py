"""Parse the XML of a part with expat, within limits, telling a collector what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.whole_elements import WholeElements, Wholes

DEEPEST = 64
MOST_ELEMENTS = 1_000_000
LONGEST_TOKEN = 2 << 20

Attributes = dict[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]

_DECLARATIONS = tuple(
    f"<!{word}".encode(encoding)
    for word in ("DOCTYPE", "ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_MARK = b"!"
_OVERLAP = 32


class Collector(Protocol):
    """Takes what one part holds: what to do at an element, by its name without prefix, and with text."""

    @property
    def starts(self) -> Starts: ...

    @property
    def ends(self) -> Ends: ...

    def text(self, data: str) -> None: ...


class Listing(Collector, Protocol):
    """Takes a part with many elements of one kind: each as a whole, or all at once where they are plain."""

    @property
    def tag(self) -> bytes:
        """The element in which all of them stand."""

    @property
    def wholes(self) -> Wholes: ...

    def take(self, markup: str) -> bool:
        """Take all of them at once; False, and none taken, where they are not understood to the last sign."""


class MarkupReader:
    """Parses the parts of one file; the elements of all of them count together."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.elements = 0

    def read(
        self, part: str, chunks: Iterable[bytes], collector: Collector, wholes: Wholes | None = None
    ) -> None:
        """Parse a part piece by piece.

        Args:
            part: Its name.
            chunks: Its pieces.
            collector: What it is told to.
            wholes: What to do with elements that are taken with all that is in them.

        Raises:
            FileRefused: It is no well-formed XML, declares entities, or goes beyond a limit.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        self._attach(parser, part, collector, WholeElements(self.name, wholes or {}))
        fed = 0
        try:
            for piece in chunks:
                parser.Parse(piece, False)
                fed += len(piece)
                # A token that never ends would be looked at again with every piece.
                if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                    raise unsafe(self.name, "token", part=part)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise damaged(self.name, "markup", part=part, line=error.lineno) from error
        except (LookupError, ValueError) as error:
            # The declaration names an encoding that there is not, or that no workbook is written in.
            raise damaged(self.name, "encoding", part=part) from error

    def check(self, part: str, chunks: Iterable[bytes]) -> None:
        """Look for declarations in a part that nothing is taken from, without parsing it.

        Raises:
            FileRefused: It declares a document type or entities.
        """
        before = b""
        for piece in chunks:
            seen = before + piece
            if _MARK in seen and any(declaration in seen for declaration in _DECLARATIONS):
                raise unsafe(self.name, "doctype", part=part)
            before = piece[-_OVERLAP:]

    def _attach(
        self, parser: expat.XMLParserType, part: str, collector: Collector, wholes: WholeElements
    ) -> None:
        depth = 0
        starts, ends, text = collector.starts, collector.ends, collector.text

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            self.elements += 1
            if depth > DEEPEST:
                raise unsafe(self.name, "depth", part=part, limit=DEEPEST)
            if self.elements > MOST_ELEMENTS:
                raise unsafe(self.name, "elements", limit=MOST_ELEMENTS)
            local = name.rpartition(":")[2] if ":" in name else name
            begin = None if wholes.start(local, attributes) else starts.get(local)
            if begin:
                begin(attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            finish = None if wholes.end() else ends.get(name.rpartition(":")[2] if ":" in name else name)
            if finish:
                finish()

        def data(found: str) -> None:
            if not wholes.text(found):
                text(found)

        def doctype(*_declaration: object) -> None:
            raise unsafe(self.name, "doctype", part=part)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = doctype
