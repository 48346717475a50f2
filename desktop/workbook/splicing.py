"""Change single places of an XML part and leave every other byte of it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

Splice = tuple[int, int, bytes]
"""Where a stretch begins and ends, and what takes its place."""

_TAG_END = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Node:
    """An element and where it stands in the bytes of its part."""

    tag: str
    """As written, with its prefix."""
    attributes: dict[str, str]
    start: int
    inside: int
    """Behind the start tag."""
    behind: int = 0
    """Before the end tag; the same as `end` for an element in a single tag."""
    end: int = 0
    children: list[Node] = field(default_factory=list)
    text: str = ""

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def is_single(self) -> bool:
        """Whether the element is one tag: <c/>."""
        return self.inside == self.end

    def walk(self) -> Iterator[Node]:
        """Walk over the element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def named(self, name: str) -> Iterator[Node]:
        """Walk over the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """Find the first child of a name."""
        return next(self.named(name), None)


def utf_8(data: bytes) -> bytes:
    """Give a part in UTF-8 without a byte order mark; one that is has its bytes kept."""
    if not data.startswith(_UTF_16):
        return data.removeprefix(_UTF_8_MARK)
    return _ENCODING.sub(r"\1", data.decode("utf-16"), count=1).encode()


def tree(data: bytes) -> Node:
    """Parse a part in UTF-8; it was found to be well-formed before.

    Raises:
        ExpatError: It is not.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    root = Node("", {}, 0, 0)
    open_nodes = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        match = _TAG_END.match(data, at)
        assert match is not None
        node = Node(tag, attributes, at, match.end())
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(_tag: str) -> None:
        node = open_nodes.pop()
        if data[node.inside - 2 : node.inside] == b"/>":
            node.behind = node.end = node.inside
        else:
            node.behind = parser.CurrentByteIndex
            node.end = data.index(b">", node.behind) + 1

    def text(characters: str) -> None:
        open_nodes[-1].text += characters

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return root.children[0]


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """Put other bytes in the place of some; those at the same place one behind the other."""
    pieces: list[bytes] = []
    place = 0
    for start, end, instead in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [data[place:start], instead]
        place = end
    return b"".join([*pieces, data[place:]])


def set_attribute(data: bytes, node: Node, name: str, value: str) -> Splice:
    """Give an attribute another value, or the element the attribute."""
    quoted = attribute(value)
    pattern = re.compile(rb"\s" + name.encode() + rb"""\s*=\s*("[^"]*"|'[^']*')""")
    match = pattern.search(data, node.start, node.inside)
    if match:
        return (*match.span(1), quoted)
    place = node.start + 1 + len(node.tag.encode())
    return place, place, b" " + name.encode() + b"=" + quoted


def set_text(node: Node, text: str) -> Splice:
    """Give an element that holds nothing but text another one."""
    return node.inside, node.behind, content(text)


def attribute(value: str) -> bytes:
    """Write the value of an attribute with its quotes."""
    escaped = escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
    return f'"{escaped}"'.encode()


def content(text: str) -> bytes:
    """Write text between tags."""
    return escape(text).encode()
