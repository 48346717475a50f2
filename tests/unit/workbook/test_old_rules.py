"""Rules for what is typed into cells of 1997 are kept."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from desktop.workbook.biff import Record
from desktop.workbook.old_formulas import Surroundings
from desktop.workbook.old_rules import written_rule
from tests.helpers.old_workbooks import text

ZERO, B2 = b"\x1e\0\0", b"\x24" + struct.pack("<2H", 1, 1)
BESIDE = b"\x2c" + struct.pack("<2H", 0, 0xC001)
UNKNOWN = b"\x20"


def rule(
    flags: int,
    *formulas: bytes,
    texts: Sequence[str] = ("\0", "\0", "\0", "\0"),
    areas: Sequence[tuple[int, int, int, int]] = ((9, 11, 1, 1),),
) -> str:
    held = [struct.pack("<I", flags), *map(text, texts)]
    held += [struct.pack("<2H", len(each), 0) + each for each in (*formulas, b"", b"")[:2]]
    held += [struct.pack("<H", len(areas)), *(struct.pack("<4H", *area) for area in areas)]
    return written_rule(Record(0x1BE, (b"".join(held),)), Surroundings())


def test_a_list_is_kept() -> None:
    listed = "定量\0定性".encode("utf-16-le")
    assert rule(0x80183, b"\x17\5\1" + listed, ZERO) == (
        '<dataValidation type="list" errorStyle="stop" operator="between" allowBlank="1" '
        'showInputMessage="0" showErrorMessage="1" sqref="B10:B12">'
        '<formula1>"定量,定性"</formula1></dataValidation>'
    )


def test_limits_and_their_words_are_kept() -> None:
    said = rule(0xC0212, ZERO, B2, texts=("题", "错", "提示", "超出"), areas=[(0, 0, 2, 2), (4, 5, 2, 3)])
    assert said == (
        '<dataValidation type="decimal" errorStyle="warning" operator="between" allowBlank="0" '
        'showDropDown="1" showInputMessage="1" showErrorMessage="1" errorTitle="错" error="超出" '
        'promptTitle="题" prompt="提示" '
        'sqref="C1:C1 C5:D6"><formula1>0</formula1><formula2>$B$2</formula2></dataValidation>'
    )
    assert "formula2" not in rule(0x400001, ZERO, B2)


def test_formulas_count_from_the_first_cell() -> None:
    assert "<formula1>C10</formula1>" in rule(0x7, BESIDE, B2)


@pytest.mark.parametrize(
    ("flags", "formulas", "areas"),
    [
        (0x3, (UNKNOWN,), [(0, 0, 0, 0)]),
        (0x8, (ZERO,), [(0, 0, 0, 0)]),
        (0x70, (ZERO,), [(0, 0, 0, 0)]),
        (0x800000, (ZERO,), [(0, 0, 0, 0)]),
        (0x1, (ZERO,), []),
    ],
)
def test_a_rule_that_cannot_be_told_is_none(
    flags: int, formulas: tuple[bytes, ...], areas: list[tuple[int, int, int, int]]
) -> None:
    assert rule(flags, *formulas, areas=areas) == ""
