"""Filled files are brought in: seen first, cell by cell, and taken only with consent, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.operations.bundle import write_bundle
from desktop.operations.dry_run import State
from desktop.operations.forms import FileRead, export_workbook
from desktop.operations.intake import BatchLine, batch
from desktop.views import colours, import_commands
from desktop.views.dialogs import Dialogs
from desktop.views.import_items import Item, Kind, line_of, reason_of, tip_of
from desktop.views.import_looks import Look
from tests.helpers.dialects import bureau, save
from tests.helpers.forms import sound_form
from tests.helpers.import_window import LONGEST, Importer
from tests.helpers.papers import case_form
from tests.helpers.window import Clerk, open_window

PROJECT = CellKey("head", "", "project_name")
BUDGET = CellKey("funds", "annual_total", "initial_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def importer(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Importer:
    return Importer(clerk, monkeypatch)


@pytest.fixture
def stray(tmp_path: Path) -> Path:
    """Save a form with an error in a cell and a remark that no form has a place for."""
    sketch = bureau().put({"K3": "此处另有说明"})
    sketch.raw["H7"] = '<c r="H7" t="e"><v>#DIV/0!</v></c>'
    return save(tmp_path / "有疑问.xlsx", sketch)


def drafts(clerk: Clerk) -> list[str]:
    return [draft.project_name for year in clerk.desk.tree() for unit in year.units for draft in unit.drafts]


def test_nothing_is_done_before_the_clerk_consents(importer: Importer, tmp_path: Path) -> None:
    file = save(tmp_path / "自评表.xlsx", bureau())
    window = importer.bring(file)
    assert window.windowTitle() == "导入预览"
    assert drafts(importer.clerk) == []
    assert not window.list.isVisible()
    assert window.ends.file.text() == "文件：自评表.xlsx"
    assert window.cells.nothing.text().startswith("每一格都读入了表中")
    window.cancel.click()
    assert importer.clerk.bench.desk_commands.imports().shown is None
    assert drafts(importer.clerk) == []
    assert importer.clerk.bench.drafting.draft is None


def test_a_form_becomes_a_draft_and_is_taken_back(importer: Importer, tmp_path: Path) -> None:
    clerk = importer.clerk
    undo = clerk.bench.actions.by_name["undo_import"]
    assert not undo.isEnabled()
    importer.bring(save(tmp_path / "自评表.xlsx", bureau()))
    importer.consent()
    assert drafts(clerk) == ["培训经费"]
    assert clerk.text(PROJECT) == "培训经费"
    assert clerk.said() == "导入完毕：新建1份草稿。"
    assert undo.isEnabled()
    importer.take_back()
    assert drafts(clerk) == []
    assert clerk.bench.drafting.draft is None
    assert clerk.said() == "已撤销导入：草稿都和导入前一样。"
    assert not undo.isEnabled()


def test_the_clerk_is_asked_before_later_work_goes_with_the_import(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = importer.clerk
    importer.bring(save(tmp_path / "自评表.xlsx", bureau()))
    importer.consent()
    clerk.bench.drafting.write({BUDGET: "200"})
    answers, asked = [False, True], list[str]()

    def ask(_parent: object, question: str, *_: object) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(Dialogs, "ask", ask)
    importer.take_back()
    assert drafts(clerk) == ["培训经费"]
    assert clerk.text(BUDGET) == "200"
    importer.take_back()
    assert drafts(clerk) == []
    assert asked == ["导入时新建的草稿里，有1份后来又改过。确定撤销导入吗？"] * 2


def test_a_click_on_one_end_shows_the_other(importer: Importer, stray: Path) -> None:
    window = importer.bring(stray)
    importer.click_sheet("D6")
    assert window.ends.paper.current_key() == BUDGET
    assert importer.said() == "D6“194.5” 读作 年度资金总额 年初预算数。"
    importer.click_form(SPENDING)
    assert window.ends.sheet.place == (5, 5)
    assert importer.said().startswith("F6“135” 读作")
    importer.click_sheet("A3")
    assert importer.said() == "A3“项目名称” 是表样的文字，不用读入。"
    importer.click_sheet("E9")
    assert importer.said() == "E9 是空格子。"
    importer.click_form(CellKey("funds", "carried_over", "initial_budget"))
    assert "在文件里没有找到内容" in importer.said()


def test_doubtful_and_unread_cells_are_stepped_through(importer: Importer, stray: Path) -> None:
    window = importer.bring(stray)
    assert (importer.count(State.DOUBTFUL), importer.count(State.UNREAD)) == (1, 1)
    assert window.tabs.tabText(0) == "存疑和未读（2）"
    places = [window.ends.sheet.place]
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F8)
        places.append(window.ends.sheet.place)
    assert places == [(2, 10), (6, 7), (2, 10)]
    assert importer.said() == "K3“此处另有说明” 没有读入：在表样里没有找到位置，没有读入。"
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.ends.sheet.place == (6, 7)
    assert "存疑：" in importer.said()
    window.cells.kinds.setCurrentIndex(2)
    assert [mark.text for mark in window.cells.model.marks] == ["此处另有说明"]
    window.cells.kinds.setCurrentIndex(3)
    assert len(window.cells.model.marks) > 50


def test_the_cells_of_both_ends_look_by_what_became_of_them(importer: Importer, stray: Path) -> None:
    window = importer.bring(stray)
    looks = window.ends.paper.looks
    assert looks[BUDGET] is Look.MATCHED
    assert [look for look in looks.values() if look is Look.DOUBTFUL] == [Look.DOUBTFUL]
    importer.click_sheet("K3")
    rect = window.ends.sheet.viewport_rect((2, 10))
    shown = window.ends.sheet.viewport().grab().toImage()
    assert shown.pixelColor(rect.left() + 3, rect.top() + 3) == colours.FIX


def test_many_files_are_read_and_only_the_ticked_ones_taken(
    importer: Importer, tmp_path: Path, stray: Path
) -> None:
    good, bad = tmp_path / "好的.xlsx", tmp_path / "不是表.xlsx"
    export_workbook([case_form("001-1")], good)
    bad.write_bytes(b"nothing of a workbook")
    window = importer.bring(good, bad, stray)
    assert [item.kind for item in importer.items()] == [Kind.CLEAN, Kind.FAILED, Kind.QUESTIONS]
    assert window.list.isVisible()
    assert window.list.tally.text() == "3个文件，2张表，选中2张；1个没有读入"
    assert window.take.text() == "导入所选（2）"
    importer.go(1)
    assert "不是表.xlsx" in window.ends.failure.text()
    assert not window.tabs.isVisible()
    window.list.only.click()
    assert [item.file_name for item in importer.items()] == ["不是表.xlsx", "有疑问.xlsx"]
    window.list.only.click()
    importer.click_box(0)
    assert window.take.text() == "导入所选（1）"
    window.list.none.click()
    assert not window.take.isEnabled()
    importer.go(2)
    importer.press(window.list.view, Qt.Key.Key_Space)
    assert window.taken() == [importer.items()[2]]
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    importer.settle()
    assert drafts(importer.clerk) == ["培训经费"]


def test_one_key_goes_from_question_to_question_through_all_forms(
    importer: Importer, tmp_path: Path, stray: Path
) -> None:
    clean = save(tmp_path / "一张.xlsx", bureau())
    bad = tmp_path / "不是表.xlsx"
    bad.write_bytes(b"nothing of a workbook")
    window = importer.bring(clean, stray, bad)
    met = []
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_F8)
        item = window.list.current()
        assert item is not None
        met.append((item.file_name, window.ends.sheet.place))
    assert met[:3] == [("有疑问.xlsx", (2, 10)), ("有疑问.xlsx", (6, 7)), ("不是表.xlsx", (0, 0))]
    assert met[3:] == met[:2]


def test_reading_is_stopped_and_nothing_is_shown(importer: Importer, tmp_path: Path) -> None:
    bench = importer.clerk.bench
    # More than could be read before it is stopped.
    files = [str(save(tmp_path / f"{number}.xlsx", bureau())) for number in range(40)]
    bench.desk_commands.read_files(files)
    bench.runner.finish()
    importer.settle()
    assert bench.desk_commands.imports().shown is None
    assert importer.clerk.said() == "已取消。"


def test_enter_in_a_list_imports_nothing(importer: Importer, stray: Path) -> None:
    window = importer.bring(stray)
    importer.press(window.cells.table, Qt.Key.Key_Return)
    importer.press(window.ends.sheet, Qt.Key.Key_Return)
    assert window.isVisible()
    assert drafts(importer.clerk) == []


def test_the_report_is_saved(
    importer: Importer, tmp_path: Path, stray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.xlsx"
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: target)
    window = importer.bring(stray)
    window.report.click()
    importer.clerk.qtbot.waitUntil(lambda: importer.said() == f"报告已保存到：{target}", timeout=LONGEST)
    assert target.stat().st_size > 2000


def test_a_folder_is_read_and_an_empty_one_says_so(
    importer: Importer, tmp_path: Path, stray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, empty = tmp_path / "收来的", tmp_path / "空的"
    folder.mkdir()
    empty.mkdir()
    stray.rename(folder / stray.name)
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: str(empty))
    importer.clerk.act("import_folder")
    importer.clerk.qtbot.waitUntil(lambda: bool(told), timeout=LONGEST)
    assert "空的”和它的下级里没有可以导入的文件" in told[0]
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: str(folder))
    importer.clerk.act("import_folder")
    assert importer.wait().ends.file.text() == "文件：有疑问.xlsx"
    assert importer.clerk.bench.habits.folder == str(folder)


def test_files_are_dropped_onto_the_window(importer: Importer, stray: Path) -> None:
    window = importer.clerk.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stray))])
    point, none = QPointF(400, 300), Qt.KeyboardModifier.NoModifier
    button, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(point.toPoint(), copy, data, button, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(point, copy, data, button, none))
    assert importer.wait().ends.file.text() == "文件：有疑问.xlsx"
    other = QMimeData()
    other.setText("no file")
    refused = QDragEnterEvent(point.toPoint(), copy, other, button, none)
    refused.ignore()
    QApplication.sendEvent(window, refused)
    assert not refused.isAccepted()


def test_the_parts_keep_the_sizes_that_they_were_given(
    importer: Importer, tmp_path: Path, stray: Path
) -> None:
    other = save(tmp_path / "另一张.xlsx", bureau())
    window = importer.bring(stray, other)
    window.ends.setSizes([700, 330])
    sizes = window.ends.sizes()
    window.reject()
    QApplication.processEvents()
    assert importer.bring(stray, other).ends.sizes() == sizes


def test_damaged_sizes_are_the_usual_ones(importer: Importer, tmp_path: Path, stray: Path) -> None:
    other = save(tmp_path / "另一张.xlsx", bureau())
    importer.clerk.bench.habits.import_panes = "1,2;3"
    assert min(importer.bring(stray, other).ends.sizes()) > 100


def test_panes_are_gone_through_with_one_key(importer: Importer, stray: Path) -> None:
    window = importer.bring(stray)
    window.cells.table.setFocus()
    met = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        met.append(QApplication.focusWidget())
    assert met == [window.take, window.ends.sheet, window.ends.paper, window.cells.table]


def test_the_import_is_remembered_to_be_taken_back_only_while_the_program_runs(
    clerk: Clerk, importer: Importer, stray: Path
) -> None:
    importer.bring(stray)
    importer.consent()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert not again.bench.actions.by_name["undo_import"].isEnabled()
        assert drafts(again) == ["培训经费"]


def test_what_could_not_be_taken_is_said(
    importer: Importer, stray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(import_commands, "back_up_before_import", lambda _: "导入前的备份没有做成。")
    importer.bring(stray)
    importer.consent()
    assert told == ["导入前的备份没有做成。"]
    assert drafts(importer.clerk) == ["培训经费"]


def test_a_form_that_came_twice_is_marked_and_the_same_one_is_not_taken_again(
    importer: Importer, tmp_path: Path
) -> None:
    one, again = save(tmp_path / "一.xlsx", bureau()), save(tmp_path / "又一.xlsx", bureau())
    other = save(tmp_path / "改过.xlsx", bureau().put({"E15": "≥4次"}))
    window = importer.bring(one, again, other)
    first, second, third = importer.items()
    assert [item.ticked for item in (first, second, third)] == [True, False, True]
    importer.go(1)
    assert "与第1行“一.xlsx”内容相同" in window.notes.toPlainText()
    importer.go(2)
    assert "但内容不同；两张都导入会成为两份草稿" in window.notes.toPlainText()
    assert line_of(third).startswith("与第1行重复")
    assert tip_of(third).startswith("与第1行“一.xlsx”")
    notes = [line.notes[:1] for line in window.reading.batch().lines]
    assert notes[1:] == [("与第1行是同一单位、年度、项目的表，可能重复报送。",)] * 2


def test_of_two_forms_that_would_change_one_draft_the_first_is_taken(
    importer: Importer, tmp_path: Path
) -> None:
    importer.bring(save(tmp_path / "一.xlsx", bureau()))
    importer.consent()
    texts = ("≥4次", "≥5次")
    files = [
        save(tmp_path / f"{place}.xlsx", bureau().put({"E15": text})) for place, text in enumerate(texts)
    ]
    window = importer.bring(*files)
    assert [item.ticked for item in importer.items()] == [True, False]
    importer.go(1)
    assert "会更新同一份草稿，但内容不同，没有勾选" in window.notes.toPlainText()


def test_names_of_files_stand_on_one_line_whatever_is_in_them() -> None:
    names = ("/收表/两\n行.xlsx", "/收表/\udcb1\udced.xlsx", "/收表/\udcff\x01.xlsx")
    items = [Item(FileRead(name), BatchLine(name)) for name in names]
    assert [item.file_name for item in items] == ["两 行.xlsx", "表.xlsx", "□□.xlsx"]


def test_what_a_refused_file_says_begins_after_its_name(tmp_path: Path, importer: Importer) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"\x89PNG")
    (tmp_path / "名单.csv").write_text("姓名,电话\n", "utf-8")
    window = importer.bring(tmp_path / "照片.xlsx", tmp_path / "名单.csv", tmp_path / "没有.xlsx")
    assert [reason_of(item)[:8] for item in importer.items()] == [
        "是图片，不是工作",
        "没有认出自评表：",
        "找不到，可能已被",
    ]
    assert all(item.read.sentence in tip_of(item) for item in importer.items())
    # Both lines of it are drawn in the ink of what failed.
    view = window.list.view
    lines = view.visualRect(window.list.model.index(0))
    picture = view.viewport().grab(lines).toImage()
    third = range(2 * picture.height() // 3, picture.height() - 2)
    inks = {picture.pixelColor(x, y).name() for x in range(40, picture.width() - 10) for y in third}
    assert colours.FIX_SIGN.name() in inks


def test_a_bundle_is_brought_in_form_by_form(tmp_path: Path, importer: Importer) -> None:
    bundle = tmp_path / "报送.zip"
    write_bundle([sound_form(), case_form("001-1")], bundle, "{项目名称}")
    window = importer.bring(bundle)
    assert [item.file_name for item in importer.items()] == ["经办人员培训.xlsx", "社保工作专项经费.xlsx"]
    assert importer.said() == "“报送.zip”是报送包，读的是其中的工作簿；里面的清单和同名的PDF没有另读。"
    assert window.reading.batch().notes == (importer.said(),)
    importer.consent()
    assert sorted(drafts(importer.clerk)) == ["社保工作专项经费", "经办人员培训"]


def test_window_and_report_count_the_same_cells(tmp_path: Path, importer: Importer) -> None:
    importer.bring(save(tmp_path / "表.xlsx", bureau()))
    (item,) = importer.items()
    assert line_of(item) == f"{item.line.cells}格全部读入"
    (line,) = batch([str(tmp_path / "表.xlsx")]).lines
    assert line.cells == item.line.cells
