"""A bureau's blank is filled from the window, and what came of each cell is read beside the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.keys import CellKey
from desktop.operations.forms import read_files
from desktop.text import hand_over as wording
from desktop.views import fill_report
from desktop.views.dialogs import Dialogs
from desktop.views.fill_report import FillReportWindow
from tests.helpers.blanks import LEVELS, blank_sheet, zipped
from tests.helpers.window import Clerk
from tests.helpers.word_blanks import word_sketch

OLD = Path(__file__).parents[1] / "old_files" / "blank.xls"
NAME = CellKey("head", "", "project_name")


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Say where the filled blank goes."""
    path = tmp_path / "填好.xlsx"
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: path)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(path) for path in paths])


def report_of(clerk: Clerk) -> FillReportWindow:
    filling = clerk.bench.hand_over.filling
    clerk.qtbot.waitUntil(lambda: filling.report is not None, timeout=60_000)
    assert filling.report is not None
    return filling.report


def test_a_blank_of_1997_is_filled_and_comes_back_as_one_of_today(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    clerk.begin_with_indicators(("培训人次", "≥100人次", "120人次", "90", "90", ""))
    choose(monkeypatch, OLD)
    clerk.act("fill_blank")
    report = report_of(clerk)
    (read,) = read_files([str(target)])
    assert "就业补助资金" in read.form.document.texts()  # type: ignore[union-attr]  # it was read
    assert clerk.said() == f"已填进空表：{target}"
    assert f"已写出 {target}" in report.done_.text()
    assert "是旧格式（.xls或.et），填好的文件是.xlsx" in report.said.text()
    report.close()
    clerk.qtbot.waitUntil(lambda: clerk.bench.hand_over.filling.report is None)


def test_what_is_said_of_a_cell_leads_to_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path, tmp_path: Path
) -> None:
    clerk.begin("技能培训")
    clerk.bench.drafting.write({CellKey("foot", "", "filled_by"): "甲 联系电话：乙"})
    blank = tmp_path / "空表.xlsx"
    blank.write_bytes(zipped(blank_sheet().put({"C3": "别的项目"})))
    choose(monkeypatch, blank)
    clerk.act("fill_blank")
    report = report_of(clerk)
    assert target.exists()
    kinds = [report.list.item(row, 0).text() for row in range(report.list.rowCount())]
    assert kinds == sorted(kinds, key=lambda kind: kind == wording.KINDS["replaced"])
    assert wording.KINDS["replaced"] in kinds
    assert "请核对" in report.said.text()
    row = kinds.index(wording.KINDS["replaced"])
    assert report.list.item(row, 2).text() == "技能培训"
    assert report.list.item(row, 3).text() == "别的项目"
    report.list.chosen.emit(row)
    assert clerk.here() == NAME


def test_what_can_not_be_seen_in_print_is_said_and_long_texts_are_shortened(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path, tmp_path: Path
) -> None:
    clerk.begin_with_indicators(("培训人次", "≥100人次", "120人次", "90", "90", ""))
    clerk.bench.drafting.write({NAME: "技能培训" * 50})
    blank = tmp_path / "空表.xlsx"
    examples = ("满意度指标", "满意度指标", [f"例：满意度{number}" for number in range(9)])
    sketch = blank_sheet([*LEVELS[:2], examples]).put({"C3": "别的项目"})
    sketch.hidden_rows = {3}
    blank.write_bytes(zipped(sketch))
    choose(monkeypatch, blank)
    clerk.act("fill_blank")
    report = report_of(clerk)
    assert target.exists()
    assert wording.FILL_UNSEEN.format(count=1) in report.said.text()
    kinds = [report.list.item(row, 0).text() for row in range(report.list.rowCount())]
    found = {kind: kinds.index(kind) for kind in kinds}
    row = found[wording.KINDS["replaced"]]
    assert report.list.item(row, 2).text() == "技能培训" * 15 + "……"
    assert report.list.item(row, 2).toolTip() == "技能培训" * 50
    assert found[wording.KINDS["hidden"]] < row
    clerk.bench.room.show_cell(CellKey("foot", "", "filled_by"))
    here = clerk.here()
    report.list.chosen.emit(found[wording.KINDS["cleared"]])
    assert clerk.here() == here


def test_folder_and_file_are_opened(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(fill_report, "show_file", shown.append)
    clerk.begin("技能培训")
    choose(monkeypatch, OLD)
    clerk.act("fill_blank")
    report = report_of(clerk)
    report.folder.click()
    report.file.click()
    assert shown == [target.parent, target]


def test_a_clerk_who_thinks_better_of_it_gets_nothing(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin("技能培训")
    choose(monkeypatch)
    clerk.act("fill_blank")
    asked: list[str] = []
    monkeypatch.setattr(Dialogs, "save_path", lambda _p, _t, name, *_: asked.append(name))
    choose(monkeypatch, OLD)
    clerk.act("fill_blank")
    clerk.qtbot.waitUntil(lambda: len(asked) == 1 and not clerk.bench.runner.busy, timeout=60_000)
    assert Path(asked[0]).suffix == ".xlsx"
    assert Path(asked[0]).name.startswith("2024_县人社局_技能培训_")
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_wrong_file_is_said_before_a_name_is_asked_for(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin("技能培训")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _p, _t, sentence: told.append(sentence))
    wrong = tmp_path / "通知.docx"
    wrong.write_bytes(b"not a workbook")
    choose(monkeypatch, wrong)
    clerk.act("fill_blank")
    clerk.qtbot.waitUntil(lambda: len(told) == 1)
    assert "只能填这几种空表" in told[0]


def test_a_word_blank_is_filled_and_stays_a_word_file(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin_with_indicators(("培训人次", "≥100人次", "120人次", "90", "90", ""))
    blank, filled = tmp_path / "空表.docx", tmp_path / "填好.docx"
    blank.write_bytes(word_sketch(blank_sheet()))
    asked: list[tuple[object, ...]] = []

    def save_path(*what: object) -> Path:
        asked.append(what)
        return filled

    monkeypatch.setattr(Dialogs, "save_path", save_path)
    choose(monkeypatch, blank)
    clerk.act("fill_blank")
    report = report_of(clerk)
    assert asked[0][-1] == ".docx"
    assert str(asked[0][2]).endswith(".docx")
    (read,) = read_files([str(filled)])
    assert "培训人次" in read.form.document.texts()  # type: ignore[union-attr]  # it was read
    report.close()
