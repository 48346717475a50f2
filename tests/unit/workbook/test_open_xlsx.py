"""A workbook is opened with its sheets, and with a word on what was left out of it."""

from __future__ import annotations

from desktop.text import workbook as wording
from desktop.workbook.container import Container
from desktop.workbook.open_xlsx import open_xlsx
from tests.broken_files.hostile import with_parts


def test_macros_and_links_are_said() -> None:
    linked = {"xl__externalLinks__externalLink1_dot_xml": "<a/>"}
    opened = open_xlsx(Container("a.xlsm", with_parts(xl__vbaProject_dot_bin=b"\0", **linked)))
    assert opened.notes == (wording.NOTE_MACROS, wording.NOTE_LINKS)
    assert open_xlsx(Container("a.xlsx", with_parts())).notes == ()


def test_sheets_and_grids_go_together() -> None:
    opened = open_xlsx(Container("a.xlsx", with_parts()))
    (grid,) = opened.grids()
    assert opened.sheets == (grid.facts,)
