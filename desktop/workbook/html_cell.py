"""One cell of a table on a web page: its text as the page shows it, and the number behind it if told."""

from __future__ import annotations

import re

from desktop.workbook.addresses import Place
from desktop.workbook.as_shown import format_as_shown
from desktop.workbook.grid import Value
from desktop.workbook.parts import GENERAL, whole
from desktop.workbook.serial_dates import shows_days
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_FORMULA, MOST_ROWS

_BLANKS = re.compile("[ \t\r\n\f]+")
_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
_STYLE_FORMAT = re.compile(r"""mso-number-format\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;]*))""", re.IGNORECASE)
NAMED_FORMATS = {
    "percent": "0.00%",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "general": GENERAL,
    "general number": GENERAL,
}
"""Number formats that have a name, in small letters."""
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
TEXT_FORMAT = "@"
_HARD_SPACE = "\xa0"


def is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether the page doesn't show an element."""
    return bool(_NOT_SHOWN.search(attributes.get("style", "")))


class HtmlText:
    """A text in the making."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_line = False

    def add(self, text: str) -> None:
        """Add a text of the page; its white space counts as one space."""
        self._pieces.append(_BLANKS.sub(" ", text))
        self._in_line = self._in_line or bool(text.strip())

    def end_line(self) -> None:
        """End a line."""
        self._pieces.append("\n")
        self._in_line = False

    def break_line(self) -> None:
        """End a line if there is something in it: what follows stands on one of its own."""
        if self._in_line:
            self.end_line()

    def taken(self) -> str:
        """Take the text as the page shows it."""
        lines = "".join(self._pieces).split("\n")
        self._pieces.clear()
        shown = "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in lines)
        return shown.strip("\n").replace(_HARD_SPACE, " ")


class HtmlCell:
    """A cell in the making."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self.text = HtmlText()

    @property
    def rows(self) -> int:
        """Rows that it takes up; 0 for all that follow."""
        return min(max(0, whole(self._attributes.get("rowspan", "1").strip())), MOST_ROWS)

    @property
    def columns(self) -> int:
        """Columns that it takes up."""
        return min(max(1, whole(self._attributes.get("colspan", "1").strip())), MOST_COLUMNS)

    @property
    def is_hidden(self) -> bool:
        """Whether the page doesn't show it."""
        return is_hidden(self._attributes)

    def put(self, maker: SheetMaker, place: Place) -> None:
        """Put the cell where it stands."""
        shown = self.text.taken()
        formula = self._attributes.get("x:fmla", "").removeprefix("=")[:MOST_FORMULA]
        if "x:err" in self._attributes:
            maker.put_error(place, shown.strip())
        elif shown.strip():
            maker.put(place, *self._value(shown))
        if formula:
            maker.put_formula(place, formula, has_value=bool(shown.strip()))

    def _value(self, shown: str) -> tuple[Value, str]:
        stored = self._attributes.get("x:num") or self._attributes.get("sdval") or ""
        if _NUMBER.fullmatch(stored):
            return float(stored), format_as_shown(float(stored), shown)
        code = self._format()
        if code != GENERAL and _NUMBER.fullmatch(shown) and not shows_days(code):
            return float(shown), code
        return shown, GENERAL

    def _format(self) -> str:
        """The number format that its style gives it; a text's and an unknown one count for none."""
        match = _STYLE_FORMAT.search(self._attributes.get("style", ""))
        if match is None:
            return GENERAL
        code = (match[1] or match[2] or match[3] or "").replace("\\", "").strip()
        return GENERAL if code == TEXT_FORMAT else NAMED_FORMATS.get(code.lower(), code)
