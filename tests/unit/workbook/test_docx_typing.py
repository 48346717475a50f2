"""Typing into a Word paragraph: the run that takes it, boxes of every kind, controls that invite to type."""

from __future__ import annotations

from desktop.text.typesetting import BOX, TICKED_BOX
from desktop.workbook.cell_puts import Change
from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.docx_typing import TypedParagraph
from desktop.workbook.splicing import spliced
from tests.helpers.word_files import NAMES, p, t

BOLD, LINE = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:u w:val="single"/></w:rPr>'
INVITATION = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    '<w:r><w:rPr><w:rStyle w:val="a3"/><w:b/></w:rPr><w:t>单击</w:t></w:r><w:r><w:t>此处</w:t></w:r>'
    "</w:sdtContent></w:sdt>"
)


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph_of(markup: str) -> tuple[TypedParagraph, bytes]:
    data = f"<w:body {NAMES}>{markup}</w:body>".encode()
    nodes = Nodes(data)
    return TypedParagraph(data, nodes.paragraphs[0], nodes.controls(nodes.paragraphs[0])), data


def retyped(markup: str, *changes: Change) -> str:
    paragraph, data = paragraph_of(markup)
    written = spliced(data, paragraph.retyped(changes)).decode()
    return written.removeprefix(f"<w:body {NAMES}>").removesuffix("</w:body>")


def typed(markup: str, text: str) -> str:
    paragraph, _ = paragraph_of(markup)
    return retyped(markup, (0, len(paragraph.text), text))


def test_an_empty_paragraph_says_how_what_is_typed_looks() -> None:
    mark = '<w:rPr><w:ins w:id="1"/><w:sz w:val="21"/></w:rPr>'
    look = '<w:rPr><w:sz w:val="21"/></w:rPr>'
    assert typed(p(properties=mark), "甲") == p(run("甲", look), properties=mark)
    assert typed("<w:p/>", "甲") == f"<w:p>{run('甲')}</w:p>"
    assert typed('<w:p w:id="1"></w:p>', "甲") == f'<w:p w:id="1">{run("甲")}</w:p>'
    empty = "<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>"
    assert typed(empty, "甲") == empty.replace("</w:p>", run("甲", BOLD) + "</w:p>")
    assert typed("<w:p><w:pPr/></w:p>", "甲") == f"<w:p><w:pPr/>{run('甲')}</w:p>"


def test_the_first_text_takes_the_place_of_all() -> None:
    tab = "<w:r><w:tab/></w:r>"
    assert typed(p(tab, run("甲", BOLD), run("乙")), "丙\n丁") == p(
        "<w:r></w:r>",
        f'<w:r>{BOLD}<w:t xml:space="preserve">丙</w:t><w:br/><w:t xml:space="preserve">丁</w:t></w:r>',
        "<w:r></w:r>",
    )
    assert typed(p(tab), "甲") == p(run("甲"))


def test_what_is_typed_behind_a_label_goes_onto_the_line_that_is_there() -> None:
    label = p(run("单位：", BOLD), run("    ", LINE), run("年度"))
    assert retyped(label, (3, 7, "甲")) == p(run("单位：", BOLD), run("甲", LINE), run("年度"))
    assert retyped(p(run("单位：", BOLD)), (3, 3, "甲")) == p(run("单位：甲", BOLD))
    spread = p(run("单位：  "), run("  "), run("年度"))
    assert retyped(spread, (3, 7, "甲"), (7, 9, "度")) == p(run("单位：甲"), "<w:r></w:r>", run("度"))


def test_signs_of_symbol_fonts_stay_signs_of_theirs() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings 2" w:char="{}"/></w:r>'
    assert typed(p(symbol.format("F0A3")), TICKED_BOX) == p(symbol.format("F052"))
    assert typed(p(symbol.format("F0A3")), "有") == p(run("有"))
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    assert retyped(p(run("\uf0a8", font), run("是")), (0, 1, TICKED_BOX)) == p(run("\uf0fe", font), run("是"))


def test_boxes_of_protected_forms_are_ticked() -> None:
    box = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{}'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>是</w:t></w:r></w:p>'
    )
    on, off = '<w:checked w:val="1"/>', '<w:checked w:val="0"/>'
    assert retyped(box.format(""), (0, 1, TICKED_BOX)) == box.format(on)
    assert retyped(box.format(off), (0, 1, TICKED_BOX)) == box.format(on)
    assert retyped(box.format(on), (0, 1, BOX)) == box.format(off)


def test_controls_that_are_boxes_are_ticked() -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t{}>{}</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:t>是</w:t></w:r></w:p>"
    )
    states = '<w14:checkedState w14:val="00FE"/><w14:uncheckedState w14:val="00A8"/>'
    own = "<w14:checkbox>{}{}</w14:checkbox>"
    kept = ' xml:space="preserve"'
    on, off = '<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>'
    assert retyped(control.format(own.format(off, states), "", "x"), (0, 1, TICKED_BOX)) == control.format(
        own.format(on, states), kept, "\u00fe"
    )
    assert retyped(control.format(own.format(on, states), "", "x"), (0, 1, BOX)) == control.format(
        own.format(off, states), kept, "\u00a8"
    )
    assert retyped(control.format(own.format("", ""), "", "x"), (0, 1, TICKED_BOX)) == control.format(
        own.format(on, ""), kept, "\u2612"
    )
    assert retyped(control.format("<w14:checkbox/>", "", "x"), (0, 1, TICKED_BOX)) == control.format(
        own.format(on, ""), kept, "\u2612"
    )


def test_a_box_set_by_a_field_stays_as_it_is() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        "<w:instrText>eq \\o\\ac(□,√)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>是</w:t></w:r></w:p>'
    )
    assert retyped(field, (0, 1, BOX)) == field


def test_an_invitation_to_type_is_accepted() -> None:
    written = typed(p(INVITATION), "甲")
    assert written == p(
        "<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>"
        f'<w:r>{BOLD}<w:t xml:space="preserve">甲</w:t></w:r><w:r></w:r></w:sdtContent></w:sdt>'
    )
    around = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(t('单击'))}</w:sdtContent></w:sdt>"
    )
    assert (
        typed(around, "甲")
        == f"<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>{p(run('甲'))}</w:sdtContent></w:sdt>"
    )
    plain = around.replace("<w:showingPlcHdr/>", "")
    assert typed(plain, "甲") == plain.replace(t("单击"), run("甲"))


def test_another_paragraph_looks_like_the_first() -> None:
    paragraph, _ = paragraph_of(p(run("甲", BOLD), properties='<w:jc w:val="center"/>'))
    assert paragraph.another("乙").decode() == p(run("乙", BOLD), properties='<w:jc w:val="center"/>')
    paragraph, _ = paragraph_of("<w:p/>")
    assert paragraph.another("乙").decode() == f"<w:p>{run('乙')}</w:p>"
