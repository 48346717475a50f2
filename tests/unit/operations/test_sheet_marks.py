"""What became of each filled cell of a foreign sheet, on real files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.dry_run import SheetMark, State
from desktop.operations.forms import FileRead, export_document, export_workbook, read_each, sample_form
from desktop.operations.sheet_marks import marks_of, sheets_of
from desktop.workbook.addresses import address_of
from tests.helpers import workbooks
from tests.helpers.dialects import Sketch, bureau, save, system
from tests.helpers.provinces import apart, hubei

TARGET = CellKey("indicators", "r1", "target_value")
ACTUAL = CellKey("indicators", "r1", "actual_value")


def read(path: Path) -> FileRead:
    (found,) = read_each([str(path)])
    assert found.sentence == ""
    return found


def marks(found: FileRead, number: int = 0) -> dict[str, SheetMark]:
    listed = marks_of(found.forms[number], found)
    by_address = {f"{mark.sheet}!{address_of(*mark.area[:2])}": mark for mark in listed}
    assert len(by_address) == len(listed)
    return by_address


def of_sketch(tmp_path: Path, *sheets: Sketch) -> dict[str, SheetMark]:
    found = marks(read(save(tmp_path / "表.xlsx", *sheets)))
    return {address.removeprefix("Sheet1!"): mark for address, mark in found.items()}


def test_every_filled_cell_is_marked_row_by_row(tmp_path: Path) -> None:
    sketch = bureau()
    found = read(save(tmp_path / "表.xlsx", sketch))
    listed = marks_of(found.forms[0], found)
    places = [mark.area[:2] for mark in listed]
    assert places == sorted(places)
    assert {address_of(*place) for place in places} == set(sketch.cells)
    assert {mark.state for mark in listed} == {State.MATCHED, State.PRINTED}


def test_labels_are_printed_and_entries_matched_with_the_cells_of_the_form(tmp_path: Path) -> None:
    found = of_sketch(tmp_path, bureau())
    assert (found["A3"].state, found["A3"].keys, found["A3"].text) == (State.PRINTED, (), "项目名称")
    assert (found["C3"].state, found["C3"].area) == (State.MATCHED, (2, 2, 2, 8))
    assert found["C3"].keys == (CellKey("head", "", "project_name"),)
    # A merged level belongs to each row that it covers, a line of labels to several fields.
    assert [key.row for key in found["B13"].keys] == ["r1", "r2", "r3"]
    assert {key.column for key in found["A17"].keys} >= {"filled_by", "telephone"}


def test_what_found_no_place_is_unread_and_says_so(tmp_path: Path) -> None:
    found = of_sketch(tmp_path, bureau().put({"L7": "请补充", "A1": "项目支出绩效自评表"}))
    assert (found["L7"].state, found["L7"].text, found["L7"].keys) == (State.UNREAD, "请补充", ())
    assert found["L7"].sentence == "在表样里没有找到位置，没有读入。"


def test_a_cell_of_which_only_a_part_was_read_is_doubtful(tmp_path: Path) -> None:
    found = of_sketch(tmp_path, bureau().put({"A17": "填表人：甲   审核人：乙   填报日期：2022.3.7"}))
    assert found["A17"].state is State.DOUBTFUL
    assert "审核人" in found["A17"].sentence
    assert found["A17"].keys


def test_a_doubt_stands_at_the_cell_that_was_read(tmp_path: Path) -> None:
    sketch = bureau()
    sketch.formulas["H16"] = "SUM(H13:H15)+I6"
    sketch.raw["H16"] = "<c r='H16'><f>HLOOKUP(1,A1:B2,1)</f></c>"
    found = of_sketch(tmp_path, sketch)
    assert found["H16"].state is State.DOUBTFUL
    assert "HLOOKUP" in found["H16"].text
    assert "没有保存计算结果" in found["H16"].sentence


def test_operator_and_unit_belong_to_the_target_that_they_are_joined_to(tmp_path: Path) -> None:
    found = of_sketch(tmp_path, system())
    assert [found[address].keys for address in ("E12", "F12", "G12", "H12")] == [
        (TARGET,),
        (TARGET,),
        (TARGET, ACTUAL),
        (ACTUAL,),
    ]
    assert {found[address].state for address in ("E12", "F12", "G12", "H12")} == {State.MATCHED}
    assert found["A12"].state is State.PRINTED


def test_tick_boxes_that_are_spread_over_cells_all_belong_to_their_choice(tmp_path: Path) -> None:
    sketch = hubei("1、部门预算项目√")
    sketch.merges = [area for area in sketch.merges if area != "B5:F5"]
    found = of_sketch(tmp_path, sketch.put({"C5": "2、省专项□", "D5": "3、中央转移支付项目□"}))
    assert {found[address].state for address in ("B5", "C5", "D5")} == {State.MATCHED}
    assert len({found[address].keys for address in ("B5", "C5", "D5")}) == 1


@pytest.mark.parametrize(("ending", "export"), [("xlsx", export_workbook), ("docx", export_document)])
def test_a_file_of_our_own_is_matched_whole(
    ending: str, export: Callable[[Sequence[Form], Path], None], tmp_path: Path
) -> None:
    path = tmp_path / f"表.{ending}"
    export([sample_form("mof")], path)
    found = marks(read(path))
    assert {mark.state for mark in found.values()} == {State.MATCHED, State.PRINTED}
    assert sum(mark.state is State.MATCHED for mark in found.values()) > 80


def test_of_two_forms_on_one_sheet_each_has_its_own_cells(tmp_path: Path) -> None:
    one, other = bureau(), bureau(indicators=2).moved(20, 0)
    found = read(save(tmp_path / "表.xlsx", bureau().with_other(other)))
    assert len(found.forms) == 2
    above, below = (marks(found, number) for number in (0, 1))
    assert above.keys().isdisjoint(below.keys())
    assert len(above) == len(one.cells)
    assert len(below) == len(other.cells)


def test_a_form_on_several_sheets_is_marked_on_all_of_them(tmp_path: Path) -> None:
    found = read(save(tmp_path / "表.xlsx", *apart()))
    (filed,) = found.forms
    assert [sheet.name for sheet in sheets_of(filed.reading, found.sheets)] == [
        f"Sheet{number}" for number in range(1, 6)
    ]
    by_address = marks(found)
    assert by_address["Sheet3!B2"].keys == (CellKey("goals", "", "achieved"),)
    assert len(by_address) == sum(len(sheet.cells) for sheet in apart())


def test_the_sheets_of_a_form_are_found_whatever_they_are_called(tmp_path: Path) -> None:
    parts = {f"表{number}、续": sheet.markup() for number, sheet in enumerate(apart(), 1)}
    blank = {"空": Sketch().put({"A1": "  "}).markup()}
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbooks.package(workbooks.parts({**blank, **parts})))
    found = read(path)
    assert [sheet.name for sheet in sheets_of(found.forms[0].reading, found.sheets)] == list(parts)
    assert marks(found)["表3、续!B2"].keys == (CellKey("goals", "", "achieved"),)


def test_a_blank_form_under_the_filled_one_is_unread(tmp_path: Path) -> None:
    blank = bureau().put(dict.fromkeys(("C3", "C4", "G4", "B11", "F11", "H16"), ""))
    blank.put(
        {f"{column}{row}": "" for row in (6, 7) for column in "DEFGHI" if f"{column}{row}" in blank.cells}
    )
    blank.put({f"{column}{row}": "" for row in (13, 14, 15) for column in "DEFGH"})
    blank.put({"A2": "（ 年度）", "A17": "填表人：   填报日期：   联系电话：   单位负责人签字："})
    found = read(save(tmp_path / "表.xlsx", bureau().with_other(blank.moved(20, 0))))
    assert len(found.forms) == 1
    below = {address: mark for address, mark in marks(found).items() if mark.area[0] >= 20}
    assert below
    assert {mark.state for mark in below.values()} == {State.UNREAD}
