"""Entries beside their headings get their places, and blank ones their rooms."""

from __future__ import annotations

from desktop.models.keys import CellKey
from tests.unit.workbook.conftest import Read
from tests.unit.workbook.test_side_tables import without_funds


def test_places_and_rooms_are_noted(read: Read) -> None:
    sketch = without_funds().row(5, "年初预算数", 75, "全年预算数", "", "全年执行数", 68.4, at="B")
    (reading,) = read(sketch)
    assert reading.places[CellKey("funds", "annual_total", "initial_budget")] == "Sheet1!C5"
    assert reading.rooms[CellKey("funds", "annual_total", "full_year_budget")].places == ((4, 4),)
    total = reading.document.rows("funds")[0]
    assert (total.text("initial_budget"), total.text("full_year_budget")) == ("75", "")
    assert total.text("source") == "年度资金总额"
