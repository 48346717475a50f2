"""An OpenDocument spreadsheet is opened with a word on what was left out of it, or refused."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.workbook import open_ods as module
from desktop.workbook.container import Container
from desktop.workbook.open_ods import open_ods
from tests.helpers.open_documents import MIMETYPE, cell, document, row, table
from tests.helpers.workbooks import package

MANIFEST = "META-INF/manifest.xml"


def test_macros_are_said() -> None:
    data = document(table(row(cell("a"))), Basic__Standard__a_dot_xml="<a/>", **{MANIFEST: "<manifest/>"})
    assert open_ods(Container("a.ods", data)).notes == (wording.NOTE_MACROS,)
    assert open_ods(Container("a.ods", document(table()))).notes == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (package({"mimetype": MIMETYPE}), "缺少部件“content.xml”"),
        (document(**{MANIFEST: "<encryption-data/>"}), "打开密码"),
        (document(), "目录与内容不一致"),
        (package({"mimetype": MIMETYPE, "content.xml": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
        (package({"mimetype": MIMETYPE, "content.xml": "<a>"}), "不是合格的XML"),
    ],
)
def test_what_is_none_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        open_ods(Container("a.ods", data))


def test_only_so_many_sheets_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHEETS", 1)
    with pytest.raises(FileRefused, match="工作表超过1张"):
        open_ods(Container("a.ods", document(table(), table())))
