"""A text file with a table is opened as a sheet."""

from __future__ import annotations

import csv

import pytest

from desktop.errors import FileRefused
from desktop.workbook import open_csv
from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes


def grid(data: bytes) -> Grid:
    (found,) = open_bytes("a.csv", data).grids()
    return found


def texts(found: Grid) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in found.cells()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_fields_are_cells(encoding: str, separator: str) -> None:
    lines = [["项目名称", "培训经费", ""], ["分值", "10"]]
    data = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    assert texts(grid(data)) == [(0, 0, "项目名称"), (0, 1, "培训经费"), (1, 0, "分值"), (1, 1, "10")]


def test_quoted_fields_hold_separators_and_lines() -> None:
    assert texts(grid('甲,"乙,丙\r\n丁"\n戊,  '.encode())) == [
        (0, 0, "甲"),
        (0, 1, "乙,丙\n丁"),
        (1, 0, "戊"),
    ]


def test_what_is_lost_in_such_a_file_is_said() -> None:
    assert "没有合并单元格" in open_bytes("a.csv", "甲,乙".encode()).notes[0]


def test_limits_hold() -> None:
    with pytest.raises(FileRefused, match="第20001行"):
        open_bytes("a.csv", b"1\n" * 20_001)
    with pytest.raises(FileRefused, match="超过256列"):
        open_bytes("a.csv", b"1," * 257)
    with pytest.raises(FileRefused, match="无法解读"):
        open_bytes("a.csv", b'"' + b"1" * (csv.field_size_limit() + 1))


def test_a_file_that_lost_its_chinese_is_told_so() -> None:
    with pytest.raises(FileRefused, match=r"“表\.csv”里的汉字在保存时丢失了，只剩下问号"):
        open_bytes("表.csv", "项目名称,培训经费\n分值,10".encode("ascii", "replace"))
    assert texts(grid(b"Is it?,10")) == [(0, 0, "Is it?"), (0, 1, "10")]


def test_lines_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_csv, "_MOST_LINES", 50)
    assert texts(grid("甲\n".encode() + b"\n" * 49)) == [(0, 0, "甲")]
    with pytest.raises(FileRefused, match="第51行"):
        grid("甲\n".encode() + b"\n" * 50)
