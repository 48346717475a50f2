"""The commands that hand forms over and verify what was handed over."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from desktop import cli
from desktop.operations import forms
from tests.helpers.dialects import save
from tests.helpers.provinces import hubei

SAMPLE = forms.sample_form("mof")
CODE = forms.receipt_of(SAMPLE)
STEM = f"2025_示例县农村供水服务中心_农村饮水安全工程维修养护_项目支出绩效自评表_2020版_{CODE}"


@pytest.fixture
def workbook(tmp_path: Path) -> str:
    target = tmp_path / "自评表.xlsx"
    forms.export_workbook([SAMPLE], target)
    return str(target)


def test_a_bundle_is_written_with_its_list(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "报送.zip"
    assert cli.main(["bundle", workbook, "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"已写出：{target}（单位报送包，1张表）\n"
    assert zipfile.ZipFile(target).namelist() == ["清单.xlsx", f"{STEM}.xlsx", f"{STEM}.pdf"]


def test_what_found_no_place_in_a_bundled_form_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = save(tmp_path / "form.xlsx", hubei().put({"P3": "请领导批示"}))
    assert cli.main(["bundle", str(foreign), "-o", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "没有找到位置的内容1处" in said
    assert "请领导批示" in said


def test_a_folder_is_bundled_with_each_form_once(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "本单位"
    folder.mkdir()
    for name in ("一.xlsx", "二.xlsx", "~$一.xlsx"):
        (folder / name).write_bytes(Path(workbook).read_bytes())
    target = tmp_path / "报送.zip"
    assert cli.main(["bundle", str(folder), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert said.out == f"已写出：{target}（单位报送包，1张表）\n"
    assert "别的程序留下的临时文件“~$一.xlsx”" in said.err
    assert "只打包一次" in said.err
    # A bundle is read again, and is never replaced by what is made from it.
    assert cli.main(["read", str(target), "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["file"] == f"{target}/{STEM}.xlsx"
    assert cli.main(["bundle", str(target), "-o", str(target), "--force"]) == 2
    assert "就是要读取的文件" in capsys.readouterr().err


def test_a_bundle_with_a_file_missing_is_none(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "报送.zip"
    assert cli.main(["bundle", workbook, "没有.xlsx", "-o", str(target)]) == 2
    said = capsys.readouterr().err
    assert "找不到“没有.xlsx”" in said
    assert "因此没有打包" in said
    assert not target.exists()


def test_converted_files_are_named_as_they_are_handed_over_where_that_is_asked_for(
    workbook: str, tmp_path: Path
) -> None:
    folder = tmp_path / "出"
    assert cli.main(["convert", workbook, "--to", "pdf", "-o", str(folder), "--names"]) == 0
    assert cli.main(["convert", workbook, "--to", "pdf", "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{STEM}.pdf", "自评表.pdf"])


def test_verify_ends_as_what_it_found(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", workbook, CODE]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"自评表.xlsx：与导出、打印时一致，校验码{CODE}。",
        f"校验码{CODE}：与自评表.xlsx的内容一致。",
    ]
    assert cli.main(["verify", CODE]) == 2
    assert "本机的草稿里没有这个内容" in capsys.readouterr().out
    assert cli.main(["verify", CODE, CODE[:-1]]) == 2
    assert "可能抄错" in capsys.readouterr().out
    assert not (tmp_path / "ziping.sqlite3").exists()


def test_verify_for_programs(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", workbook, "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record == {
        "subject": "自评表.xlsx",
        "outcome": "same",
        "message": f"与导出、打印时一致，校验码{CODE}。",
        "code": CODE,
        "carried": CODE,
        "differences": [],
    }


@pytest.mark.parametrize("command", ["bundle", "verify"])
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"用法：ziping {command}")


def test_what_could_not_be_checked_does_not_end_as_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = str(save(tmp_path / "外来.xlsx", hubei()))
    assert cli.main(["verify", foreign]) == 2
    assert "没有核对：里面没有带校验码" in capsys.readouterr().out
    assert cli.main(["verify", foreign, CODE]) == 1
