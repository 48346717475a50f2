"""Drafts that are done with leave the list and come back as they were."""

from __future__ import annotations

import pytest

from desktop.errors import StoreError
from desktop.operations.versions import hand_over
from desktop.storage.store import Store
from desktop.views.deleted_dialog import DeletedDialog
from desktop.views.dialogs import Dialogs
from tests.helpers.window import Clerk, open_window


def listed(clerk: Clerk) -> list[str]:
    return [draft.project_name for year in clerk.desk.tree() for unit in year.units for draft in unit.drafts]


def state(clerk: Clerk, project: str) -> str:
    drafts = [draft for year in clerk.desk.tree() for unit in year.units for draft in unit.drafts]
    return next(draft.state for draft in drafts if draft.project_name == project)


def test_a_draft_is_archived_and_comes_back_in_the_state_that_it_had(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    clerk.begin("乙项目")
    hand_over(clerk.desk, clerk.draft).result()
    assert state(clerk, "乙项目") == "已报送"
    clerk.act("archive")
    assert listed(clerk) == ["甲项目"]
    assert clerk.bench.drafting.draft is None
    assert clerk.said().startswith("已归档“乙项目”")
    answers: list[int | None] = [None, 0]
    monkeypatch.setattr(DeletedDialog, "ask", lambda *_: answers.pop(0))
    clerk.act("archived")
    assert listed(clerk) == ["甲项目"]
    clerk.act("archived")
    assert sorted(listed(clerk)) == ["乙项目", "甲项目"]
    assert state(clerk, "乙项目") == "已报送"
    assert clerk.said() == "已取回“乙项目”。"
    clerk.act("archived")
    assert clerk.said() == "没有已归档的表。"


def test_a_whole_year_is_archived_after_a_question(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲项目", "乙项目"):
        clerk.begin(name)
    clerk.desk.create("mof", "县人社局", "2023", "丙项目")
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(Dialogs, "ask", answer)
    clerk.act("archive_year")
    assert len(listed(clerk)) == 3
    clerk.act("archive_year")
    assert asked == ["把2024年度的2张表全部归档？"] * 2
    assert listed(clerk) == ["丙项目"]
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        # What is archived is not opened by itself.
        assert again.draft.workspace.form.template.id == "mof"
        assert listed(again) == ["丙项目"]


def test_a_draft_that_cannot_be_archived_stays_and_it_is_told(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))

    def refuse(*_: object) -> None:
        raise StoreError("磁盘已满。")

    monkeypatch.setattr(Store, "set_draft_state", refuse)
    clerk.act("archive")
    assert told == ["磁盘已满。"]
    assert listed(clerk) == ["甲项目"]


def test_without_an_open_form_nothing_is_archived(clerk: Clerk) -> None:
    clerk.bench.archiving.archive()
    clerk.bench.archiving.archive_year()
    assert clerk.said() == ""


def test_the_list_is_called_what_it_shows(clerk: Clerk) -> None:
    dialog = DeletedDialog(clerk.window, [], "已归档的表")
    clerk.qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "已归档的表"
