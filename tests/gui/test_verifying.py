"""Receipt codes are verified from the window: typed, or carried by files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.models.keys import CellKey
from desktop.operations.forms import export_workbook, receipt_of
from desktop.text import hand_over as wording
from desktop.views.dialogs import Dialogs
from desktop.views.verify_dialog import VerifyDialog
from tests.helpers.window import Clerk

GOAL = CellKey("goals", "", "intended")


def opened(clerk: Clerk) -> VerifyDialog:
    clerk.act("verify")
    dialog = clerk.bench.hand_over.verifying.dialog
    assert dialog is not None
    return dialog


def verdicts(clerk: Clerk, dialog: VerifyDialog, count: int) -> list[tuple[str, str, str]]:
    clerk.qtbot.waitUntil(lambda: dialog.list.rowCount() == count, timeout=60_000)
    rows = range(count)
    return [tuple(dialog.list.item(row, column).text() for column in range(3)) for row in rows]  # type: ignore[misc]  # three


def test_a_typed_code_is_looked_for_among_the_drafts(clerk: Clerk) -> None:
    clerk.begin("技能培训")
    clerk.bench.drafting.write({GOAL: "完成任务"})
    code = receipt_of(clerk.draft.workspace.form)
    dialog = opened(clerk)
    clerk.qtbot.keyClicks(dialog.code, f"{code.lower()} ABCD-EFGH-JKM2")
    clerk.qtbot.keyClick(dialog.code, Qt.Key.Key_Return)
    mistyped, found = verdicts(clerk, dialog, 2)
    assert mistyped[1] == "读不了"
    assert found[:2] == (f"校验码{code}", "一致")
    assert dialog.sum.text() == "核对了2项：1项一致，0项不一致，0项没有核对，1项读不了。"
    assert dialog.cells.isHidden()
    dialog.close()
    clerk.qtbot.waitUntil(lambda: clerk.bench.hand_over.verifying.dialog is None)


def test_a_file_that_was_changed_shows_which_cells_differ(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin("技能培训")
    clerk.bench.drafting.write({GOAL: "完成任务"})
    code = receipt_of(clerk.draft.workspace.form)
    clerk.wait_until_saved()
    clerk.bench.drafting.write({GOAL: "超额完成"})
    clerk.wait_until_saved()
    changed = tmp_path / "同样.xlsx"
    export_workbook([clerk.draft.workspace.form], changed)
    dialog = opened(clerk)
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(changed)])
    dialog.choose.click()
    ((_, outcome, sentence),) = verdicts(clerk, dialog, 1)
    assert (outcome, "一致" in sentence) == ("一致", True)
    clerk.qtbot.keyClicks(dialog.code, code)
    dialog.go.click()
    clerk.qtbot.waitUntil(lambda: dialog.list.item(0, 0).text() == f"校验码{code}")
    assert dialog.list.item(0, 1).text() == "不一致"
    assert not dialog.cells.isHidden()
    texts = [dialog.cells.item(0, column).text() for column in range(3)]
    assert texts[1:] == ["完成任务", "超额完成"]


def test_nothing_chosen_or_typed_does_nothing(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(clerk)
    assert opened(clerk) is dialog
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [])
    dialog.choose.click()
    dialog.go.click()
    assert dialog.sum.text() == wording.VERIFY_NONE
    assert not clerk.bench.runner.busy


def test_a_verdict_after_the_window_was_closed_goes_nowhere(clerk: Clerk) -> None:
    dialog = opened(clerk)
    verifying = clerk.bench.hand_over.verifying
    clerk.qtbot.keyClicks(dialog.code, "ABCD-EFGH-JKM2")
    dialog.go.click()
    dialog.close()
    clerk.qtbot.waitUntil(lambda: verifying.dialog is None and not clerk.bench.runner.busy)
    assert opened(clerk).list.rowCount() == 0
