"""Draw a workbook of 1997 (xls, et) again as one of today (xlsx), so that it can be filled in place."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.errors import FileRefused
from desktop.text import fill as wording
from desktop.workbook.biff import Records
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.elements import HEAD, OFFICE, element
from desktop.workbook.old_book import OldBook
from desktop.workbook.old_sheet import OldSheet
from desktop.workbook.open_xls import open_xls, stream_of
from desktop.workbook.refusal import damaged
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from desktop.workbook.steady import zipped

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATED = "application/vnd.openxmlformats-package.relationships+xml"
_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A workbook of today's kind."""

    data: bytes
    notes: tuple[str, ...]
    """What could not be carried over, a sentence each."""


def redraw(name: str, data: bytes) -> Redrawn:
    """Write a workbook of 1997 as one of today: values, formulas, looks, print set-up, names, protection.

    Args:
        name: The file's name, for the sentence that refuses it.
        data: The file.

    Raises:
        FileRefused: It is damaged, has a password, goes beyond a limit, or is of 1995.
    """
    opened = open_xls(name, data)
    stream = stream_of(name, data)
    spent = Spent(name)
    try:
        records = Records(name, stream)
        book = BiffBook(records, Spent(name))
        if book.is_1995:
            raise FileRefused(wording.OF_1995.format(name=name))
        drawn = OldBook(book.sheets, Records(name, stream).part(0))
        if not drawn.carried:
            raise damaged(name, "sheets")
        sheets = [_sheet(records, book, drawn, number, spent) for number in drawn.carried]
        parts = [sheet.written() for sheet in sheets]
    except (struct.error, IndexError) as error:
        raise damaged(name, "content") from error
    names = [drawn.around.sheets[number] for number in drawn.carried]
    notes = (*opened.notes, *_notes(names, sheets, len(drawn.listed) - len(drawn.carried)))
    return Redrawn(_zipped(drawn, parts), notes)


def _sheet(records: Records, book: BiffBook, drawn: OldBook, number: int, spent: Spent) -> OldSheet:
    maker = SheetMaker(records.name, book.sheets[number].name, Spent(records.name))
    sheet = OldSheet(book, drawn, maker, number, spent)
    sheet.read(records.part(book.sheets[number].at))
    return sheet


def _notes(names: Sequence[str], sheets: Sequence[OldSheet], others: int) -> Iterator[str]:
    for name, sheet in zip(names, sheets, strict=True):
        if sheet.kept_values:
            listed = wording.COMMA.join(sheet.kept_values[:_MOST_NAMED])
            more = wording.AND_MORE if len(sheet.kept_values) > _MOST_NAMED else ""
            yield wording.KEPT_VALUES.format(sheet=name, count=len(sheet.kept_values), cells=listed + more)
    lost = sum((sheet.lost for sheet in sheets), Counter[str]())
    if others:
        lost["sheets"] = others
    if lost:
        said = (wording.LOST_KINDS[kind].format(count=count) for kind, count in lost.items())
        yield wording.LOST.format(what=wording.COMMA.join(said))


def _zipped(drawn: OldBook, sheets: Sequence[str]) -> bytes:
    places = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    types = [
        element("Default", Extension="rels", ContentType=_RELATED),
        element("Default", Extension="xml", ContentType="application/xml"),
        _type("workbook.xml", f"{_PART}sheet.main+xml"),
        _type("styles.xml", f"{_PART}styles+xml"),
        *(_type(place, f"{_PART}worksheet+xml") for place in places),
    ]
    relations = [_relation(number, "worksheet", place) for number, place in enumerate(places, 1)]
    relations.append(_relation(len(places) + 1, "styles", "styles.xml"))
    parts = {
        "[Content_Types].xml": HEAD + element("Types", "".join(types), xmlns=_TYPES),
        "_rels/.rels": _related([_relation(1, "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": drawn.written(),
        "xl/_rels/workbook.xml.rels": _related(relations),
        "xl/styles.xml": drawn.styles.written(),
        **{f"xl/{place}": sheet for place, sheet in zip(places, sheets, strict=True)},
    }
    return zipped((name, part.encode("utf-8", "replace")) for name, part in parts.items())


def _type(place: str, kind: str) -> str:
    return element("Override", PartName=f"/xl/{place}", ContentType=kind)


def _relation(number: int, kind: str, target: str) -> str:
    return element("Relationship", Id=f"rId{number}", Type=f"{OFFICE}/{kind}", Target=target)


def _related(relations: Sequence[str]) -> str:
    return HEAD + element("Relationships", "".join(relations), xmlns=_RELATIONS)
