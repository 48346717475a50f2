"""What a cell of a blank is given for a text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.templates.spec import Content
from desktop.text import lexicon
from desktop.workbook.cell_puts import (
    changed,
    computed,
    is_as_much,
    put_for,
    says_the_same,
    taken_apart,
    written_behind,
)
from desktop.workbook.cell_styles import CellStyles
from desktop.workbook.joining import join_target
from desktop.workbook.sheet_cells import Put

FORMATS = ("General", "0", "0.00", "0%", "#,##0", "@", "yyyy-m-d", '"共"0"元"')
GENERAL, WHOLE, TWO, PERCENT, THOUSANDS, TEXT, DAY, WORDS = range(8)


def styles() -> CellStyles:
    formats = "".join(
        f'<numFmt numFmtId="{170 + number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(FORMATS)
    )
    held = "".join(f'<xf numFmtId="{170 + number}"/>' for number in range(len(FORMATS)))
    return CellStyles(
        f"<styleSheet><numFmts>{formats}</numFmts><cellXfs>{held}</cellXfs></styleSheet>".encode()
    )


@pytest.mark.parametrize(
    ("text", "content", "style", "value", "code"),
    [
        ("194", Content.AMOUNT, GENERAL, Decimal(194), ""),
        ("10.00", Content.POINTS, GENERAL, Decimal(10), "0.00"),
        ("70%", Content.RATE, GENERAL, Decimal("0.7"), "0%"),
        ("70%", Content.RATE, PERCENT, Decimal("0.7"), ""),
        ("69.41%", Content.RATE, PERCENT, Decimal("0.6941"), "0.00%"),
        ("70", Content.RATE, PERCENT, Decimal(70), "0"),
        ("9.2", Content.POINTS, WHOLE, Decimal("9.2"), "0.0"),
        ("9.20", Content.POINTS, TWO, Decimal("9.2"), ""),
        ("1,068", Content.AMOUNT, THOUSANDS, Decimal(1068), ""),
        ("1,068.50", Content.AMOUNT, GENERAL, Decimal("1068.5"), "#,##0.00"),
        ("1,068", Content.AMOUNT, WHOLE, Decimal(1068), "#,##0"),
        ("1,234,567,890,123,456", Content.AMOUNT, WHOLE, "1,234,567,890,123,456", ""),
        ("100%", Content.ACTUAL, PERCENT, Decimal(1), ""),
        ("100%", Content.ACTUAL, GENERAL, "100%", ""),
        ("95", Content.ACTUAL, TWO, "95", ""),
        ("1,068", Content.ACTUAL, THOUSANDS, "1,068", ""),
        ("194", Content.AMOUNT, TEXT, "194", ""),
        ("194", Content.AMOUNT, DAY, "194", ""),
        ("8", Content.AMOUNT, WORDS, Decimal(8), "0"),
        ("—", Content.POINTS, TWO, "—", ""),
        ("培训", Content.TEXT, GENERAL, "培训", ""),
    ],
)
def test_a_cell_shows_and_says_exactly_the_text(
    text: str, content: Content, style: int, value: Decimal | str, code: str
) -> None:
    known = styles()
    put = put_for(text, content, style, known)
    assert put.value == value
    assert (put.style is None) == (not code)
    if put.style is not None:
        assert CellStyles(known.written()).code(put.style) == code


def test_what_looks_like_a_formula_is_marked_as_text() -> None:
    known = styles()
    put = put_for("=23处", Content.TARGET, GENERAL, known)
    assert (put.value, put.style) == ("=23处", len(FORMATS))
    assert b'quotePrefix="1"' in known.written()


def test_the_value_of_a_formula_stays_with_it() -> None:
    assert computed("70%") == Put(Decimal("0.7"), keeps_formula=True)
    assert computed("优") == Put("优", keeps_formula=True)
    assert computed("") == Put(None, keeps_formula=True)


def test_thousands_may_be_parted() -> None:
    assert says_the_same("1,068", "1068", Content.AMOUNT)
    assert not says_the_same("1,068", "1069", Content.AMOUNT)
    assert not says_the_same("1,068", "1068", Content.TEXT)
    assert says_the_same("10.0", "10.0", Content.POINTS)
    assert not says_the_same("10.0", "10", Content.POINTS)


@pytest.mark.parametrize(
    ("label", "span", "text", "written"),
    [
        ("填报日期：", (5, 5), "2021.4.14", "填报日期：2021.4.14"),
        ("填表人：        日期：", (4, 12), "甲", "填表人：甲      日期："),
        ("填表人：____ 日期：", (4, 9), "欧阳某某某", "填表人：欧阳某某某  日期："),
        ("填表人:乙", (4, 5), "甲", "填表人:甲"),
        ("（    年度）", (1, 5), "2021", "（ 2021 年度）"),
        ("（年度）", (1, 1), "2021", "（2021年度）"),
    ],
)
def test_a_text_stands_behind_its_label(label: str, span: tuple[int, int], text: str, written: str) -> None:
    assert changed(label, [written_behind(label, span, text)]) == written


@pytest.mark.parametrize(
    ("text", "operator", "unit", "parts"),
    [
        ("≥95%", "", "", ("≥", "95", "%")),
        ("≥95%", "≥", "%", ("≥", "95", "%")),
        ("95", "≥", "%", ("", "95", "")),
        ("1,000人次", "", "", ("", "1,000", "人次")),
        ("及时", "定性", "", ("定性", "及时", "")),
        ("及时", "≥", "%", ("", "及时", "")),
        ("≥95无", "", "", ("", "≥95无", "")),
        ("", "≥", "%", ("", "", "")),
    ],
)
def test_a_target_is_taken_apart(text: str, operator: str, unit: str, parts: tuple[str, str, str]) -> None:
    assert taken_apart(text, operator, unit) == parts


_signs = st.sampled_from(["", *lexicon.AT_LEAST_SIGNS, *lexicon.AT_MOST_SIGNS])


@given(st.text("≥<=-0123456789.%次个无/ ", max_size=8), _signs, st.sampled_from(["", "%", "次", "无"]))
def test_the_parts_of_a_target_read_as_the_target(text: str, operator: str, unit: str) -> None:
    parts = taken_apart(text, operator, unit)
    assert join_target(*parts) == text


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("95%", "95.00%", True),
        ("10", "10.00", True),
        ("95%", "95", False),
        ("x", "95", False),
        ("95", "", False),
    ],
)
def test_a_number_is_the_same_to_however_many_decimals(text: str, other: str, same: bool) -> None:
    assert is_as_much(text, other) is same


@pytest.mark.parametrize("text", ["11月底前", "2022年6月底前"])
def test_a_day_is_not_taken_apart(text: str) -> None:
    assert taken_apart(text, "", "") == ("", text, "")
