"""A workbook or a Word file as its parts: which sheet is which part, and the file written again."""

from __future__ import annotations

import io
import posixpath
import zipfile

from desktop.workbook.container import BROKEN, WORKBOOK, Container
from desktop.workbook.refusal import damaged
from desktop.workbook.splicing import Node, set_attribute, spliced, tree, utf_8

TYPES = "[Content_Types].xml"
_TEMPLATES = {
    b"spreadsheetml.template.main+xml": b"spreadsheetml.sheet.main+xml",
    b"ms-excel.template.macroEnabled.main+xml": b"ms-excel.sheet.macroEnabled.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml": b"ms-word.document.macroEnabled.main+xml",
}
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_NO_STYLES = b"<styleSheet/>"


class Package:
    """The parts of a file; those that are never set stay as they are, byte for byte."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._names = {part.lower(): part for part in container.parts}
        self._changed: dict[str, bytes] = {}

    @property
    def parts(self) -> list[str]:
        """Names of the parts."""
        return list(self._names.values())

    @property
    def styles(self) -> bytes:
        """The part that holds the styles; an empty one where there is none."""
        return self.get(_STYLES) if self.has(_STYLES) else _NO_STYLES

    def set_styles(self, data: bytes) -> None:
        """Change the styles, if there are any."""
        if self.has(_STYLES):
            self.set(_STYLES, data)

    def has(self, part: str) -> bool:
        """Tell whether there is such a part; its name counts without regard to case."""
        return part.lower() in self._names

    def get(self, part: str) -> bytes:
        """Read a part, in UTF-8 where it is XML.

        Raises:
            FileRefused: There is none, or it is damaged.
        """
        name = self._names.get(part.lower(), part)
        return self._changed.get(name) or utf_8(b"".join(self._container.chunks(name)))

    def set(self, part: str, data: bytes) -> None:
        """Change a part; the same bytes are no change."""
        if data != self.get(part):
            self._changed[self._names[part.lower()]] = data

    def sheet_part(self, name: str) -> str:
        """Find the part of a sheet."""
        targets = self.targets(WORKBOOK)
        sheets = [node for node in tree(self.get(WORKBOOK)).walk() if node.name == "sheet"]
        sheet = next(node for node in sheets if node.attributes.get("name") == name)
        return targets[next(text for key, text in sheet.attributes.items() if key.endswith(":id"))]

    def targets(self, part: str) -> dict[str, str]:
        """Give the parts that one refers to, by relation id."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if not self.has(relations):
            return {}
        return {
            node.attributes["Id"]: posixpath.normpath(
                posixpath.join("/", folder, node.attributes["Target"])
            ).lstrip("/")
            for node in tree(self.get(relations)).children
            if node.attributes.get("TargetMode") != "External" and {"Id", "Target"} <= node.attributes.keys()
        }

    def shared_string(self, number: int) -> tuple[bytes, Node]:
        """Read a string that cells share: the part it stands in and its element."""
        data = self.get(_STRINGS)
        return data, [node for node in tree(data).children if node.name == "si"][number]

    def be_no_template(self) -> None:
        """Make a workbook or a document of what may be a template for them, which opens as a new file."""
        types = self.get(TYPES)
        for template, own in _TEMPLATES.items():
            types = types.replace(template, own)
        self.set(TYPES, types)

    def compute_when_opened(self) -> None:
        """Ask whoever opens the workbook to compute its formulas again."""
        data = self.get(WORKBOOK)
        root = tree(data)
        settings = root.first("calcPr")
        if settings:
            splice = set_attribute(data, settings, "fullCalcOnLoad", "1")
        else:
            prefix = root.tag.removesuffix("workbook")
            before = [node for node in root.children if node.name in _BEFORE_SETTINGS]
            place = before[-1].end
            splice = (place, place, f'<{prefix}calcPr fullCalcOnLoad="1"/>'.encode())
        self.set(WORKBOOK, spliced(data, [splice]))

    def written(self) -> bytes:
        """Write the file: every part in its place and as it was packed, changed ones with their new bytes.

        Raises:
            FileRefused: A part that nobody looked into is damaged.
        """
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._container.data)) as source,
            zipfile.ZipFile(buffer, "w") as target,
        ):
            for member in source.infolist():
                data = self._changed.get(member.filename) or self._held(source, member)
                target.writestr(member, data)
        return buffer.getvalue()

    def _held(self, source: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
        try:
            return source.read(member)
        except BROKEN as error:
            raise damaged(self._container.name, "checksum") from error


_BEFORE_SETTINGS = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
)
