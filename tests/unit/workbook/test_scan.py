"""A scan tells what is in a workbook before anything opens it."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook.container import Container
from desktop.workbook.scan import Scanned, scan
from tests.broken_files.hostile import HARMLESS
from tests.helpers.dialects import bureau
from tests.helpers.workbooks import OFFICE, PACKAGE, merges, package, parts, sheet


def scan_bytes(data: bytes) -> Scanned:
    return scan(Container("a.xlsx", data))


def test_facts_of_each_sheet_are_kept() -> None:
    sketch = bureau()
    sketch.formulas["H13"] = "G13*1"
    sketch.hidden_rows = {14}
    scanned = scan_bytes(package(parts({"Sheet1": sketch.markup()})))
    ((facts, values),) = scanned.sheets
    assert (facts.name, facts.shown, facts.too_large) == ("Sheet1", True, False)
    assert facts.formulas == {(12, 7): "G13*1"}
    assert facts.formats == {(5, 7): "0.00%", (5, 8): "0.00"}
    assert facts.hidden_rows == {13}
    assert (0, 0, 0, 8) in facts.merges
    assert facts.key == ""
    assert (values[0, 0], values[5, 7]) == (sketch.cells["A1"], 0.6941)
    assert not scanned.has_macros
    assert not scanned.has_links


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"]
)
def test_relations_may_be_written_in_several_ways(target: str) -> None:
    members = parts({"甲": sheet("<row r='1'><c r='A1'><v>1</v></c></row>")})
    members["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="{target}"/>'
        "</Relationships>"
    )
    assert scan_bytes(package(members)).sheets[0][0].filled == 1


def test_a_workbook_without_styles_and_with_pictures_is_read() -> None:
    members = parts({"甲": sheet("<row r='1'><c r='A1' s='2'><v>1</v></c></row>")})
    del members["xl/styles.xml"]
    members |= {
        "xl/media/image1.png": b"\x89PNG<!DOCTYPE",
        "xl/printerSettings/printerSettings1.bin": b"\0\1",
    }
    assert scan_bytes(package(members)).sheets[0][0].formats == {}


def test_a_part_that_the_workbook_names_is_looked_into_whatever_its_ending() -> None:
    members = parts({"甲": sheet("<row r='1'/>")})
    members["xl/_rels/workbook.xml.rels"] = str(members["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="x" Type="t" Target="odd.bin"/>'
        '<Relationship Id="v" Type="t" Target="vbaProject.bin"/>'
        "</Relationships>",
    )
    members |= {"xl/odd.bin": "<!DOCTYPE a><a/>", "xl/vbaProject.bin": "<!DOCTYPE a>"}
    with pytest.raises(FileRefused, match=r"xl/odd\.bin”带有DOCTYPE"):
        scan_bytes(package(members))
    del members["xl/odd.bin"]
    assert scan_bytes(package(members)).has_macros


def test_two_sheets_of_one_name_are_damage() -> None:
    members = parts({"甲": sheet(), "乙": sheet()})
    members["xl/workbook.xml"] = str(members["xl/workbook.xml"]).replace("乙", "甲")
    with pytest.raises(FileRefused, match="目录与内容不一致"):
        scan_bytes(package(members))


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_passes(name: str) -> None:
    assert scan_bytes(HARMLESS[name]()).sheets[0][0].filled > 50


def test_large_parts_are_read_piece_by_piece() -> None:
    rows = [f'<row r="{row}"><c r="A{row}" s="1"><v>{row}</v></c></row>' for row in range(1, 99)]
    members = parts({"甲": sheet("".join(rows))})
    before = scan_bytes(package(members)).sheets
    assert before[0][0].formats[97, 0] == "0.00"
    members["xl/styles.xml"] = str(members["xl/styles.xml"]).replace("<fonts", f"{' ' * 300_000}<fonts")
    members["xl/worksheets/sheet1.xml"] = sheet((" " * 4_000).join(rows))
    assert scan_bytes(package(members)).sheets == before


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("<c r='B2'><v>7</v></c>", ""),
        (merges("A1:B2"), ""),
        (merges("A1:?"), "A1:\\?"),
        ("<mergeCells>", r"xl/worksheets/sheet1\.xml"),
    ],
)
def test_what_stands_around_the_rows_is_taken_as_the_parser_takes_it(after: str, said: str) -> None:
    members = parts({"甲": sheet("<row r='1'><c r='A1'><v>1</v></c></row>", after=after)})
    # In single quotes the rows are left to the parser.
    plain = {name: str(data).replace("'", '"') for name, data in members.items()}
    if said:
        for one in (members, plain):
            with pytest.raises(FileRefused, match=said):
                scan_bytes(package(one))
    else:
        assert scan_bytes(package(members)) == scan_bytes(package(plain))
