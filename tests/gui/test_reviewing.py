"""The finance bureau's re-check is rehearsed in a dialog: questions, answers, expected scores."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import DefinitionError
from desktop.operations.review import review_packs
from desktop.templates.review_pack import Answer
from desktop.views import colours, review_printing
from desktop.views.dialogs import Dialogs
from desktop.views.review_dialog import ReviewDialog
from desktop.views.review_table import DIFFERENCE, EXPECTED, NAME, OWN, REASON
from tests.helpers.forms import changed, sound_form
from tests.helpers.window import Clerk, open_window


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot, no_dialogs: None) -> ReviewDialog:
    """Rehearse the sound form with a quantity that was missed."""
    del dressed, no_dialogs
    made = ReviewDialog(None, changed(sound_form(), {"indicators[1]/实际完成值": "900人次"}), {})
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(dialog: ReviewDialog, name: str) -> list[str]:
    """Read a row of the table by its name."""
    rows = [
        [cell.text() if (cell := dialog.table.item(row, column)) else "" for column in range(5)]
        for row in range(dialog.table.rowCount())
    ]
    return next(row for row in rows if row[NAME] == name)


def top(dialog: ReviewDialog, part: str) -> QTreeWidgetItem:
    """Find a line of the questions by a part of its text."""
    tree = dialog.questions.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return next(item for item in items if item is not None and part in item.text(0))


def press(dialog: ReviewDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.questions.tree, key)


def in_dialog(act: Callable[[ReviewDialog], None]) -> None:
    """Do something once the dialog is on the screen."""

    def find() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, ReviewDialog)
        act(window)
        window.reject()

    QTimer.singleShot(0, find)


def test_the_table_shows_ranges_until_it_is_answered(dialog: ReviewDialog) -> None:
    row = line(dialog, "培训人次")
    assert row[OWN:REASON] == ["20", "0～18", "-20～-2"]
    assert row[REASON].startswith("自评得分高于按规则计算的18分")
    assert row[REASON].endswith("待答：佐证材料、与项目的关系")
    assert line(dialog, "总分")[EXPECTED] == "9.5～97.5"
    assert dialog.progress.text().endswith("已答0个")
    assert not dialog.standards.isVisible()


def test_one_key_answers_a_whole_group_and_goes_on(dialog: ReviewDialog) -> None:
    assert dialog.questions.tree.currentItem() is top(dialog, "佐证材料")
    assert dialog.questions.text.text() == "佐证材料：下面6项一并回答"
    assert top(dialog, "佐证材料").text(2) == "答“否”预计扣78分"
    press(dialog, Qt.Key.Key_1)
    assert top(dialog, "佐证材料").text(1) == "是"
    assert line(dialog, "培训人次")[REASON].endswith("待答：与项目的关系")
    assert dialog.answers["no-evidence/r1"] is Answer.YES
    assert dialog.questions.tree.currentItem() is not top(dialog, "佐证材料")


def test_a_single_row_is_answered_against_its_group(dialog: ReviewDialog) -> None:
    tree, group = dialog.questions.tree, top(dialog, "佐证材料")
    press(dialog, Qt.Key.Key_1)
    tree.setCurrentItem(group.child(0))
    assert dialog.questions.text.text() == "“培训人次”的完成值“900人次”，有能证明它的材料吗？"
    assert group.child(0).text(2) == "答“否”预计扣18分"
    press(dialog, Qt.Key.Key_2)
    assert group.text(1) == "各不相同"
    assert line(dialog, "培训人次")[EXPECTED] == "0"
    item = dialog.table.item(1, DIFFERENCE)
    assert item is not None
    assert item.background().color() == colours.FIX
    tree.setCurrentItem(group.child(0))
    press(dialog, Qt.Key.Key_Space)
    assert group.child(0).text(1) == "未答"
    assert tree.currentItem() is group.child(0)
    press(dialog, Qt.Key.Key_3)
    assert line(dialog, "培训人次")[EXPECTED] == "0～18"
    assert dialog.answers["no-evidence/r1"] is Answer.UNCLEAR


def test_the_buttons_answer_too_and_show_what_was_answered(dialog: ReviewDialog) -> None:
    tree, one = dialog.questions.tree, top(dialog, "单项任务")
    tree.setCurrentItem(one)
    dialog.questions.buttons[Answer.YES].click()
    assert "有单项任务没有按时完成，时效指标扣减30%" in dialog.remarks.text()
    tree.setCurrentItem(one)
    assert dialog.questions.buttons[Answer.YES].isChecked()
    dialog.questions.buttons[None].click()
    assert dialog.remarks.text() == "对整张表，预计会指出：没有"
    assert not dialog.questions.buttons[Answer.YES].isChecked()


def test_other_keys_move_through_the_questions(dialog: ReviewDialog) -> None:
    before = dialog.questions.tree.currentItem()
    press(dialog, Qt.Key.Key_Down)
    assert dialog.questions.tree.currentItem() is not before


def test_the_last_question_stays(dialog: ReviewDialog) -> None:
    last = top(dialog, "自评报告和盖章底稿")
    dialog.questions.tree.setCurrentItem(last)
    press(dialog, Qt.Key.Key_1)
    assert dialog.questions.tree.currentItem() is last
    assert last.text(1) == "是"


def test_the_rehearsal_is_copied_as_text(dialog: ReviewDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.said):
        dialog.copy.click()
    said = QGuiApplication.clipboard().text()
    assert said.startswith("经办人员培训：按公开的复核口径预计，不是财政部门的复核结果")
    assert "[no-evidence/r1]" in said


def test_the_rehearsal_is_printed(
    dialog: ReviewDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    target = f"{tmp_path}/预演.pdf"

    def into_a_file(_parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(target)
        return True

    monkeypatch.setattr(review_printing, "ask_printer", into_a_file)
    with qtbot.waitSignal(dialog.said):
        dialog.print.click()
    # The printed text may come back in look-alikes of its characters.
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    said = unicodedata.normalize("NFKC", printed)
    assert "培训人次" in said
    assert "考核的是本项目的事吗" in said
    monkeypatch.setattr(review_printing, "ask_printer", lambda *_: False)
    with qtbot.assertNotEmitted(dialog.said):
        dialog.print.click()


def test_answers_are_kept_with_the_draft_and_the_form_stays(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.act("rehearse")
    clerk.begin_with_indicators(("培训", "≥10人", "12人", "10", "", ""))
    before = clerk.draft.workspace.document
    in_dialog(lambda window: window.questions.answer(Answer.YES))
    clerk.act("rehearse")
    kept: list[dict[str, Answer]] = []
    in_dialog(lambda window: kept.append(window.answers))
    clerk.act("rehearse")
    assert list(kept[0].values()) == [Answer.YES]
    assert clerk.draft.workspace.document is before
    clerk.window.close()
    with open_window(qtbot) as again:
        in_dialog(lambda window: kept.append(window.answers))
        again.act("rehearse")
    assert kept[1] == kept[0]


def test_standards_are_chosen_where_there_are_several(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack,) = review_packs()
    other = replace(pack, id="other", name="本县口径", standards=pack.standards[-3:])
    for module in ("operations.review", "views.review_dialog"):
        monkeypatch.setattr(f"desktop.{module}.review_packs", lambda: (pack, other))
    made = ReviewDialog(None, sound_form(), {})
    qtbot.addWidget(made)
    made.show()
    assert made.standards.isVisible()
    made.standards.setCurrentIndex(1)
    assert "本县口径" in made.heading[1].text()
    assert made.questions.tree.topLevelItemCount() == 1
    assert line(made, "总分")[EXPECTED] == "99.5"


def test_faulty_standards_are_told_in_a_sentence(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> None:
        raise DefinitionError("定义文件有1处错误")

    told: list[str] = []
    monkeypatch.setattr("desktop.views.review_dialog.review_packs", faulty)
    monkeypatch.setattr(Dialogs, "tell", lambda *said: told.append(said[-1]))
    clerk.begin()
    clerk.act("rehearse")
    assert told == ["定义文件有1处错误"]


def test_a_form_without_scores_has_nothing_to_ask_of_its_rows(qtbot: QtBot) -> None:
    form = sound_form()
    made = ReviewDialog(None, form.with_document(form.document.with_rows("indicators", ())), {})
    qtbot.addWidget(made)
    assert top(made, "单项任务").text(2) == "不影响得分"
    made.questions.tree.clear()
    made.questions.answer(Answer.YES)
    assert made.answers == {}
    assert made.questions.text.text().startswith("在左边选一个问题")
