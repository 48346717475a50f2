from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.rate import Rate, parse_rate, print_rate
from desktop.values.unclear import Unclear


@pytest.mark.parametrize(
    ("typed", "value", "decimals"),
    [
        ("70%", "0.7", 0),
        ("39.25%", "0.3925", 2),
        ("100%", "1", 0),
        ("82 %", "0.82", 0),
        ("８２％", "0.82", 0),
        ("1%", "0.01", 0),
        ("150%", "1.5", 0),
        ("0.5%", "0.005", 1),
    ],
)
def test_a_percent_sign_settles_it(typed: str, value: str, decimals: int) -> None:
    assert parse_rate(typed) == Rate(typed, Decimal(value), decimals, "percent")


@pytest.mark.parametrize(
    ("typed", "value", "decimals", "doubtful"),
    [
        ("0.7", "0.7", 0, False),
        ("0.82", "0.82", 0, False),
        ("0.3925", "0.3925", 2, False),
        ("70", "0.7", 0, False),
        ("82.5", "0.825", 1, False),
        ("100", "1", 0, False),
        ("100.00", "1", 2, False),
        ("0", "0", 0, False),
        ("1", "1", 0, True),
        ("1.05", "0.0105", 2, True),
        ("2", "0.02", 0, False),
    ],
)
def test_a_bare_figure_up_to_one_is_a_ratio(typed: str, value: str, decimals: int, doubtful: bool) -> None:
    assert parse_rate(typed) == Rate(typed, Decimal(value), decimals, "plain", doubtful)


@pytest.mark.parametrize(
    ("typed", "expected", "value", "doubtful"),
    [
        ("1", "1", "1", False),
        ("1", "0.998", "1", False),
        ("1", "0.0101", "0.01", False),
        ("1", "0.4", "1", True),
        ("1.05", "1.0512", "1.05", False),
        ("1.05", "0.0105", "0.0105", False),
        ("0.82", "0.0082", "0.0082", False),
        ("0.82", "0.8174", "0.82", False),
        ("0.9", "0.03", "0.9", False),
        ("3", "3.01", "3", False),
        ("100", "0.4", "1", False),
        ("0", "0", "0", False),
    ],
)
def test_the_amounts_decide_between_two_readings(
    typed: str, expected: str, value: str, doubtful: bool
) -> None:
    rate = parse_rate(typed, Decimal(expected))
    assert isinstance(rate, Rate)
    assert (rate.value, rate.doubtful) == (Decimal(value), doubtful)


@pytest.mark.parametrize("typed", ["", "—", "/", "无"])
def test_a_blank_is_no_rate(typed: str) -> None:
    assert parse_rate(typed) is None


@pytest.mark.parametrize("typed", ["%", "≥95%", "82%左右", "82‰", "1/2", "八成", "82%%"])
def test_what_is_not_one_rate_is_unclear(typed: str) -> None:
    result = parse_rate(typed)
    assert isinstance(result, Unclear)
    assert result.text == typed


@pytest.mark.parametrize(
    ("value", "decimals", "rounded", "cut"),
    [
        ("0.392575928", 2, "39.26%", "39.25%"),
        ("0.69587", 0, "70%", "69%"),
        ("1", 2, "100.00%", "100.00%"),
        ("0", 0, "0%", "0%"),
        ("0.81741538", 0, "82%", "81%"),
    ],
)
def test_a_rate_is_printed_as_a_percentage(value: str, decimals: int, rounded: str, cut: str) -> None:
    assert print_rate(Decimal(value), decimals) == rounded
    assert print_rate(Decimal(value), decimals, "half-up") == rounded
    assert print_rate(Decimal(value), decimals, "cut") == cut


@given(st.decimals(min_value=0, max_value=5, places=4, allow_nan=False, allow_infinity=False))
def test_print_and_parse_of_a_rate_are_inverse(value: Decimal) -> None:
    rate = parse_rate(print_rate(value, 2))
    assert isinstance(rate, Rate)
    assert (rate.value, rate.printed_decimals, rate.doubtful) == (value, 2, False)


@given(st.decimals(min_value=Decimal("0.02"), max_value=1, places=4, allow_nan=False, allow_infinity=False))
def test_all_three_ways_of_writing_a_rate_mean_the_same_beside_the_amounts(value: Decimal) -> None:
    for typed in (print_rate(value, 2), str(value), str(value * 100)):
        rate = parse_rate(typed, value)
        assert isinstance(rate, Rate)
        assert (rate.value, rate.doubtful) == (value, False)


@given(st.text(), st.none() | st.decimals(min_value=0, max_value=2, places=3))
def test_any_text_is_kept_beside_its_meaning(text: str, expected: Decimal | None) -> None:
    result = parse_rate(text, expected)
    assert result is None or result.text == text
