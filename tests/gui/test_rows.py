"""Rows of indicators added, removed and moved, wherever the cursor is."""

from __future__ import annotations

from desktop.models.keys import CellKey
from tests.helpers.window import Clerk

ROWS = (("甲", "1", "1", "1"), ("乙", "2", "2", "2"), ("丙", "3", "3", "3"), ("丁", "4", "4", "4"))


def test_a_row_is_inserted_below_and_above_under_the_same_headings(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(1, "weight"))
    clerk.press("Ctrl+Return")
    assert clerk.column("third_level")[:4] == ["甲", "乙", "", "丙"]
    assert clerk.column("second_level")[:4] == ["数量指标", "数量指标", "数量指标", "质量指标"]
    assert clerk.here() == clerk.row_key(2, "third_level")
    clerk.go_to(clerk.row_key(0, "weight"))
    clerk.press("Ctrl+Shift+Return")
    assert clerk.column("third_level")[:3] == ["", "甲", "乙"]
    assert clerk.said().startswith("已插入一行")


def test_rows_are_removed_and_come_back(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Shift+Down", "Shift+Down", "Ctrl+-")
    assert clerk.column("third_level")[0] == "丁"
    assert clerk.said() == "已删除3行：“甲”、“乙”、“丙”；按 Ctrl+Z 可以放回。"
    clerk.press("Ctrl+Z")
    assert clerk.column("third_level")[:4] == ["甲", "乙", "丙", "丁"]


def test_the_last_row_stays(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Ctrl+Shift+Down")
    for _ in range(40):
        clerk.go_to(clerk.row_key(0, "third_level"))
        clerk.press("Ctrl+-")
    assert len(clerk.row_ids()) == 1
    assert clerk.said() == "至少要留一行指标。"


def test_rows_move_with_the_cursor_on_them(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "actual_value"))
    clerk.press("Ctrl+Shift+Down")
    assert clerk.column("third_level")[:3] == ["乙", "甲", "丙"]
    assert clerk.here() == clerk.row_key(1, "actual_value")
    clerk.press("Ctrl+Shift+Up")
    assert clerk.column("third_level")[:3] == ["甲", "乙", "丙"]
    clerk.press("Ctrl+Shift+Up")
    assert clerk.said() == "已经到头，不能再移。"


def test_a_block_of_rows_moves_together(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    for key in [clerk.row_key(row, "second_level") for row in range(4)]:
        clerk.bench.drafting.write({key: "数量指标"})
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Shift+Down", "Ctrl+Shift+Down")
    assert clerk.column("third_level")[:4] == ["丙", "甲", "乙", "丁"]


def test_rows_belong_to_the_indicators_alone(clerk: Clerk) -> None:
    clerk.begin()
    rows = clerk.row_ids()
    clerk.go_to(CellKey("funds", "other_funds", "initial_budget"))
    for keys in ("Ctrl+Return", "Ctrl+-", "Ctrl+Shift+Up"):
        clerk.press(keys)
        assert clerk.said() == "请先把光标放在指标行里。"
    assert clerk.row_ids() == rows


def test_two_hundred_rows_stay_workable(clerk: Clerk) -> None:
    rows = [(f"指标内容{n}", "≥98%", "97%", "0.5") for n in range(200)]
    clerk.begin_with_indicators(*rows)
    clerk.press("Ctrl+End")
    clerk.go_to(clerk.row_key(199, "actual_value"))
    clerk.type("99%")
    clerk.press("Return")
    assert clerk.text(clerk.row_key(199, "score")) == "0.5"
    clerk.go_to(clerk.row_key(100, "actual_value"))
    clerk.press("Ctrl+Return")
    assert len(clerk.row_ids()) == 201


def test_the_cursor_stays_where_a_row_was_removed(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(1, "actual_value"))
    clerk.press("Ctrl+-")
    assert clerk.column("third_level")[:3] == ["甲", "丙", "丁"]
    assert clerk.here() == clerk.row_key(1, "actual_value")
    assert clerk.said() == "已删除1行：“乙”；按 Ctrl+Z 可以放回。"
    clerk.press("Ctrl+-")
    assert clerk.column("third_level")[:2] == ["甲", "丁"]
    assert clerk.here() == clerk.row_key(1, "actual_value")
    clerk.press("Ctrl+Z")
    assert clerk.here() == clerk.row_key(1, "actual_value")
    assert clerk.text(clerk.row_key(1, "third_level")) == "丙"
    clerk.press("Ctrl+Y")
    assert clerk.here() == clerk.row_key(1, "actual_value")
    assert clerk.text(clerk.row_key(1, "third_level")) == "丁"


def test_after_the_last_row_the_cursor_is_on_its_predecessor(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    last = len(clerk.row_ids()) - 1
    clerk.go_to(clerk.row_key(last, "weight"))
    clerk.press("Ctrl+-")
    assert clerk.here() == clerk.row_key(last - 1, "weight")
    assert clerk.said() == "已删除1行；不合适可以撤销。"
    clerk.press("Ctrl+-")
    assert clerk.here() == clerk.row_key(last - 2, "weight")
    clerk.press("Ctrl+Z")
    assert clerk.here() == clerk.row_key(last - 1, "weight")


def test_an_inserted_row_that_is_undone_leaves_the_cursor_there(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(1, "weight"))
    clerk.press("Ctrl+Return", "Ctrl+Z")
    assert clerk.here() == clerk.row_key(2, "third_level")
