"""The command line: what it prints, what it writes and how it exits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop import cli, paths
from desktop.errors import Cancelled
from desktop.operations import forms
from desktop.operations.library import library
from desktop.version import VERSION
from tests.helpers.dialects import bureau, save
from tests.helpers.forms import sound_form


@pytest.fixture
def workbook(tmp_path: Path) -> str:
    """Write the sample as a workbook."""
    target = tmp_path / "自评表.xlsx"
    forms.export_workbook([forms.sample_form("mof")], target)
    return str(target)


@pytest.fixture
def clean_workbook(tmp_path: Path) -> str:
    """Write the sample with every must-fix finding put right."""
    from desktop.editing.workspace import Workspace

    workspace = Workspace(forms.sample_form("mof"), library().metrics)
    workspace.follow()
    target = tmp_path / "改好.xlsx"
    forms.export_workbook([workspace.form], target)
    return str(target)


@pytest.fixture
def no_form(tmp_path: Path) -> str:
    target = tmp_path / "说明.txt"
    target.write_text("不是表格", "utf-8")
    return str(target)


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = cli.main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"绩效自评填报 {VERSION}\n"


def test_help_names_every_command_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("用法：ziping")
    for command in ("demo", "templates", "blank", "read", "check", "convert"):
        assert command in said
        assert cli.main([command, "--help"]) == 0
        assert capsys.readouterr().out.startswith("用法：ziping " + command)
    assert "usage" not in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "没有“chek”"),
        ([], "缺少参数：命令"),
        (["check"], "缺少参数：文件"),
        (["blank", "mof", "--to", "doc", "-o", "x"], "没有“doc”，可用的是：xlsx、docx、pdf\n"),
        (["templates", "--jsn"], "没有这样的参数：--jsn"),
        (["review", "a.xlsx", "b.xlsx", "c.xlsx"], "review一次只用一个文件，多出了：b.xlsx c.xlsx"),
        (["review", "a.xlsx", "--jsn"], "没有这样的参数：--jsn"),
        ([""], "没有“”，可用的是："),
        (["blank", "mof", "--to"], "后面要跟一个值"),
    ],
)
def test_a_wrong_call_is_said_in_one_chinese_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert cli.main(arguments) == cli.UNREADABLE
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


def test_the_help_of_convert_names_all_that_it_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["convert", "--help"]) == 0
    assert "PDF、工作簿、Word文档（docx）或JSON" in capsys.readouterr().out


def test_templates_are_listed_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["templates"]) == 0
    assert "财预〔2020〕10号" in capsys.readouterr().out
    code, data = run_json(capsys, "templates")
    assert code == 0
    assert {"department-framework", "hubei", "mof", "mof-analysis", "shanxi"} <= {one["id"] for one in data}


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_blank_writes_an_empty_form(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"空白.{kind}"
    assert cli.main(["blank", "mof-analysis", "--to", kind, "-o", str(target)]) == 0
    assert target.stat().st_size > 5000
    assert str(target) in capsys.readouterr().out


def test_blank_takes_the_beginning_of_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "空白.xlsx")
    assert cli.main(["blank", "湖北", "--to", "xlsx", "-o", target]) == 0
    assert "湖北项目绩效自评表" in capsys.readouterr().out
    assert cli.main(["blank", "山西", "--to", "xlsx", "-o", target]) == cli.UNREADABLE
    assert "shanxi-term（" in capsys.readouterr().err


def test_nothing_is_overwritten_unless_forced(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, packed, filled = (str(tmp_path / name) for name in ("a.pdf", "a.zip", "a.xlsx"))
    blank = str(tmp_path / "空白.xlsx")
    assert cli.main(["blank", "mof", "--to", "xlsx", "-o", blank]) == 0
    for command in (
        ["blank", "mof", "--to", "pdf", "-o", pdf],
        ["convert", workbook, "--to", "pdf", "-o", pdf],
        ["bundle", workbook, "-o", packed],
        ["fill", blank, workbook, "-o", filled],
    ):
        Path(command[-1]).write_bytes(b"old")
        assert cli.main(command) == cli.UNREADABLE
        assert f"“{command[-1]}”已经存在" in capsys.readouterr().err
        assert Path(command[-1]).read_bytes() == b"old"
        assert cli.main([*command, "--force"]) == 0
        assert Path(command[-1]).read_bytes() != b"old"
    before = Path(workbook).read_bytes()
    for command in (
        ["convert", workbook, "--to", "xlsx", "-o", workbook],
        ["fill", blank, workbook, "-o", workbook],
    ):
        assert cli.main([*command, "--force"]) == cli.UNREADABLE
        assert "就是要读取的文件" in capsys.readouterr().err
        assert Path(workbook).read_bytes() == before


def test_a_blank_form_under_a_wrong_ending_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "空白.xlsx"
    assert cli.main(["blank", "mof", "--to", "pdf", "-o", str(target)]) == cli.UNREADABLE
    assert "扩展名应为“.pdf”" in capsys.readouterr().err
    assert not target.exists()


def test_an_unknown_template_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["blank", "hunan", "--to", "pdf", "-o", str(tmp_path / "x.pdf")]) == cli.UNREADABLE
    assert "没有代号为“hunan”的表样" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_read_gives_the_form_as_a_record(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, data = run_json(capsys, "read", workbook)
    assert code == 0
    (record,) = data
    assert record["file"] == workbook
    assert record["recognised"] == {
        "template": "mof",
        "version": "2020",
        "confidence": 1.0,
        "tentative": False,
    }
    assert (record["unread"], record["doubtful"], record["notes_on_file"]) == ([], [], [])
    written = forms.form_record(forms.sample_form("mof"))
    assert {key: record[key] for key in written} == written
    assert "scores" not in record


def test_read_for_people_names_every_text(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", workbook]) == 0
    said = capsys.readouterr().out
    assert "  项目名称：农村饮水安全工程维修养护" in said
    assert "年度资金总额 全年执行数：98.35" in said
    assert " 实际完成值：3.78万元/处" in said
    assert "header/" not in said
    assert "indicators" not in said
    assert "全部内容都有了位置" in said


def test_check_adds_scores_and_findings(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, (record,) = run_json(capsys, "check", workbook)
    assert code == cli.MUST_FIX
    assert record["scores"]["execution_score"] == "8.51"
    assert "must-fix" in {finding["severity"] for finding in record["findings"]}


def test_check_for_people(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", workbook]) == cli.MUST_FIX
    said = capsys.readouterr().out
    assert "10 × 98.35 ÷ 115.6 = 8.51" in said
    assert "[须改正] 产出指标 / 数量指标 / 第2行 得分" in said


def test_check_of_a_sound_form_exits_0(clean_workbook: str) -> None:
    assert cli.main(["check", clean_workbook]) == 0


def test_what_found_no_place_is_listed(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    book = openpyxl.load_workbook(workbook)
    book.worksheets[0]["L3"] = "请补充佐证材料"
    book.save(workbook)
    assert cli.main(["read", workbook]) == 0
    said = capsys.readouterr().out
    assert "没有找到位置的内容1处" in said
    assert "请补充佐证材料" in said


def test_doubts_and_notes_on_the_file_are_said(workbook: str, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    for name in list(sheet.defined_names):
        del sheet.defined_names[name]
    total = next(cell for row in sheet for cell in row if cell.value == 95.86)
    total.value = "=SUM(H13:H21)+I7"
    sheet.row_dimensions[15].hidden = True
    book.save(workbook)
    assert cli.main(["read", workbook]) == 0
    said = capsys.readouterr().out
    assert "请核对 总分 得分：" in said
    assert "注意：" in said
    assert "隐藏" in said


def test_a_bad_file_is_an_error_and_the_others_are_done(
    workbook: str, no_form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, data = run_json(capsys, "check", no_form, workbook, "没有这个文件.xlsx")
    assert code == cli.UNREADABLE
    assert [set(one) == {"file", "error"} for one in data] == [True, False, True]
    assert data[0]["file"] == no_form
    assert cli.main(["read", no_form]) == cli.UNREADABLE
    assert capsys.readouterr().err.startswith("错误：")


def test_convert_to_one_file_with_bookmarks(workbook: str, clean_workbook: str, tmp_path: Path) -> None:
    target = tmp_path / "汇编.pdf"
    assert cli.main(["convert", workbook, clean_workbook, "--to", "pdf", "-o", str(target)]) == 0
    reader = pypdf.PdfReader(target)
    assert [entry.title for entry in reader.outline] == ["农村饮水安全工程维修养护"] * 2


def test_convert_into_a_folder(workbook: str, clean_workbook: str, tmp_path: Path) -> None:
    folder = tmp_path / "结果" / "深处"
    for kind in ("pdf", "xlsx", "json"):
        assert cli.main(["convert", workbook, clean_workbook, workbook, "--to", kind, "-o", str(folder)]) == 0
    names = {path.name for path in folder.iterdir()}
    assert names == {
        f"{stem}.{kind}" for stem in ("自评表", "自评表(2)", "改好") for kind in ("pdf", "xlsx", "json")
    }
    record = json.loads((folder / "改好.json").read_text("utf-8"))
    assert record[0]["total"]["得分"] == "94.7"


def test_a_public_copy_names_nobody(tmp_path: Path) -> None:
    workbook = str(tmp_path / "表.xlsx")
    forms.export_workbook([sound_form()], Path(workbook))
    whole, public = (tmp_path / f"{name}.json" for name in ("全", "公开"))
    assert cli.main(["convert", workbook, "--to", "json", "-o", str(whole)]) == 0
    assert cli.main(["convert", workbook, "--to", "json", "--public", "-o", str(public)]) == 0
    before, after = (json.loads(path.read_text("utf-8"))[0] for path in (whole, public))
    assert before["footer"]["填表人"]
    assert {label: text for label, text in after["footer"].items() if text and "日期" not in label} == {}
    assert after["indicators"] == before["indicators"]


def test_convert_refuses_a_wrong_ending_and_its_own_input(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(workbook).read_bytes()
    assert cli.main(["convert", workbook, "--to", "pdf", "-o", str(tmp_path / "x.xlsx")]) == cli.UNREADABLE
    assert "扩展名应为“.pdf”" in capsys.readouterr().err
    assert cli.main(["convert", workbook, "--to", "xlsx", "-o", workbook]) == cli.UNREADABLE
    assert "就是要读取的文件" in capsys.readouterr().err
    assert Path(workbook).read_bytes() == before


def test_convert_with_nothing_readable_writes_nothing(no_form: str, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    assert cli.main(["convert", no_form, "--to", "pdf", "-o", str(target)]) == cli.UNREADABLE
    assert not target.exists()


def test_a_folder_that_cannot_be_written_is_said(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "没有" / "x.pdf"
    assert cli.main(["convert", workbook, "--to", "pdf", "-o", str(target)]) == cli.UNREADABLE
    assert "文件夹" in capsys.readouterr().err
    blocked = tmp_path / "文件"
    blocked.write_text("占着", "utf-8")
    assert cli.main(["convert", workbook, "--to", "pdf", "-o", str(blocked)]) == cli.UNREADABLE


def test_stopping_is_no_error(
    workbook: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_arguments: object) -> None:
        raise Cancelled

    monkeypatch.setattr(cli, "_progress", stopped)
    assert cli.main(["check", workbook]) == cli.STOPPED
    assert capsys.readouterr().err == "已停止。\n"


def test_demo_writes_everything_and_prints_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "示例"
    assert cli.main(["demo", "-o", str(folder)]) == 0
    endings = sorted(path.suffix for path in folder.iterdir())
    assert endings == [".json", ".pdf", ".png", ".xlsx"]
    said = capsys.readouterr().out
    assert said.count("已写出：") == 4
    assert "须改正" in said


def test_a_form_of_ones_own_is_added_and_then_known(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library.cache_clear()
    try:
        example = Path(__file__).parents[2] / "docs" / "examples" / "yinchuan-2021.yaml"
        assert cli.main(["add", str(example)]) == 0
        assert "yinchuan-2021" in capsys.readouterr().out
        assert cli.main(["blank", "yinchuan-2021", "--to", "xlsx", "-o", str(tmp_path / "b.xlsx")]) == 0
        wrong = tmp_path / "wrong.yaml"
        wrong.write_text("id: wrong", "utf-8")
        assert cli.main(["add", str(wrong)]) == 2
        assert "不像表样、规则包或复核口径" in capsys.readouterr().err
        kept = paths.own_definitions() / "templates" / "yinchuan-2021.yaml"
        kept.write_text(kept.read_text("utf-8").replace("pack: yin", "pack: no"), "utf-8")
        library.cache_clear()
        assert cli.main(["templates"]) == 0
        assert "您添加的表样或规则包有错误" in capsys.readouterr().err
    finally:
        library.cache_clear()


def test_a_form_of_an_unknown_layout_is_tried_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = {"D12": "事项", "E12": "安排", "F12": "结果", "G12": "满额"}
    file = str(save(tmp_path / "表.xlsx", bureau().put(strange)))
    assert cli.main(["read", file]) == cli.TENTATIVE
    said = capsys.readouterr()
    assert "的版式没有认出，下面是试读的结果" in said.err
    assert '--column "安排=年度指标值"' in said.err
    assert said.out.count("这张表的版式没有认出") == 1
    assert cli.main(["read", file, "--json"]) == cli.TENTATIVE
    (record,) = json.loads(capsys.readouterr().out)
    assert record["recognised"]["tentative"] is True
    assert record["recognised"]["confidence"] < 0.75
    assert len(record["doubtful"]) > 40
    assert cli.main(["batch", file]) == cli.TENTATIVE
    assert "是试读的" in capsys.readouterr().out
    for command in (["check"], ["convert", "--to", "pdf", "-o", str(tmp_path / "a.pdf")], ["verify"]):
        assert cli.main([*command, file]) == cli.UNREADABLE
        assert "没有认出" in capsys.readouterr().err or command == ["verify"]
