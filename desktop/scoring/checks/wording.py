"""How indicators are worded: headings, targets and actual values."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import INDICATORS
from desktop.scoring.figures import ACTUAL, TARGET, Figures, IndicatorRow
from desktop.scoring.indicator_score import DOWNWARDS, UPWARDS
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.rule_kinds import OptionalHeading
from desktop.text import field_words as words
from desktop.text.lexicon import PERCENT, YUAN
from desktop.values.target import Level, Quantity, Range, Sentence, Standard, UnitHint
from desktop.values.wording import fold

NAME = "third_level"


def check_targets(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find targets that can't be measured (B08), costs to be exceeded (B09) and money as a quantity (B10).

    Source: standards of reviewers; purely qualitative targets, cost targets with ≥, payments as output.
    """
    for row in read.used():
        for code, check, severity, variant in _about_target(row):
            facts = {"row": row.name}
            yield Finding(code, check, severity, row.key(TARGET), variant, facts, row.text(TARGET))
        if words.QUANTITY in row.heading and _money(row):
            severity = Severity.MUST_EXPLAIN
            yield Finding("money-as-quantity", "B10", severity, row.key(NAME), printed=row.name)


def _about_target(row: IndicatorRow) -> Iterator[tuple[str, str, Severity, str]]:
    target = row.target
    if isinstance(target, UnitHint):
        yield "target-without-number", "B08", Severity.MUST_FIX, ""
    elif isinstance(target, Sentence) and not target.numbers and _names_a_count(target.text):
        yield "missing-field", "B08", Severity.MUST_EXPLAIN, "number"
    elif isinstance(target, Sentence) and not target.moment and _vague(row, target.text):
        yield "vague-target", "B08", Severity.HINT, ""
    elif isinstance(target, Sentence) and words.QUANTITY in row.heading and not _has_numbers(row):
        yield "vague-target", "B08", Severity.HINT, "quantity"
    elif isinstance(target, Quantity) and words.COST in row.heading and _without_unit(target):
        yield "missing-field", "B17", Severity.HINT, "unit"
    elif isinstance(target, Quantity) and target.unit == PERCENT and _vague_name(row):
        yield "vague-target", "B08", Severity.HINT, "name"
    if _cost_to_be_exceeded(row):
        yield "cost-direction", "B09", Severity.MUST_EXPLAIN, ""


def _without_unit(target: Quantity) -> bool:
    return not target.unit and target.multiplier == 1 and bool(target.value)


def _names_a_count(target: str) -> bool:
    bare = fold(target).rstrip(words.STOPS)
    return bare.endswith(words.COUNTED) and not bare.startswith(words.BY_RULE)


def _vague(row: IndicatorRow, target: str) -> bool:
    return any(word in target for word in words.VAGUE) or _vague_name(row)


def _vague_name(row: IndicatorRow) -> bool:
    return any(word in row.name for word in words.VAGUE_NAMES)


def _cost_to_be_exceeded(row: IndicatorRow) -> bool:
    if words.COST not in row.heading or not isinstance(row.target, Quantity):
        return False
    saves = any(word in row.name for word in words.SAVINGS)
    return row.target.operator in UPWARDS and not saves


def _has_numbers(row: IndicatorRow) -> bool:
    said = (row.target, row.actual)
    return any(
        isinstance(one, Quantity | Range) or (isinstance(one, Sentence) and one.numbers) for one in said
    )


def _money(row: IndicatorRow) -> bool:
    unit = row.target.unit if isinstance(row.target, Quantity | Range) else ""
    if YUAN in unit.split("/") or any(word in row.name for word in words.MONEY_NAMES):
        return True
    return not unit and words.EXPENSE in row.name and not row.name.endswith(words.COUNTED)


def check_actual_values(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find actual values of another kind than the target (B13) and with an operator (B15).

    Source: 计划标准 as an actual value, ≥98% as what was reached; seen in filed forms.
    """
    for row in read.used():
        for code, check, severity, variant in _about_actual(row):
            facts = {"row": row.name, "target": row.text(TARGET)}
            yield Finding(code, check, severity, row.key(ACTUAL), variant, facts, row.text(ACTUAL))


def _about_actual(row: IndicatorRow) -> Iterator[tuple[str, str, Severity, str]]:
    target, actual = row.target, row.actual
    if isinstance(actual, Standard):
        yield "missing-field", "B13", Severity.MUST_FIX, "standard"
    elif isinstance(target, Quantity | Range) and isinstance(actual, Sentence | UnitHint | Level):
        yield "actual-kind", "B13", Severity.MUST_EXPLAIN, "words"
    elif isinstance(target, Sentence) and isinstance(actual, Quantity | Range) and not target.numbers:
        yield "actual-kind", "B13", Severity.HINT, "number"
    if isinstance(actual, Quantity) and actual.operator in (*UPWARDS, *DOWNWARDS):
        yield "actual-operator", "B15", Severity.MUST_EXPLAIN, ""


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
        name = fold(row.name)
        if name and name in seen:
            facts = {"row": row.name, "place": str(seen[name].place)}
            yield Finding(
                "duplicate-indicator", "B11", Severity.MUST_EXPLAIN, row.key(NAME), "", facts, row.name
            )
        elif name:
            seen[name] = row


def check_headings(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find indicators that hardly fit their second-level heading (B12).

    Source: standards of reviewers; a completion rate is no quality, timeliness needs a time.
    """
    for row in read.used():
        for variant in _misplaced(row):
            facts = {"row": row.name, "heading": row.heading}
            yield Finding("wrong-heading", "B12", Severity.HINT, row.key(NAME), variant, facts, row.name)


def _misplaced(row: IndicatorRow) -> Iterator[str]:
    if words.QUALITY in row.heading and any(word in row.name for word in words.COMPLETION_NAMES):
        yield "quality"
    if words.TIMELINESS in row.heading and not _about_time(row):
        yield "timeliness"
    if words.BENEFIT in row.text("first_level") and any(word in row.name for word in words.OWN_WORK):
        yield "benefit"


def _about_time(row: IndicatorRow) -> bool:
    if isinstance(row.target, Sentence) and row.target.moment:
        return True
    text = row.name + row.text(TARGET)
    return any(word in text for word in words.TIME_NAMES)


def check_satisfaction(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a satisfaction score without a survey, and a form without satisfaction (B16).

    Source: standards of reviewers; satisfaction without a survey earns nothing.
    """
    table = read.form.template.table(INDICATORS)
    rows = [row for row in read.indicators if _about_satisfaction(row)]
    if rows and all(row.placeholder for row in rows) and not _optional(read):
        yield Finding("satisfaction-missing", "B16", Severity.HINT, rows[0].key(NAME))
    if table is None or table.column(ACTUAL) is None:
        return
    used = [row for row in rows if not row.placeholder and row.actual]
    said = " ".join(read.form.document.texts()) if used else ""
    if used and not any(word in said for word in words.SURVEY):
        facts = {"row": used[0].name}
        yield Finding(
            "survey-missing", "B16", Severity.HINT, used[0].key(ACTUAL), "", facts, used[0].text(ACTUAL)
        )


def _optional(read: Figures) -> bool:
    rule = read.form.pack.optional("optional-heading")
    by = rule.parameters if rule else None
    return isinstance(by, OptionalHeading) and any(words.SATISFACTION in word for word in by.words)


def _about_satisfaction(row: IndicatorRow) -> bool:
    return words.SATISFACTION in row.text("first_level") or words.SATISFACTION in row.heading
