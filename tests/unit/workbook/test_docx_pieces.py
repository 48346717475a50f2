"""The pieces of a Word paragraph say together what the reader reads."""

from __future__ import annotations

import pytest

from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.docx_pieces import Shown, invites, pieces_of, value_of
from desktop.workbook.docx_text import paragraph_text
from desktop.workbook.docx_tree import Tree
from desktop.workbook.markup import MarkupReader
from tests.helpers.word_files import NAMES, p, t

FIELD = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
PARAGRAPHS = {
    "runs": p(t("甲 "), "<w:r><w:t> 乙 </w:t></w:r>"),
    "marks": p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:noBreakHyphen/><w:cr/></w:r>"),
    "links": p(f"<w:hyperlink>{t('甲')}</w:hyperlink><w:ins>{t('乙')}</w:ins><w:del>{t('丙')}</w:del>"),
    "symbols": p(
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="x"/></w:r>'
    ),
    "font": p('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0a8</w:t></w:r>'),
    "plain font": p('<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/></w:rPr><w:t>a</w:t></w:r>'),
    "text box": p("<w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:r>", t("甲")),
    "form box": p(
        FIELD.format("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"),
        FIELD.format("end", ""),
        FIELD.format("end", ""),
    ),
    "overstruck": p(
        FIELD.format("begin", ""),
        "<w:r><w:instrText>eq \\o\\ac(□,√)</w:instrText></w:r>",
        FIELD.format("end", ""),
    ),
    "other field": p(
        "<w:r><w:instrText>x</w:instrText></w:r>",
        FIELD.format("begin", ""),
        "<w:r><w:instrText>eq \\o\\ac(□,√)</w:instrText></w:r>",
        FIELD.format("separate", ""),
        t("乙"),
        FIELD.format("end", ""),
    ),
    "box control": p(
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{t('x')}{t('y')}</w:sdtContent></w:sdt>"
    ),
    "empty box": p(f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{t('x')}</w:sdtContent></w:sdt>"),
    "invitation": p(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('单击')}"
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:sdtContent></w:sdt>',
        t("甲"),
    ),
    "control": p(f"<w:sdt><w:sdtContent>{t('甲')}</w:sdtContent></w:sdt>"),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_pieces_say_what_is_read(name: str) -> None:
    data = f"<w:body {NAMES}>{PARAGRAPHS[name]}</w:body>".encode()
    tree = Tree()
    MarkupReader("a.docx").read("a.xml", [data], tree)
    (element, *_) = (one for one in tree.root.within() if one.name == "p")
    paragraph = Nodes(data).paragraphs[0]
    assert "".join(piece.text for piece in pieces_of(paragraph)) == paragraph_text(element)


def test_what_shows_a_piece_is_known() -> None:
    data = f"<w:body {NAMES}>{''.join(PARAGRAPHS.values())}</w:body>".encode()
    shown = {piece.shown for paragraph in Nodes(data).paragraphs for piece in pieces_of(paragraph)}
    assert shown == set(Shown)


def test_what_is_not_there_says_nothing() -> None:
    assert value_of(None) == ""
    (paragraph,) = Nodes(f"<w:body {NAMES}><w:p><w:sdt/></w:p></w:body>".encode()).paragraphs
    assert not invites(paragraph.children[0])
