from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import plain
from desktop.values.unclear import Unclear

YUAN, WAN, YI = MoneyUnit.YUAN, MoneyUnit.WAN_YUAN, MoneyUnit.YI_YUAN


@pytest.mark.parametrize(
    ("typed", "value", "unit", "decimals"),
    [
        ("194", "194", None, 0),
        ("0", "0", None, 0),
        ("53.132", "53.132", None, 3),
        ("８.８９", "8.89", None, 2),
        ("56万元", "56", WAN, 0),
        ("15万", "15", WAN, 0),
        ("15 万元", "15", WAN, 0),
        ("15（万元）", "15", WAN, 0),
        ("15万元整", "15", WAN, 0),
        ("23600.00元", "23600.00", YUAN, 2),
        ("1.2亿元", "1.2", YI, 1),
        ("1.2亿", "1.2", YI, 1),
        ("￥1068", "1068", None, 0),
        ("人民币1068元", "1068", YUAN, 0),
        ("-3.5", "-3.5", None, 1),
        ("1E+2", "100", None, 0),
    ],
)
def test_amounts_are_read(typed: str, value: str, unit: MoneyUnit | None, decimals: int) -> None:
    assert parse_amount(typed) == Amount(typed, Decimal(value), unit, decimals)


@pytest.mark.parametrize(
    ("typed", "value", "doubtful"),
    [
        ("1,068", "1068", True),
        ("14,256", "14256", True),
        ("255,600", "255600", True),
        ("14，256", "14256", True),
        ("1 068", "1068", True),
        ("4,100,000", "4100000", False),
        ("1,068.00", "1068", False),
        ("14,256元", "14256", False),
    ],
)
def test_a_single_comma_could_be_a_decimal_point(typed: str, value: str, doubtful: bool) -> None:
    amount = parse_amount(typed)
    assert isinstance(amount, Amount)
    assert (amount.value, amount.doubtful) == (Decimal(value), doubtful)


@pytest.mark.parametrize("typed", ["", "—", "— —", "—————", "/", "\n", "无", "……"])
def test_a_blank_is_no_amount(typed: str) -> None:
    assert parse_amount(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("10千元", "unknown-unit"),
        ("若干", "not-a-number"),
        ("10，5", "thousands-or-decimal"),
        ("10万5千元", "several-numbers"),
        ("9999999999999999元", "out-of-range"),
    ],
)
def test_what_is_not_one_amount_is_unclear(typed: str, reason: str) -> None:
    result = parse_amount(typed)
    assert isinstance(result, Unclear)
    assert (result.text, result.reason) == (typed, reason)


@pytest.mark.parametrize(
    ("typed", "unit", "assumed", "value"),
    [
        ("15万", WAN, YUAN, "15"),
        ("15万", YUAN, WAN, "150000"),
        ("142560元", WAN, WAN, "14.256"),
        ("194", YUAN, WAN, "1940000"),
        ("255,600", WAN, YUAN, "25.56"),
        ("1.2亿元", WAN, WAN, "12000"),
    ],
)
def test_the_typed_unit_goes_before_the_assumed_one(
    typed: str, unit: MoneyUnit, assumed: MoneyUnit, value: str
) -> None:
    amount = parse_amount(typed)
    assert isinstance(amount, Amount)
    assert amount.in_unit(unit, assumed) == Decimal(value)


@given(
    st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False, allow_infinity=False),
    st.sampled_from([None, *MoneyUnit]),
)
def test_print_and_parse_of_an_amount_are_inverse(value: Decimal, unit: MoneyUnit | None) -> None:
    amount = parse_amount(plain(value) + (unit.value if unit else ""))
    assert isinstance(amount, Amount)
    assert (amount.value, amount.unit) == (value, unit)
    for there in MoneyUnit:
        back = Amount("", amount.in_unit(there, WAN), there, 0).in_unit(unit or WAN, WAN)
        assert back == value


@given(st.text() | st.from_regex(r"[+-]?[0-9 ,.]{1,12}(万|万元|元|亿)?", fullmatch=True))
def test_any_text_is_kept_beside_its_meaning(text: str) -> None:
    result = parse_amount(text)
    assert result is None or result.text == text
