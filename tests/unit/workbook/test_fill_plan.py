"""Where texts go on a blank, and the rows that are put in for them."""

from __future__ import annotations

from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook.fill import read_blank
from desktop.workbook.fill_plan import Plan, plan
from tests.helpers.blanks import FORM, LEVELS, LONGER, blank_sheet, zipped
from tests.helpers.dialects import Sketch
from tests.helpers.forms import form_of


def planned(sketch: Sketch, document: Document) -> Plan:
    known = library()
    mof = known.template("mof")
    blank = read_blank("a.xlsx", zipped(sketch), mof, known.templates(), known.vocabulary)
    return plan(blank.reading, blank.grid, document)


def test_rows_find_their_places() -> None:
    form = form_of(FORM)
    made = planned(blank_sheet(), form.document)
    first, second, third = (row.id for row in form.document.rows("indicators"))
    lines = {row: line for (block, row), line in made.lines.items() if block == "indicators"}
    assert lines == {first: 12, second: 14, third: 15}
    assert (made.new_rows, made.left, made.joined) == ([], 2, set())
    assert made.spots[CellKey("indicators", first, "third_level")].printed == "指标1："
    assert made.spots[CellKey("head", "", "project_name")].room.places == ((2, 2),)


def test_new_rows_come_behind_those_of_their_group() -> None:
    form = form_of(LONGER)
    made = planned(blank_sheet(), form.document)
    assert [(row.after, sorted(row.joined), row.left) for row in made.new_rows] == [
        (13, [1, 2], 1),
        (14, [1, 2], 1),
        (14, [1], 1),
    ]
    ids = [row.id for row in form.document.rows("indicators")]
    assert [made.lines["indicators", row] for row in ids] == [12, 13, 14, 15, 16, 17, 18]
    assert made.spots[CellKey("foot", "", "filled_by")].room.places == ((21, 0),)
    assert made.spots[CellKey("foot", "", "filled_by")].before == ((18, 0),)
    assert {str(key) for key in made.joined} == {
        f"indicators/{ids[2]}/first_level",
        f"indicators/{ids[2]}/second_level",
        f"indicators/{ids[4]}/first_level",
        f"indicators/{ids[4]}/second_level",
        f"indicators/{ids[5]}/first_level",
    }


def test_levels_that_are_not_merged_are_written_again() -> None:
    sketch = blank_sheet()
    sketch.merges = [
        area for area in sketch.merges if area[0] not in "BC" or int(area[1:].split(":")[0]) < 13
    ]
    made = planned(sketch, form_of(LONGER).document)
    assert [sorted(row.joined) for row in made.new_rows] == [[], [], []]


def test_rows_that_no_printed_row_stands_above_are_not_put_in() -> None:
    levels = [level for level in LEVELS if level[0] != "产出指标"]
    form = form_of(FORM)
    made = planned(blank_sheet(levels), form.document)
    assert made.new_rows == []
    first = form.document.rows("indicators")[0].id
    assert ("indicators", first) not in made.lines


def test_rows_that_are_printed_blank_take_what_comes() -> None:
    sketch = blank_sheet([("", "", ("", "", ""))])
    sketch.merges = [
        area for area in sketch.merges if area[0] not in "BC" or int(area[1:].split(":")[0]) < 13
    ]
    form = form_of(FORM)
    made = planned(sketch, form.document)
    lines = [made.lines["indicators", row.id] for row in form.document.rows("indicators")]
    assert (lines, made.left) == ([12, 13, 14], 0)
