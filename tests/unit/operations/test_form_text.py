"""What was read, the scores and the findings of a form as plain text."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.form_text import check_text, reading_text, unit_text
from desktop.operations.forms import FiledForm, Record, check_record, read_files
from tests.helpers.dialects import Sketch, bureau, save


def filed(tmp_path: Path, sketch: Sketch) -> FiledForm:
    (found,) = read_files([str(save(tmp_path / "表.xlsx", sketch))])
    assert isinstance(found, FiledForm)
    return found


def record_of(tmp_path: Path, sketch: Sketch) -> Record:
    return check_record(filed(tmp_path, sketch))


def test_a_form_that_was_read_whole_is_named_and_listed(tmp_path: Path) -> None:
    lines = reading_text(filed(tmp_path, bureau()), whole=True).splitlines()
    assert lines[0].endswith("（Sheet1!A1:I17）：财政部标准格式，把握100%")
    assert "  项目名称：培训经费" in lines
    assert "  年度资金总额 全年执行数：135" in lines
    assert any(line.endswith(" / 第2行 三级指标：指标2") for line in lines)
    assert lines[-1] == "全部内容都有了位置。"


def test_what_was_not_read_is_doubtful_or_noticed_is_said(tmp_path: Path) -> None:
    sketch = bureau().put({"L7": "请补充"})
    sketch.hidden_rows = {7}
    sketch.raw["H16"] = "<c r='H16'><f>HLOOKUP(1,A1:B2,1)</f></c>"
    text = reading_text(filed(tmp_path, sketch), whole=False)
    assert "没有找到位置的内容2处：" in text
    assert "  Sheet1!L7　请补充" in text
    assert "请核对 总分 得分：" in text
    assert "注意：工作表“Sheet1”有隐藏的行（7）" in text
    assert "培训经费" not in text


def test_scores_differences_and_findings_are_said_one_a_line(tmp_path: Path) -> None:
    lines = check_text(record_of(tmp_path, bureau().put({"H16": 90}))).splitlines()
    assert lines[0].startswith("执行率69.41%　执行率得分6.94　总分：表上90，各项相加96.94")
    assert any(line.startswith("  总分 得分：填90，计算") for line in lines)
    counted = next(line for line in lines if line.startswith("须改正"))
    assert len(lines) - lines.index(counted) - 1 == sum(line.startswith("  [") for line in lines)
    assert any(line.startswith("  [须改正] 总分 得分：") for line in lines)


def test_findings_between_forms_are_counted_and_named() -> None:
    finding = {"severity": "hint", "severity_name": "提示", "form": "甲.xlsx", "place": "总分 得分"}
    text = unit_text([{**finding, "message": "两张表同名。", "remedy": "请改名。"}])
    assert text.splitlines() == [
        "各表之间：须说明0条，提示1条",
        "  [提示] 甲.xlsx 总分 得分：两张表同名。请改名。",
    ]
