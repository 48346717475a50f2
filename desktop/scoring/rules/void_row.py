"""A row whose target was taken back in the adjustment (R20)."""

from __future__ import annotations

from desktop.scoring.figures import ACTUAL, IndicatorRow
from desktop.templates.rule_kinds import VoidRow
from desktop.values.wording import is_nothing


def is_void(by: VoidRow, row: IndicatorRow) -> bool:
    """Tell whether a row is void: a year-start target, none after the adjustment, and nothing done.

    Source: rule `void-row` of the pack, whose `source` names document and note.
    """
    emptied = is_nothing(row.text(by.adjusted)) and is_nothing(row.text(ACTUAL))
    return emptied and not is_nothing(row.text(by.initial))
