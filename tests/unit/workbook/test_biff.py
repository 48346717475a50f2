"""Records are walked over one by one, and strings are put together where they are broken over several."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.workbook import biff
from desktop.workbook.biff import Record, Records, Strings
from tests.helpers.old_workbooks import GLOBALS, SHEET, begin, finish, record, text


def kinds(data: bytes, at: int = 0) -> list[int]:
    return [each.kind for each in Records("a.xls", data).part(at)]


def test_a_part_ends_where_it_ends_and_parts_inside_it_are_passed_over() -> None:
    chart = begin(0x20) + record(0x1002) + finish()
    data = begin(SHEET) + record(0x208) + chart + record(0x203) + finish() + record(0x99)
    assert kinds(data) == [0x809, 0x208, 0x203, 0x0A]


@pytest.mark.parametrize(
    "data", [b"", record(0x208) + finish(), begin(SHEET), begin(SHEET) + b"\x08\x02\xff"]
)
def test_a_part_without_beginning_or_end_is_damage(data: bytes) -> None:
    with pytest.raises(FileRefused, match="无法解读"):
        kinds(data)


def test_what_continues_a_record_belongs_to_it() -> None:
    data = begin(GLOBALS) + record(0xFC, b"ab") + record(0x3C, b"cd") + finish()
    _, held, _ = Records("a.xls", data).part(0)
    assert (held.pieces, held.data) == ((b"ab", b"cd"), b"abcd")


def test_only_so_many_records_are_walked_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(biff, "MOST_ELEMENTS", 3)
    records = Records("a.xls", begin(SHEET) + finish())
    list(records.part(0))
    with pytest.raises(FileRefused, match="元素超过3个"):
        list(records.part(0))


@given(st.text(max_size=40), st.booleans(), st.lists(st.integers(1, 60), max_size=4))
def test_a_string_may_be_broken_anywhere_among_its_letters(value: str, wide: bool, cuts: list[int]) -> None:
    value = value.encode("utf-16-le", "replace").decode("utf-16-le")
    if not wide:
        value = value.encode("latin-1", "replace").decode("latin-1")
    encoded = value.encode("utf-16-le" if wide else "latin-1")
    units = len(encoded) // (2 if wide else 1)
    pieces = [struct.pack("<HB", units, wide)]
    place = 0
    for cut in sorted(cuts):
        end = min(cut * (2 if wide else 1), len(encoded))
        pieces[-1] += encoded[place:end]
        pieces.append(bytes([wide]))
        place = end
    pieces[-1] += encoded[place:]
    assert Strings(tuple(pieces)).string() == value


def test_a_string_may_go_on_in_letters_of_another_width() -> None:
    pieces = (text("甲乙")[:3] + "甲".encode("utf-16-le"), b"\0b")
    assert Strings(pieces).string() == "甲b"


def test_fonts_and_phonetic_marks_are_passed_over() -> None:
    rich = struct.pack("<HBHI", 2, 0x01 | 0x04 | 0x08, 1, 6) + "甲乙".encode("utf-16-le") + bytes(3)
    strings = Strings((rich, bytes(7) + text("丙"), text("丁")))
    assert [strings.string() for _ in range(3)] == ["甲乙", "丙", "丁"]


def test_a_string_that_breaks_off_is_told_by_an_error() -> None:
    for pieces in ((text("甲乙丙")[:-2],), (b"\1",), (struct.pack("<HBH", 1, 8, 9) + b"a",)):
        with pytest.raises((IndexError, struct.error)):
            Strings(pieces).string()


def test_a_record_of_one_piece_is_that_piece() -> None:
    assert Record(1, (b"a",)).data == b"a"
