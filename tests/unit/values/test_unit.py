from decimal import Decimal

import pytest

from desktop.text import lexicon
from desktop.values.unit import split_unit, unit_name


@pytest.mark.parametrize(
    ("typed", "multiplier", "unit"),
    [
        ("人", 1, "人"),
        ("万人", 10_000, "人"),
        ("万元", 10_000, "元"),
        ("亿元", 100_000_000, "元"),
        ("千万元", 10_000_000, "元"),
        ("万", 10_000, ""),
        ("", 1, ""),
        ("％", 1, "%"),
        ("百分点", 1, "百分点"),
        ("元/人", 1, "元/人"),
        ("万元/人", 10_000, "元/人"),
        ("万 人次", 10_000, "人次"),
        ("社区工作者", 1, "社区工作者"),
        ("万事", 1, "万事"),
        ("㎡", 1, "m2"),
    ],
)
def test_the_multiplier_is_taken_out(typed: str, multiplier: int, unit: str) -> None:
    assert split_unit(typed) == (Decimal(multiplier), unit)


def test_names_of_one_unit_are_folded_into_the_first() -> None:
    assert unit_name("名") == unit_name("位") == unit_name("万人") == "人"
    assert unit_name("元/名") == "元/人"
    assert unit_name("㎡") == unit_name("m²") == unit_name("平米") == "平方米"


def test_each_unit_of_the_lexicon_is_known_as_a_whole() -> None:
    assert all(split_unit(unit)[0] == 1 for unit in lexicon.UNITS)
    assert len(set(lexicon.UNITS)) == len(lexicon.UNITS)
