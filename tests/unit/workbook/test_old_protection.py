"""The protection of a sheet of 1997 is kept."""

from __future__ import annotations

import struct

from desktop.workbook.biff import Record
from desktop.workbook.old_protection import OldProtection


def written(*records: tuple[int, bytes]) -> str:
    made = OldProtection()
    for kind, data in records:
        made.takers[kind](Record(kind, (data,)))
    return made.written()


def allowed(kind: int, flags: int) -> tuple[int, bytes]:
    return 0x867, struct.pack("<H10xHBIIH", 0x867, kind, 1, 0xFFFFFFFF, flags, 0)


def test_a_sheet_without_protection_has_none() -> None:
    assert written() == ""
    assert written((0x12, b"\0\0"), (0x13, b"\1\2")) == ""


def test_protection_with_its_password_is_kept() -> None:
    assert written((0x12, b"\1\0"), (0x13, b"\x1a\xcc"), (0x63, b"\1\0"), (0xDD, b"\0\0")) == (
        '<sheetProtection sheet="1" password="CC1A" objects="1" scenarios="0"/>'
    )
    assert written((0x12, b"\1\0"), (0x13, b"\0\0")) == '<sheetProtection sheet="1"/>'


def test_what_is_allowed_all_the_same_is_kept() -> None:
    said = written((0x12, b"\1\0"), allowed(2, 0x4404))
    assert 'formatCells="0"' in said
    assert 'formatRows="1"' in said
    assert 'selectLockedCells="0"' in said
    assert written((0x12, b"\1\0"), allowed(4, 0x4404)) == '<sheetProtection sheet="1"/>'
