"""A Word part becomes a tree of what it says, as it is seen with all changes accepted."""

from __future__ import annotations

import pytest

from desktop.workbook.docx_tree import Element, Tree
from desktop.workbook.markup import MarkupReader
from tests.helpers.word_files import body, p, t

CHECKED = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>{}</w:sdt>'


def tree(content: str) -> Element:
    collector = Tree()
    MarkupReader("a.docx").read("word/document.xml", [body(content).encode()], collector)
    return collector.root


def texts(content: str) -> list[str]:
    return [element.text for element in tree(content).within() if element.name == "t"]


def test_elements_keep_order_attributes_and_text() -> None:
    (paragraph,) = tree(p(t("甲"), t("乙"))).children
    assert [child.name for child in paragraph.children] == ["pPr", "r", "r"]
    (text,) = paragraph.children[1].children
    assert (text.text, text.value("space"), text.value("no")) == ("甲", "preserve", "")
    assert paragraph.child("tbl") is None


def test_text_outside_of_runs_says_nothing() -> None:
    assert texts("<w:p>散<w:r>字<w:t>文</w:t></w:r></w:p>") == ["文"]


def test_what_was_inserted_is_there_and_what_was_deleted_is_not() -> None:
    content = p(
        f"<w:ins>{t('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r><w:del/>{t('旧')}</w:del>"
        f"<w:moveFrom>{t('移')}</w:moveFrom><w:moveTo>{t('到')}</w:moveTo>",
        properties="<w:pPrChange><w:pPr><w:pageBreakBefore/></w:pPr></w:pPrChange>",
    )
    assert texts(content) == ["新", "到"]
    assert "pageBreakBefore" not in [element.name for element in tree(content).within()]


def test_the_fallback_of_a_text_box_is_not_read_twice() -> None:
    box = f"<w:txbxContent>{p(t('框'))}</w:txbxContent>"
    sdt = f"<w:sdt><w:sdtContent>{p(t('框'))}</w:sdtContent></w:sdt>"
    assert texts(p(f"<w:r><Choice>{box}</Choice><Fallback>{box}{sdt}</Fallback></w:r>")) == ["框"]


@pytest.mark.parametrize(("value", "box"), [("1", "☑"), ("0", "☐"), ("true", "☑"), ("false", "☐")])
def test_a_check_box_control_shows_its_state_whatever_glyph_it_holds(value: str, box: str) -> None:
    glyph = '<w:r><w:sym w:font="Wingdings 2" w:char="F051"/></w:r>'
    assert texts(p(CHECKED.format(value, f"<w:sdtContent>{glyph}{t('x')}</w:sdtContent>"))) == [box, ""]


def test_a_check_box_control_without_a_state_is_blank() -> None:
    control = f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{t('x')}</w:sdtContent></w:sdt>"
    assert texts(p(control)) == ["☐"]


def test_an_invitation_to_type_is_no_text() -> None:
    inner = f"<w:sdtContent>{t('单击此处输入文字')}</w:sdtContent>"
    assert texts(p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{inner}</w:sdt>")) == [""]


def test_other_controls_are_what_they_hold() -> None:
    assert texts(f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('甲'))}</w:sdtContent></w:sdt>{p(t('乙'))}") == [
        "甲",
        "乙",
    ]
    assert [one.name for one in tree(f"<w:sdt>{p(t('甲'))}{p()}</w:sdt>{p()}").children] == ["p", "p", "p"]


def test_switches() -> None:
    assert Element("checked").is_on
    assert not Element("checked", {"w:val": "off"}).is_on
