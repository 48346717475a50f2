"""How moments are written."""

from __future__ import annotations

from datetime import datetime


def minute(at: datetime | None) -> str:
    """Write a moment in the clerk's own time zone, to the minute; blank for none."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M") if at else ""
