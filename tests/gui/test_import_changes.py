"""What a file would change in a draft that is there: seen cell by cell, taken or left, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from desktop.models.keys import CellKey
from desktop.views import colours
from desktop.views.dialogs import Dialogs
from desktop.views.import_looks import CHANGE_SIGN, Look
from tests.helpers.dialects import bureau, save
from tests.helpers.import_window import Importer
from tests.helpers.window import Clerk

BUDGET = CellKey("funds", "annual_total", "initial_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def importer(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Importer:
    return Importer(clerk, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return save(tmp_path / "自评表.xlsx", bureau())


@pytest.fixture
def changed(importer: Importer, file: Path) -> Importer:
    """Import a form, write two of its cells, take a row away and put another in; then bring it again."""
    clerk = importer.clerk
    importer.bring(file)
    importer.consent()
    clerk.bench.drafting.write({BUDGET: "200"})
    clerk.bench.drafting.write({SPENDING: "140"})
    ids = clerk.row_ids()
    clerk.bench.drafting.remove_rows("indicators", [ids[2]])
    clerk.wait_until_saved()
    importer.bring(file)
    return importer


def drafts(clerk: Clerk) -> int:
    return sum(len(unit.drafts) for year in clerk.desk.tree() for unit in year.units)


def places(table: QTableWidget) -> list[tuple[str, ...]]:
    """Read place, before and after of every change."""
    return [
        tuple(item.text() for column in (1, 2, 3) if (item := table.item(row, column)) is not None)
        for row in range(table.rowCount())
    ]


def row_of(table: QTableWidget, part: str) -> int:
    return next(row for row, texts in enumerate(places(table)) if part in texts[0])


def tick(table: QTableWidget, row: int) -> None:
    """Take or leave a change with the space bar."""
    table.setCurrentCell(row, 0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)


def test_what_would_change_is_listed_and_shown_in_the_form(changed: Importer) -> None:
    window = changed.window
    assert window.tabs.currentWidget() is window.changes
    assert window.changes.target.currentText() == "更新已有草稿：培训经费"
    listed = places(window.changes.table)
    assert ("年度资金总额 年初预算数", "200", "194.5") in listed
    assert ("年度资金总额 全年执行数", "140", "135") in listed
    assert any(before == "（增加一行）" and after == "指标3" for _, before, after in listed)
    looks = window.ends.paper.looks
    assert (looks[BUDGET], looks[SPENDING]) == (Look.CHANGED, Look.CHANGED)
    assert window.ends.paper.paper is not None
    cell = window.ends.paper.paper.grid.find(BUDGET)
    assert cell is not None
    assert cell.text == "194.5"


def test_a_doubtful_change_looks_doubtful_too(importer: Importer, file: Path, tmp_path: Path) -> None:
    importer.bring(file)
    importer.consent()
    sketch = bureau()
    sketch.raw["H7"] = '<c r="H7" t="e"><v>#DIV/0!</v></c>'
    window = importer.bring(save(tmp_path / "有误.xlsx", sketch))
    rate = CellKey("funds", "current_appropriation", "execution_rate")
    table = window.changes.table
    tick(table, next(row for row, texts in enumerate(places(table)) if texts[2] == "#DIV/0!"))
    assert window.ends.paper.looks[rate] is Look.DOUBTFUL_CHANGE
    picture = window.ends.paper.viewport().grab().toImage()
    assert window.ends.paper.paper is not None
    cell = window.ends.paper.paper.grid.find(rate)
    assert cell is not None
    rect = window.ends.paper.viewport_rect(cell)
    assert picture.pixelColor(rect.left() + 3, rect.top() + 3) == CHANGE_SIGN
    assert picture.pixelColor(rect.left() + 4, rect.bottom() - 3) == colours.EXPLAIN


def test_what_is_doubtful_or_only_written_otherwise_is_left_unless_the_clerk_takes_it(
    importer: Importer, file: Path, tmp_path: Path
) -> None:
    importer.bring(file)
    importer.consent()
    sketch = bureau().put({"E15": "≥３次"})
    sketch.raw["H7"] = '<c r="H7" t="e"><v>#DIV/0!</v></c>'
    window = importer.bring(save(tmp_path / "有误.xlsx", sketch))
    table, (item,) = window.changes.table, importer.items()
    draft = item.chosen_draft()
    assert draft is not None
    taken = {change.after: change.id in item.decision().taken for change in draft.changes}
    assert {text: taken[text] for text in ("#DIV/0!", "≥３次")} == {"#DIV/0!": False, "≥３次": False}
    assert "存疑的1处没有勾选，请核对" in window.changes.tally.text()
    assert "仅写法不同的1处没有勾选，草稿里的写法不变" in window.changes.tally.text()
    tick(table, next(row for row, texts in enumerate(places(table)) if texts[2] == "#DIV/0!"))
    assert "存疑" not in window.changes.tally.text()
    assert next(change.id for change in draft.changes if change.after == "#DIV/0!") in item.decision().taken


def test_a_change_is_shown_at_both_ends(changed: Importer) -> None:
    window = changed.window
    table = window.changes.table
    table.setCurrentCell(row_of(table, "全年执行数"), 1)
    assert window.ends.paper.current_key() == SPENDING
    assert window.ends.sheet.place == (5, 5)
    new = next(row for row, texts in enumerate(places(table)) if texts[2] == "指标3")
    table.setCurrentCell(new, 1)
    cell = window.ends.paper.current_cell()
    assert cell is not None
    assert cell.text == "指标3"
    assert window.ends.sheet.place == (14, 3)
    changed.click_sheet("E15")
    shown = window.ends.paper.current_cell()
    assert shown is not None
    assert shown.text == "≥3次"


def test_only_what_is_taken_changes_and_one_undo_takes_it_back(changed: Importer) -> None:
    clerk, table = changed.clerk, changed.window.changes.table
    before = clerk.draft.workspace.document
    tick(table, row_of(table, "年初预算数"))
    paper = changed.window.ends.paper
    assert BUDGET not in paper.looks
    assert paper.paper is not None
    left = paper.paper.grid.find(BUDGET)
    assert left is not None
    assert left.text == "200"
    changed.consent()
    assert clerk.said() == "导入完毕：更新1份草稿。"
    assert drafts(clerk) == 1
    assert (clerk.text(BUDGET), clerk.text(SPENDING)) == ("200", "135")
    assert clerk.column("third_level") == ["指标1", "指标2", "指标3"]
    clerk.act("undo")
    assert clerk.draft.workspace.document == before


def test_an_import_into_a_draft_is_taken_back(changed: Importer) -> None:
    clerk = changed.clerk
    before = clerk.draft.workspace.document
    changed.consent()
    assert clerk.text(BUDGET) == "194.5"
    changed.take_back()
    assert clerk.draft.workspace.document == before
    assert drafts(clerk) == 1


def test_a_draft_that_was_changed_since_is_left_alone(changed: Importer) -> None:
    clerk = changed.clerk
    changed.consent()
    clerk.bench.drafting.write({BUDGET: "300"})
    changed.take_back()
    assert clerk.text(BUDGET) == "300"
    assert clerk.said() == "已撤销导入；有1份草稿在导入后又改过，没有动它。"


def test_the_cells_of_a_row_are_taken_or_left_together(changed: Importer) -> None:
    table = changed.window.changes.table
    rows = [row for row, texts in enumerate(places(table)) if texts[1] == "（增加一行）"]
    assert len(rows) > 3
    tick(table, rows[1])
    states = {table.item(row, 0).checkState() for row in rows}  # type: ignore[union-attr]  # all are filled
    assert states == {Qt.CheckState.Unchecked}
    changed.consent()
    assert changed.clerk.column("third_level") == ["指标1", "指标2"]
    assert changed.clerk.text(BUDGET) == "194.5"


def test_all_or_none_are_taken(changed: Importer) -> None:
    changes = changed.window.changes
    changes.none.click()
    assert changes.tally.text().endswith("采用0处")
    changes.all.click()
    assert changes.tally.text() == f"{changes.table.rowCount()}处改动，采用{changes.table.rowCount()}处"
    changes.none.click()
    before = changed.clerk.draft.workspace.document
    changed.consent()
    assert changed.clerk.draft.workspace.document == before
    assert changed.clerk.said().startswith("没有改动")


def test_a_new_draft_can_be_made_beside_the_other(changed: Importer) -> None:
    clerk, changes = changed.clerk, changed.window.changes
    changes.target.setCurrentIndex(0)
    assert changes.nothing.text() == "将另建一份新草稿，已有的草稿不动。"
    assert changed.window.ends.paper.looks[BUDGET] is Look.MATCHED
    changed.consent()
    assert drafts(clerk) == 2
    changed.take_back()
    assert drafts(clerk) == 1


def test_the_same_file_again_changes_nothing(importer: Importer, file: Path) -> None:
    importer.bring(file)
    importer.consent()
    window = importer.bring(file)
    assert window.changes.nothing.text() == "文件与这份草稿内容相同，没有改动。"
    importer.consent()
    assert importer.clerk.said().startswith("没有改动：选中的文件与草稿内容相同")


def test_drafts_that_a_file_says_nothing_new_of_are_counted_too(
    importer: Importer, file: Path, tmp_path: Path
) -> None:
    importer.bring(file)
    importer.consent()
    other = save(tmp_path / "另一张.xlsx", bureau().put({"C3": "另一个项目"}))
    importer.bring(file, other)
    importer.consent()
    assert importer.clerk.said() == "导入完毕：新建1份草稿，1份草稿没有改动。"


def test_a_draft_that_was_changed_behind_the_window_is_refused(
    changed: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    changed.clerk.bench.drafting.write({BUDGET: "300"})
    changed.consent()
    assert "在预览之后又有改动" in told[0]
    assert changed.clerk.text(BUDGET) == "300"


def test_two_forms_that_are_ticked_for_one_draft_change_it_once_and_it_is_said(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    importer.bring(save(tmp_path / "一.xlsx", bureau()))
    importer.consent()
    texts = ("≥4次", "≥5次")
    importer.bring(*(save(tmp_path / f"{text}.xlsx", bureau().put({"E15": text})) for text in texts))
    importer.click_box(1)
    assert [item.ticked for item in importer.items()] == [True, True]
    importer.consent()
    (sentence,) = told
    assert sentence.startswith("“培训经费”没有导入：这次导入里的另一张表刚更新了同一份草稿。")
