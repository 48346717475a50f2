"""How a sheet of a workbook of 1997 is protected, written as in today's."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from desktop.workbook.biff import Record
from desktop.workbook.elements import element

_OF_PROTECTION = 2
_ALLOWED = (
    *("objects", "scenarios", "formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows"),
    *("insertHyperlinks", "deleteColumns", "deleteRows", "selectLockedCells", "sort", "autoFilter"),
    *("pivotTables", "selectUnlockedCells"),
)
"""What a protected sheet may allow, each a bit."""


class OldProtection:
    """The protection of one sheet."""

    def __init__(self) -> None:
        self._held: dict[str, object] = {}
        self._allowed: dict[str, object] = {}
        self.takers: Mapping[int, Callable[[Record], None]] = {
            0x12: self._take_cells,
            0x13: self._take_password,
            0x63: self._take_objects,
            0xDD: self._take_scenarios,
            0x867: self._take_allowed,
        }

    def _take_cells(self, record: Record) -> None:
        self._held["sheet"] = record.data[:1] == b"\1"

    def _take_password(self, record: Record) -> None:
        (digest,) = struct.unpack_from("<H", record.data)
        self._held["password"] = f"{digest:04X}" if digest else None

    def _take_objects(self, record: Record) -> None:
        self._held["objects"] = record.data[:1] == b"\1"

    def _take_scenarios(self, record: Record) -> None:
        self._held["scenarios"] = record.data[:1] == b"\1"

    def _take_allowed(self, record: Record) -> None:
        (kind,) = struct.unpack_from("<12xH", record.data)
        if kind == _OF_PROTECTION:
            (flags,) = struct.unpack_from("<I", record.data, 19)
            self._allowed = {name: not flags >> bit & 1 for bit, name in enumerate(_ALLOWED)}

    def written(self) -> str:
        """Write the protection; blank for a sheet that has none."""
        if not self._held.get("sheet"):
            return ""
        return element("sheetProtection", **{**self._allowed, **self._held})
