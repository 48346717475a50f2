"""Of several indicators one is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.either_or import counted, is_alternative
from desktop.templates.rule_kinds import EitherMode, EitherOr

BEST, CHOSEN = (EitherOr(("结转结余率", "结转结余变动率"), mode) for mode in EitherMode)


@pytest.mark.parametrize(
    ("rule", "filled", "points", "place"),
    [
        (BEST, (True, True), (3, 5), 1),
        (BEST, (True, True), (5, 5), 0),
        (BEST, (False, True), (None, 5), 1),
        (BEST, (True, True), (None, 5), 1),
        (BEST, (True, True), (None, 1), 1),
        (BEST, (False, False), (5, 5), None),
        (CHOSEN, (True, True), (3, 5), 0),
        (CHOSEN, (False, True), (None, 5), 1),
        (CHOSEN, (False, False), (3, 5), None),
    ],
)
def test_the_one_that_counts(
    rule: EitherOr, filled: tuple[bool, ...], points: tuple[int | None, ...], place: int | None
) -> None:
    given = [None if one is None else Decimal(one) for one in points]
    assert counted(rule, filled, given) == place


def test_alternatives_are_known_by_their_names() -> None:
    assert is_alternative(BEST, "2025年结转结余率")
    assert not is_alternative(BEST, "预算执行率")
