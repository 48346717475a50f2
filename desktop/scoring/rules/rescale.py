"""Rows that don't apply, and the rest counted up to 100 (R21)."""

from __future__ import annotations

from desktop.templates.rule_kinds import Rescale
from desktop.values.wording import fold


def does_not_apply(by: Rescale, *texts: str) -> bool:
    """Tell whether a cell says that its row does not apply (不适用).

    Args:
        by: The words that say so.
        texts: The cells that may say so.

    Source: rule `not-applicable` of the pack, whose `source` names document and note.
    """
    words = {fold(word) for word in by.words}
    return any(fold(text) in words for text in texts)
