"""Figures as a derivation says them."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.said import percentage, shown


def test_figures_are_said_with_few_decimals() -> None:
    assert (shown(Decimal(2) / 3), shown(Decimal("2.50"))) == ("0.6667", "2.5")
    assert (percentage(Decimal(2) / 3), percentage(Decimal("1.4"))) == ("66.6667%", "140%")
