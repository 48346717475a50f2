"""Numbers stand as their format shows them, and a typed text finds the format that shows it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook.formats import Shown, format_for, number_of, show, show_whole


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("194", "General", "194"),
        ("194", "0", "194"),
        ("5.4", "0.00", "5.40"),
        ("0.3925", "0.00%", "39.25%"),
        ("1", "0%", "100%"),
        ("255600", "#,##0", "255600"),
        ("56", '0"万元"', "56万元"),
        ("56", "0万元", "56万元"),
        ("10", r"0\ \分", "10 分"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("-5", "0.0_ ", "-5.0"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0;-0", "-5"),
        ("-5", "0;[Red]0", "-5"),
        ("-5", "0;", "-5"),
        ("0", "0;-0;;@", "0"),
        ("7", "000", "007"),
        ("5.1", "0.##", "5.1"),
        ("5", "0.##", "5"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", '0!.0,"万"', "12345"),
        ("12345", "0,", "12345"),
        ("1.5", "0.0,0", "1.5"),
        ("1.5", "0.0.0", "1.5"),
        ("1.5", "0 0", "1.5"),
        ("1.5", "0." + "0" * 40, "1.5"),
        ("44600", "yyyy-mm-dd", "44600"),
        ("1.5", '"文字"', "1.5"),
        ("1500", "0.00E+00", "1500"),
        ("3", '"第"0"名";"负"0', "第3名"),
    ],
)
def test_numbers_are_shown_by_their_format(number: str, code: str, text: str) -> None:
    assert show(Decimal(number), code) == Shown(text, lossless=True)


@pytest.mark.parametrize(
    ("number", "code", "shown", "whole"),
    [
        ("93.9", "0", "94", "93.9"),
        ("0.6959", "0%", "70%", "69.59%"),
        ("56.5", '0"万元"', "57万元", "56.5万元"),
        ("2.5", "0", "3", "2.5"),
        ("-2.5", "0", "-3", "-2.5"),
    ],
)
def test_digits_that_a_format_hides_are_known(number: str, code: str, shown: str, whole: str) -> None:
    assert show(Decimal(number), code) == Shown(shown, lossless=False)
    assert show_whole(Decimal(number), code) == whole


def test_a_number_without_known_format_is_whole() -> None:
    assert show_whole(Decimal("1.50"), "yyyy") == "1.5"


def test_binary_noise_is_not_read() -> None:
    assert number_of(0.1 + 0.2) == Decimal("0.3")
    assert number_of(194.0) == 194
    assert number_of(12345) == 12345


@pytest.mark.parametrize(
    ("text", "code"),
    [("10", "0"), ("10.00", "0.00"), ("-3.50", "0.00"), ("39.25%", "0.00%"), ("0", "0"), ("0.10%", "0.00%")],
)
def test_plain_decimals_are_numbers(text: str, code: str) -> None:
    found = format_for(text)
    assert found is not None
    assert found[1] == code


@pytest.mark.parametrize(
    "text",
    ["", "1,068", "007", "-0", "-0.0", "1e5", "１０", " 10", "10 分", "+5", ".5", "5.", "12345678901234567"],
)
def test_what_a_number_would_not_show_exactly_stays_text(text: str) -> None:
    assert format_for(text) is None


@given(st.from_regex(r"-?[0-9]{1,9}(\.[0-9]{1,5})?%?", fullmatch=True))
def test_what_is_kept_as_a_number_reads_as_it_was_typed(text: str) -> None:
    found = format_for(text)
    if found:
        stored = float(found[0])
        assert show(number_of(stored), found[1]).text == text
