"""What texts say against what figures say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from desktop.models.form import keyed_fields
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.checks.costs import agree, in_yuan, step_of
from desktop.scoring.checks.headings import full_marks, weighted_headings
from desktop.scoring.checks.reasons import REASON, place_of_reason
from desktop.scoring.figures import ACTUAL, SCORE, SPENDING, TARGET, Figures, IndicatorRow
from desktop.scoring.indicator_score import DOWNWARDS, UPWARDS
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content
from desktop.text import field_words as words
from desktop.text.lexicon import YUAN
from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import UNSIGNED
from desktop.values.target import Quantity
from desktop.values.wording import fold, narrow

NEAR = Decimal("0.01")
"""Two sums of money that lie nearer than this are meant to be the same."""
FULL = 100
FAR_APART = 10
"""Counts of the same people don't differ by this factor."""
_UNITS = "|".join(sorted((unit.value for unit in MoneyUnit), key=len, reverse=True))
_MONEY = re.compile(rf"{UNSIGNED}(?:{_UNITS})")
_APART = "[^,;:.，；：。]"
_SHARE = re.compile(
    rf"{words.SHARE}{_APART}{{0,15}}(?:{'|'.join(words.TASK)}){_APART}{{0,8}}?([0-9]+(?:\.[0-9]+)?)%"
)
_FEWER = re.compile(f"({'|'.join(words.OF_WHICH)})(?:{'|'.join(words.FEWER)})")
_MORE = re.compile(f"({'|'.join(words.OF_WHICH)})(?:{'|'.join(words.MORE)})")
Money = tuple[Decimal, Decimal]


def check_unfinished(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find texts that speak of unfinished work beside full marks for every indicator (B26).

    Source: filed forms say that work is still under way, and give all indicators their full weight.
    """
    if not full_marks(read):
        return
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key) if spec.content is Content.LONG_TEXT else ""
        found = next((word for word in words.UNFINISHED if word in text), "")
        if found and spec.id not in ("intended", "notes"):
            facts = {"label": plain_label(spec.label)}
            yield Finding("text-mismatch", "B26", Severity.HINT, key, "", facts, found)


def check_shares(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find rows that state a share of their task below 100 % beside full marks or a claim of success (B26).

    Source: filed forms write 占任务数的87.3% in an indicator and 目标完成 as the reason.
    """
    for row in read.used():
        text = narrow(row.name + row.text(ACTUAL))
        share = _SHARE.search(text) if words.SHARE in text else None
        if share is None or Decimal(share[1]) >= FULL or not _has_full_marks(read, row):
            continue
        place, reason = place_of_reason(read)
        claims = fold(reason).rstrip(words.STOPS) in words.FINISHED_REASONS
        # A share of somebody else's task may be all that was to be done; a claim of success settles it.
        key, severity = row.key(SCORE), Severity.HINT
        if place is not None and claims:
            key, severity = place, Severity.MUST_EXPLAIN
        facts = {"row": row.name, "share": f"{share[1]}%"}
        yield Finding("text-mismatch", "B26", severity, key, "share", facts, share[0])


def _has_full_marks(read: Figures, row: IndicatorRow) -> bool:
    if row.weight is not None:
        return row.score == row.weight
    return any(row in one.rows and one.score == one.weight for one in weighted_headings(read))


def check_reason_directions(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find reasons that speak of fewer where the figure is above its target, or the reverse (B21).

    Source: standards of reviewers: reason and number disagree; seen in filed forms.
    """
    for row in read.used():
        target, actual, reason = row.target, row.actual, row.text(REASON)
        if not reason or not isinstance(target, Quantity) or not isinstance(actual, Quantity):
            continue
        if target.unit != actual.unit or target.value == actual.value:
            continue
        above = actual.value > target.value
        said, against = (_FEWER, _MORE) if above else (_MORE, _FEWER)
        found = said.search(narrow(reason))
        if found and _counts(row, target, found[1]) and not against.search(narrow(reason)):
            facts = {"row": row.name, "target": target.text, "actual": actual.text}
            key, severity = row.key(REASON), Severity.MUST_EXPLAIN
            variant = "reason-fewer" if above else "reason-more"
            yield Finding("text-mismatch", "B21", severity, key, variant, facts, found[0])


def _counts(row: IndicatorRow, target: Quantity, noun: str) -> bool:
    """Tell whether a row counts what its reason speaks of: more applicants may well mean less in time."""
    if noun in words.PEOPLE:
        return target.unit in words.PERSON_UNITS
    return target.unit == YUAN if noun in words.MONEY_NOUNS else noun in row.name


@lru_cache(maxsize=1024)
def _sums_of_money(text: str) -> tuple[tuple[str, Money], ...]:
    """Read the sums of money in a text, each in 元 with what its last digit is worth."""
    found: list[tuple[str, Money]] = []
    for match in _MONEY.findall(narrow(text)) if YUAN in text else ():
        amount = parse_amount(match)
        if isinstance(amount, Amount) and amount.unit:
            factor = amount.unit.factor
            found.append((match, (amount.value * factor, factor.scaleb(-amount.printed_decimals))))
    return tuple(found)


def check_stated_sums(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the sums of money that the texts state with the cost indicators and the spending (B18).

    Source: a filed form spends 7712 元 in its text and 7710 元 in its cost indicator.
    """
    stated = [
        (key, plain_label(spec.label), said, money)
        for key, spec in keyed_fields(read.form.template)
        if spec.content is Content.LONG_TEXT
        for said, money in _sums_of_money(read.form.document.text(key))
    ]
    if not stated:
        return
    spent = list(_spent_sums(read))
    known = {one[0] for one in _known_sums(read)} | {one[0] for _, one in spent}
    seen: set[tuple[CellKey, Decimal]] = set()
    for key, label, said, money in stated:
        if money[0] in known or (key, money[0]) in seen:
            continue
        other = next((text for text, one in spent if _meant_the_same(money, one)), "")
        if other:
            seen.add((key, money[0]))
            facts = {"label": label, "other": other}
            yield Finding("text-mismatch", "B18", Severity.MUST_EXPLAIN, key, "sum", facts, said)


def _known_sums(read: Figures) -> list[Money]:
    """Every amount of the funds table: a text that states one of them is right."""
    sums = (in_yuan(read, fund, column) for fund in read.funds for column in read.amount_columns)
    return [one for one in sums if one is not None]


def _spent_sums(read: Figures) -> Iterator[tuple[str, Money]]:
    """What was spent, as the cost indicators and the funds table have it."""
    for row in read.used():
        actual = row.actual
        exact = isinstance(actual, Quantity) and actual.operator not in (*UPWARDS, *DOWNWARDS)
        if exact and words.COST in row.heading and isinstance(actual, Quantity) and actual.unit == YUAN:
            yield actual.text, (actual.value, step_of(actual))
    total = read.execution_row
    spent = in_yuan(read, total, SPENDING) if total else None
    if total is not None and spent is not None:
        yield total.row.text(SPENDING), spent


def _meant_the_same(stated: Money, other: Money) -> bool:
    return not agree(stated, other) and abs(stated[0] - other[0]) < NEAR * other[0]


def check_counts(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find two indicators that count the same people and lie far apart (B11).

    Source: a filed form counts its borrowers in two rows, 200 and 3500.
    """
    counted = [(row, count) for row in read.used() if (count := _people(row)) is not None]
    counts = [count for _, count in counted]
    if not counts or max(counts) < FAR_APART * min(counts):
        return
    seen: dict[str, tuple[IndicatorRow, Decimal]] = {}
    for row, count in counted:
        for shared in _pairs(row.name):
            other, earlier = seen.setdefault(shared, (row, count))
            if max(count, earlier) >= FAR_APART * min(count, earlier):
                value, printed = other.text(TARGET), row.text(TARGET)
                facts = {"row": row.name, "other": other.name, "shared": shared, "value": value}
                key = row.key(TARGET)
                yield Finding("text-mismatch", "B11", Severity.HINT, key, "counts", facts, printed)
                break


def _people(row: IndicatorRow) -> Decimal | None:
    """Read the target of a row that counts people."""
    target = row.target
    if not isinstance(target, Quantity) or target.value <= 0:
        return None
    by_name = not target.unit and any(word in row.name for word in words.PEOPLE)
    return target.value if by_name or target.unit in words.PERSON_UNITS else None


@lru_cache(maxsize=1024)
def _pairs(name: str) -> tuple[str, ...]:
    """Cut a name into pairs of characters that say what is counted, without what any name may say."""
    bare = fold(name)
    for word in words.TOO_GENERAL:
        bare = bare.replace(word, " ")
    return tuple(pair for at in range(len(bare) - 1) if (pair := bare[at : at + 2]).isalpha())
