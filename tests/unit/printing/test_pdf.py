from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from desktop.errors import UserError
from desktop.layout.compose import compose
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind
from desktop.models.document import Cell
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.printing.pdf import MissingGlyph, Properties, missing_glyphs, write_pdf
from tests.helpers.papers import CASE_IDS, METRICS, case_form, form_of, stress_form
from tests.helpers.pdf_text import bare, fonts_of, page_texts, poppler_text

PROJECT = CellKey("head", "", "project_name")


def pages_of(form: Form) -> tuple[str, Pages]:
    sheet = compose(form, None, METRICS)
    return sheet.title, paginate(sheet, form.template.page)


def written(form: Form, text: str, key: CellKey = PROJECT) -> Form:
    return form.with_document(form.document.with_cell(key, Cell(text)))


def printed(form: Form, folder: Path) -> Path:
    target = folder / "form.pdf"
    write_pdf([pages_of(form)], target)
    return target


def check_text(form: Form, pdf: Path) -> None:
    """Every part of every page is found, page by page, in the order of the Sheet."""
    _, pages = pages_of(form)
    texts = [bare(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]
    assert len(texts) == len(pages.pages)
    for number, (parts, text) in enumerate(zip(pages.pages, texts, strict=True), 1):
        place = 0
        for part in parts:
            wanted = bare("".join(part.lines))
            found = text.find(wanted, place)
            assert found >= 0, f"page {number}: {wanted} is missing or out of order"
            place = found + len(wanted)
        assert text.endswith(f"第{number}页共{len(texts)}页")


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_cell_of_a_form_can_be_read_from_its_pdf(case_id: str, tmp_path: Path) -> None:
    form = case_form(case_id)
    check_text(form, printed(form, tmp_path))


@pytest.mark.parametrize("template", library().templates(), ids=lambda template: template.id)
def test_every_label_of_a_blank_form_can_be_read_from_its_pdf(template: object, tmp_path: Path) -> None:
    form = form_of(template)  # type: ignore[arg-type]  # a template
    check_text(form, printed(form, tmp_path))


def test_every_cell_of_a_very_long_form_can_be_read_from_its_pdf(tmp_path: Path) -> None:
    form = stress_form()
    check_text(form, printed(form, tmp_path))


def test_the_receipt_code_stands_on_every_page_beside_its_number(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    title, pages = pages_of(stress_form())
    write_pdf([(title, replace(pages, receipt="NNEK-Y6Y8-3VAP"))], target)
    read = pypdf.PdfReader(target).pages
    assert len(read) > 1
    for number, page in enumerate(read, 1):
        text = bare(page.extract_text())
        assert text.endswith(f"校验码NNEK-Y6Y8-3VAP第{number}页共{len(read)}页")


@pytest.mark.poppler
def test_another_reader_finds_the_same_text(tmp_path: Path) -> None:
    form = case_form("000-1")
    text = poppler_text(printed(form, tmp_path))
    for cell in compose(form, None, METRICS).cells:
        if cell.row_span == 1:
            assert bare("".join(cell.lines)) in text


def test_heads_and_labels_stand_on_the_next_page_too(tmp_path: Path) -> None:
    _, second = page_texts(printed(case_form("000-1"), tmp_path))
    assert second.startswith(
        "绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施效益指标"
    )


@pytest.mark.parametrize("text", ["吕𬱟、万䶮、㛃", "☑是 ☐否", "≥95.5％", "①②③ “三公经费” ……"])
def test_rare_names_and_signs_can_be_copied_from_the_pdf(text: str, tmp_path: Path) -> None:
    pdf = printed(written(case_form("002-1"), text), tmp_path)
    assert bare(text) in page_texts(pdf)[0]
    assert bare(text) in bare(pypdf.PdfReader(pdf).pages[0].extract_text())


@pytest.mark.poppler
def test_poppler_reads_rare_names_too(tmp_path: Path) -> None:
    assert "吕𬱟、万䶮" in poppler_text(printed(written(case_form("002-1"), "吕𬱟、万䶮"), tmp_path))


def test_all_fonts_are_embedded(tmp_path: Path) -> None:
    fonts = fonts_of(printed(written(case_form("000-1"), "☑是"), tmp_path))
    assert all(fonts.values())
    names = "".join(fonts)
    assert all(name in names for name in ("NotoSerifSC", "NotoSansSC", "DejaVuSans"))
    assert "Helvetica" not in names


def test_the_file_tells_language_title_and_properties(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    properties = Properties(author="区社会保险服务中心", subject="2020年度项目支出绩效自评表")
    write_pdf([pages_of(case_form("002-1"))], target, properties)
    reader = pypdf.PdfReader(target)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title == "预算支出绩效自评表"
    assert reader.metadata.author == "区社会保险服务中心"
    assert reader.metadata.subject == "2020年度项目支出绩效自评表"
    assert reader.metadata.creator == "绩效自评填报"


def test_several_forms_in_one_file_have_a_bookmark_each(tmp_path: Path) -> None:
    target = tmp_path / "forms.pdf"
    forms = [pages_of(case_form(case_id)) for case_id in ("000-1", "001-1", "002-1")]
    write_pdf(forms, target, Properties(title="2021年度绩效自评"))
    reader = pypdf.PdfReader(target)
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert marks == [
        ("项目支出绩效自评表", 0),
        ("社保工作专项经费项目支出绩效自评表", 2),
        ("预算支出绩效自评表", 4),
    ]
    assert reader.metadata is not None
    assert reader.metadata.title == "2021年度绩效自评"
    texts = page_texts(target)
    numbers = [(1, 2), (2, 2), (1, 2), (2, 2), (1, 1)]
    for text, (page, pages) in zip(texts, numbers, strict=True):
        assert text.endswith(f"第{page}页共{pages}页")


def test_one_form_has_no_bookmark(tmp_path: Path) -> None:
    assert pypdf.PdfReader(printed(case_form("002-1"), tmp_path)).outline == []


def test_pages_have_the_size_of_the_paper(tmp_path: Path) -> None:
    for page in pypdf.PdfReader(printed(case_form("000-1"), tmp_path)).pages:
        assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.01)
        assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.01)


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    first = printed(case_form("000-1"), tmp_path).read_bytes()
    content = BytesIO()
    write_pdf([pages_of(case_form("000-1"))], content)
    assert content.getvalue() == first


def test_a_character_that_can_not_be_printed_is_told_with_its_cell(tmp_path: Path) -> None:
    form = written(case_form("002-1"), "𠮷祥工作经费𠮷")
    target = tmp_path / "form.pdf"
    missing = write_pdf([pages_of(case_form("001-1")), pages_of(form)], target)
    assert missing == (MissingGlyph(1, PROJECT, "𠮷祥工作经费𠮷", "𠮷"),)
    assert "〓祥工作经费〓" in page_texts(target)[-1]


def test_a_repeated_name_that_can_not_be_printed_is_told_once() -> None:
    form = case_form("000-1")
    rows = form.document.rows("indicators")
    named = tuple(row.with_cell("first_level", Cell("𠮷")) for row in rows)
    _, pages = pages_of(form.with_document(form.document.with_rows("indicators", named)))
    shown = [part for parts in pages.pages for part in parts if "𠮷" in part.lines]
    assert len(shown) == 2
    assert len(missing_glyphs(pages)) == 1


def test_worked_forms_lack_no_character() -> None:
    for case_id in CASE_IDS:
        assert missing_glyphs(pages_of(case_form(case_id))[1]) == []


def test_nothing_of_a_failed_file_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="文件夹"):
        write_pdf([pages_of(case_form("002-1"))], tmp_path / "没有" / "form.pdf")
    assert list(tmp_path.iterdir()) == []


def test_titles_are_dark_and_entries_are_not() -> None:
    _, pages = pages_of(case_form("002-1"))
    faces = {part.kind: part.face.value for part in pages.pages[0]}
    assert faces[CellKind.TITLE] == faces[CellKind.HEADING] == "hei"
    assert faces[CellKind.ENTRY] == faces[CellKind.FIGURE] == "song"
