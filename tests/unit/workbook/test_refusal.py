"""Each refusal is one sentence with the file's name."""

from __future__ import annotations

import string

import pytest

from desktop.text import workbook as wording
from desktop.workbook.refusal import damaged, other_kind, unsafe


class Facts(dict[str, str]):
    """Gives any fact that a sentence asks for."""

    def __missing__(self, key: str) -> str:
        return key


@pytest.mark.parametrize("kind", wording.OTHER_KINDS)
def test_kinds_are_named(kind: str) -> None:
    sentence = other_kind("表.xlsx", kind).sentence
    assert sentence.startswith("“表.xlsx”是") or "“表.xlsx”" in sentence
    assert sentence.endswith("。")


@pytest.mark.parametrize("kind", ["doc", "odf", "rtf"])
def test_a_text_document_is_to_be_saved_as_one_that_is_read(kind: str) -> None:
    sentence = other_kind("表", kind).sentence
    assert "另存为“Word 文档（.docx）”" in sentence
    assert ".xlsx" not in sentence


def names(sentence: str) -> dict[str, object]:
    return {name: name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", wording.DAMAGE)
def test_damage_is_named(code: str) -> None:
    sentence = damaged("表.xlsx", code, **names(wording.DAMAGE[code])).sentence
    assert "“表.xlsx”已损坏" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize("code", wording.DANGER)
def test_danger_is_named(code: str) -> None:
    sentence = unsafe("表.xlsx", code, **names(wording.DANGER[code])).sentence
    told = "太大（" if code in wording.SIZES else "不像正常的工作簿（"
    assert sentence.startswith(f"“表.xlsx”{told}")
    assert "{" not in sentence
