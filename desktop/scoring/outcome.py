"""What one rule makes of one indicator, before rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """Unrounded points, or the reason why there are none, with what is said about it."""

    points: Decimal | None
    code: str
    """Names the sentence of the derivation."""
    facts: Mapping[str, str] = field(default_factory=dict)
    low: Decimal | None = None
    high: Decimal | None = None
    """Ends of the band that a person chooses in, in points."""
    expression: str = ""
    """The working in numbers, "10 × 135 ÷ 194", where there is any."""


def not_computable(code: str, **facts: str) -> Outcome:
    """Say why there are no points."""
    return Outcome(None, code, facts)
