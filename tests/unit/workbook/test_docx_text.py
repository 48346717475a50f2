"""A paragraph says what is seen of it."""

from __future__ import annotations

import pytest

from desktop.workbook.docx_text import PAGE, paragraph_text
from tests.helpers.word_files import p, t
from tests.unit.workbook.test_docx_tree import tree


def text(*content: str) -> str:
    (paragraph,) = tree(p(*content)).children
    return paragraph_text(paragraph)


def field(instruction: str, result: str = "", data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_runs_are_joined_with_their_signs() -> None:
    assert text(t("主管"), t("部门")) == "主管部门"
    assert text("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/></w:r>") == "甲 乙\n丙\n"
    assert text("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r>") == "2021-4"


def test_white_space_counts_where_it_is_kept() -> None:
    assert text("<w:r><w:t> 甲 </w:t></w:r>", t(" 乙")) == "甲 乙"


def test_tab_stops_are_no_tabs() -> None:
    (paragraph,) = tree(p(t("甲"), properties="<w:tabs><w:tab/></w:tabs>")).children
    assert paragraph_text(paragraph) == "甲"


def test_a_page_break_is_told_from_a_line_break() -> None:
    assert text(t("甲"), '<w:r><w:br w:type="page"/></w:r>', t("乙")) == f"甲{PAGE}乙"


def test_symbols_by_number_and_by_font() -> None:
    assert text(t("省专项"), '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>') == "省专项☑"
    assert text('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>') == "\ufffd"
    assert text('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>', t("R")) == "☑R"


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("<w:checkBox/>", "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default/><w:checked w:val="0"/></w:checkBox>', "☐"),
    ],
)
def test_check_boxes_of_form_fields(data: str, box: str) -> None:
    assert text(t("延续性"), field(" FORMCHECKBOX ", data=data), t("项目")) == f"延续性{box}项目"


def test_fields_are_what_they_come_to() -> None:
    assert text(field(" PAGE ", t("3"))) == "3"
    assert text(field(" PAGE ")) == ""
    assert text(field(r" eq \o\ac(□,√)")) == "☑"
    assert text(field(r"eq \o(□, )")) == "☐"
    assert text(field(r"eq \o\ac(□,√)", t("已算"))) == "已算"


def test_a_field_may_be_torn() -> None:
    assert text('<w:r><w:fldChar w:fldCharType="end"/><w:instrText>X</w:instrText></w:r>', t("甲")) == "甲"
    assert text('<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar/></w:r>', t("甲")) == "甲"


def test_a_text_box_is_no_part_of_the_text_it_is_anchored_in() -> None:
    assert text(t("甲"), f"<w:r><w:txbxContent>{p(t('框'))}</w:txbxContent></w:r>") == "甲"


def test_text_is_cleaned() -> None:
    assert text(t("甲\u2028乙\ufeff")) == "甲\n乙"
