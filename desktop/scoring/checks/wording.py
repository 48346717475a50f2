"""How indicators are worded: headings, targets and actual values."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scoring.figures import Figures, IndicatorRow
from desktop.scoring.indicator_score import DOWNWARDS, UPWARDS
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text import field_words as words
from desktop.text.lexicon import PERCENT, YUAN
from desktop.values.target import Level, Quantity, Range, Sentence, Standard, UnitHint
from desktop.values.wording import fold

TARGET, ACTUAL, NAME = "target_value", "actual_value", "third_level"


def check_targets(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find targets that can't be measured (B08), costs to be exceeded (B09) and money as a quantity (B10).

    Source: standards of reviewers; purely qualitative targets, cost targets with ≥, payments as output.
    """
    for row in read.used():
        facts = {"row": row.text(NAME)}
        yield from _unmeasurable(row, facts)
        if _cost_to_be_exceeded(row):
            text = row.text(TARGET)
            yield Finding("cost-direction", "B09", Severity.MUST_EXPLAIN, row.key(TARGET), "", facts, text)
        if words.QUANTITY in row.text("second_level") and _money(row):
            name = row.text(NAME)
            yield Finding("money-as-quantity", "B10", Severity.MUST_EXPLAIN, row.key(NAME), "", facts, name)


def _unmeasurable(row: IndicatorRow, facts: dict[str, str]) -> Iterator[Finding]:
    target, key, text = row.target, row.key(TARGET), row.text(TARGET)
    if isinstance(target, UnitHint):
        yield Finding("target-without-number", "B08", Severity.MUST_FIX, key, "", facts, text)
    elif isinstance(target, Sentence) and not target.moment and _vague(row, text):
        yield Finding("vague-target", "B08", Severity.HINT, key, "", facts, text)
    elif isinstance(target, Quantity) and target.unit == PERCENT and _vague_name(row):
        yield Finding("vague-target", "B08", Severity.HINT, key, "name", facts, text)


def _vague(row: IndicatorRow, target: str) -> bool:
    return any(word in target for word in words.VAGUE) or _vague_name(row)


def _vague_name(row: IndicatorRow) -> bool:
    return any(word in row.text(NAME) for word in words.VAGUE_NAMES)


def _cost_to_be_exceeded(row: IndicatorRow) -> bool:
    if words.COST not in row.text("second_level") or not isinstance(row.target, Quantity):
        return False
    saves = any(word in row.text(NAME) for word in words.SAVINGS)
    return row.target.operator in UPWARDS and not saves


def _money(row: IndicatorRow) -> bool:
    in_yuan = isinstance(row.target, Quantity | Range) and row.target.unit == YUAN
    return in_yuan or any(word in row.text(NAME) for word in words.MONEY_NAMES)


def check_actual_values(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find actual values of another kind than the target (B13) and with an operator (B15).

    Source: 计划标准 as an actual value, ≥98% as what was reached; seen in filed forms.
    """
    for row in read.used():
        actual, key = row.actual, row.key(ACTUAL)
        facts = {"row": row.text(NAME), "target": row.text(TARGET)}
        if isinstance(actual, Standard):
            yield Finding("actual-kind", "B13", Severity.MUST_EXPLAIN, key, "standard", facts, actual.text)
        elif isinstance(row.target, Quantity | Range) and isinstance(actual, Sentence | UnitHint | Level):
            yield Finding("actual-kind", "B13", Severity.MUST_EXPLAIN, key, "words", facts, actual.text)
        elif (
            isinstance(row.target, Sentence)
            and isinstance(actual, Quantity | Range)
            and not row.target.numbers
        ):
            yield Finding("actual-kind", "B13", Severity.HINT, key, "number", facts, actual.text)
        if isinstance(actual, Quantity) and actual.operator in (*UPWARDS, *DOWNWARDS):
            yield Finding("actual-operator", "B15", Severity.MUST_EXPLAIN, key, "", facts, actual.text)


def check_copied_actuals(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a form whose every actual value repeats the target character for character (B14).

    Source: filed forms in which nothing was measured.
    """
    rows = [row for row in read.used() if row.target and row.actual]
    if len(rows) >= 3 and all(fold(row.text(TARGET)) == fold(row.text(ACTUAL)) for row in rows):
        facts = {"count": str(len(rows))}
        yield Finding("actual-copies-target", "B14", Severity.MUST_EXPLAIN, rows[0].key(ACTUAL), "", facts)


def check_duplicates(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find indicators with the same name (B11).

    Source: the same indicator under output and benefit counts once.
    """
    seen: dict[str, IndicatorRow] = {}
    for row in read.used():
        name = fold(row.text(NAME))
        if name and name in seen:
            facts = {"row": row.text(NAME), "place": str(seen[name].place)}
            yield Finding(
                "duplicate-indicator", "B11", Severity.MUST_EXPLAIN, row.key(NAME), "", facts, row.text(NAME)
            )
        elif name:
            seen[name] = row


def check_headings(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find indicators that hardly fit their second-level heading (B12).

    Source: standards of reviewers; a completion rate is no quality, timeliness needs a time.
    """
    for row in read.used():
        heading, name = row.text("second_level"), row.text(NAME)
        facts = {"row": name, "heading": heading}
        if words.QUALITY in heading and any(word in name for word in words.COMPLETION_NAMES):
            yield Finding("wrong-heading", "B12", Severity.HINT, row.key(NAME), "quality", facts, name)
        if words.TIMELINESS in heading and not _about_time(row):
            yield Finding("wrong-heading", "B12", Severity.HINT, row.key(NAME), "timeliness", facts, name)
        if words.BENEFIT in row.text("first_level") and any(word in name for word in words.OWN_WORK):
            yield Finding("wrong-heading", "B12", Severity.HINT, row.key(NAME), "benefit", facts, name)


def _about_time(row: IndicatorRow) -> bool:
    if isinstance(row.target, Sentence) and row.target.moment:
        return True
    text = row.text(NAME) + row.text(TARGET)
    return any(word in text for word in words.TIME_NAMES)


def check_satisfaction(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a satisfaction score without a survey, and a form without satisfaction (B16).

    Source: standards of reviewers; satisfaction without a survey earns nothing.
    """
    rows = [row for row in read.indicators if words.SATISFACTION in row.text("first_level")]
    used = [row for row in rows if not row.placeholder and row.actual]
    if rows and not used:
        yield Finding("satisfaction-missing", "B16", Severity.HINT, rows[0].key(NAME))
    said = " ".join(cell.text for _, cell in read.form.document.cells())
    if used and not any(word in said for word in words.SURVEY):
        facts = {"row": used[0].text(NAME)}
        yield Finding(
            "survey-missing", "B16", Severity.HINT, used[0].key(ACTUAL), "", facts, used[0].text(ACTUAL)
        )
