"""Wordings that the same label, row or heading is printed with from place to place, as data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms for reading foreign forms."""

    labels: dict[str, tuple[str, ...]]
    """By id of the field or column."""
    rows: dict[str, tuple[str, ...]]
    """Labels of fund rows, by row id."""
    parts: dict[str, tuple[str, ...]]
    """Columns that hold a part of a target: operator, unit of measure; and the running number."""
    total: tuple[str, ...]
    """Labels of the total row."""
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By id of a column, wordings that head it and mean something else as the label of a field."""
    furniture: tuple[str, ...] = ()
    """What is printed around a form and belongs to no field: heads of sections, the name of a guide."""
