"""Points printed in the headings of a framework (评价框架) against the points of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, Figures
from desktop.scoring.framework_rows import (
    LEVELS,
    FrameworkRow,
    printed_name,
    printed_points,
    rows_in_use,
)
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.values.number import plain
from desktop.values.wording import fold

HUNDRED = Decimal(100)


def check_framework_points(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the points in each heading with those under it, and all of them with 100 (A02).

    A first level is wrong only where neither its rows nor the headings under it add up to it: what one
    second level lacks is said once.

    Source: Σ points of rows = points of their heading; printed frameworks violate it.
    """
    rows = read.framework if rows_in_use(read.framework) else ()
    for of_first in _under(rows, LEVELS[0]):
        seconds = _under(of_first, LEVELS[1])
        stated = [printed_points(second[0].text(LEVELS[1])) for second in seconds]
        known = [points for points in stated if points is not None]
        under = sum(known, Decimal(0)) if len(known) == len(stated) else None
        yield from _heading(of_first, LEVELS[0], under)
        for second in seconds:
            yield from _heading(second, LEVELS[1], None)
    total = _points(rows)
    if total is not None and rows and total != HUNDRED:
        key = CellKey(TOTAL, "", SCORE)
        facts = {"count": str(len(rows))}
        printed = read.form.document.text(key)
        yield Finding(
            "weight-sum", "A02", Severity.MUST_EXPLAIN, key, "framework", facts, printed, plain(total)
        )


def _under(rows: Sequence[FrameworkRow], level: str) -> list[list[FrameworkRow]]:
    """Part rows by the name of their heading, which some frameworks print again after a page break."""
    parts: dict[str, list[FrameworkRow]] = {}
    for row in rows:
        parts.setdefault(fold(printed_name(row.text(level))), []).append(row)
    return list(parts.values())


def _points(rows: Sequence[FrameworkRow]) -> Decimal | None:
    """Add up the points of rows; None where a row has none."""
    points = [row.weight for row in rows if row.weight is not None]
    return sum(points, Decimal(0)) if len(points) == len(rows) else None


def _heading(rows: Sequence[FrameworkRow], level: str, also: Decimal | None) -> Iterator[Finding]:
    text, total = rows[0].text(level), _points(rows)
    stated = printed_points(text)
    if stated is None or total is None or stated in (total, also):
        return
    facts = {
        "heading": printed_name(text),
        "points": plain(stated),
        "working": f"{' + '.join(plain(row.weight) for row in rows if row.weight)} = {plain(total)}",
    }
    key = rows[0].key(level)
    yield Finding(
        "weight-sum", "A02", Severity.MUST_EXPLAIN, key, "framework-heading", facts, text, plain(total)
    )
