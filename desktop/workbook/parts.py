"""What is taken from the list of sheets, the relations, the styles and the shared strings of a workbook."""

from __future__ import annotations

from desktop.workbook.markup import Attributes, Ends, Starts
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
        self._number = -1
        self._key = ""
        self.starts: Starts = {"sheet": self._start_sheet, "definedName": self._start_name}
        self.ends: Ends = {"definedName": self._end_name}

    def text(self, data: str) -> None:
        if self._number >= 0 and len(self._key) < _LONGEST_KEY:
            self._key += data

    def _start_sheet(self, attributes: Attributes) -> None:
        relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        shown = attributes.get("state", "visible") == "visible"
        self.sheets.append((attributes.get("name", ""), relation, shown))

    def _start_name(self, attributes: Attributes) -> None:
        if attributes.get("name") == KEY_NAME:
            self._number, self._key = whole(attributes.get("localSheetId", "")), ""

    def _end_name(self) -> None:
        if self._number >= 0:
            self.keys[self._number] = self._key
            self._number = -1


class Relations:
    """Which parts another part refers to."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        """Path by relation id."""
        self.starts: Starts = {"Relationship": self._start}
        self.ends: Ends = {}

    def text(self, data: str) -> None: ...

    def _start(self, attributes: Attributes) -> None:
        self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class Styles:
    """The number format of each cell style."""

    def __init__(self, built_in: dict[int, str]) -> None:
        self.formats: list[str] = []
        self._codes = dict(built_in)
        self._in_cell_styles = False
        self.starts: Starts = {
            "numFmt": self._start_format,
            "cellXfs": self._start_cell_styles,
            "xf": self._start_style,
        }
        self.ends: Ends = {"cellXfs": self._end_cell_styles}

    def text(self, data: str) -> None: ...

    def _start_format(self, attributes: Attributes) -> None:
        code = attributes.get("formatCode", "")
        number = whole(attributes.get("numFmtId", ""))
        self._codes[number] = code if len(code) <= _LONGEST_FORMAT else GENERAL

    def _start_cell_styles(self, _attributes: Attributes) -> None:
        self._in_cell_styles = True

    def _end_cell_styles(self) -> None:
        self._in_cell_styles = False

    def _start_style(self, attributes: Attributes) -> None:
        if self._in_cell_styles:
            self.formats.append(self._codes.get(whole(attributes.get("numFmtId", "")), GENERAL))


class SharedStrings:
    """The lengths of the strings that cells refer to by number."""

    def __init__(self, lengths: list[int], spent: Spent) -> None:
        self._lengths = lengths
        self._spent = spent
        self.starts: Starts = {"si": self._start}
        self.ends: Ends = {}

    def text(self, data: str) -> None:
        # Every text counts, phonetic marks too: the limit is to hold whatever a reader makes of it.
        self._spent.text(len(data))
        if self._lengths:
            self._lengths[-1] += len(data)

    def _start(self, _attributes: Attributes) -> None:
        self._lengths.append(0)
