"""What is taken from the list of sheets, the relations, the styles and the shared strings of a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from xml.etree.ElementTree import Element

from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.sheet_tokens import strings_of
from desktop.workbook.spent import Spent
from desktop.workbook.string_items import string_of
from desktop.workbook.whole_elements import Wholes

GENERAL = "General"
YES = ("1", "true", "on")
KEY_NAME = "_ziping"
"""The hidden name that holds the key of a sheet of our own."""
_LONGEST_KEY = 10_000
_LONGEST_FORMAT = 255


def whole(text: str) -> int:
    """Read a number that counts something, from 0; -1 if it is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else -1


class Frame:
    """What stands around the elements of a listing: those of some names, in their order."""

    def __init__(self, names: Iterable[str]) -> None:
        self.heard: list[tuple[str, Attributes]] = []
        """Names and attributes."""
        self.starts: Starts = {name: partial(self._hear, name) for name in names}
        self.ends: Ends = {}

    def text(self, data: str) -> None: ...

    def _hear(self, name: str, attributes: Attributes) -> None:
        self.heard.append((name, attributes))


class WorkbookPart:
    """The list of sheets, and the keys of those that are our own."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        """Name, relation id and whether it is shown."""
        self.keys: dict[int, str] = {}
        """By number of the sheet."""
        self.from_1904 = False
        """Whether its days are counted from 1904."""
        self._number = -1
        self._key = ""
        self.starts: Starts = {
            "workbookPr": self._start_properties,
            "sheet": self._start_sheet,
            "definedName": self._start_name,
        }
        self.ends: Ends = {"definedName": self._end_name}

    def text(self, data: str) -> None:
        if self._number >= 0 and len(self._key) < _LONGEST_KEY:
            self._key += data

    def _start_properties(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get("date1904") in YES

    def _start_sheet(self, attributes: Attributes) -> None:
        relation = next((value for name, value in attributes.items() if name.endswith((":id", "}id"))), "")
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
    """The strings that cells refer to by number."""

    tag = b"sst"

    def __init__(self, spent: Spent) -> None:
        self.texts: list[str] = []
        self._spent = spent
        self.starts: Starts = {}
        self.ends: Ends = {}
        self.wholes: Wholes = {"si": self._take_item}

    def text(self, data: str) -> None: ...

    def take(self, markup: str) -> bool:
        texts = strings_of(markup)
        for text in texts or ():
            self._add(text)
        return texts is not None

    def _take_item(self, item: Element) -> None:
        self._add(string_of(item))

    def _add(self, text: str) -> None:
        self._spent.text(len(text))
        self.texts.append(text)
