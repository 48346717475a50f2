"""What the sheets of a file use up together."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook.spent import MOST_CELLS, MOST_MERGED, MOST_TEXT, Spent


def test_limits_hold_for_all_sheets_together() -> None:
    spent = Spent("a.xlsx")
    for _ in range(MOST_CELLS):
        spent.cell()
    spent.merge(MOST_MERGED)
    spent.text(MOST_TEXT)
    with pytest.raises(FileRefused, match="单元格超过400000个"):
        spent.cell()
    with pytest.raises(FileRefused, match="盖住的格子超过200000个"):
        spent.merge(1)
    with pytest.raises(FileRefused, match="文字超过1000万字"):
        spent.text(1)
