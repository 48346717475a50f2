"""A workbook of 1997 is opened with its sheets and with a word on what was left out of it."""

from __future__ import annotations

import struct

import pytest

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.workbook import open_xls as module
from desktop.workbook.open_xls import open_xls
from tests.helpers import old_workbooks as old


def test_sheets_come_in_their_order_and_those_without_cells_are_empty() -> None:
    opened = open_xls("a.et", old.old_workbook({"甲": [old.label("A1", "x")], "乙": []}))
    assert [(facts.name, facts.filled) for facts in opened.sheets] == [("甲", 1), ("乙", 0)]
    assert [grid.name for grid in opened.grids()] == ["甲"]
    assert opened.notes == ()
    chart = old.container({"Workbook": old.stream({"图": [old.label("A1", "x")]}, kind=2)})
    assert open_xls("a.xls", chart).sheets[0].filled == 0


def test_macros_and_links_are_said() -> None:
    link = old.record(0x1AE, struct.pack("<HH", 1, 5), b"\0a.xls")
    data = old.container({"Workbook": old.stream({"甲": []}, [link]), "_VBA_PROJECT_CUR": b""})
    assert open_xls("a.xls", data).notes == (wording.NOTE_MACROS, wording.NOTE_LINKS)


def test_hidden_sheets_are_known() -> None:
    data = old.container({"Workbook": old.stream({"甲": []}, hidden=2)})
    assert not open_xls("a.xls", data).sheets[0].shown


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (old.container({"Other": b"x"}), "无法解读"),
        (old.old_workbook({}), "目录与内容不一致"),
        (old.container({"Workbook": b"\0" * 9000}), "无法解读"),
        (
            old.container({"Workbook": old.begin(old.GLOBALS) + old.record(0x85, b"\0") + old.finish()}),
            "无法解读",
        ),
    ],
)
def test_what_is_no_workbook_is_damage(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        open_xls("a.xls", data)


def test_only_so_many_sheets_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHEETS", 1)
    with pytest.raises(FileRefused, match="工作表超过1张"):
        open_xls("a.xls", old.old_workbook({"甲": [], "乙": []}))
