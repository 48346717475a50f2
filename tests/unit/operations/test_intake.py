"""One line of account for each form of many files, whatever the files are."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import Cancelled
from desktop.operations.forms import export_workbook, sample_form
from desktop.operations.intake import Batch, BatchLine, batch
from tests.helpers.dialects import bureau, save
from tests.helpers.forms import changed, sound_form
from tests.helpers.frameworks import filed


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A good file with a stray cell and a doubtful one, a bad one, and one with two forms."""
    sketch = bureau().put({"L7": "请补充", "A17": "填表人：甲   审核人：乙"})
    sketch.raw["H16"] = "<c r='H16'><f>HLOOKUP(1,A1:B2,1)</f></c>"
    save(tmp_path / "一.xlsx", sketch)
    (tmp_path / "二.xlsx").write_text("不是表格", "utf-8")
    export_workbook([sound_form(), sample_form("mof")], tmp_path / "三.xlsx")
    return [str(tmp_path / name) for name in ("一.xlsx", "二.xlsx", "三.xlsx")]


def test_each_form_has_a_line_and_a_bad_file_stops_nothing(files: list[str]) -> None:
    found = batch(files)
    assert [Path(line.file).name for line in found.lines] == ["一.xlsx", "二.xlsx", "三.xlsx", "三.xlsx"]
    assert (found.files, found.read, found.forms, found.failed, found.stopped) == (3, 3, 3, 1, False)
    assert "“二.xlsx”" in found.lines[1].sentence
    assert found.lines[1] == BatchLine(files[1], sentence=found.lines[1].sentence)


def test_a_line_says_what_the_form_is_and_how_it_was_read(files: list[str]) -> None:
    _, _, sound, _ = batch(files).lines
    assert (sound.project, sound.unit, sound.year) == ("经办人员培训", "社会保险服务中心", "2025")
    assert (sound.template, sound.confidence, sound.place) == ("财政部标准格式", 1.0, "经办人员培训!A1:I21")
    # Three names of levels stand merged over several rows: what the file shows once counts once.
    assert sound.cells == len(list(sound_form().document.cells())) - 4
    assert (sound.doubtful, sound.unread, sound.must_fix, sound.must_explain) == (0, 0, 0, 0)
    assert (sound.total, sound.computed_total) == ("99.5", "99.5")


def test_doubts_strays_and_findings_are_counted_and_said_one_by_one(files: list[str]) -> None:
    line = batch(files).lines[0]
    remarks = {kind: [one for one in line.remarks if one.kind == kind] for kind in ("doubtful", "unread")}
    assert (line.doubtful, len(remarks["doubtful"])) == (1, 1)
    assert (line.unread, len(remarks["unread"])) == (3, 3)
    assert remarks["doubtful"][0].where == "Sheet1!H16"
    assert "没有保存计算结果" in remarks["doubtful"][0].sentence
    assert ("Sheet1!L7", "请补充") in {(one.where, one.text) for one in remarks["unread"]}
    findings = [one for one in line.remarks if one.kind in {"must-fix", "must-explain", "hint"}]
    assert len(findings) == line.must_fix + line.must_explain + line.hints > 0
    assert all(one.where and one.sentence.endswith("。") for one in findings)


def test_findings_are_counted_by_their_severity(tmp_path: Path) -> None:
    export_workbook([changed(sound_form(), {"total/得分": "88"})], tmp_path / "表.xlsx")
    (line,) = batch([str(tmp_path / "表.xlsx")]).lines
    assert line.must_fix >= 1
    assert sum(one.kind == "must-fix" for one in line.remarks) == line.must_fix
    assert (line.total, line.computed_total) == ("88", "99.5")


def test_a_form_without_a_year_has_none(tmp_path: Path) -> None:
    export_workbook([changed(sound_form(), {"year": ""})], tmp_path / "表.xlsx")
    assert batch([str(tmp_path / "表.xlsx")]).lines[0].year == ""


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt])
def test_what_was_read_before_it_was_stopped_is_kept(files: list[str], stop: type[BaseException]) -> None:
    def progress(_done: int, _total: int, what: str) -> None:
        if Path(what).name == "三.xlsx":
            raise stop

    found = batch(files, progress, ["少了一个"])
    assert [Path(line.file).name for line in found.lines] == ["一.xlsx", "二.xlsx"]
    assert (found.files, found.read, found.stopped, found.notes) == (3, 2, True, ("少了一个",))


def test_nothing_to_read_is_an_empty_account() -> None:
    assert batch([]) == Batch((), 0, 0)


def test_forms_that_take_figures_from_each_other_are_checked_together(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.xlsx") for name in ("department", "base-data")]
    for name, path in zip(("department", "base-data"), paths, strict=True):
        export_workbook([filed(name)], Path(path))
    alone, (together, base) = batch(paths[:1]).lines[0], batch(paths).lines
    said = ["".join(one.sentence for one in line.remarks) for line in (alone, together)]
    assert ("23项指标的评分依据" in said[0], "19项指标的评分依据" in said[1]) == (True, True)
    assert Path(base.file).name == "base-data.xlsx"


def test_a_form_that_came_twice_is_noted_at_the_second(tmp_path: Path) -> None:
    other = changed(sound_form(), {"header/项目名称": "设备购置"})
    export_workbook([sound_form(), other], tmp_path / "一.xlsx")
    export_workbook([changed(sound_form(), {"header/项目名称": "经办 人员培训"})], tmp_path / "二.xlsx")
    blank = changed(sound_form(), {"header/项目名称": ""})
    export_workbook([blank, blank], tmp_path / "三.xlsx")
    lines = batch([str(tmp_path / f"{name}.xlsx") for name in "一二三"]).lines
    double = "与第1行是同一单位、年度、项目的表，可能重复报送。"
    assert [line.notes for line in lines] == [(), (), (double,), (), ()]


def test_a_form_of_an_unknown_layout_has_a_line_without_scores_and_findings(tmp_path: Path) -> None:
    strange = {"D12": "事项", "E12": "安排", "F12": "结果", "G12": "满额", "K13": "备查"}
    path = save(tmp_path / "表.xlsx", bureau().put(strange))
    found = batch([str(path)])
    (line,) = found.lines
    assert (found.forms, found.tentative, found.failed) == (0, 1, 0)
    assert (line.tentative, line.sentence, line.template) == (True, "", "财政部标准格式")
    assert 0 < line.confidence < 0.75
    assert (line.project, line.doubtful > 40, line.unread) == ("培训经费", True, 1)
    assert (line.must_fix, line.must_explain, line.hints, line.computed_total) == (0, 0, 0, "")
    assert [(one.kind, one.text) for one in line.remarks] == [
        ("tentative", f"{line.doubtful}格"),
        ("unread", "备查"),
    ]
    assert line.notes == (line.remarks[0].sentence,)
