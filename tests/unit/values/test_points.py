from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.number import plain
from desktop.values.points import Points, heading_name, heading_weight, parse_points
from desktop.values.unclear import Unclear


@pytest.mark.parametrize(
    ("typed", "value", "decimals"),
    [
        ("10", "10", 0),
        ("10 分", "10", 0),
        ("100分", "100", 0),
        ("10.00", "10.00", 2),
        ("95.5214", "95.5214", 4),
        ("９.５分", "9.5", 1),
        ("-2", "-2", 0),
        ("0", "0", 0),
    ],
)
def test_points_are_read(typed: str, value: str, decimals: int) -> None:
    assert parse_points(typed) == Points(typed, Decimal(value), decimals)


@pytest.mark.parametrize("typed", ["", "—", "— —", "/", "无"])
def test_a_blank_is_no_score(typed: str) -> None:
    assert parse_points(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("分", "not-a-number"),
        ("优", "not-a-number"),
        ("10%", "unknown-unit"),
        ("20*82%", "several-numbers"),
        ("9，5", "thousands-or-decimal"),
    ],
)
def test_what_is_not_one_score_is_unclear(typed: str, reason: str) -> None:
    result = parse_points(typed)
    assert isinstance(result, Unclear)
    assert (result.text, result.reason) == (typed, reason)


@pytest.mark.parametrize(
    ("label", "weight", "name"),
    [
        ("产出指标 50 分", "50", "产出指标"),
        ("产出指标 (40分)", "40", "产出指标"),
        ("效益指标（30分）", "30", "效益指标"),
        ("效益指标\n（30 分）", "30", "效益指标"),
        ("一级\n指标 （6分）", "6", "一级\n指标"),
        ("得分 (20分*执行率)", "20", "得分"),
        ("得分（２０分×执行率）：", "20", "得分"),
        ("总分（满分100分）", "100", "总分"),
        ("满意度指标12.5分", "12.5", "满意度指标"),
        ("50分", "50", ""),
    ],
)
def test_the_weight_is_found_in_a_heading(label: str, weight: str, name: str) -> None:
    assert heading_weight(label) == Decimal(weight)
    assert heading_name(label) == name


@pytest.mark.parametrize(
    "label",
    [
        "产出指标",
        "得分",
        " 分值 ",
        "考核≥90分",
        "预算数（A）",
        "（2021年度）",
        "10分钟",
        "一级指标（50）",
        "",
    ],
)
def test_a_heading_without_weight_keeps_its_name(label: str) -> None:
    assert heading_weight(label) is None
    assert heading_name(label) == label.strip()


@given(st.decimals(min_value=0, max_value=1000, places=4, allow_nan=False, allow_infinity=False))
def test_print_and_parse_of_points_are_inverse(value: Decimal) -> None:
    for typed in (plain(value), plain(value) + "分"):
        points = parse_points(typed)
        assert isinstance(points, Points)
        assert points.value == value
    assert heading_weight(f"产出指标（{plain(value)}分）") == value


@given(st.text())
def test_any_text_is_kept_beside_its_meaning(text: str) -> None:
    result = parse_points(text)
    assert result is None or result.text == text
    assert heading_name(text) in text
    assert heading_weight(text) is None or heading_name(text) != text
