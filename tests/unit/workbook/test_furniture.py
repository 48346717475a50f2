"""What is only printed is told from what somebody wrote."""

from __future__ import annotations

import pytest

from desktop.workbook.furniture import is_loose, is_numbered, only_labels
from desktop.workbook.labels import Lexicon


@pytest.fixture(scope="module")
def known() -> Lexicon[str]:
    lexicon = Lexicon[str]()
    lexicon.add(("项目基本信息", "填表说明"), "")
    return lexicon


@pytest.mark.parametrize(
    "text",
    [
        "一、项目基本信息",
        "（二）项目基本信息：",
        "3. 项目 基本信息",
        "填表说明",
        "附件1",
        "附表2-1",
        "附件（一）：",
    ],
)
def test_heads_of_sections_and_annex_lines_are_loose(known: Lexicon[str], text: str) -> None:
    assert is_loose(text, known)


@pytest.mark.parametrize("text", ["一、培训经费", "附件1：自评表", "项目基本信息表", "2021", ""])
def test_what_says_more_is_not(known: Lexicon[str], text: str) -> None:
    assert not is_loose(text, known)


def test_labels_without_texts_are_known() -> None:
    assert only_labels("填报人：      联系电话：____  单位负责人签字：")
    assert not only_labels("填报人：甲 联系电话：")
    assert not only_labels("填报人")
    assert only_labels("  填报人：" + "联系电话：      ____  " * 30)
    assert not only_labels("填报人：" + "联系电话：      ____  " * 30 + "甲")


def test_numbers_begin_a_line() -> None:
    assert is_numbered("2.全年预算数")
    assert is_numbered("（3）说明")
    assert is_numbered("十一、其他")
    assert not is_numbered("2021年")
    assert not is_numbered("说明")
