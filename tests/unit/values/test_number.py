from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.number import cut, parse_number, plain, printed_decimals, round_half_up, rounded

FIGURES = st.decimals(
    min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=6, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("194", "194"),
        (" 194 ", "194"),
        ("８.８９", "8.89"),
        ("1,068", "1068"),
        ("255,600", "255600"),
        ("4,100,000.50", "4100000.50"),
        ("１４，２５６", "14256"),
        ("4 100 000", "4100000"),
        ("-30", "-30"),
        ("－30", "-30"),
        ("−30", "-30"),
        ("+5", "5"),
        ("5.", "5"),
        (".5", "0.5"),
        ("007", "7"),
        ("1E+2", "100"),
        ("1.5e-3", "0.0015"),
        ("0.39257592800899887", "0.39257592800899887"),
    ],
)
def test_numbers_are_read(typed: str, value: str) -> None:
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "—",
        "—5",
        "--5",
        "1,06",
        "0,123",
        "1,0688",
        "10 20",
        "10\n148",
        "1.2.3",
        "1068,5",
        "1,068 000",
        "9人",
        "e5",
        "10²",
        "①",
        "٣",
        "1e400",
        "1e-99",
        "1234567890123456",
        "0.00000000000000000000000000001",
        "NaN",
        "Infinity",
    ],
)
def test_what_is_not_plainly_one_number_is_refused(typed: str) -> None:
    assert parse_number(typed) is None


@given(FIGURES)
def test_print_and_parse_of_a_number_are_inverse(value: Decimal) -> None:
    assert parse_number(plain(value)) == value
    assert parse_number(f"{value:,f}") == value


@given(st.text())
def test_any_text_is_a_number_or_not(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()
    assert printed_decimals(text) >= 0


@pytest.mark.parametrize(
    ("typed", "decimals"),
    [
        ("39.25%", 2),
        ("10.00", 2),
        ("10 分", 0),
        ("95.5214", 4),
        ("18万", 0),
        ("８.８９", 2),
        ("1,068.5", 1),
        ("5.", 0),
        ("及时", 0),
        ("", 0),
        ("1.5e-3", 4),
        ("1.5e3", 0),
        ("≥23.5万人", 1),
    ],
)
def test_decimals_are_counted_as_written(typed: str, decimals: int) -> None:
    assert printed_decimals(typed) == decimals


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("194", "194"),
        ("194.00", "194"),
        ("53.132", "53.132"),
        ("9.50", "9.5"),
        ("1E+2", "100"),
        ("0.00", "0"),
        ("-0", "0"),
        ("-0.5", "-0.5"),
        ("1E-7", "0.0000001"),
    ],
)
def test_plain_prints_no_exponent_and_no_needless_zero(value: str, printed: str) -> None:
    assert plain(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "digits", "half_up", "cut_off"),
    [
        ("39.2576", 2, "39.26", "39.25"),
        ("3.925", 2, "3.93", "3.92"),
        ("6.9587", 2, "6.96", "6.95"),
        ("-2.5", 0, "-3", "-2"),
        ("-0.004", 2, "0.00", "0.00"),
        ("16.3483", 0, "16", "16"),
        ("149", -2, "100", "100"),
        (
            "1234567890123456789012345678",
            4,
            "1234567890123456789012345678.0000",
            "1234567890123456789012345678.0000",
        ),
    ],
)
def test_rounding_and_cutting(value: str, digits: int, half_up: str, cut_off: str) -> None:
    assert str(round_half_up(Decimal(value), digits) + 0) == str(Decimal(half_up) + 0)
    assert round_half_up(Decimal(value), digits) == rounded(Decimal(value), digits, "half-up")
    assert cut(Decimal(value), digits) == Decimal(cut_off)
    assert cut(Decimal(value), digits) == rounded(Decimal(value), digits, "cut")


def test_rounding_never_leaves_a_minus_before_zero() -> None:
    assert str(round_half_up(Decimal("-0.001"), 2)) == "0.00"
    assert str(cut(Decimal("-0.009"), 2)) == "0.00"


@given(FIGURES, st.integers(min_value=0, max_value=5))
def test_rounding_moves_a_number_by_half_a_step_at_most(value: Decimal, digits: int) -> None:
    step = Decimal(1).scaleb(-digits)
    assert abs(round_half_up(value, digits) - value) <= step / 2
    assert abs(cut(value, digits)) <= abs(value) < abs(cut(value, digits)) + step
