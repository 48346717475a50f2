"""What a rule says before rounding."""

from __future__ import annotations

from desktop.scoring.outcome import Outcome, not_computable


def test_not_computable_keeps_the_reason_and_its_facts() -> None:
    assert not_computable("zero-budget", budget="0") == Outcome(None, "zero-budget", {"budget": "0"})
