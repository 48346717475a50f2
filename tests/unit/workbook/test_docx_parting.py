"""A Word file is parted where a new form begins."""

from __future__ import annotations

from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table
from desktop.workbook.docx_parting import parted

PAGE, SECTION = Break(section=False), Break(section=True)
TITLE, EMPTY, TABLE = Paragraph("自评表"), Paragraph(""), Table([100], [])


def counts(*blocks: Block, at_sections: bool = False) -> list[int]:
    return [len(form) for form in parted(blocks, at_sections=at_sections)]


def test_a_new_page_with_words_above_a_table_begins_a_form() -> None:
    assert counts(TITLE, TABLE, PAGE, EMPTY, TITLE, TABLE) == [2, 3]
    assert counts(TITLE, TABLE, SECTION, TITLE, TABLE, SECTION) == [2, 2]


def test_a_framework_is_a_form() -> None:
    assert counts(TITLE, TABLE, PAGE, Paragraph("评价共性指标框架（参考）"), TABLE) == [2, 2]


def test_a_letter_before_the_form_begins_none() -> None:
    assert counts(TITLE, PAGE, TITLE, TABLE) == [3]


def test_the_rest_of_a_table_belongs_to_it() -> None:
    assert counts(TITLE, TABLE, PAGE, TABLE) == [3]
    assert counts(TITLE, TABLE, PAGE, PAGE, EMPTY) == [3]


def test_a_working_paper_behind_the_form_belongs_to_it() -> None:
    assert counts(TITLE, TABLE, PAGE, Paragraph("填报单位：示例"), TABLE) == [4]


def test_remarks_on_a_last_page_belong_to_the_form_before() -> None:
    assert counts(TITLE, TABLE, PAGE, TITLE) == [3]


def test_our_own_files_are_parted_at_sections_alone() -> None:
    assert counts(TITLE, TABLE, PAGE, TITLE, TABLE, SECTION, TABLE, at_sections=True) == [4, 1]
    assert counts(SECTION, at_sections=True) == []
