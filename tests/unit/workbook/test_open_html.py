"""A web page is read in its own encoding, whatever it says of it."""

from __future__ import annotations

import codecs

import pytest

from desktop.errors import FileRefused
from desktop.workbook import open_html as module
from desktop.workbook.open_html import open_html

PAGE = "<html><head><meta charset={}></head><table><tr><td>绩效自评表</td></tr></table></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "mark"),
    [
        ("gb18030", "gb18030", b""),
        ("'GB2312'", "gbk", b""),
        ('"utf-8"', "utf-8", b""),
        ("UTF8", "utf-8", b""),
        ("big5", "big5", b""),
        ("utf-8", "gb18030", b""),
        ("gb2312", "utf-8", b""),
        ("odd", "gb18030", b""),
        ("gb2312", "utf-8", codecs.BOM_UTF8),
        ("x", "utf-16-le", codecs.BOM_UTF16_LE),
        ("x", "utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_encodings(declared: str, encoding: str, mark: bytes) -> None:
    text = "績效自評表" if encoding == "big5" else "绩效自评表"
    page = PAGE.format(declared).replace("绩效自评表", text)
    (grid,) = open_html("a.xls", mark + page.encode(encoding)).grids()
    assert grid.exact(0, 0) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_that_says_nothing_is_read_by_what_it_can_be(encoding: str) -> None:
    (grid,) = open_html("a.xls", "<table><td>绩效自评表</table>".encode(encoding)).grids()
    assert grid.exact(0, 0) == "绩效自评表"


def test_a_damaged_byte_costs_one_sign_and_not_the_page() -> None:
    data = "<meta charset=gb2312><table><td>绩效</td><td>自评".encode("gb18030") + b"\xff</td></table>"
    (grid,) = open_html("a.xls", data).grids()
    assert (grid.exact(0, 0), grid.exact(0, 1)[:2]) == ("绩效", "自评")


def test_only_so_many_tables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHEETS", 1)
    with pytest.raises(FileRefused, match="工作表超过1张"):
        open_html("a.xls", b"<table></table><table></table>")
