"""Files are made ready one after the other: those of zips are unpacked, pipes are never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from desktop.errors import Cancelled, UserError
from desktop.operations import bundle_reading
from desktop.operations.bundle_reading import made_ready, read_in_turn, refusal, zips_apart
from desktop.operations.fill import form_in_file, open_blank
from desktop.operations.forms import export_workbook, read_each
from desktop.operations.intake_report import is_report
from desktop.workbook.container import MOST_FILE_BYTES
from tests.helpers.forms import changed, sound_form
from tests.unit.operations.test_bundle_members import packed_as, zipped


@pytest.fixture
def form(tmp_path: Path) -> bytes:
    export_workbook([sound_form()], tmp_path / "表.xlsx")
    return (tmp_path / "表.xlsx").read_bytes()


@pytest.fixture
def unpacked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where zips are unpacked."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def test_files_and_those_of_zips_are_read_in_their_order(
    tmp_path: Path, form: bytes, unpacked_to: Path
) -> None:
    other = tmp_path / "二.xlsx"
    export_workbook([changed(sound_form(), {"header/项目名称": "二"})], other)
    archive = packed_as(
        tmp_path / "收.zip", {"甲/表.xlsx": form, "乙.zip": zipped({"表.xlsx": form}), "坏.xlsx": b"x"}
    )
    names = ("甲/表.xlsx", "乙.zip/表.xlsx", "坏.xlsx", "没有.xlsx", "乙.zip/没有.xlsx", "坏.xlsx/没有.xlsx")
    files = [str(other), *(f"{archive}/{name}" for name in names), str(other)]
    heard: list[tuple[int, int, str]] = []
    reads = list(read_each(files, lambda *what: heard.append(what)))
    assert [read.file for read in reads] == files
    assert [len(read.forms) for read in reads] == [1, 1, 1, 0, 0, 0, 0, 1]
    assert "“坏.xlsx”" in reads[3].sentence
    assert reads[4].sentence == "压缩包里的“没有.xlsx”找不到了，压缩包可能刚刚被换掉，请重新选择。"
    assert list(dict.fromkeys(heard)) == [(place, 8, files[place]) for place in (0, 1, 2, 3, 7)]
    assert list(unpacked_to.iterdir()) == []


def test_what_was_unpacked_goes_when_the_reading_is_stopped(
    tmp_path: Path, form: bytes, unpacked_to: Path
) -> None:
    archive = packed_as(tmp_path / "收.zip", {f"{number}.xlsx": form for number in range(5)})

    def stop(done: int, _total: int, _what: str) -> None:
        if done == 2:
            assert list(unpacked_to.iterdir())
            raise Cancelled

    reading = read_in_turn([f"{archive}/{number}.xlsx" for number in range(5)], stop)
    assert sum(1 for _ in (next(reading), next(reading))) == 2
    with pytest.raises(Cancelled):
        next(reading)
    assert list(unpacked_to.iterdir()) == []


def test_a_damaged_file_in_a_zip_does_not_stop_the_others(tmp_path: Path, form: bytes) -> None:
    archive = packed_as(tmp_path / "收.zip", {"一.xlsx": form, "二.xlsx": form})
    data = bytearray(archive.read_bytes())
    data[200] ^= 0xFF
    archive.write_bytes(data)
    bad, good = read_in_turn([f"{archive}/一.xlsx", f"{archive}/二.xlsx"])
    assert isinstance(bad, UserError)
    assert "内容校验不符" in bad.sentence
    assert not isinstance(good, UserError)


def test_a_zip_that_vanishes_is_said(tmp_path: Path, form: bytes) -> None:
    archive = packed_as(tmp_path / "收.zip", {"一.xlsx": form})
    archive.write_bytes(b"gone")
    (said,) = read_in_turn([f"{archive}/一.xlsx"])
    assert isinstance(said, UserError)
    assert "找不到了" in said.sentence


def test_a_zip_gives_no_more_than_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_reading, "MOST_UNPACKED", 1 << 20)
    archive = packed_as(tmp_path / "收.zip", {"一.xlsx": bytes(700_000), "二.xlsx": bytes(700_000)})
    with made_ready([f"{archive}/一.xlsx", f"{archive}/二.xlsx"], str(archive)) as (first, second):
        assert isinstance(first, Path)
        assert first.name == "一.xlsx"
        assert isinstance(second, UserError)
        assert second.sentence.startswith("压缩包“收.zip”里的文件合起来超过1兆字节")


def test_names_that_no_system_takes_are_changed(tmp_path: Path) -> None:
    names = ["con.xlsx", "a?b.xlsx", "长" * 150 + ".xlsx", "没有后缀", "x.怪 名"]
    archive = packed_as(tmp_path / "收.zip", dict.fromkeys(names, b"x"))
    with made_ready([f"{archive}/{name}" for name in names], str(archive)) as ready:
        called = [path.name for path in ready if isinstance(path, Path)]
    assert called[:2] == ["_con.xlsx", "a_b.xlsx"]
    assert called[2].startswith("长长")
    assert len(called[2].encode()) < 255
    assert called[3:] == ["没有后缀", "x.怪 名"]


def test_a_disk_that_takes_no_more_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unpacked_to: Path
) -> None:
    archive = packed_as(tmp_path / "收.zip", {"一.xlsx": b"x"})

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self), None, str(len(data)))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with made_ready([f"{archive}/一.xlsx"], str(archive)) as (said,):
            assert isinstance(said, UserError)
            assert said.sentence == (
                "压缩包“收.zip”里的“一.xlsx”没有解压成（磁盘已满），没有读；请先解压，再选解压后的文件夹。"
            )
    assert list(unpacked_to.iterdir()) == []


def test_files_are_sorted_by_the_zip_that_they_stand_in(tmp_path: Path) -> None:
    archive = packed_as(tmp_path / "收.zip", {"一.xlsx": b"x"})
    plain, lost, folder = str(tmp_path / "a.xlsx"), str(tmp_path / "没有" / "b.xlsx"), str(tmp_path)
    members = [f"{archive}/一.xlsx", f"{archive}/下/二.xlsx"]
    odd = "x\0y/z"
    assert list(zips_apart([str(archive), plain, *members, lost, folder, "c.xlsx", odd])) == [
        ("", [str(archive), plain]),
        (str(archive), members),
        ("", [lost, folder, "c.xlsx", odd]),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_sockets_and_devices_are_refused_unopened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.xlsx")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "口.xlsx"))
        reads = list(read_in_turn([str(tmp_path / "管道.xlsx"), str(tmp_path / "口.xlsx"), os.devnull]))
    said = [read.sentence for read in reads if isinstance(read, UserError)]
    assert said[0] == "“管道.xlsx”不是普通文件（是管道、设备之类），没有打开，请选择填好的表格文件。"
    assert len(said) == 3


def test_folders_and_plain_files_are_left_to_the_reader(tmp_path: Path) -> None:
    packed_as(tmp_path / "小.zip", {"1.xlsx": b"x"})
    assert [refusal(tmp_path), refusal(tmp_path / "小.zip"), refusal(tmp_path / "没有")] == [None] * 3
    assert refusal(tmp_path / "x\0y") is None


def test_a_zip_beyond_the_limit_is_refused_with_the_remedy_for_zips(tmp_path: Path) -> None:
    file = packed_as(tmp_path / "巨.zip", {"1.xlsx": b"x"})
    with file.open("r+b") as stream:
        stream.truncate(MOST_FILE_BYTES + 1)
    (said,) = read_in_turn([str(file)])
    assert isinstance(said, UserError)
    assert said.sentence == "压缩包“巨.zip”超过30兆字节，没有打开；请先解压，再选解压后的文件夹。"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe_that_is_a_blank_or_a_report(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.xlsx"
    os.mkfifo(pipe)
    for act in (lambda: open_blank(pipe, sound_form()), lambda: form_in_file(pipe)):
        with pytest.raises(UserError) as refused:
            act()
        assert "不是普通文件" in refused.value.sentence
    assert not is_report(pipe)
