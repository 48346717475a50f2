import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import lexicon
from desktop.values.number import plain
from desktop.values.target import (
    Level,
    Operator,
    Quantity,
    Range,
    Sentence,
    Standard,
    UnitHint,
    parse_target,
    same_unit,
)

NONE, AT_LEAST, MORE = Operator.NONE, Operator.AT_LEAST, Operator.MORE
AT_MOST, LESS, EQUAL = Operator.AT_MOST, Operator.LESS, Operator.EQUAL


@pytest.mark.parametrize(
    ("typed", "operator", "number", "unit", "multiplier"),
    [
        ("9", NONE, "9", "", 1),
        ("3500", NONE, "3500", "", 1),
        ("9%", NONE, "9", "%", 1),
        ("0%", NONE, "0", "%", 1),
        ("9人", NONE, "9", "人", 1),
        ("10148 人", NONE, "10148", "人", 1),
        ("40 家", NONE, "40", "家", 1),
        ("9万", NONE, "9", "", 10_000),
        ("9万元", NONE, "9", "元", 10_000),
        ("9元", NONE, "9", "元", 1),
        ("1.1万人", NONE, "1.1", "人", 10_000),
        ("9元/人", NONE, "9", "元/人", 1),
        ("1.5万元/人", NONE, "1.5", "元/人", 10_000),
        ("2,000人", NONE, "2000", "人", 1),
        ("-30%", NONE, "-30", "%", 1),
        ("45天", NONE, "45", "天", 1),
        ("3年", NONE, "3", "年", 1),
        ("12个月", NONE, "12", "个月", 1),
        ("100%完成", NONE, "100", "%", 1),
        ("99%完成。", NONE, "99", "%", 1),
        ("100%足额发放", NONE, "100", "%", 1),
        ("达到95%", NONE, "95", "%", 1),
        ("完成12次", NONE, "12", "次", 1),
        ("≥9%", AT_LEAST, "9", "%", 1),
        ("≥ ９８％", AT_LEAST, "98", "%", 1),
        ("≧98%", AT_LEAST, "98", "%", 1),
        (">=98%", AT_LEAST, "98", "%", 1),
        ("=>98%", AT_LEAST, "98", "%", 1),
        ("》98%", AT_LEAST, "98", "%", 1),
        ("≥23.5万人", AT_LEAST, "23.5", "人", 10_000),
        ("不低于95%", AT_LEAST, "95", "%", 1),
        ("不少于12次", AT_LEAST, "12", "次", 1),
        ("大于等于95%", AT_LEAST, "95", "%", 1),
        ("95%以上", AT_LEAST, "95", "%", 1),
        ("≥95%以上", AT_LEAST, "95", "%", 1),
        ("达到95%及以上", AT_LEAST, "95", "%", 1),
        (">95%", MORE, "95", "%", 1),
        ("＞95%", MORE, "95", "%", 1),
        ("＞95%以上", MORE, "95", "%", 1),
        ("›95%", MORE, "95", "%", 1),
        ("超过95%", MORE, "95", "%", 1),
        ("≤9", AT_MOST, "9", "", 1),
        ("≤1%", AT_MOST, "1", "%", 1),
        ("≤9万元", AT_MOST, "9", "元", 10_000),
        ("<=9", AT_MOST, "9", "", 1),
        ("《65万", AT_MOST, "65", "", 10_000),
        ("《=65万", AT_MOST, "65", "", 10_000),
        ("不超过18万元", AT_MOST, "18", "元", 10_000),
        ("不高于5%", AT_MOST, "5", "%", 1),
        ("控制在18万元以内", AT_MOST, "18", "元", 10_000),
        ("5个工作日内", AT_MOST, "5", "个工作日", 1),
        ("<9%", LESS, "9", "%", 1),
        ("‹9万元", LESS, "9", "元", 10_000),
        ("〈9万元", LESS, "9", "元", 10_000),
        ("<1068万元", LESS, "1068", "元", 10_000),
        ("低于5%", LESS, "5", "%", 1),
        ("=9%", EQUAL, "9", "%", 1),
        ("﹦9台", EQUAL, "9", "台", 1),
        ("=3360人/元", EQUAL, "3360", "人/元", 1),
        ("=6.5万元", EQUAL, "6.5", "元", 10_000),
        ("等于1个", EQUAL, "1", "个", 1),
    ],
)
def test_quantities(typed: str, operator: Operator, number: str, unit: str, multiplier: int) -> None:
    read = parse_target(typed)
    assert read == Quantity(typed, operator, Decimal(number), unit, Decimal(multiplier))
    assert isinstance(read, Quantity)
    assert read.value == Decimal(number) * multiplier
    assert read.has_sign is (operator is not NONE)


@pytest.mark.parametrize(
    "typed", ["200人左右", "约200人", "大约200人", "200余人", "200多人", "近200人", "200人上下"]
)
def test_an_approximate_number_is_marked(typed: str) -> None:
    assert parse_target(typed) == Quantity(typed, NONE, Decimal(200), "人", approximate=True)


@pytest.mark.parametrize(
    ("typed", "low", "high", "unit"),
    [
        ("0.6--0.7万人", "6000", "7000", "人"),
        ("9--9.9万人", "90000", "99000", "人"),
        ("9-9", "9", "9", ""),
        ("9～10", "9", "10", ""),
        ("9至10", "9", "10", ""),
        ("9到10次", "9", "10", "次"),
        ("9—10", "9", "10", ""),
        ("9——10", "9", "10", ""),
        ("10-20%", "10", "20", "%"),
        ("5%-10%", "5", "10", "%"),
        ("5000人-1万人", "5000", "10000", "人"),
        ("0.6万-0.7万人", "6000", "7000", "人"),
        ("20名～30人", "20", "30", "人"),
        ("-5~-3", "-5", "-3", ""),
        ("-5%-10%", "-5", "10", "%"),
    ],
)
def test_ranges(typed: str, low: str, high: str, unit: str) -> None:
    assert parse_target(typed) == Range(typed, Decimal(low), Decimal(high), unit)


def test_a_range_upside_down_is_said_to_be_so() -> None:
    assert parse_target("9-5") == Sentence("9-5", (Decimal(9), Decimal(5)), doubt="range-reversed")
    assert parse_target("0.7万-0.6万人") == Sentence(
        "0.7万-0.6万人", (Decimal("0.7"), Decimal("0.6")), doubt="range-reversed"
    )
    assert parse_target("7000人-0.6万人") == Sentence(
        "7000人-0.6万人", (Decimal(7000), Decimal("0.6")), doubt="range-reversed"
    )


@pytest.mark.parametrize("typed", ["1234567890123456789人", "1-1234567890123456789", "1234567890123456789-2"])
def test_figures_too_large_to_be_exact_are_said_to_be_so(typed: str) -> None:
    assert parse_target(typed) == Sentence(typed, (), doubt="out-of-range")


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("达成预期指标", "achieved"),
        ("达成年度指标", "achieved"),
        ("达成", "achieved"),
        ("达成预期指标。", "achieved"),
        ("部分达成预期指标并具有一定效果", "partly"),
        ("部分达成年度指标并具有一定效果", "partly"),
        ("部分达成", "partly"),
        ("未达成预期指标且效果较差", "missed"),
        ("未达成年度指标且效果较差", "missed"),
        ("未完成预期指标且效果较差", "missed"),
        ("未达成", "missed"),
    ],
)
def test_levels(typed: str, level: str) -> None:
    read = parse_target(typed)
    assert isinstance(read, Level)
    assert (read.text, read.level) == (typed, level)


@pytest.mark.parametrize("typed", ["计划标准", "政策标准", "历史值", "历史标准", "行业标准", " 计划 标准 "])
def test_kinds_of_standard(typed: str) -> None:
    assert parse_target(typed) == Standard(typed)


@pytest.mark.parametrize(
    ("typed", "operator", "unit", "multiplier"),
    [
        ("=个", EQUAL, "个", 1),
        ("=元/人", EQUAL, "元/人", 1),
        ("≥%", AT_LEAST, "%", 1),
        ("≥万人", AT_LEAST, "人", 10_000),
        ("≤人", AT_MOST, "人", 1),
        (">%", MORE, "%", 1),
        ("‹万元", LESS, "元", 10_000),
        ("≥", AT_LEAST, "", 1),
        ("人", NONE, "人", 1),
        ("=m2", EQUAL, "m2", 1),
    ],
)
def test_units_without_a_number(typed: str, operator: Operator, unit: str, multiplier: int) -> None:
    assert parse_target(typed) == UnitHint(typed, operator, unit, Decimal(multiplier))


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2020年全年", (2020,)),
        ("2020年12月前", (2020, 12)),
        ("6月25日前", (6, 25)),
        ("6月25日前完成", (6, 25)),
        ("每月15日前", (15,)),
        ("按月发放", ()),
        ("2020年", (2020,)),
        ("12月", (12,)),
        ("第一季度", ()),
        ("2021年1月-12月", (2021, 1, 12)),
        ("2020-2021", (2020, 2021)),
        ("2020-2021年", (2020, 2021)),
        ("2021.4.14", (2021, 4, 14)),
        ("20250407", (2025, 4, 7)),
        ("5日内", (5,)),
    ],
)
def test_points_of_time(typed: str, numbers: tuple[int, ...]) -> None:
    assert parse_target(typed) == Sentence(typed, tuple(Decimal(number) for number in numbers), moment=True)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("及时", ()),
        ("保障", ()),
        ("完善", ()),
        ("得到提升", ()),
        ("稳步提升", ()),
        ("长期", ()),
        ("是", ()),
        ("合规", ()),
        ("完成", ()),
        ("未完成", ()),
        ("优", ()),
        ("全区90%人员社保卡发放完毕", (90,)),
        ("结案率90%，调解率60%", (90, 60)),
        ("年审300家，督促签订2000余份", (300, 2000)),
        ("审理期限为45天", (45,)),
        ("全年完成上解取暖费995万元", (995,)),
        ("2人未完成", (2,)),
        ("10 20人", (10, 20)),
        ("≤95%以上", (95,)),
        ("5人-10个", (5, 10)),
        ("5人-10", (5, 10)),
        ("3万/人", (3,)),
        ("编号1234567890123456789", ()),
    ],
)
def test_everything_else_is_a_sentence_with_its_numbers(typed: str, numbers: tuple[int, ...]) -> None:
    assert parse_target(typed) == Sentence(typed, tuple(Decimal(number) for number in numbers))


@pytest.mark.parametrize("typed", ["", " ", "无", "/", "—", "— —", "……", "...", "暂无"])
def test_nothing_is_no_target(typed: str) -> None:
    assert parse_target(typed) is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("人", "人", True),
        ("%", "％", True),
        ("万人", "人", True),
        ("名", "人", True),
        ("㎡", "平方米", True),
        ("", "", True),
        ("人", "人次", False),
        ("个", "家", False),
        ("元/人", "人/元", False),
        ("元", "%", False),
        ("", "%", None),
        ("人", "", None),
    ],
)
def test_units_are_compared(first: str, second: str, same: bool | None) -> None:
    assert same_unit(first, second) is same
    assert same_unit(second, first) is same


@given(
    st.sampled_from(list(Operator)),
    st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False),
    st.sampled_from(["", *lexicon.MULTIPLIERS]),
    st.sampled_from(["人", "次", "元", "家", "%", "元/人", "平方米"]),
)
def test_print_and_parse_of_a_quantity_are_inverse(
    operator: Operator, number: Decimal, multiplier: str, unit: str
) -> None:
    read = parse_target(operator.value + plain(number) + multiplier + unit)
    assert isinstance(read, Quantity)
    assert (read.operator, read.number, read.unit) == (operator, number, unit)
    assert read.value == number * lexicon.MULTIPLIERS.get(multiplier, 1)


@given(
    st.text()
    | st.text(alphabet="0123456789.,-—~至≥≤《>=%万人元年月日前约左右余达成部分未完以上内 \n/")
    | st.lists(st.sampled_from(["发放到位", "1月底", "2020年", "至", "9", "万人", "≥", "/"])).map("".join)
)
def test_any_text_is_kept_beside_its_meaning(text: str) -> None:
    read = parse_target(text)
    assert read is None or read.text == text


def test_long_texts_are_read_at_once() -> None:
    # Were the grammar ambiguous, these would take longer than the age of the form.
    for part, end in itertools.product(("发放到位", "1月底前", "1,000", "万", "1-", "未达成"), ("", "x")):
        text = part * 5000 + end
        assert parse_target(text) == parse_target(text)
