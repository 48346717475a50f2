from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.clock import moment, now, stamp


def test_a_stamp_is_utc_to_the_millisecond() -> None:
    china = timezone(timedelta(hours=8))
    assert stamp(datetime(2026, 3, 2, 17, 30, 5, 123999, china)) == "2026-03-02T09:30:05.123Z"


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - made aware below
def test_a_stamp_reads_back(naive: datetime) -> None:
    aware = naive.replace(microsecond=naive.microsecond // 1000 * 1000, tzinfo=UTC)
    assert moment(stamp(aware)) == aware


def test_what_is_no_stamp_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        moment("昨天")


def test_now_is_aware() -> None:
    assert now().utcoffset() == timedelta(0)
