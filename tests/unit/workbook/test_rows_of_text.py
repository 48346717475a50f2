"""Goals may be written over several rows under their labels."""

from __future__ import annotations

from desktop.workbook.rows_of_text import has_room_under, rows_of_text
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.readings import field, strays
from tests.unit.workbook.conftest import Read
from tests.unit.workbook.sketch_grids import grid_of_sketch


def goals() -> Sketch:
    """Lay a form out whose goals have two more rows."""
    sketch = bureau()
    low = {place: text for place, text in sketch.cells.items() if int(place[1:]) > 11}
    sketch.cells = {place: text for place, text in sketch.cells.items() if int(place[1:]) <= 11}
    lower = Sketch(cells=low).moved(2, 0)
    sketch.cells |= lower.cells
    sketch.merges = [area for area in sketch.merges if int(area.split(":")[0][1:]) < 12 and area != "A10:A11"]
    sketch.merges += ["A10:A13", "B12:E12", "F12:I12", "B13:E13", "F13:I13"]
    return sketch


def test_goals_of_several_rows_are_one_text(read: Read) -> None:
    sketch = goals().put({"B12": "目标2：办班。", "F12": "办了。", "B13": "目标3：考核。"})
    (reading,) = read(sketch)
    assert field(reading, "goals/intended").endswith("保证质量。\n目标2：办班。\n目标3：考核。")
    assert field(reading, "goals/achieved") == "培训1100人次。\n办了。"
    assert strays(reading) == {}


def test_rows_that_are_parted_in_another_way_are_no_goals(read: Read) -> None:
    sketch = goals().put({"B12": "另有说明", "B13": "目标3"})
    sketch.merges = [area for area in sketch.merges if area not in ("B12:E12", "F12:I12")] + ["B12:I12"]
    (reading,) = read(sketch)
    assert "另有说明" not in field(reading, "goals/intended")
    assert strays(reading) == {"Sheet1!B12": "另有说明", "Sheet1!B13": "目标3"}


def test_a_text_ends_where_the_form_prints_something() -> None:
    grid = grid_of_sketch(Sketch().put({"B1": "甲", "B2": "乙", "B3": "说明"}))
    first = grid.rows[0][0]
    rows = rows_of_text(grid, first, 9, lambda cell: cell.text == "说明")
    assert [cell.text for cell in rows] == ["甲", "乙"]


def test_room_is_a_blank_merged_cell_as_wide_as_the_label() -> None:
    sketch = Sketch(merges=["A1:C1", "A2:C2"]).put({"A1": "预期目标"})
    assert has_room_under(grid_of_sketch(sketch), grid_of_sketch(sketch).rows[0][0])
    sketch.put({"A2": "已填"})
    assert not has_room_under(grid_of_sketch(sketch), grid_of_sketch(sketch).rows[0][0])
