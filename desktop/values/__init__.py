"""Amounts, rates, points, dates and targets: what people type, understood as Decimal and never changed."""
