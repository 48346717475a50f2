"""Which files are meant by a list of files and folders."""

from __future__ import annotations

import os
import socket
import zipfile
from pathlib import Path

import pytest

from desktop.operations import folder_files
from desktop.operations.bundle import write_bundle
from desktop.operations.folder_files import read_folder
from tests.helpers.forms import changed, sound_form


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


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system makes no links without special rights")


def names(folder: Path, *paths: Path, besides: Path | None = None) -> list[str]:
    found = read_folder([str(path) for path in paths or (folder,)], str(besides or ""))
    return [str(Path(file).relative_to(folder)) for file in found.files]


def test_a_folder_is_walked_and_what_programs_leave_there_is_passed_over(folder: Path) -> None:
    assert names(folder) == ["乙.xlsx", "甲.docx", "一/丙.et", "一/二/丁.xls"]


def test_what_was_passed_over_is_said_in_one_sentence(folder: Path) -> None:
    (said,) = read_folder([str(folder)]).notes
    assert said == (
        "文件夹里另有4项没有读：隐藏的“.git”“.hidden.xlsx”，别的程序留下的临时文件“.~lock.甲.docx#”“~$甲.docx”。"
        "需要读的，请单独选它。"
    )
    assert read_folder([str(folder / "一")]).notes == ()


def test_names_are_said_on_one_line(tmp_path: Path) -> None:
    _write(tmp_path / "~$两\n行.xlsx")
    assert "“~$两 行.xlsx”" in read_folder([str(tmp_path)]).notes[0]


def test_of_many_names_some_are_said(tmp_path: Path) -> None:
    for number in range(20):
        _write(tmp_path / f"~${number}.xlsx")
    assert read_folder([str(tmp_path)]).notes == (
        "文件夹里另有20项没有读：别的程序留下的临时文件“~$0.xlsx”“~$1.xlsx”“~$2.xlsx”等20个。需要读的，请单独选它。",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_neither_file_nor_folder_is_passed_over_unopened(folder: Path) -> None:
    os.mkfifo(folder / "一" / "管道.xlsx")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(folder / "一" / "口.xlsx"))
        found = read_folder([str(folder / "一")])
    assert [Path(file).name for file in found.files] == ["丙.et", "丁.xls"]
    assert found.notes[0].startswith("文件夹里另有2项没有读：管道、设备之类“口.xlsx”“管道.xlsx”。")


def test_a_link_to_nothing_is_left_to_the_reader(folder: Path) -> None:
    _link(folder / "一" / "断.xlsx", folder / "没有.xlsx")
    assert names(folder, folder / "一") == ["一/丙.et", "一/断.xlsx", "一/二/丁.xls"]


def test_a_zip_of_forms_is_walked_like_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "收到.zip", "w") as made:
        for name in ("甲/1.xlsx", "乙.docx", "~$乙.docx", ".藏/丙.xlsx", "__MACOSX/._乙.docx"):
            made.writestr(name, b"x")
    for paths in ([tmp_path], [tmp_path / "收到.zip"]):
        found = read_folder(list(map(str, paths)))
        assert found.files == tuple(f"{tmp_path}/收到.zip/{name}" for name in ("甲/1.xlsx", "乙.docx"))
        assert "另有2项没有读：别的程序留下的临时文件“~$乙.docx”，隐藏的“.藏”。" in found.notes[0]


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_bundle_of_ours_the_workbooks_are_read(tmp_path: Path, packed: bool) -> None:
    bundle, place = tmp_path / "报送包.zip", tmp_path / "报送包"
    place.mkdir()
    write_bundle([sound_form(), changed(sound_form(), {"header/项目名称": "二"})], bundle, "{项目名称}")
    if packed:
        bundle.rename(place / "报送包.zip")
        bundle = place / "报送包.zip"
    else:
        zipfile.ZipFile(bundle).extractall(place)
    found = read_folder([str(place)])
    assert sorted(Path(file).name for file in found.files) == ["二.xlsx", "经办人员培训.xlsx"]
    name = bundle.name if packed else "报送包"
    assert found.notes == (f"“{name}”是报送包，读的是其中的工作簿；里面的清单和同名的PDF没有另读。",)
    assert len(read_folder([str(place)], whole=True).files) == 5


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
    assert "，上次的收表情况“甲.docx”" in read_folder([str(folder)], str(report)).notes[0]
    assert names(folder, report, besides=report) == ["甲.docx"]


def test_a_path_that_is_nothing_is_left_to_the_reader(tmp_path: Path) -> None:
    assert read_folder([str(tmp_path / "没有.xlsx")]).files == (str(tmp_path / "没有.xlsx"),)


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    _link(folder / "一" / "圈", folder)
    found = read_folder([str(folder)])
    assert len(found.files) == 4
    assert "，指向文件夹的链接“圈”。" in found.notes[0]


def test_too_many_files_are_cut_off_and_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "MOST_FILES", 3)
    found = read_folder([str(folder)])
    assert len(found.files) == 3
    assert found.notes[-1] == "一次最多读3个文件，还有1个没有读，请分几次。"


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
