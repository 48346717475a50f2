"""Typing on the paper: keys as in WPS, and what follows a cell."""

from __future__ import annotations

import pytest

from desktop.models.document import Origin
from desktop.models.keys import CellKey
from desktop.views.cell_editor import Mood
from desktop.views.cell_marks import Sign, Tone
from tests.helpers.window import Clerk

SPENDING = CellKey("funds", "annual_total", "full_year_spending")
BUDGET = CellKey("funds", "annual_total", "full_year_budget")
RATE = CellKey("funds", "annual_total", "execution_rate")
EXECUTION = CellKey("funds", "annual_total", "score")
TOTAL = CellKey("total", "", "score")
GOAL = CellKey("goals", "", "intended")
PROJECT = CellKey("head", "", "project_name")
ROWS = (
    ("培训人数", "≥100人", "98人", "20"),
    ("合格率", "≥95%", "96%", "30"),
    ("及时率", "100%", "100%", "40"),
)


def test_typing_replaces_and_enter_goes_down(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "actual_value"))
    clerk.type("50")
    clerk.press("Return")
    assert clerk.text(clerk.row_key(0, "actual_value")) == "50"
    assert clerk.here() == clerk.row_key(1, "actual_value")
    clerk.press("Shift+Return")
    assert clerk.here() == clerk.row_key(0, "actual_value")


def test_enter_goes_right_where_the_clerk_set_it_so(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.act("enter_right")
    clerk.go_to(clerk.row_key(0, "target_value"))
    clerk.type("1")
    clerk.press("Return")
    assert clerk.here() == clerk.row_key(0, "actual_value")


def test_scores_total_and_findings_follow_a_cell(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    assert clerk.text(RATE) == "75%"
    assert clerk.totals() == ("97.1", "97.1", "97.1")
    clerk.go_to(SPENDING)
    clerk.type("220")
    clerk.press("Return")
    assert clerk.on_paper(RATE) == "110%"
    assert clerk.on_paper(EXECUTION) == "10"
    assert clerk.on_paper(TOTAL) == "99.6"
    assert clerk.totals() == ("99.6", "99.6", "99.6")
    assert clerk.scores.rate.text() == "110%"
    assert any("大于全年预算数" in message for message in clerk.messages())
    assert "年度资金总额 全年执行数：150 → 220" in clerk.scores.changes.text()
    assert "总分 得分：97.1 → 99.6" in clerk.scores.changes.text()


def test_a_typed_score_stays_and_the_computed_one_stands_beside_it(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    key = clerk.row_key(0, "score")
    computed = clerk.mark(key)
    assert computed is not None
    assert (computed.tone, computed.signs) == (Tone.GREY, (Sign.COMPUTED,))
    clerk.go_to(key)
    clerk.type("20")
    clerk.press("Return")
    clerk.go_to(key)
    assert clerk.text(key) == "20"
    marked = clerk.mark(key)
    assert marked is not None
    assert Sign.DIFFERS in marked.signs
    assert "98" in clerk.scores.why.text()
    assert "填写20，计算19.6" in clerk.scores.why_figures.text()
    assert clerk.totals() == ("97.5", "97.5", "97.1")
    clerk.scores.take.click()
    assert clerk.text(key) == "19.6"
    assert clerk.draft.workspace.document.cell(key).origin is Origin.COMPUTED


def test_calculate_says_that_all_is_up_to_date_or_how_much_followed(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.press("F9")
    assert clerk.said().startswith("已是最新")
    clerk.write(clerk.row_key(0, "score"), "20")
    clerk.press("F9")
    assert clerk.said().startswith("运算完成，2处")
    assert clerk.text(clerk.row_key(0, "score")) == "19.6"


def test_f2_edits_and_escape_leaves_all_as_it_was(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    key = clerk.row_key(0, "third_level")
    clerk.go_to(key)
    clerk.press("F2", "Home")
    clerk.type("X")
    clerk.press("Return")
    assert clerk.text(key) == "X培训人数"
    clerk.go_to(key)
    clerk.type("gone")
    clerk.press("Escape")
    assert clerk.text(key) == "X培训人数"
    assert clerk.here() == key
    assert clerk.view.editor.mood is Mood.ASLEEP


def test_arrows_leave_a_cell_that_is_typed_into_and_move_in_one_that_is_edited(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(1, "actual_value"))
    clerk.type("7")
    clerk.press("Up")
    assert clerk.text(clerk.row_key(1, "actual_value")) == "7"
    assert clerk.here() == clerk.row_key(0, "actual_value")
    clerk.press("F2", "Left")
    clerk.type("9")
    clerk.press("Return")
    assert clerk.text(clerk.row_key(0, "actual_value")) == "989人"


def test_alt_enter_breaks_the_line_and_the_editor_grows(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(GOAL)
    clerk.type("one")
    height = clerk.view.editor.height()
    for word in ("two", "three", "four", "five"):
        clerk.press("Alt+Return")
        clerk.type(word)
    assert clerk.view.editor.height() > height
    clerk.press("Return")
    assert clerk.text(GOAL) == "one\ntwo\nthree\nfour\nfive"


def test_delete_clears_a_block_and_a_cleared_score_is_computed_again(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.write(clerk.row_key(0, "score"), "3")
    clerk.go_to(clerk.row_key(0, "score"))
    clerk.press("Delete")
    assert clerk.text(clerk.row_key(0, "score")) == "19.6"
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Shift+Down", "Shift+Right", "Delete")
    assert clerk.column("third_level")[:3] == ["", "", "及时率"]
    assert clerk.column("target_value")[:3] == ["", "", "100%"]


def test_undo_and_redo_take_what_followed_with_them(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.write(SPENDING, "200")
    assert clerk.text(TOTAL) == "99.6"
    clerk.press("Ctrl+Z")
    assert (clerk.text(SPENDING), clerk.text(TOTAL)) == ("150", "97.1")
    assert clerk.here() == SPENDING
    assert clerk.said() == "已撤销。"
    clerk.press("Ctrl+Y")
    assert (clerk.text(SPENDING), clerk.text(TOTAL)) == ("200", "99.6")
    offered = clerk.bench.actions.by_name
    assert [offered[name].isEnabled() for name in ("undo", "redo")] == [True, False]


def test_undo_inside_an_open_cell_is_of_its_text_alone(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(SPENDING)
    clerk.press("F2")
    clerk.type("9")
    clerk.press("Ctrl+Z", "Return")
    assert clerk.text(SPENDING) == "150"
    assert clerk.text(BUDGET) == "200"


def test_tab_visits_every_cell_that_waits_for_the_clerk_once(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.view.start_at(None)
    first = clerk.here()
    visited = []
    while not visited or clerk.here() != first:
        visited.append(clerk.here())
        clerk.press("Tab")
    assert len(set(visited)) == len(visited)
    columns = {key.column for key in visited if key and key.block == "indicators"}
    assert columns == {"third_level", "target_value", "actual_value", "weight", "score", "deviation_reason"}
    # Computed scores are passed over; those that nobody can compute wait for the clerk.
    assert clerk.row_key(0, "score") not in visited
    assert clerk.row_key(5, "score") in visited
    assert CellKey("title", "", "title") not in visited
    clerk.press("Shift+Tab")
    assert clerk.here() == visited[-1]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (CellKey("funds", "other_funds", "weight"), "这一格按表样不填。"),
        (CellKey("title", "", "title"), "这里是表样的文字，确要修改请按 F2 或双击。"),
        (CellKey("funds", "other_funds", "source"), "这里是表样的文字，确要修改请按 F2 或双击。"),
    ],
)
def test_what_the_form_printed_is_not_wiped_out_by_a_stray_key(
    clerk: Clerk, key: CellKey, sentence: str
) -> None:
    clerk.begin()
    before = clerk.text(key)
    clerk.go_to(key)
    clerk.type("x")
    clerk.press("Delete")
    assert clerk.text(key) == before
    assert clerk.said() == sentence
    assert not clerk.view.editor.is_open


def test_a_title_is_changed_with_f2(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(CellKey("title", "", "title"))
    clerk.press("F2", "Home")
    clerk.type("2024")
    clerk.press("Return")
    assert clerk.text(CellKey("title", "", "title")) == "2024项目支出绩效自评表"


def test_a_merged_heading_is_written_to_all_its_rows(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(1, "second_level"))
    clerk.press("F2")
    clerk.type("A")
    clerk.press("Return")
    assert clerk.column("second_level")[:3] == ["数量指标A", "数量指标A", "质量指标"]


def test_leaving_the_paper_writes_the_open_cell(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.type("roads")
    clerk.findings.table.setFocus()
    assert clerk.text(PROJECT) == "roads"
    assert not clerk.view.editor.is_open


def test_fast_typing_loses_nothing(clerk: Clerk) -> None:
    rows = [(f"i{n}", "100", "", "1") for n in range(40)]
    clerk.begin_with_indicators(*rows)
    clerk.go_to(clerk.row_key(0, "actual_value"))
    for number in range(40):
        clerk.type(f"{number}.5")
        clerk.press("Return")
    assert clerk.column("actual_value")[:40] == [f"{number}.5" for number in range(40)]
    clerk.wait_until_saved()
