"""Characters of the old GB tables are written by their own codes; others in the private area are noted."""

from __future__ import annotations

import pytest

from desktop.workbook.opening import open_bytes
from desktop.workbook.private_use import STANDARD
from tests.helpers.dialects import bureau
from tests.unit.workbook.conftest import Read

# GB 18030-2022, table of the 24 characters that GB 18030-2000 kept in the private use area, by their bytes.
OF_2022 = {
    "A6D9": 0xFE10,
    "A6DA": 0xFE12,
    "A6DB": 0xFE11,
    "A6DC": 0xFE13,
    "A6DD": 0xFE14,
    "A6DE": 0xFE15,
    "A6DF": 0xFE16,
    "A6EC": 0xFE17,
    "A6ED": 0xFE18,
    "A6F3": 0xFE19,
    "A8BC": 0x1E3F,
    "FE51": 0x20087,
    "FE52": 0x20089,
    "FE53": 0x200CC,
    "FE59": 0x9FB4,
    "FE61": 0x9FB5,
    "FE66": 0x9FB6,
    "FE67": 0x9FB7,
    "FE6C": 0x215D7,
    "FE6D": 0x9FB8,
    "FE76": 0x2298F,
    "FE7E": 0x9FB9,
    "FE90": 0x9FBA,
    "FE91": 0x241FE,
    "FEA0": 0x9FBB,
}


@pytest.mark.parametrize("code", OF_2022)
def test_each_character_of_the_standard_is_written_by_its_own_code(code: str) -> None:
    (grid,) = open_bytes("a.csv", bytes.fromhex(code) + ",甲".encode("gb18030")).grids()
    assert grid.exact(0, 0) == chr(OF_2022[code])
    assert grid.facts.private == frozenset()


def test_no_other_two_bytes_of_its_fixed_areas_are_left_in_the_private_area() -> None:
    """Python knows the characters that were never private as GB 18030 has them; GBK put them there too."""
    for private, second in enumerate((*range(0x50, 0x7F), *range(0x80, 0xA1)), 0xE815):
        sign = bytes([0xFE, second]).decode("gb18030")
        assert STANDARD.get(ord(sign), sign) == STANDARD[private]
    assert len(set(STANDARD.values())) == len(STANDARD)


def test_a_character_that_nobody_knows_is_noted(read: Read) -> None:
    reading = read(bureau().put({"C3": "\ue000\ue81e"}))[0]
    assert "\ue000\u9fb4" in list(reading.document.texts())
    assert any("Sheet1”的C3里有电脑自造字" in note for note in reading.notes)
    assert not any("自造字" in note for note in read(bureau())[0].notes)
