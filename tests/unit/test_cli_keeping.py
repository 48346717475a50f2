"""Backing everything up, restoring and recovering it from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from desktop.operations.desk import Desk


@pytest.fixture
def folder(user_folder: Path) -> Path:
    desk = Desk.open()
    desk.create("mof", "示例单位", "2025", "示例项目")
    desk.close()
    return user_folder


def test_everything_goes_out_and_comes_in(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "全部.ziping"
    assert main(["backup", str(file)]) == 0
    assert "1张自评表" in capsys.readouterr().out
    assert main(["backup", str(file)]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert main(["backup", str(file), "--force"]) == 0
    monkeypatch.setenv("ZIPING_HOME", str(tmp_path / "new"))
    assert main(["restore", str(file)]) == 0
    assert "已恢复全部资料：1张自评表" in capsys.readouterr().out
    assert (tmp_path / "new" / "ziping.sqlite3").stat().st_size > 0
    assert folder.is_dir()


def test_a_harmed_store_is_recovered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover"]) == 0
    assert "没有丢失内容" in capsys.readouterr().out
    (folder / "ziping.sqlite3").write_bytes(b"rubbish")
    assert main(["recover"]) == 1
    assert "“示例项目”在原文件中读不全，已取自" in capsys.readouterr().out
