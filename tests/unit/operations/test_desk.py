"""What the window does with drafts, on a real store."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import StoreError, UserError
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk, OpenDraft

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def desk(user_folder: Path) -> Iterator[Desk]:
    opened = Desk.open()
    assert opened.folder == user_folder
    yield opened
    opened.close()


def draft_of(desk: Desk) -> OpenDraft:
    return desk.open_draft(desk.create("mof", "示例单位", "2025", "示例项目"))


def save(desk: Desk, draft: OpenDraft, texts: dict[CellKey, str]) -> datetime:
    """Write cells and wait for the writer's word."""
    change = draft.workspace.write(texts)
    assert change is not None
    heard = threading.Event()
    said: list[datetime] = []
    desk.record(draft, change, lambda at: (said.append(at), heard.set()), pytest.fail)
    assert heard.wait(10)
    return said[0]


def test_a_new_draft_has_its_head_filled_in(desk: Desk) -> None:
    draft = draft_of(desk)
    texts = [
        draft.workspace.document.text(key)
        for key in (CellKey("head", "", "unit"), CellKey("caption", "", "year"))
    ]
    assert texts == ["示例单位", "2025"]
    assert desk.last_draft() == draft.id


@pytest.mark.parametrize(
    ("unit", "year", "project", "word"),
    [("", "2025", "项目", "单位名称"), ("单位", "2025", " ", "项目名称"), ("单位", "去年", "项目", "“去年”")],
)
def test_a_draft_needs_names_and_a_year(desk: Desk, unit: str, year: str, project: str, word: str) -> None:
    with pytest.raises(UserError, match=word):
        desk.create("mof", unit, year, project)
    assert desk.tree() == ()


def test_the_tree_goes_by_year_unit_and_project(desk: Desk) -> None:
    for unit, year, project in (
        ("乙", "2024", "二"),
        ("甲", "2025", "一"),
        ("甲", "2025", "三"),
        ("乙", "2025", "二"),
    ):
        desk.create("mof", unit, year, project)
    shown = [(year.year, unit.name, len(unit.drafts)) for year in desk.tree() for unit in year.units]
    assert [year for year, _, _ in shown] == ["2025", "2025", "2024"]
    assert {(unit, count) for year, unit, count in shown if year == "2025"} == {("甲", 2), ("乙", 1)}
    node = desk.tree()[-1].units[0].drafts[0]
    assert (node.project_name, node.template_name, node.state) == ("二", "财政部标准格式", "草稿")


def test_reopening_shows_the_same_form_cursor_and_answers() -> None:
    first = Desk.open()
    draft = draft_of(first)
    save(first, draft, {BUDGET: "194", SPENDING: "135"})
    finding = draft.workspace.scores.findings[0]
    first.answer(draft, finding, " 已上报 ", lambda _at: None, pytest.fail)
    first.keep_cursor(draft, SPENDING)
    document = draft.workspace.document
    first.close()

    second = Desk.open()
    again = second.open_draft(draft.id)
    assert again.workspace.document == document
    assert again.cursor == SPENDING
    assert again.answers == {(finding.code, finding.where): "已上报"}
    assert again.saved_at is not None
    assert again.damage == ""
    assert second.tree()[0].units[0].drafts[0].total_text == "6.96"
    second.close()


def test_a_blank_answer_takes_the_old_one_back(desk: Desk) -> None:
    draft = draft_of(desk)
    finding = draft.workspace.scores.findings[0]
    heard = threading.Event()
    desk.answer(draft, finding, "说明", lambda _at: None, pytest.fail)
    desk.answer(draft, finding, "  ", lambda _at: heard.set(), pytest.fail)
    assert draft.answers == {}
    assert heard.wait(10)
    assert desk.open_draft(draft.id).answers == {}


def test_undo_is_saved_as_what_it_does(desk: Desk) -> None:
    draft = draft_of(desk)
    save(desk, draft, {BUDGET: "194", SPENDING: "135"})
    before = draft.workspace.document
    save(desk, draft, {SPENDING: "194"})
    change = draft.workspace.undo()
    assert change is not None
    heard = threading.Event()
    desk.record(draft, change, lambda _at: heard.set(), pytest.fail)
    assert heard.wait(10)
    assert desk.open_draft(draft.id).workspace.document == before


@pytest.mark.usefixtures("desk")
def test_a_second_desk_on_the_same_store_is_refused() -> None:
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        Desk.open()


def test_a_deleted_draft_can_be_brought_back(desk: Desk) -> None:
    draft = draft_of(desk)
    desk.delete(draft.id)
    assert desk.tree() == ()
    assert desk.last_draft() is None
    desk.undelete(draft.id)
    desk.rename(draft.id, "新名称")
    assert desk.tree()[0].units[0].drafts[0].project_name == "新名称"


def test_a_backup_is_made_on_closing_and_can_be_restored() -> None:
    first = Desk.open()
    draft = draft_of(first)
    save(first, draft, {BUDGET: "194"})
    first.close()
    second = Desk.open()
    (line,) = second.backups()
    assert line.size > 0
    save(second, second.open_draft(draft.id), {BUDGET: "200"})
    kept = second.restore(line.name)
    assert second.open_draft(draft.id).workspace.document.text(BUDGET) == "194"
    assert kept is not None
    assert kept.is_file()
    second.close()
