"""The commands that try other rules, rehearse a re-check and roll forms up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop import cli
from desktop.operations import forms


@pytest.fixture
def workbook(tmp_path: Path) -> str:
    """Write the sample as a workbook."""
    target = tmp_path / "自评表.xlsx"
    forms.export_workbook([forms.sample_form("mof")], target)
    return str(target)


@pytest.fixture
def no_form(tmp_path: Path) -> str:
    target = tmp_path / "说明.txt"
    target.write_text("不是表格", "utf-8")
    return str(target)


def test_a_trial_is_a_table_of_all_packs_or_of_those_asked_for(
    workbook: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["trial", workbook]) == 0
    said = capsys.readouterr().out
    assert said.startswith("农村饮水安全工程维修养护：同一张表，分别按")
    assert "[hunan-2020]" in said
    assert cli.main(["trial", workbook, "--pack", "mof-2020", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert [pack["id"] for pack in record["packs"]] == ["mof-2020"]
    assert next(row for row in record["rows"] if row["name"] == "总分")["typed"] == "95.86"


def test_a_pack_that_there_is_not_is_refused(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["trial", workbook, "--pack", "no-such"]) == 2
    assert "没有代号为“no-such”的规则包" in capsys.readouterr().err


def test_a_review_shows_ranges_until_it_is_answered(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["review", workbook, "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["total"]["low"] != record["total"]["high"]
    answers = {
        question["id"]: "否" if question["loss_if_yes"] != "0" or question["id"] == "copied" else "是"
        for question in record["questions"]
    }
    path = tmp_path / "回答.json"
    path.write_text(json.dumps(answers, ensure_ascii=False), "utf-8")
    assert cli.main(["review", workbook, "--answers", str(path)]) == 0
    said = capsys.readouterr().out
    total = next(line for line in said.splitlines() if line.startswith("总分"))
    # All that is left open is the band in which the reviewer chooses.
    assert total.split()[:4] == ["总分", "95.86", "91.2～94.2", "-4.66～-1.66"]
    assert "按公开的复核口径预计，不是财政部门的复核结果" in said
    path.write_text("[]", "utf-8")
    assert cli.main(["review", workbook, "--answers", str(path)]) == 2
    assert "读不了回答文件" in capsys.readouterr().err


def test_forms_are_rolled_up_from_several_files(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rollup", workbook, workbook]) == 0
    said = capsys.readouterr().out
    assert said.startswith("汇总2张表")
    assert "全年预算数：231.2　绝对值累加：115.6 + 115.6 = 231.2" in said
    assert cli.main(["rollup", workbook, "--by", "spending", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["weigh_by"] == "full_year_spending"


@pytest.mark.parametrize("command", ["trial", "review", "rollup"])
def test_a_file_that_can_not_be_read_is_told(
    command: str, no_form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, no_form, "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert said.err.startswith("错误：")
