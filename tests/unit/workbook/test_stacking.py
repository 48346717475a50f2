"""A form whose parts stand on sheets of their own is read as one, every cell with its own address."""

from __future__ import annotations

from desktop.models.keys import CellKey
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.provinces import apart
from tests.helpers.readings import doubts, field, strays, table
from tests.unit.workbook.conftest import Read


def test_the_parts_of_a_form_are_read_together(read: Read) -> None:
    (reading,) = read(*apart())
    assert reading.template.id == "shanxi"
    assert reading.place == "Sheet1、Sheet2、Sheet3、Sheet4、Sheet5"
    assert strays(reading) == {}
    assert (field(reading, "head/unit"), field(reading, "caption/year")) == ("社保中心", "2024")
    assert (field(reading, "goals/achieved"), field(reading, "total/grade")) == ("已发放。", "优")
    assert field(reading, "analysis/experience") == "加强领导"
    assert table(reading, "funds", "declared_budget", "initial_budget") == [("26.21", "26.2")]
    assert table(reading, "indicators", "third_level", "target_value", "score") == [("村数", "=308个", "90")]
    assert reading.places[CellKey("funds", "annual_total", "initial_budget")] == "Sheet2!D2"
    assert reading.places[CellKey("goals", "", "achieved")] == "Sheet3!B2"


def test_formats_formulas_and_errors_stay_with_their_cells(read: Read) -> None:
    head, funds, goals, rows, words = apart()
    funds.styles["H2"] = 2
    funds.put({"H2": 0.99})
    funds.raw["I2"] = "<c r='I2' t='e'><v>#REF!</v></c>"
    rows.raw["L3"] = "<c r='L3'><f>L2+5</f><v/></c>"
    rows.hidden_rows = {2}
    (reading,) = read(head, funds, goals, rows, words)
    assert table(reading, "funds", "execution_rate", "score") == [("99.00%", "#REF!")]
    assert field(reading, "total/score") == "95"
    assert set(doubts(reading)) == {"funds/annual_total/score", "total//score"}
    assert "工作表“Sheet4”有隐藏的行（2），其中的内容一并读入了。" in reading.notes


def test_a_sheet_of_which_nothing_was_read_is_said_as_a_whole(read: Read) -> None:
    guide = Sketch().put({"A1": "填写要求", "A2": "1.单位写全称。"})
    (reading,) = read(
        guide, *(sheet.put({"Z9": "注记"}) if not number else sheet for number, sheet in enumerate(apart()))
    )
    assert strays(reading) == {"Sheet1!A1:A2": "填写要求 | 1.单位写全称。", "Sheet2!Z9": "注记"}
    assert reading.place == "Sheet1、Sheet2、Sheet3、Sheet4、Sheet5、Sheet6"


def test_sheets_beside_a_whole_form_are_not_put_together(read: Read) -> None:
    (reading,) = read(bureau(), *apart())
    assert reading.template.id == "mof"
    assert len(strays(reading)) == len(reading.notes) == 5
