"""The markup of Word files is well formed and in the order that Word insists on."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.sheet import Face
from desktop.templates.spec import Align
from desktop.values.wording import clean
from desktop.workbook import docx_markup as markup
from desktop.workbook.docx_blocks import text_of
from tests.unit.workbook.test_docx_blocks import blocks

LOOK = markup.Look(Face.SONG, 10.5, Align.CENTRE, line=13.65)


def element(content: str) -> ET.Element:
    return ET.fromstring(f"<a {markup.NAMES}>{content}</a>")[0]


def order(content: str) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element(content)]


def value(content: str, path: str, name: str = "val") -> str | None:
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    found = element(content).find(path, names)
    return None if found is None else found.get(f"{{{names['w']}}}{name}")


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    (block,) = blocks(markup.paragraph(text, LOOK))
    assert getattr(block, "text", None) == clean(text)
    assert text_of([block]) == clean(text)


def test_a_paragraph_has_its_look() -> None:
    plain = markup.paragraph("甲", LOOK)
    assert value(plain, "w:pPr/w:spacing", "line") == "273"
    assert value(plain, "w:r/w:rPr/w:sz") == "21"
    assert value(plain, "w:r/w:rPr/w:rFonts", "eastAsia") == "宋体"
    assert value(plain, "w:pPr/w:jc") == "center"
    full = markup.Look(
        Face.HEI, 16, Align.LEFT, line=20, around=3, keep_next=True, new_page=True, is_title=True
    )
    written = markup.paragraph("甲", full)
    assert [child.tag.rpartition("}")[2] for child in element(written)[0]] == [
        *("keepNext", "pageBreakBefore", "spacing", "jc", "outlineLvl", "rPr")
    ]
    assert value(written, "w:pPr/w:spacing", "before") == "60"


def test_thin_paragraphs() -> None:
    assert value(markup.thin_paragraph(), "w:pPr/w:rPr/w:sz") == "2"
    assert "<w:vanish/>" in markup.thin_paragraph()
    assert "<w:vanish/>" not in markup.thin_paragraph(new_page=True)
    ended = markup.thin_paragraph(section="<w:sectPr/>")
    assert [child.tag.rpartition("}")[2] for child in element(ended)[0]] == ["spacing", "rPr", "sectPr"]


def test_tables() -> None:
    cell = markup.cell(markup.paragraph("甲", LOOK), 50, markup.borders(above=True, below=False))
    assert order(cell) == ["tcPr", "p"]
    assert value(cell, "w:tcPr/w:tcBorders/w:bottom") == "nil"
    assert value(cell, "w:tcPr/w:tcBorders/w:top") == "single"
    row = markup.row([cell], 20, whole=True, heading=True)
    assert [child.tag.rpartition("}")[2] for child in element(row)[0]] == [
        "cantSplit",
        "trHeight",
        "tblHeader",
    ]
    assert value(row, "w:trPr/w:trHeight", "hRule") == "atLeast"
    assert len(element(markup.row([cell], 20, whole=False, heading=False))[0]) == 0
    table = markup.table([row], [50, 30.5], 2.5)
    assert order(table) == ["tblPr", "tblGrid", "tr"]
    assert value(table, "w:tblPr/w:tblW", "w") == "1610"
    assert value(table, "w:tblPr/w:tblCellMar/w:left", "w") == "50"


def test_sections() -> None:
    upright = markup.section("foot1", (595.3, 841.9), (50, 60, 70, 80), 20)
    assert order(upright) == ["footerReference", "type", "pgSz", "pgMar"]
    assert value(upright, "w:pgSz", "orient") is None
    assert value(upright, "w:pgMar", "bottom") == "1400"
    assert value(markup.section("foot1", (841.9, 595.3), (5, 6, 7, 8), 2), "w:pgSz", "orient") == "landscape"


def test_a_foot_counts_pages_and_carries_the_code() -> None:
    foot = ET.fromstring(markup.foot("校验码 ABCD", 400))
    assert "".join(foot.itertext()) == "第 1 页 共 1 页校验码 ABCD"
    assert "".join(ET.fromstring(markup.foot("", 400)).itertext()) == "第 1 页 共 1 页"
