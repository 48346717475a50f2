"""A blank form left beside filled ones is no form of its own; a blank form alone is read."""

from __future__ import annotations

from tests.helpers.dialects import Sketch, bureau
from tests.helpers.provinces import framework, hubei
from tests.helpers.readings import strays
from tests.unit.workbook.conftest import Read

ENTRIES = ("C3", "C4", "G4", "D6", "E6", "F6", "H6", "I6", "D7", "E7", "F7", "B11", "F11")


def blank() -> Sketch:
    """Lay out a blank form of the ministry."""
    sketch = bureau(indicators=1).put(dict.fromkeys((*ENTRIES, "E13", "F13", "G13", "H13", "H14"), ""))
    return sketch.put({"D13": "指标1："})


def test_a_blank_form_beside_a_filled_one_is_left_out_and_said(read: Read) -> None:
    (reading,) = read(bureau(), blank())
    assert reading.place.startswith("Sheet1!")
    assert reading.notes == ("“Sheet2!A1:I15”是没有填写的空白表，没有读入。",)
    ((where, text),) = strays(reading).items()
    assert where == "Sheet2!A1:I15"
    assert "项目支出绩效自评表" in text.split(" | ")


def test_blank_forms_alone_are_read(read: Read) -> None:
    assert len(read(blank(), blank())) == 2


def test_an_amount_or_a_tick_makes_a_filled_form(read: Read) -> None:
    ticked = hubei().put(dict.fromkeys(("B3", "B4", "E4", "B6", "B15", "B16", "C9", "D9", "E9", "F9"), ""))
    ticked.put({"A2": "填报日期：", "D2": "总分：", "B7": "常年性项目□"})
    for row in (11, 12, 13):
        ticked.put(dict.fromkeys((f"C{row}", f"D{row}", f"E{row}", f"F{row}"), ""))
    assert len(read(bureau(), blank().put({"D6": 5}), ticked)) == 3
    assert len(read(bureau(), ticked.put({"B5": "部门预算项目□"}))) == 1


def test_what_the_template_prints_is_no_entry(read: Read) -> None:
    sketch = framework()
    sketch.cells = {place: text for place, text in sketch.cells.items() if place[0] != "F" or place == "F2"}
    assert len(read(bureau(), sketch)) == 1
