"""A foreign file is opened by what is in it, and refused with a sentence where it can't be."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.workbook import opening
from desktop.workbook.opening import open_bytes, open_file
from tests.broken_files.hostile import HARMLESS, REFUSED


def test_the_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "form.xls"
    path.write_bytes(HARMLESS["good"]())
    opened = open_file(path)
    assert opened.name == "form.xls"
    assert [facts.name for facts in opened.sheets] == [grid.name for grid in opened.grids()] == ["Sheet1"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(FileRefused, match=r"“a\.xlsx”"):
        open_bytes("a.xlsx", REFUSED[name][0]())


def test_folders_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="是文件夹"):
        open_file(tmp_path)
    with pytest.raises(FileRefused, match="找不到"):
        open_file(tmp_path / "a.xlsx")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_FILE_BYTES", 100)
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(101))
    monkeypatch.setattr(Path, "read_bytes", None)
    with pytest.raises(FileRefused, match="超过"):
        open_file(path)


def test_a_file_in_use_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileRefused, match=r"打不开“a\.xlsx”.*（没有权限）"):
        open_file(path)
