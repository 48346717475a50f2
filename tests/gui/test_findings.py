"""The findings panel: it follows the form, jumps to cells, and keeps explanations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Severity
from desktop.views.cell_marks import Sign, Tone
from desktop.views.findings_model import ANSWER, PROBLEM
from tests.helpers.window import Clerk, open_window

SPENDING = CellKey("funds", "annual_total", "full_year_spending")
BUDGET = CellKey("funds", "annual_total", "full_year_budget")
OVER = "大于全年预算数"
ROWS = (("培训人数", "≥100人", "98人", "20"), ("合格率", "≥95%", "96%", "30"))


def explainable(clerk: Clerk) -> int:
    """Make a form with a finding that an explanation answers, and find its row."""
    clerk.begin_with_indicators(*ROWS)
    clerk.write(SPENDING, "220")
    return clerk.finding_row(OVER)


def choose(clerk: Clerk, row: int, column: int = PROBLEM) -> None:
    clerk.findings.table.setFocus()
    clerk.findings.table.setCurrentIndex(clerk.findings.table.model().index(row, column))


def write_answer(clerk: Clerk, row: int, text: str) -> None:
    choose(clerk, row, ANSWER)
    clerk.press("F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    clerk.press("Return")


def test_a_finding_comes_and_goes_with_its_cause(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    assert not any(OVER in message for message in clerk.messages())
    clerk.write(SPENDING, "220")
    assert any(OVER in message for message in clerk.messages())
    clerk.press("Ctrl+Z")
    assert not any(OVER in message for message in clerk.messages())


def test_cells_are_coloured_and_signed_by_their_hardest_finding(clerk: Clerk) -> None:
    row = explainable(clerk)
    shown = clerk.findings.model.shown(row)
    assert shown.finding.where == SPENDING
    mark = clerk.mark(SPENDING)
    assert mark is not None
    wanted = {
        Severity.MUST_FIX: (Tone.RED, Sign.FIX),
        Severity.MUST_EXPLAIN: (Tone.YELLOW, Sign.EXPLAIN),
    }[shown.finding.severity]
    assert (mark.tone, mark.signs[-1]) == wanted
    blank = clerk.mark(CellKey("goals", "", "intended"))
    assert blank is not None
    assert (blank.tone, blank.signs) == (Tone.PINK, (Sign.FIX,))


def test_enter_jumps_to_the_cell_and_marks_it(clerk: Clerk) -> None:
    row = explainable(clerk)
    clerk.press("Ctrl+End")
    choose(clerk, row)
    clerk.press("Return")
    assert clerk.here() == SPENDING
    assert clerk.view.editor.hasFocus()
    assert clerk.view.viewport().rect().contains(clerk.view.viewport_rect(clerk.cell(SPENDING)))


def test_a_double_click_jumps_too(clerk: Clerk) -> None:
    row = explainable(clerk)
    clerk.press("Ctrl+End")
    table = clerk.findings.table
    index = table.model().index(row, PROBLEM)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clerk.here() == SPENDING


def test_f8_goes_through_all_findings_and_round(clerk: Clerk) -> None:
    explainable(clerk)
    count = len(clerk.messages())
    places = []
    for _ in range(count + 1):
        clerk.press("F8")
        places.append(clerk.here())
    assert places[0] == places[count]
    assert places[0] == clerk.findings.model.shown(0).finding.where
    clerk.press("Shift+F8")
    assert clerk.here() == places[count - 1]


def test_a_level_can_be_shown_alone(clerk: Clerk) -> None:
    explainable(clerk)
    everything = len(clerk.messages())
    shown = 0
    for level in ("must-fix", "must-explain", "hint"):
        clerk.findings.buttons[level].click()
        assert clerk.findings.buttons[level].text().endswith(f" {len(clerk.messages())}")
        shown += len(clerk.messages())
    assert shown == everything
    clerk.findings.buttons["all"].click()
    assert len(clerk.messages()) == everything


def test_the_status_line_counts_and_checking_goes_to_the_first(clerk: Clerk) -> None:
    explainable(clerk)
    fix = sum(finding.severity is Severity.MUST_FIX for finding in clerk.draft.workspace.scores.findings)
    assert clerk.status.counts.text().startswith(f"须改正 {fix} ")
    clerk.press("F7")
    assert clerk.said().startswith(f"审核完毕：须改正{fix}条")
    assert clerk.findings.table.hasFocus()
    assert clerk.findings.table.currentIndex().row() == 0
    clerk.press("Escape")
    assert clerk.view.editor.hasFocus()


def test_an_explanation_is_typed_in_place_and_softens_the_mark(clerk: Clerk) -> None:
    row = explainable(clerk)
    finding = clerk.findings.model.shown(row).finding
    write_answer(clerk, row, " 年中追加，已经批复 ")
    assert clerk.draft.answers == {(finding.code, SPENDING): "年中追加，已经批复"}
    assert clerk.answer(clerk.finding_row(OVER)) == "年中追加，已经批复"
    mark = clerk.mark(SPENDING)
    assert mark is not None
    if finding.severity is Severity.MUST_EXPLAIN:
        assert mark.signs[-1] is Sign.HINT
    assert "年中追加" in clerk.view.tip(SPENDING)
    clerk.wait_until_saved()
    assert clerk.status.saved.text().startswith("已自动保存")


def test_an_explained_finding_asks_for_nothing_more(clerk: Clerk) -> None:
    row = explainable(clerk)
    shown = clerk.findings.model.shown(row)
    assert shown.finding.severity is Severity.MUST_EXPLAIN
    waiting = clerk.findings.counts()["must-explain"]
    prompts = [clerk.answer(each) for each in range(len(clerk.messages()))]
    assert prompts.count("双击写说明") == waiting
    write_answer(clerk, row, "年中追加")
    assert clerk.findings.counts()["must-explain"] == waiting - 1
    assert clerk.findings.buttons["must-explain"].text() == f"须说明 {waiting - 1}"
    assert clerk.findings.buttons["answered"].text() == "已说明 1"
    assert clerk.findings.buttons["answered"].isVisible()
    assert f"须说明 {waiting - 1} " in clerk.status.counts.text()
    clerk.press("F7")
    assert clerk.said().endswith("另有1条已写说明。")
    clerk.findings.buttons["answered"].click()
    assert [OVER in message for message in clerk.messages()] == [True]


def test_the_current_finding_is_shown_whole(clerk: Clerk) -> None:
    explainable(clerk)
    table = clerk.findings.table
    table.setColumnWidth(PROBLEM, 120)
    choose(clerk, 0)
    assert table.rowHeight(0) > table.rowHeight(1)
    choose(clerk, 1)
    assert table.rowHeight(0) < table.rowHeight(1)


def test_an_explanation_survives_closing(clerk: Clerk) -> None:
    row = explainable(clerk)
    write_answer(clerk, row, "年中追加")
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.answer(again.finding_row(OVER)) == "年中追加"
        write_answer(again, again.finding_row(OVER), "")
        assert again.draft.answers == {}


def test_the_tip_at_a_cell_says_what_the_checks_say(clerk: Clerk) -> None:
    explainable(clerk)
    assert OVER in clerk.view.tip(SPENDING)
    clerk.write(clerk.row_key(0, "score"), "20")
    assert "按规则计算是19.6" in clerk.view.tip(clerk.row_key(0, "score"))
