"""The most that a row of a certain source can earn (R27)."""

from __future__ import annotations

from desktop.templates.rule_kinds import RowCap


def is_capped(by: RowCap, *texts: str) -> bool:
    """Tell whether a row is one of those with a limit of their own (系统自动生成的成本指标).

    Args:
        by: The words by which such a row is known.
        texts: Its name and its reason.

    Source: rule `row-cap` of the pack, whose `source` names document and note.
    """
    return any(word in text for word in by.words for text in texts)
