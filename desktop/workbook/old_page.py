"""How a sheet of a workbook of 1997 is printed, written as in today's."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from desktop.workbook.biff import Record, Strings
from desktop.workbook.elements import counted, element, text

_MARGINS = {0x26: "left", 0x27: "right", 0x28: "top", 0x29: "bottom"}
_USUAL_MARGINS = {"left": 0.75, "right": 0.75, "top": 1.0, "bottom": 1.0, "header": 0.5, "footer": 0.5}
_WIDEST = 49.0
_MOST_BREAKS = 1026
_OPTIONS = {0x83: "horizontalCentered", 0x84: "verticalCentered", 0x2A: "headings", 0x2B: "gridLines"}
_NOT_SET, _NO_ORIENTATION = 0x04, 0x40
_ACROSS_FIRST, _UPRIGHT, _NO_COLOURS, _DRAFT, _FIRST_PAGE = 0x01, 0x02, 0x08, 0x10, 0x80
_SCALES = range(10, 401)


class OldPage:
    """Paper, margins, head and foot, and where pages break."""

    def __init__(self) -> None:
        self.fits = False
        """The print is scaled to a number of pages."""
        self.sums_above = self.sums_left = False
        self._margins = dict(_USUAL_MARGINS)
        self._options: dict[str, bool] = {}
        self._setup: dict[str, object] = {}
        self._head = self._foot = ""
        self._breaks: dict[str, list[str]] = {"rowBreaks": [], "colBreaks": []}
        self.takers: Mapping[int, Callable[[Record], None]] = {
            0x81: self._take_sheet_settings,
            0xA1: self._take_setup,
            0x14: self._take_head,
            0x15: self._take_foot,
            0x1B: self._take_row_breaks,
            0x1A: self._take_column_breaks,
            **dict.fromkeys(_MARGINS, self._take_margin),
            **dict.fromkeys(_OPTIONS, self._take_option),
        }

    def _take_sheet_settings(self, record: Record) -> None:
        (flags,) = struct.unpack_from("<H", record.data)
        self.fits = bool(flags & 0x100)
        self.sums_above, self.sums_left = not flags & 0x40, not flags & 0x80

    def _take_margin(self, record: Record) -> None:
        self._set_margin(_MARGINS[record.kind], struct.unpack_from("<d", record.data)[0])

    def _set_margin(self, name: str, inches: float) -> None:
        if 0 <= inches < _WIDEST:
            self._margins[name] = inches

    def _take_option(self, record: Record) -> None:
        self._options[_OPTIONS[record.kind]] = record.data[:1] == b"\1"

    def _take_setup(self, record: Record) -> None:
        paper, scale, first, wide, high, flags = struct.unpack_from("<2HhHHH", record.data)
        head, foot = struct.unpack_from("<2d", record.data, 16)
        self._set_margin("header", head)
        self._set_margin("footer", foot)
        self._setup = {
            "fitToWidth": wide,
            "fitToHeight": high,
            "pageOrder": "overThenDown" if flags & _ACROSS_FIRST else None,
            "blackAndWhite": bool(flags & _NO_COLOURS) or None,
            "draft": bool(flags & _DRAFT) or None,
            "firstPageNumber": first if flags & _FIRST_PAGE and first >= 0 else None,
            "useFirstPageNumber": bool(flags & _FIRST_PAGE) or None,
        }
        if not flags & _NOT_SET:
            self._setup |= {"paperSize": paper or None, "scale": scale if scale in _SCALES else None}
            if not flags & _NO_ORIENTATION:
                self._setup["orientation"] = "portrait" if flags & _UPRIGHT else "landscape"

    def _take_head(self, record: Record) -> None:
        self._head = _line(record)

    def _take_foot(self, record: Record) -> None:
        self._foot = _line(record)

    def _take_row_breaks(self, record: Record) -> None:
        self._take_breaks(record, "rowBreaks", 16_383)

    def _take_column_breaks(self, record: Record) -> None:
        self._take_breaks(record, "colBreaks", 1_048_575)

    def _take_breaks(self, record: Record, where: str, last: int) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        places = sorted(
            {
                struct.unpack_from("<H", record.data, 2 + number * 6)[0]
                for number in range(min(count, _MOST_BREAKS))
            }
        )
        self._breaks[where] = [element("brk", id=place, max=last, man=True) for place in places if place]

    def written(self) -> str:
        """Write what stands behind the cells of the sheet."""
        lines = "".join(
            element(name, held)
            for name, held in (("oddHeader", self._head), ("oddFooter", self._foot))
            if held
        )
        breaks = (
            counted(name, held, manualBreakCount=len(held)) for name, held in self._breaks.items() if held
        )
        options = {name: True for name, is_set in self._options.items() if is_set}
        return "".join(
            (
                element("printOptions", **options) if options else "",
                element("pageMargins", **self._margins),
                element("pageSetup", **self._setup) if self._setup else "",
                element("headerFooter", lines) if lines else "",
                *breaks,
            )
        )


def _line(record: Record) -> str:
    return text(Strings(record.pieces).string()) if record.data else ""
