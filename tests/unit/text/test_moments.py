"""Moments are written in the clerk's own time."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.text.moments import minute


def test_a_moment_is_written_in_local_time_to_the_minute() -> None:
    at = datetime(2026, 3, 16, 12, 5, 59, tzinfo=UTC)
    assert minute(at) == f"{at.astimezone():%Y-%m-%d %H:%M}"


def test_no_moment_is_blank() -> None:
    assert minute(None) == ""
