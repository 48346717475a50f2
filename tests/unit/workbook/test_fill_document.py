"""A Word blank filled in place: what is typed where, rows put in, all else byte for byte as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.forms import blank_form, sample_form
from desktop.operations.library import library
from desktop.workbook.container import Container
from desktop.workbook.fill import read_blank
from desktop.workbook.fill_document import DocumentCopy
from desktop.workbook.fill_plan import Plan
from desktop.workbook.fill_sheets import SheetPlan
from desktop.workbook.filled import Filled
from desktop.workbook.insert_rows import NewRow
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from desktop.workbook.reading import Reading
from desktop.workbook.receipts import carried_in_document
from desktop.workbook.write import write_workbook
from desktop.workbook.write_docx import document_bytes
from tests.helpers import workbooks
from tests.helpers.blanks import FORM, LONGER, blank_sheet, filled, parts_of, said
from tests.helpers.forms import changed, form_of
from tests.helpers.round_trip import composed
from tests.helpers.word_blanks import word_body, word_sketch
from tests.helpers.word_files import PAGE_BREAK, p, plain_table, t, table, tc, tr, word_file

DOCUMENT = "word/document.xml"
LONG = "落实各项培训任务并按期完成，质量合格率逐年提高。" * 8


def document_of(result: Filled) -> str:
    return parts_of(result.data)[DOCUMENT].decode()


def readings_of(data: bytes) -> list[Reading]:
    known = library()
    return WorkbookReader(open_bytes("a.docx", data), known.templates(), known.vocabulary).read(None)


def read(data: bytes) -> Reading:
    (reading,) = readings_of(data)
    return reading


def with_goal(text: str) -> Form:
    return changed(form_of(FORM), {"goals/预期目标": text})


@pytest.mark.parametrize("text", [FORM, LONGER])
def test_a_filled_word_blank_reads_as_the_form(text: str) -> None:
    form = form_of(text)
    result = filled(word_sketch(blank_sheet()), form, "空表.docx")
    assert said(result) == []
    assert set(form.document.texts()) <= set(read(result.data).document.texts())
    assert result.rows_added == (3 if text == LONGER else 0)


def test_only_what_is_typed_changes() -> None:
    blank = word_sketch(blank_sheet(), word__styles_xml="<w:styles/>", word__media__a="a picture")
    result = filled(blank, form_of(FORM), "空表.docx")
    before, after = parts_of(blank), parts_of(result.data)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [DOCUMENT]
    texts = re.compile(
        r"<w:r><w:rPr>((?!</w:rPr>).)*</w:rPr>(<w:br/>|<w:t[ >][^<]*</w:t>)*</w:r>|<w:t[ >][^<]*</w:t>"
    )
    assert texts.sub("", document_of(result)) == texts.sub("", before[DOCUMENT].decode())


def test_rows_put_in_look_like_the_one_above() -> None:
    result = filled(word_sketch(blank_sheet(), row_properties="<w:cantSplit/>"), form_of(LONGER), "空表.docx")
    names = [row.text("third_level") for row in read(result.data).document.rows("indicators")]
    assert list(filter(None, names)) == [
        "培训人次",
        "培训期数",
        "培训教材",
        "合格率",
        "结业率",
        "及时",
        "满意度",
    ]
    own = word_body(blank_sheet())
    assert document_of(result).count("<w:tr>") == own.count("<w:tr>") + 3
    assert document_of(result).count("<w:cantSplit/>") == document_of(result).count("<w:tr>")


def test_lines_are_paragraphs_of_a_cell_and_breaks_within_a_paragraph() -> None:
    form = changed(with_goal("一是培训。\n二是考核。"), {"footer/填表人": "甲\n乙"})
    result = filled(word_sketch(blank_sheet()), form, "空表.docx")
    look = re.search(r"<w:p><w:pPr>(.*?)</w:pPr>", document_of(result).partition("<w:tbl>")[2])
    assert look
    second = f"</w:p><w:p><w:pPr>{look[1]}</w:pPr><w:r>"
    assert second in document_of(result).partition("一是培训。")[2][:300]
    assert "一是培训。\n二是考核。" in set(read(result.data).document.texts())
    assert "甲</w:t><w:br/><w:t" in document_of(result)


def test_what_stands_in_a_cell_is_replaced_paragraphs_and_all() -> None:
    body = word_body(blank_sheet().put({"B11": "说明"}))
    end = "说明</w:t></w:r></w:p>"
    body = body.replace(end, end + p(t("见附件")) + p())
    result = filled(word_file(body), with_goal("按期完成"), "空表.docx")
    assert "见附件" not in document_of(result)
    assert [one[0] for one in said(result)] == ["replaced"]


def test_an_example_is_taken_out() -> None:
    names = ("（示例）培训人数", "指标2：")
    levels = [("产出指标", "数量指标", names), ("满意度指标", "满意度指标", ("指标1：",))]
    form = form_of("一级 | 三级\n满意度指标 | 满意度")
    result = filled(word_sketch(blank_sheet(levels)), form, "空表.docx")
    assert "示例" not in document_of(result)
    assert "cleared" in {one[0] for one in said(result)}


def test_a_row_of_a_fixed_height_grows_with_its_text() -> None:
    height = '<w:trHeight w:val="400" w:hRule="exact"/>'
    result = filled(word_sketch(blank_sheet(), row_properties=height), with_goal(LONG), "空表.docx")
    assert result.rows_raised == 1
    assert document_of(result).count('w:hRule="atLeast"') == 1


def test_a_template_for_documents_comes_back_as_a_document() -> None:
    known = library()
    kind = "wordprocessingml.{}.main+xml"
    for given, held, ending in (
        (kind.format("template"), kind.format("document"), ".docx"),
        (*["ms-word.document.macroEnabled.main+xml"] * 2, ".docm"),
    ):
        blank = word_file(word_body(blank_sheet()), types=f"<Types>{given}</Types>")
        result = filled(blank, form_of(FORM), "空表.docx")
        assert parts_of(result.data)["[Content_Types].xml"].decode() == f"<Types>{held}</Types>"
        mof = known.template("mof")
        assert read_blank("a", blank, mof, known.templates(), known.vocabulary).ending == ending


def test_a_blank_of_our_own_gets_the_code_of_what_it_says() -> None:
    empty = form_of("一级 | 二级 | 三级\n产出指标 | 数量指标 | ", funds="", fields={})
    blank = document_bytes([composed(empty)])
    result = filled(blank, form_of(LONGER), "空表.docx")
    held = carried_in_document(Container("a", result.data))
    assert held == {"表1": result.code}
    assert carried_in_document(Container("a", blank)) != held


def test_a_place_without_a_paragraph_is_no_place() -> None:
    body = word_body(blank_sheet())
    cell = re.search(r"项目名称</w:t></w:r></w:p></w:tc><w:tc>.*?</w:tcPr>(<w:p>.*?</w:p>)", body)
    assert cell
    start, end = cell.span(1)
    result = filled(word_file(body[:start] + body[end:]), form_of(FORM), "空表.docx")
    assert [one[:2] for one in said(result)] == [("no-place", "head//project_name")]


def test_rows_of_tables_in_tables_are_not_put_in() -> None:
    beside = plain_table([[f"附注{number}"] for number in range(40)])
    outer = table([tr(tc(word_body(blank_sheet())), tc(beside, p()))], [9000, 500])
    with pytest.raises(FileRefused, match="表格套在别的表格里，不能自动加行"):
        filled(word_file(outer), form_of(LONGER), "空表.docx")


def test_rows_that_no_table_has_are_not_put_in() -> None:
    copy = DocumentCopy(Container("空表.docx", word_sketch(blank_sheet())))
    plan = Plan(new_rows=[NewRow(900, frozenset(), 0)])
    with pytest.raises(FileRefused, match=r"“空表\.docx”的指标行不够"):
        copy.insert_rows([SheetPlan("表1", plan)])


def test_a_label_in_a_cell_keeps_its_place_below_an_empty_line() -> None:
    body = word_body(blank_sheet())
    foot = re.search(r"<w:p><w:pPr>((?!</w:pPr>).)*</w:pPr><w:r><w:t [^>]*>填表人：.*?</w:p>", body)
    assert foot
    for label in (foot[0], foot[0].replace("填表人", "填表\ufeff人")):
        cell = table([tr(tc(p(), label))], [9000])
        form = form_of(FORM, fields={"footer/填表人": "甲"})
        result = filled(word_file(body.replace(foot[0], cell)), form, "空表.docx")
        assert said(result) == []
        assert "填表人：甲" in document_of(result)


@pytest.mark.parametrize("name", [template.id for template in library().templates()])
def test_the_blank_of_every_template_takes_its_sample(name: str, tmp_path: Path) -> None:
    form = sample_form(name)
    empty = composed(blank_form(name))
    write_workbook([empty], tmp_path / "空表.xlsx")
    blanks = {"空表.docx": document_bytes([empty]), "空表.xlsx": (tmp_path / "空表.xlsx").read_bytes()}
    for file, data in blanks.items():
        kinds = {one[0] for one in said(filled(data, form, file))}
        assert kinds <= {"replaced", "cut"}, file


def test_several_forms_are_filled_into_one_file_one_after_the_other() -> None:
    forms = [
        form_of(table, fields={"header/项目名称": name}) for table, name in ((FORM, "甲"), (LONGER, "乙"))
    ]
    sheet, body = blank_sheet().markup(), word_body(blank_sheet())
    blanks = {
        "空表.xlsx": workbooks.package(workbooks.parts({"一": sheet, "二": sheet, "三": sheet})),
        "空表.docx": word_file(PAGE_BREAK.join([body] * 3)),
    }
    for name, blank in blanks.items():
        first = filled(blank, forms[0], name)
        second = filled(first.data, forms[1], name)
        assert said(first) == said(second) == []
        readings = readings_of(second.data)
        names = [reading.document.text(CellKey("head", "", "project_name")) for reading in readings]
        assert names == ["甲", "乙"]
