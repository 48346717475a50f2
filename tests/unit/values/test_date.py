import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.date import FilledDate, parse_date, parse_year
from desktop.values.unclear import Unclear
from desktop.values.wording import narrow

DAYS = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021.4.14", (2021, 4, 14)),
        ("2021. 4. 14", (2021, 4, 14)),
        ("2021-4-15", (2021, 4, 15)),
        ("2021.04.07", (2021, 4, 7)),
        ("20250407", (2025, 4, 7)),
        ("2022年3月7日", (2022, 3, 7)),
        ("2022 年 3 月 7 日", (2022, 3, 7)),
        ("2022年3月7", (2022, 3, 7)),
        ("2021/4/14", (2021, 4, 14)),
        ("２０２１．４．１４", (2021, 4, 14)),
        ("2021-04-14 00:00:00", (2021, 4, 14)),
        ("2024-02-29", (2024, 2, 29)),
    ],
)
def test_dates_are_read(typed: str, day: tuple[int, int, int]) -> None:
    assert parse_date(typed) == FilledDate(typed, *day)


@pytest.mark.parametrize("typed", ["", "—", "无", " "])
def test_a_blank_is_no_date(typed: str) -> None:
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2021-2-30", "impossible-date"),
        ("2021.13.1", "impossible-date"),
        ("20210431", "impossible-date"),
        ("2023-02-29", "impossible-date"),
        ("1021-4-14", "out-of-range"),
        ("12345678", "out-of-range"),
        ("2021年4月", "not-a-date"),
        ("4月14日", "not-a-date"),
        ("21.4.14", "not-a-date"),
        ("及时", "not-a-date"),
        ("2021.4.14 2021.4.15", "not-a-date"),
    ],
)
def test_what_is_no_day_is_unclear(typed: str, reason: str) -> None:
    result = parse_date(typed)
    assert isinstance(result, Unclear)
    assert (result.text, result.reason) == (typed, reason)


@given(DAYS)
def test_every_form_of_a_day_means_that_day(day: dt.date) -> None:
    year, month, date = day.year, day.month, day.day
    forms = (f"{year}.{month}.{date}", f"{year}-{month:02}-{date:02}", f"{year}年{month}月{date}日")
    for typed in (*forms, f"{year}{month:02}{date:02}"):
        assert parse_date(typed) == FilledDate(typed, year, month, date)


@given(st.text())
def test_any_text_is_kept_beside_its_meaning(text: str) -> None:
    result = parse_date(text)
    assert result is None or result.text == text
    assert parse_year(text) is None or str(parse_year(text)) in narrow(text)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("（ 2021   年度）", 2021),
        ("2021", 2021),
        ("2021年度", 2021),
        ("2021年", 2021),
        ("(2024)", 2024),
        ("２０２４年度", 2024),
        ("2020年度人社管理经费项目绩效自评表", 2020),
        ("2021年预算，2021年执行", 2021),
        ("2020年度（2021年填报）", None),
        ("1234", None),
        ("0021年度", None),
        ("项目支出绩效自评表", None),
        ("", None),
        ("202 1", None),
    ],
)
def test_the_one_year_named_is_found(typed: str, year: int | None) -> None:
    assert parse_year(typed) == year
