from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.thinning import KEPT_ANYWAY, backup_name, parse_name, to_thin

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), max_size=60)


def named(ages: list[timedelta]) -> list[str]:
    oldest_first = sorted(ages, reverse=True)
    return [backup_name(NOW - age, number) for number, age in enumerate(oldest_first, 1)]


def test_a_name_tells_moment_and_number() -> None:
    name = backup_name(NOW, 12)
    assert name == "ziping-20261121T180000Z-0012.sqlite3"
    assert parse_name(name) == (NOW, 12)


@pytest.mark.parametrize(
    "name", ["ziping.sqlite3", "说明.txt", "ziping-20261399T180000Z-0001.sqlite3", "a.sqlite3.part"]
)
def test_other_files_are_no_backups_and_are_never_let_go(name: str) -> None:
    assert parse_name(name) is None
    assert to_thin([name] * 5, NOW) == []


def test_a_number_may_outgrow_its_four_digits() -> None:
    assert parse_name(backup_name(NOW, 123456)) == (NOW, 123456)


def test_daily_for_a_week_weekly_for_a_month_monthly_after() -> None:
    ages = [timedelta(hours=hours) for hours in range(0, 24 * 200, 6)]
    names = named(ages)
    gone = set(to_thin(names, NOW))
    kept = [parsed[0] for name in names if name not in gone and (parsed := parse_name(name))]
    spans = {
        "day": [at for at in kept if NOW - at < timedelta(days=7)],
        "week": [at for at in kept if timedelta(days=7) <= NOW - at < timedelta(days=31)],
        "month": [at for at in kept if NOW - at >= timedelta(days=31)],
    }
    assert len({at.date() for at in spans["day"]}) == 7
    assert len(spans["day"]) == 7 + KEPT_ANYWAY - 1
    # Of the week that two months share the last of October stays too.
    assert len({at.isocalendar()[:2] for at in spans["week"]}) == 4
    assert len({(*at.isocalendar()[:2], at.month) for at in spans["week"]}) == len(spans["week"]) == 5
    assert len(spans["month"]) == len({(at.year, at.month) for at in spans["month"]}) == 6


@given(AGES)
def test_the_newest_always_stay(ages: list[timedelta]) -> None:
    names = named(ages)
    assert not set(names[-KEPT_ANYWAY:]) & set(to_thin(names, NOW))


@given(AGES)
def test_thinning_twice_takes_nothing_more(ages: list[timedelta]) -> None:
    names = named(ages)
    gone = to_thin(names, NOW)
    assert to_thin([name for name in names if name not in gone], NOW) == []


@given(AGES)
def test_of_each_month_something_stays(ages: list[timedelta]) -> None:
    names = named(ages)
    kept = set(names) - set(to_thin(names, NOW))
    assert {name[7:13] for name in kept} == {name[7:13] for name in names}


def test_a_week_that_two_months_share_leaves_one_of_each() -> None:
    now = datetime(2026, 9, 12, tzinfo=UTC)
    days = [datetime(2026, 8, 31, tzinfo=UTC), datetime(2026, 9, 2, tzinfo=UTC)]
    days += [now - timedelta(minutes=ahead) for ahead in range(KEPT_ANYWAY, 0, -1)]
    names = [backup_name(day, number) for number, day in enumerate(days)]
    assert to_thin(names, now) == []


def test_after_the_clock_was_set_back_the_newest_is_still_the_one_with_the_highest_number() -> None:
    names = [backup_name(NOW - timedelta(minutes=number), number) for number in range(1, 7)]
    assert to_thin(names, NOW) == [names[2], names[1], names[0]]


def test_backups_from_a_clock_that_ran_ahead_are_thinned_like_those_of_today() -> None:
    ahead = [timedelta(days=-2, hours=-hour) for hour in range(4)]
    names = named([*ahead, timedelta(hours=1), timedelta(hours=2)])
    assert to_thin(names, NOW) == [names[2], names[0]]


@pytest.mark.parametrize("years", [-25, 5, 30])
def test_a_clock_that_leaps_takes_none_of_the_last_week(years: int) -> None:
    names = named([timedelta(days=day) for day in range(7)])
    wrong = NOW.replace(year=NOW.year + years)
    for number in (8, 9):
        at = wrong + timedelta(minutes=number)
        names.append(backup_name(at, number))
        assert to_thin(names, at) == []
