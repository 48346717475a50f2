"""What is taken from the list of sheets, the relations, the styles and the shared strings of a workbook."""

from __future__ import annotations

from desktop.workbook.markup import Attributes
from desktop.workbook.spent import Spent

GENERAL = "General"
KEY_NAME = "_ziping"
"""The hidden name that holds the key of a sheet of our own."""
_LONGEST_KEY = 10_000
_LONGEST_FORMAT = 255


def whole(text: str) -> int:
    """Read a number that counts something, from 0; -1 if it is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else -1


class WorkbookPart:
    """The list of sheets, and the keys of those that are our own."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        """Name, relation id and whether it is shown."""
        self.keys: dict[int, str] = {}
        """By number of the sheet."""
        self._sheet = -1
        self._key = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            shown = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), relation, shown))
        elif tag == "definedName" and attributes.get("name") == KEY_NAME:
            self._sheet, self._key = whole(attributes.get("localSheetId", "")), ""

    def end(self, tag: str) -> None:
        if tag == "definedName" and self._sheet >= 0:
            self.keys[self._sheet] = self._key
            self._sheet = -1

    def text(self, data: str) -> None:
        if self._sheet >= 0 and len(self._key) < _LONGEST_KEY:
            self._key += data


class Relations:
    """Which parts another part refers to."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        """Path by relation id."""
        self.kinds: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
            self.kinds.append(attributes.get("Type", "").rpartition("/")[2])

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...


class Styles:
    """The number format of each cell style."""

    def __init__(self, built_in: dict[int, str]) -> None:
        self.formats: list[str] = []
        self._codes = dict(built_in)
        self._in_cell_styles = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            code = attributes.get("formatCode", "")
            number = whole(attributes.get("numFmtId", ""))
            self._codes[number] = code if len(code) <= _LONGEST_FORMAT else GENERAL
        elif tag == "cellXfs":
            self._in_cell_styles = True
        elif tag == "xf" and self._in_cell_styles:
            self.formats.append(self._codes.get(whole(attributes.get("numFmtId", "")), GENERAL))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cell_styles = False

    def text(self, data: str) -> None: ...


class SharedStrings:
    """The lengths of the strings that cells refer to by number."""

    def __init__(self, lengths: list[int], spent: Spent) -> None:
        self._lengths = lengths
        self._spent = spent
        self._number = -1

    def start(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002 - a collector's shape
        if tag == "si":
            self._number += 1
            if self._number == len(self._lengths):
                self._lengths.append(0)

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None:
        # Every text counts, phonetic marks too: the limit is to hold whatever a reader makes of it.
        self._spent.text(len(data))
        if self._number >= 0:
            self._lengths[self._number] += len(data)
