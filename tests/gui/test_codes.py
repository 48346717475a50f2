"""Codes of units and projects are typed in the window."""

from __future__ import annotations

import pytest

from desktop.errors import StoreError
from desktop.operations.codes import code_lines
from desktop.operations.file_names import file_name
from desktop.text import codes as wording
from desktop.views.codes_dialog import CodesDialog
from desktop.views.dialogs import Dialogs
from tests.helpers.window import Clerk


def answer(monkeypatch: pytest.MonkeyPatch, *codes: str, agree: bool = True) -> None:
    """Type codes into the rows of the dialog, from the first on."""

    def run(dialog: CodesDialog) -> int:
        for row, code in enumerate(codes):
            dialog.table.item(row, 2).setText(code)
        return int(agree)

    monkeypatch.setattr(CodesDialog, "exec", run)


def test_typed_codes_stand_in_the_names_of_files(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("技能培训")
    answer(monkeypatch, " 301 ", "A01")
    clerk.act("codes")
    assert clerk.said() == "已保存编码：改了2处。"
    assert file_name(clerk.draft.workspace.form).startswith("2024_301县人社局_A01_技能培训_")
    answer(monkeypatch)
    clerk.act("codes")
    assert clerk.said() == wording.UNCHANGED


def test_a_clerk_who_thinks_better_of_it_changes_nothing(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("技能培训")
    answer(monkeypatch, "301", agree=False)
    clerk.act("codes")
    assert [line.code for line in code_lines(clerk.desk.store)] == ["", ""]


def test_names_can_not_be_typed_over(clerk: Clerk) -> None:
    clerk.begin("技能培训")
    dialog = CodesDialog(clerk.window, code_lines(clerk.desk.store))
    clerk.qtbot.addWidget(dialog)
    texts = [[dialog.table.item(row, column).text() for column in range(3)] for row in range(2)]
    assert texts == [["县人社局", "", ""], ["", "技能培训", ""]]
    editable = [dialog.table.item(0, column).flags().value & 2 for column in range(3)]
    assert editable == [0, 0, 2]


def test_without_drafts_there_is_nothing_to_type(clerk: Clerk) -> None:
    dialog = CodesDialog(clerk.window, [])
    clerk.qtbot.addWidget(dialog)
    assert dialog.changed() == []


def test_a_refusal_of_the_store_is_said(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("技能培训")

    def refuse(*_: object) -> None:
        raise StoreError("磁盘满了。")

    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _p, _t, sentence: told.append(sentence))
    monkeypatch.setattr("desktop.operations.codes.keep_codes", refuse)
    answer(monkeypatch, "301")
    clerk.act("codes")
    assert told == ["磁盘满了。"]
