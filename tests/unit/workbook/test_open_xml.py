"""A workbook that is one XML file is opened like any other."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import open_xml as module
from desktop.workbook.opening import open_bytes
from tests.helpers.xml_workbooks import cell, row, xml_workbook

FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document>"
)


def test_the_sheets_of_an_xml_workbook_are_opened_in_any_encoding() -> None:
    data = xml_workbook({"一": row(cell("甲")), "二": row(cell("乙"))})
    utf_16 = data.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")
    for written in (data, b"\n " + data, utf_16):
        opened = open_bytes("a.xls", written)
        assert [grid.name for grid in opened.grids()] == ["一", "二"]


def test_a_flat_open_document_is_opened() -> None:
    filled = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    rows = f"<table:table-row>{filled}</table:table-row>"
    sheet = f'<table:table table:name="自评表">{rows}</table:table>'
    opened = open_bytes("a.fods", FLAT.format(sheet).encode())
    (grid,) = opened.grids()
    assert (grid.name, grid.exact(0, 0), opened.notes) == ("自评表", "甲", ())
    linked = '<table:table table:name="二"><table:table-source/></table:table>'
    assert "其他工作簿" in open_bytes("a.fods", FLAT.format(sheet + linked).encode()).notes[0]


@pytest.mark.parametrize("data", [xml_workbook({}), FLAT.format("").encode()])
def test_without_sheets_it_is_damaged(data: bytes) -> None:
    with pytest.raises(FileRefused, match="目录与内容不一致"):
        open_bytes("a.xml", data)


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHEETS", 1)
    with pytest.raises(FileRefused, match="工作表超过1张"):
        open_bytes("a.xml", xml_workbook({"一": "", "二": ""}))


def test_cut_off_it_is_damaged() -> None:
    with pytest.raises(FileRefused, match=r"全文.*不是合格的XML"):
        open_bytes("a.xml", xml_workbook({"一": row(cell("甲"))})[:-20])
