"""Parse the XML of a part with expat, within limits, telling a collector what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from desktop.workbook.refusal import damaged, unsafe

DEEPEST = 64
MOST_ELEMENTS = 1_000_000
LONGEST_TOKEN = 2 << 20

Attributes = dict[str, str]


class Collector(Protocol):
    """Takes what one part holds; element names come without their prefix."""

    def start(self, tag: str, attributes: Attributes) -> None: ...

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...


class Ignored:
    """Collects nothing: the part is only checked."""

    def start(self, tag: str, attributes: Attributes) -> None: ...

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...


class MarkupReader:
    """Parses the parts of one file; the elements of all of them count together."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._elements = 0

    def read(self, part: str, chunks: Iterable[bytes], collector: Collector) -> None:
        """Parse a part.

        Raises:
            FileRefused: It is no well-formed XML, declares entities, or goes beyond a limit.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        self._attach(parser, part, collector)
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

    def _attach(self, parser: expat.XMLParserType, part: str, collector: Collector) -> None:
        depth = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > DEEPEST:
                raise unsafe(self.name, "depth", part=part, limit=DEEPEST)
            if self._elements > MOST_ELEMENTS:
                raise unsafe(self.name, "elements", limit=MOST_ELEMENTS)
            collector.start(name.rpartition(":")[2], attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            collector.end(name.rpartition(":")[2])

        def doctype(*_declaration: object) -> None:
            raise unsafe(self.name, "doctype", part=part)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = collector.text
        parser.StartDoctypeDeclHandler = doctype
