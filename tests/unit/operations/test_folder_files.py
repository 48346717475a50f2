"""Which files are meant by a list of files and folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.operations import folder_files
from desktop.operations.folder_files import read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "收表"
    for name in ("乙.xlsx", "甲.docx", "~$甲.docx", ".~lock.甲.docx#", ".hidden.xlsx", "Thumbs.db"):
        _write(place / name)
    for name in ("一/丙.et", "一/二/丁.xls", ".git/config", "一/desktop.ini"):
        _write(place / name)
    return place


def _write(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")


def names(folder: Path, *paths: Path, besides: Path | None = None) -> list[str]:
    found = read_folder([str(path) for path in paths or (folder,)], str(besides or ""))
    assert found.notes == ()
    return [str(Path(file).relative_to(folder)) for file in found.files]


def test_a_folder_is_walked_and_what_programs_leave_there_is_passed_over(folder: Path) -> None:
    assert names(folder) == ["乙.xlsx", "甲.docx", "一/丙.et", "一/二/丁.xls"]


def test_numbers_in_names_count_as_numbers(tmp_path: Path) -> None:
    for name in ("1.xlsx", "11.xlsx", "2.xlsx", "表.xlsx", "表10.xlsx", "表9.xlsx"):
        _write(tmp_path / name)
    assert names(tmp_path) == ["1.xlsx", "2.xlsx", "11.xlsx", "表.xlsx", "表9.xlsx", "表10.xlsx"]


def test_files_stay_as_they_were_named_and_those_of_a_folder_come_once(folder: Path) -> None:
    one, hidden = folder / "乙.xlsx", folder / ".hidden.xlsx"
    listed = names(folder, one, hidden, folder, folder / "一", one)
    assert listed == ["乙.xlsx", ".hidden.xlsx", "甲.docx", "一/丙.et", "一/二/丁.xls", "乙.xlsx"]


def test_the_report_of_the_last_time_is_passed_over_in_a_folder_but_not_where_it_is_named(
    folder: Path,
) -> None:
    report = folder / "甲.docx"
    assert "甲.docx" not in names(folder, besides=report)
    assert names(folder, report, besides=report) == ["甲.docx"]


def test_a_path_that_is_nothing_is_left_to_the_reader(tmp_path: Path) -> None:
    assert read_folder([str(tmp_path / "没有.xlsx")]).files == (str(tmp_path / "没有.xlsx"),)


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    try:
        (folder / "一" / "圈").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links without special rights")
    assert len(names(folder)) == 4


def test_too_many_files_are_cut_off_and_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "MOST_FILES", 3)
    found = read_folder([str(folder)])
    assert len(found.files) == 3
    assert found.notes == ("一次最多读3个文件，还有1个没有读，请分几次。",)


def test_a_folder_that_cannot_be_opened_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "一":
            raise PermissionError(13, "拒绝访问", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = read_folder([str(folder)])
    assert len(found.files) == 2
    assert found.notes[0].startswith(f"文件夹“{folder / '一'}”打不开")


def test_a_folder_that_vanishes_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> object:
        raise PermissionError(13, "拒绝访问", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert read_folder([str(folder)]).notes == (f"文件夹“{folder}”打不开（拒绝访问），其中的文件没有读。",)
