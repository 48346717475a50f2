"""The headings of a sheet that no template fits are explained by hand, and the sheet is read by that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.models.keys import CellKey
from desktop.operations.foreign_sheets import Assignment, ForeignHeading, Proposal
from desktop.operations.forms import FileRead
from desktop.operations.intake import BatchLine
from desktop.operations.library import library
from desktop.views.import_headings import ImportHeadings, meanings_of
from desktop.views.import_items import Item, Kind
from tests.helpers.dialects import bureau, save
from tests.helpers.import_window import LONGEST, Importer
from tests.helpers.window import Clerk

BUDGET, WEIGHT = ("funds", "initial_budget"), ("indicators", "weight")
HEADINGS = (
    ForeignHeading("项目名称", "Sheet1", (0, 0, 0, 0), ("head", "project_name")),
    ForeignHeading("盘子", "Sheet1", (3, 1, 3, 1)),
    ForeignHeading("占分", "Sheet1", (8, 4, 8, 4)),
)
STRANGE = {"D12": "要考的事", "E12": "要做到", "F12": "做到了"}
EXPLAINED = {
    "要考的事": "三级指标 · 绩效指标",
    "要做到": "年度指标值 · 绩效指标",
    "做到了": "实际完成值 · 绩效指标",
}
PROPOSAL = Proposal("mof", "Sheet1", 0.62, HEADINGS, (BUDGET, WEIGHT), "look")


@pytest.fixture
def item() -> Item:
    return Item(FileRead("表.xlsx", proposals=(PROPOSAL,)), BatchLine("表.xlsx"), proposal=PROPOSAL)


@pytest.fixture
def headings(dressed: QApplication, qtbot: QtBot, item: Item) -> ImportHeadings:
    del dressed
    made = ImportHeadings()
    qtbot.addWidget(made)
    made.show_item(item)
    made.show()
    return made


def unknown(tmp_path: Path, name: str, project: str) -> Path:
    """Save a form whose headings are none that a template knows, under a title that lets nothing be tried."""
    return save(tmp_path / name, bureau().put({"A1": "绩效目标申报表", "C3": project, **STRANGE}))


def drop(headings: ImportHeadings, row: int) -> QComboBox:
    found = headings.table.cellWidget(row, 2)
    assert isinstance(found, QComboBox)
    return found


def choose(headings: ImportHeadings, row: int, label: str) -> None:
    """Choose what a heading means, by its label."""
    box = drop(headings, row)
    box.setCurrentIndex(box.findText(label))
    assert box.currentText() == label


def test_what_is_known_and_what_is_lacking_is_said(headings: ImportHeadings) -> None:
    assert "相符 62%" in headings.intro.text()
    assert headings.template.currentText() == library().template("mof").name
    assert [drop(headings, row).currentText() for row in range(3)] == ["项目名称", "（不读入）", "（不读入）"]
    assert headings.lacking.text() == "还没有对上的：年初预算数 · 项目资金(万元)、分值 · 绩效指标"
    choose(headings, 1, "年初预算数 · 项目资金(万元)")
    assert headings.lacking.text() == "还没有对上的：分值 · 绩效指标"
    choose(headings, 2, "分值 · 绩效指标")
    assert headings.lacking.text() == "表样要的内容都已对上。"


def test_it_is_tried_with_what_was_said_by_hand(headings: ImportHeadings, qtbot: QtBot) -> None:
    choose(headings, 1, "年初预算数 · 项目资金(万元)")
    with qtbot.waitSignal(headings.tried) as tried:
        headings.go.click()
    assert tried.args == [Assignment("look", "mof", {"盘子": BUDGET})]


def test_another_template_has_other_meanings(headings: ImportHeadings, qtbot: QtBot) -> None:
    place = headings.template.findData("hubei")
    headings.template.setCurrentIndex(place)
    labels = [drop(headings, 0).itemText(place) for place in range(drop(headings, 0).count())]
    assert labels[1:] == [label for _, label in meanings_of(library().template("hubei"))]
    with qtbot.waitSignal(headings.tried) as tried:
        headings.go.click()
    assert tried.args is not None
    assert tried.args[0].template == "hubei"


def test_what_was_said_before_is_shown_again(headings: ImportHeadings, item: Item) -> None:
    item.assignment = Assignment("look", "mof", {"占分": WEIGHT})
    headings.show_item(item)
    assert drop(headings, 2).currentText() == "分值 · 绩效指标"
    assert drop(headings, 0).currentText() == "项目名称"


def test_a_part_of_a_target_may_be_meant(headings: ImportHeadings) -> None:
    choose(headings, 2, "计量单位 · 绩效指标")
    assert drop(headings, 2).currentData() is not None


def test_it_is_remembered_unless_the_clerk_says_otherwise(headings: ImportHeadings, item: Item) -> None:
    assert headings.remember.isChecked()
    headings.remember.click()
    assert not item.remember


def test_the_keyboard_shows_where_a_heading_stands(headings: ImportHeadings, qtbot: QtBot) -> None:
    headings.activateWindow()
    headings.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(headings.looked) as looked:
        drop(headings, 1).setFocus()
    assert looked.args is not None
    assert looked.args[0].area == (3, 1, 3, 1)
    QTest.keyClick(drop(headings, 1), Qt.Key.Key_Down)
    assert drop(headings, 1).currentIndex() == 1
    headings.follow((8, 4, 8, 4))
    assert headings.table.currentRow() == 2


def test_a_sheet_of_no_template_is_read_by_what_the_clerk_says(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    importer = Importer(clerk, monkeypatch)
    one, other = unknown(tmp_path, "甲.xlsx", "甲项目"), unknown(tmp_path, "乙.xlsx", "乙项目")
    window = importer.bring(one, other)
    panel = window.ends.headings
    assert [item.kind for item in importer.items()] == [Kind.PROPOSED, Kind.PROPOSED]
    assert not window.take.isEnabled()
    assert panel.lacking.text() == f"还没有对上的：{'、'.join(EXPLAINED.values())}"
    texts = [panel.table.item(row, 0).text() for row in range(panel.table.rowCount())]  # type: ignore[union-attr]  # all are filled
    for heading, label in EXPLAINED.items():
        choose(panel, texts.index(heading), label)
    panel.go.click()
    clerk.qtbot.waitUntil(window.take.isEnabled, timeout=LONGEST)
    assert [item.title for item in window.taken()] == ["甲项目", "乙项目"]
    assert importer.said().endswith("另有1张样子相同的也一起读了。")
    importer.click_form(CellKey(*BUDGET[:1], "annual_total", BUDGET[1]))
    assert importer.said() == "D6“194.5” 读作 年度资金总额 年初预算数。"
    window.assign.click()
    assert window.ends.right.currentWidget() is panel
    assert drop(panel, texts.index("做到了")).currentText() == "实际完成值 · 绩效指标"
    importer.consent()
    assert clerk.said() == "导入完毕：新建2份草稿。"
    assert clerk.bench.drafting.draft is None
    again = importer.bring(unknown(tmp_path, "丙.xlsx", "丙项目"))
    assert importer.items()[0].title == "丙项目"
    assert again.take.isEnabled()


def test_what_still_is_no_form_says_why(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    importer = Importer(clerk, monkeypatch)
    window = importer.bring(unknown(tmp_path, "甲.xlsx", "甲项目"))
    panel = window.ends.headings
    panel.template.setCurrentIndex(panel.template.findData("department-base-data"))
    panel.go.click()
    said = panel.lacking
    clerk.qtbot.waitUntil(lambda: said.text().startswith("按这样的指定还是读不出表来"), timeout=LONGEST)
    assert window.taken() == []


def test_strange_headings_of_a_form_that_is_known_are_explained_too(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    importer = Importer(clerk, monkeypatch)
    window = importer.bring(save(tmp_path / "表.xlsx", bureau().put({"I12": "话说", "I13": "生源不足"})))
    assert importer.items()[0].kind is Kind.QUESTIONS
    assert window.ends.right.currentWidget() is window.ends.paper
    window.assign.click()
    panel = window.ends.headings
    assert panel.table.item(panel.table.currentRow(), 0).text() == "话说"  # type: ignore[union-attr]  # all are filled
    choose(panel, panel.table.currentRow(), "偏差原因分析及改进措施 · 绩效指标")
    panel.go.click()
    clerk.qtbot.waitUntil(lambda: importer.items()[0].kind is Kind.CLEAN, timeout=LONGEST)
    importer.consent()
    rows = clerk.draft.workspace.document.rows("indicators")
    assert "生源不足" in [row.text("deviation_reason") for row in rows]


def test_what_is_not_to_be_remembered_is_not(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    importer = Importer(clerk, monkeypatch)
    window = importer.bring(unknown(tmp_path, "甲.xlsx", "甲项目"))
    panel = window.ends.headings
    panel.remember.click()
    for heading, label in EXPLAINED.items():
        rows = range(panel.table.rowCount())
        row = next(row for row in rows if panel.table.item(row, 0).text() == heading)  # type: ignore[union-attr]  # all are filled
        choose(panel, row, label)
    panel.go.click()
    clerk.qtbot.waitUntil(window.take.isEnabled, timeout=LONGEST)
    importer.consent()
    importer.bring(unknown(tmp_path, "丙.xlsx", "丙项目"))
    assert importer.items()[0].kind is Kind.PROPOSED
