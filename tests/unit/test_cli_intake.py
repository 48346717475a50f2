"""Files and folders taken in from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop import cli
from desktop.operations.forms import export_workbook
from tests.helpers.forms import changed, sound_form


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "收表"
    (place / "下级").mkdir(parents=True)
    export_workbook([sound_form()], place / "甲.xlsx")
    export_workbook([changed(sound_form(), {"header/项目名称": "设备购置"})], place / "下级" / "乙.xlsx")
    (place / "~$甲.xlsx").write_bytes(b"lock")
    return place


def test_a_folder_is_taken_in_and_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = folder / "收表情况.xlsx"
    assert cli.main(["batch", str(folder), "-o", str(report)]) == 0
    said = capsys.readouterr().out
    assert "读了2个文件：自评表2张，读不了的文件0个" in said
    assert f"已写出：{report}" in said
    rows = list(load_workbook(report)["收表情况"].values)
    assert rows[2][0] == "文件夹里另有1项没有读：别的程序留下的临时文件“~$甲.xlsx”。需要读的，请单独选它。"
    assert [row[1] for row in rows[4:]] == ["甲.xlsx", "乙.xlsx"]
    # The second time the report lies in the folder itself.
    assert cli.main(["batch", str(folder), "-o", str(report)]) == 2
    assert "--force" in capsys.readouterr().err
    assert cli.main(["batch", str(folder), "-o", str(report), "--force"]) == 0
    assert "读了2个文件" in capsys.readouterr().out


def test_a_form_is_never_replaced_by_the_report_though_its_folder_alone_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = folder / "下级" / "乙.xlsx"
    before = form.read_bytes()
    for force in ([], ["--force"]):
        assert cli.main(["batch", str(folder), "-o", str(form), *force]) == 2
        assert "就是要读取的文件" in capsys.readouterr().err
    assert form.read_bytes() == before


def test_one_bad_file_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    assert cli.main(["batch", str(folder), "--json"]) == 2
    record = json.loads(capsys.readouterr().out)
    assert (record["files"], record["forms"], record["failed"]) == (3, 2, 1)


def test_must_fix_findings_end_it_as_a_check_does(folder: Path) -> None:
    export_workbook([changed(sound_form(), {"total/得分": "50"})], folder / "错.xlsx")
    assert cli.main(["batch", str(folder)]) == 1


def test_stopped_it_says_how_far_it_came_and_keeps_what_was_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_progress", stop)
    report = folder / "收表情况.xlsx"
    assert cli.main(["batch", str(folder), "-o", str(report)]) == 130
    assert "中途停止：一共2个文件，还有1个没有读。" in capsys.readouterr().out
    assert load_workbook(report)["收表情况"].max_row == 5


def test_the_report_is_a_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["batch", str(folder), "-o", str(folder / "报告.pdf")]) == 2
    assert "xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["read", "check"])
def test_reading_and_checking_take_folders_too(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, str(folder), "--json"]) == 0
    records = [one for one in json.loads(capsys.readouterr().out) if "file" in one]
    assert [Path(one["file"]).name for one in records] == ["甲.xlsx", "乙.xlsx"]


def test_what_is_left_out_of_a_folder_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.operations.folder_files.MOST_FILES", 1)
    target = tmp_path / "汇编.pdf"
    assert cli.main(["convert", str(folder), "--to", "pdf", "-o", str(target)]) == 0
    assert "一次最多读1个文件，还有1个没有读" in capsys.readouterr().err
    assert target.is_file()
