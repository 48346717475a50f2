"""Figures as a derivation says them."""

from __future__ import annotations

from decimal import Decimal

from desktop.text.lexicon import PERCENT
from desktop.values.number import plain, round_half_up

SHOWN_DECIMALS = 4
"""Of a figure that was divided; what follows is worked out from the whole of it."""


def shown(figure: Decimal) -> str:
    """Say a figure, at most with a few decimals."""
    return plain(round_half_up(figure, SHOWN_DECIMALS))


def percentage(share: Decimal) -> str:
    """Say a share as a percentage."""
    return shown(share * 100) + PERCENT
