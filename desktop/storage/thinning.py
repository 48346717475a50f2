"""Which backups are let go: daily for a week, weekly for a month, monthly after that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import Enum

KEPT_ANYWAY = 3
"""The newest ones stay however close together they are, so that a bad one never stands alone."""

_NAME = re.compile(r"ziping-(\d{8}T\d{6})Z-(\d{4,})(?:-([a-z-]+))?\.sqlite3")
_WEEK, _HALF_A_DAY = timedelta(days=7), timedelta(hours=12)
_MOMENT = "%Y%m%dT%H%M%S"


class Reason(Enum):
    """Why a backup was made."""

    CLOSING = "closing"
    BY_HAND = "by-hand"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_CHANGE = "before-change"
    """Before templates or the program are changed."""
    BEFORE_UPDATE = "before-update"
    """Before a new program brings the store to its format."""
    BEFORE_SETBACK = "before-setback"
    """It holds what the store lacks, since somebody put an older one in its place; never let go."""


def backup_name(at: datetime, number: int, reason: Reason | None = None) -> str:
    """Make the name of a backup: when it was made, the how-manieth it is, and why."""
    why = f"-{reason.value}" if reason else ""
    return f"ziping-{at.astimezone(UTC).strftime(_MOMENT)}Z-{number:04}{why}.sqlite3"


def reason_of(name: str) -> Reason | None:
    """Read from the name of a backup why it was made; None for older ones, which do not say it."""
    found = _NAME.fullmatch(name)
    return next((reason for reason in Reason if found and reason.value == found[3]), None)


def parse_name(name: str) -> tuple[datetime, int] | None:
    """Read moment and number from the name of a backup; None for any other file."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at, int(found[2])


def to_thin(names: Iterable[str], now: datetime) -> list[str]:
    """Choose the backups to let go; files that are no backups are never chosen.

    Of each day of the last week, each week of the last month and each month before, the newest stays, the
    last of each month whatever, and what holds more than those behind it.
    """
    thinnable = [name for name in names if reason_of(name) is not Reason.BEFORE_SETBACK]
    parsed = [(found[1], found[0], name) for name in thinnable if (found := parse_name(name))]
    seen: set[tuple[str, int, int]] = set()
    thinned: list[str] = []
    newest_first = sorted(parsed, reverse=True)
    # A clock that leaps ahead must not make the last week look old.
    if len(newest_first) >= KEPT_ANYWAY:
        now = min(now, newest_first[KEPT_ANYWAY - 1][1] + _HALF_A_DAY)
    # Newest by number: a clock that was set back must not make the newest look old.
    for place, (_number, at, name) in enumerate(newest_first):
        # A week may begin in the month before: what is the last of that month outlives the week.
        spans = {_span(at, now), ("last", at.year, at.month)}
        if spans <= seen and place >= KEPT_ANYWAY:
            thinned.append(name)
        seen |= spans
    return thinned


def _span(at: datetime, now: datetime) -> tuple[str, int, int]:
    """Name the day, week or month of which one backup stays; one from the future counts as of its day."""
    age = now - at
    if age < _WEEK:
        return "day", at.year, at.timetuple().tm_yday
    if age < timedelta(days=31):
        year, week, _day = at.isocalendar()
        return "week", year, week
    return "month", at.year, at.month
