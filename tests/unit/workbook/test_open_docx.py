"""A Word file is opened as a grid for each of its forms, and what stands beside them is told of."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import docx_grid
from desktop.workbook.grid import Grid
from desktop.workbook.opened import Opened
from desktop.workbook.opening import open_bytes
from tests.helpers.word_files import PAGE_BREAK, body, p, plain_table, t, word_file

BOX = f"<w:r><w:txbxContent>{p(t('框里的字'))}</w:txbxContent></w:r>"


def opened(content: str, **parts: str | bytes) -> Opened:
    return open_bytes("a.docx", word_file(content, **parts))


def grids(content: str, **parts: str | bytes) -> list[Grid]:
    return list(opened(content, **parts).grids())


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells()]


def test_each_form_is_a_grid() -> None:
    form = p(t("自评表")) + plain_table([["项目名称", "养护"]])
    first, second = grids(form + PAGE_BREAK + form + p(t("备注")))
    assert (first.name, second.name) == ("表1", "表2")
    assert texts(first) == ["自评表", "项目名称", "养护"]
    assert texts(second) == [*texts(first), "备注"]
    assert first.address((1, 1)) == "表1!B2"
    assert first.facts.merges == ((0, 0, 0, 1),)
    assert (first.facts.filled, first.facts.key) == (3, "")


def test_text_boxes_and_notes_are_not_lost() -> None:
    parts = {
        "word__header1_xml": body(p(t("附件2")), "hdr"),
        "word__footer1_xml": body(p(t("第 1 页 共 2 页 校验码 ABCD-EFGH-JKMN")), "ftr"),
        "word__footer2_xml": body(p(t("- 1 -")) + p(), "ftr"),
        "word__footnotes_xml": body(p(t("按决算数")), "footnotes"),
    }
    form, outside = grids(p(BOX) + plain_table([["甲"]]), **parts)
    assert outside.name == "表外文字"
    assert texts(form) == ["甲"]
    assert texts(outside) == ["框里的字", "按决算数", "附件2"]


def test_pictures_and_unknown_symbols_are_said() -> None:
    content = p('<w:r><a:blip xmlns:a="a"/><w:sym w:font="Wingdings" w:char="F021"/></w:r>')
    found = opened(content)
    assert found.notes == (
        "文件里有1处图片或嵌入的对象，其中的内容没有读入，请核对是否有数据在图片里。",
        "文件里有1个符号无法辨认，以“�”代替，请核对。",
    )
    assert opened(p(t("甲"))).notes == ()


def test_an_empty_file_has_no_sheets() -> None:
    assert opened("").sheets == ()


def test_a_file_too_large_for_a_form_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_grid, "MOST_FILLED", 1)
    found = opened(plain_table([["甲", "乙"]]))
    assert [facts.too_large for facts in found.sheets] == [True]
    assert list(found.grids()) == []


def test_what_declares_entities_is_refused() -> None:
    with pytest.raises(FileRefused, match="DOCTYPE"):
        opened("", word__header1_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
