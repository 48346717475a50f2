"""Open a workbook that is one XML file: XML Spreadsheet 2003, or a flat OpenDocument spreadsheet (fods)."""

from __future__ import annotations

from desktop.text import workbook as wording
from desktop.workbook.markup import MarkupReader
from desktop.workbook.ods_content import Content
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import SheetMaker, opened_of
from desktop.workbook.xml_workbook import XmlWorkbook


def open_xml(name: str, data: bytes) -> Opened:
    """Open an XML Spreadsheet 2003.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    content = XmlWorkbook(name)
    MarkupReader(name).read(wording.WHOLE_FILE, [data.lstrip()], content)
    return _opened(name, content.makers, ())


def open_fods(name: str, data: bytes) -> Opened:
    """Open a flat OpenDocument spreadsheet.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    content = Content(name)
    MarkupReader(name).read(wording.WHOLE_FILE, [data.lstrip()], content)
    return _opened(name, content.makers, (wording.NOTE_LINKS,) if content.has_links else ())


def _opened(name: str, makers: list[SheetMaker], notes: tuple[str, ...]) -> Opened:
    if len(makers) > MOST_SHEETS:
        raise unsafe(name, "sheets", limit=MOST_SHEETS)
    if not makers:
        raise damaged(name, "sheets")
    return opened_of(name, makers, notes)
