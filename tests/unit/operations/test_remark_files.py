"""A bureau's remarks out of real files: a list, a letter with a table, a plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.errors import FileRefused
from desktop.operations.remark_files import read_remarks
from tests.helpers.word_files import p, plain_table, t, word_file


def test_a_list_gives_its_columns_of_remarks_with_their_places(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (
        ("2024年度绩效自评复核意见表",),
        ("序号", "项目名称", "指标", "复核意见", "整改要求"),
        (1, "就业补助资金", "培训人次", "完成值与决算\n不一致", "请核对后填写"),
        (2, "就业补助资金", "", "请补充佐证材料", ""),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_remarks(tmp_path / "a.xlsx") == (
        "2024年度绩效自评复核意见表",
        "培训人次：完成值与决算 不一致；请核对后填写",
        "请补充佐证材料",
    )


def test_a_letter_gives_its_paragraphs_without_their_numbers_and_its_table(tmp_path: Path) -> None:
    table = plain_table((("序号", "位置", "意见"), ("3", "总分", "不等于各项之和")))
    lines = ("1．全年执行数不一致。", "（二）请补充佐证材料。", "12.5万元与决算不符。")
    (tmp_path / "a.docx").write_bytes(word_file("".join(p(t(line)) for line in lines) + table))
    assert read_remarks(tmp_path / "a.docx") == (
        "全年执行数不一致。",
        "请补充佐证材料。",
        "12.5万元与决算不符。",
        "总分：不等于各项之和",
    )


def test_a_plain_text_of_an_old_editor_gives_its_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("1、全年执行数不一致\r\n\r\n2、请补充佐证材料\r\n".encode("gb18030"))
    assert read_remarks(tmp_path / "a.txt") == ("全年执行数不一致", "请补充佐证材料")


def test_what_holds_no_text_or_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(p()))
    with pytest.raises(FileRefused, match="没有"):
        read_remarks(tmp_path / "a.docx")
    with pytest.raises(FileRefused, match="找不到“b"):
        read_remarks(tmp_path / "b.xlsx")
