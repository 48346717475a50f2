"""The printed criteria of a framework (评分及标准): do they agree with points, formula and themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.scoring.figures import SCORE, Figures
from desktop.scoring.framework import figure_of
from desktop.scoring.framework_rows import (
    CRITERIA,
    EXPLANATION,
    FrameworkRow,
    Input,
    rows_in_use,
)
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.row_rules import Direction, Measure, MeasuredSteps
from desktop.text import framework_words as words
from desktop.values.number import exact, plain
from desktop.values.rate import print_rate
from desktop.values.wording import halve

_AWARD = re.compile(words.AWARD)
_FULL_AT = re.compile(words.FULL_AT)
_EXACTLY_NOTHING = re.compile(words.EXACTLY_NOTHING)
_SAVING = re.compile(r"=\[\((?P<first>[^()\-]+)-[^()\-]+\)/(?P=first)\]")
_ITEM = re.compile(words.ITEM)
_ITEM_POINTS = re.compile(words.ITEM_POINTS)
CODE = "text-mismatch"


def check_awards(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find criteria that award other points than their row has: 计5分 for an indicator of 2 (B26).

    Source: what a criterion awards adds up to the points of its row; printed frameworks violate it.
    """
    for row in rows_in_use(read.framework):
        text = halve(row.text(CRITERIA))
        awards = _points(_AWARD, text)
        if row.weight is None or not awards or words.FULL_MARKS in text:
            continue
        largest, total, weight = max(awards), sum(awards, Decimal(0)), plain(row.weight)
        if largest > row.weight:
            yield _criterion(row, "awards-more", Severity.MUST_EXPLAIN, plain(largest), weight)
        elif total < row.weight:
            yield _criterion(row, "awards-less", Severity.MUST_EXPLAIN, plain(total), weight)


def _points(pattern: re.Pattern[str], text: str) -> list[Decimal]:
    found = (exact(match["points"]) for match in pattern.finditer(text))
    return [points for points in found if points is not None]


def _criterion(row: FrameworkRow, variant: str, severity: Severity, printed: str, expected: str) -> Finding:
    facts = {"row": row.name, "criterion": row.text(CRITERIA)}
    return Finding(CODE, "B26", severity, row.key(CRITERIA), variant, facts, printed, expected)


def check_item_points(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find items of a checklist without points where most of the others have some (B26).

    Source: 评价要点 of a printed framework, one of four without its 2分.
    """
    for row in rows_in_use(read.framework):
        items = _ITEM.findall(halve(row.text(EXPLANATION)))
        points = [_ITEM_POINTS.search(item) for item in items]
        stated = [match["points"] for match in points if match]
        if not len(items) > len(stated) > len(items) / 2:
            continue
        for place, match in enumerate(points, 1):
            if match is None:
                facts = {"row": row.name, "item": str(place)}
                key = row.key(EXPLANATION)
                yield Finding(CODE, "B26", Severity.HINT, key, "item-points", facts, "", stated[0])


def check_directions(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find criteria that deduct on the wrong side, or give full marks at the wrong end (B26).

    Source: the formula of the row: a completion rate is better the higher, an adjustment rate the lower,
    and a saving of 100 % would mean that nothing was spent.
    """
    for row in rows_in_use(read.framework):
        text, name = halve(row.text(CRITERIA)), row.name
        full_at = _FULL_AT.search(text)
        at_whole = full_at is not None and full_at["percent"] == "100"
        if name.endswith(words.MORE_IS_BETTER) and _loses(text) is Direction.ABOVE:
            yield _criterion(row, "wrong-side", Severity.HINT, row.text(CRITERIA), "")
        elif at_whole and name.endswith(words.BEST_AT_NOTHING):
            yield _criterion(row, "wrong-end", Severity.HINT, row.text(CRITERIA), "")
        elif at_whole and _SAVING.search(halve(row.text(EXPLANATION))):
            yield _criterion(row, "saving", Severity.HINT, row.text(CRITERIA), "")


def _loses(text: str) -> Direction | None:
    """Read on which side a criterion takes points off; None where it says nothing of the kind."""
    above = any(word in text for word in words.LOSES_ABOVE)
    below = any(word in text for word in words.LOSES_BELOW) or words.OR_LESS in text
    if above and below:
        return Direction.BOTH
    if above or below:
        return Direction.ABOVE if above else Direction.BELOW
    return None


def check_unsaid(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find figures on the side that a criterion says nothing of: a fall, where it asks for no change (B26).

    Source: “三公经费”变动率为0，计5分；＞0，每超过一个百分点扣1分: a rate below 0 is not settled.
    """
    inputs = read.inputs
    for row in rows_in_use(read.framework):
        rule, figure = _measured(row, inputs)
        text = halve(row.text(CRITERIA))
        exactly = _FULL_AT.search(text) or _EXACTLY_NOTHING.search(text)
        if rule is None or figure is None or not exactly or _loses(text) is not rule.direction:
            continue
        free = figure < rule.pivot if rule.direction is Direction.ABOVE else figure > rule.pivot
        if free and rule.direction is not Direction.BOTH:
            facts = {"row": row.name, "figure": print_rate(figure, 2), "criterion": row.text(CRITERIA)}
            key, printed = row.key(SCORE), row.text(SCORE)
            yield Finding("score-vs-rule", "B26", Severity.HINT, key, "framework-unsaid", facts, printed)


def _measured(row: FrameworkRow, inputs: Mapping[str, Input]) -> tuple[MeasuredSteps | None, Decimal | None]:
    """Work out what a row is measured by, where its rule and inputs allow."""
    if row.rule is None or not isinstance(row.rule.parameters, MeasuredSteps):
        return None, None
    return row.rule.parameters, figure_of(row.rule.parameters, inputs)


def check_whole_execution(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find full marks for the execution of the whole budget where its known parts were not spent (B26).

    Source: base data of a filed form with 1.17 of 2 and 77.98 of 86.63 spent, beside full marks.
    """
    rows, inputs = rows_in_use(read.framework), read.inputs
    parts = {row.name: share for row in rows if (share := _spent(row, inputs)) is not None}
    if not parts or any(share >= 1 for share in parts.values()):
        return
    for row in rows:
        unknown = sheet.cells[row.key(SCORE)].computed is None
        if row.name in words.WHOLE_EXECUTION and unknown and row.score == row.weight is not None:
            said = "、".join(f"{name}{print_rate(share, 2)}" for name, share in parts.items())
            facts = {"row": row.name, "parts": said}
            key, printed = row.key(SCORE), row.text(SCORE)
            yield Finding("score-vs-rule", "B26", Severity.HINT, key, "framework-parts", facts, printed)


def _spent(row: FrameworkRow, inputs: Mapping[str, Input]) -> Decimal | None:
    """Read a control rate: spending ÷ budget of one part, which may not exceed 100 %."""
    rule, figure = _measured(row, inputs)
    controls = rule is not None and rule.measure is Measure.RATIO and rule.direction is Direction.ABOVE
    return figure if controls and row.name.endswith(words.CONTROLS_SPENDING) else None
