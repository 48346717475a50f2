"""What a sheet has only for its looks goes; what people wrote stays."""

from __future__ import annotations

import pytest

from desktop.templates.spec import Content
from desktop.workbook.tidying import tidy


@pytest.mark.parametrize(
    ("text", "content", "tidied"),
    [
        ("效 益 指 标", Content.LEVEL_NAME, "效益指标"),
        ("满意\n度指标", Content.LEVEL_NAME, "满意度指标"),
        ("时\u3000效\u3000指\u3000标：", Content.LEVEL_NAME, "时效指标"),
        ("产出指标 50 分", Content.LEVEL_NAME, "产出指标 50 分"),
        ("一级\n指标 （6分）", Content.LEVEL_NAME, "一级指标（6分）"),
        ("其中：\n当年财政拨款", Content.ROW_LABEL, "其中：当年财政拨款"),
        ("资金总额:", Content.ROW_LABEL, "资金总额:"),
        ("\u3000社保\n工作经费 \n", Content.TEXT, "社保工作经费"),
        ("A\nB", Content.TEXT, "A B"),
        ("张 三", Content.TEXT, "张 三"),
        ("\u3000一、甲。\n二、乙。 ", Content.LONG_TEXT, "一、甲。\n二、乙。"),
        ("≥95%\n按月", Content.TARGET, "≥95%\n按月"),
        ("194\u3000", Content.AMOUNT, "194"),
        ("  ", Content.TEXT, ""),
    ],
)
def test_tidy(text: str, content: Content, tidied: str) -> None:
    assert tidy(text, content) == tidied
