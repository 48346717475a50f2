"""The form is there before the store is: what is typed meanwhile is saved; the store has the last word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import DefinitionError
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.glance import glance
from desktop.operations.library import Library
from desktop.operations.open_draft import OpenDraft
from desktop.views import workbench as workbench_module
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.window import Clerk, open_window

UNIT = CellKey("head", "", "unit")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def early(clerk: Clerk, qtbot: QtBot) -> Callable[[], Clerk]:
    """Close the window with a draft in the store, and open another as far as the glance."""
    clerk.begin_with_indicators(("培训人数", "≥100人", "98人", "20"))
    clerk.go_to(UNIT)
    clerk.window.close()

    def begin() -> Clerk:
        window = MainWindow()
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        bench = Workbench(window)
        bench.open_desk()
        return Clerk(bench, qtbot)

    return begin


def test_the_last_draft_is_there_at_once_and_what_is_typed_is_saved(early: Callable[[], Clerk]) -> None:
    again = early()
    assert again.bench.drafting.desk is None
    assert again.here() == UNIT
    assert again.text(UNIT) == "县人社局"
    room = again.bench.view.viewport().size()
    assert (room.width() > again.window.width() // 2, room.height() > again.window.height() // 3) == (
        True,
        True,
    )
    again.bench.drafting.write({UNIT: "typed early"})
    again.bench.drafting.write({SPENDING: "220"})
    finding = next(one for one in again.draft.workspace.scores.findings if one.where == SPENDING)
    again.bench.drafting.answer(finding, "年中追加")
    assert again.status.saved.text() == "正在保存…"
    again.wait_until_saved()
    assert again.status.saved.text().startswith("已自动保存")
    assert again.answer(again.finding_row("大于全年预算数")) == "年中追加"
    again.window.close()
    with open_window(again.qtbot) as once_more:
        assert [unit.name for year in once_more.desk.tree() for unit in year.units] == ["typed early"]
        assert once_more.text(UNIT) == "typed early"
        assert once_more.text(SPENDING) == "220"
        assert list(once_more.draft.answers.values()) == ["年中追加"]


def test_what_was_done_yesterday_can_be_undone_today(early: Callable[[], Clerk]) -> None:
    again = early()
    again.bench.drafting.write({UNIT: "typed early"})
    again.wait_until_saved()
    again.bench.drafting.undo()
    assert again.text(UNIT) == "县人社局"
    before = again.draft.workspace.document
    assert again.bench.drafting.undo() is not None
    assert again.draft.workspace.document != before
    again.wait_until_saved()


def test_the_store_has_the_last_word(early: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> OpenDraft | None:
        draft = glance()
        assert draft is not None
        draft.workspace.write({UNIT: "never saved"})
        return draft

    monkeypatch.setattr(workbench_module, "glance", wrong)
    again = early()
    assert again.text(UNIT) == "never saved"
    again.bench.drafting.write({SPENDING: "220"})
    again.qtbot.waitUntil(lambda: again.bench.drafting.desk is not None)
    assert again.text(UNIT) == "县人社局"
    assert again.text(SPENDING) == "150"
    assert again.on_paper(UNIT) == "县人社局"
    assert again.bench.drafting.waiting == 0
    again.window.close()


def test_the_list_is_there_before_the_store_and_what_is_chosen_in_it_is_opened(
    clerk: Clerk, qtbot: QtBot
) -> None:
    first = clerk.begin("甲项目")
    clerk.begin("乙项目")
    clerk.window.close()
    window = MainWindow()
    qtbot.addWidget(window)
    bench = Workbench(window)
    begun: list[Desk | None] = []

    def choose() -> None:
        if not begun:
            begun.append(bench.drafting.desk)
            bench.room.projects.chosen.emit(first)

    bench.desk_commands.listed.connect(choose)
    with qtbot.waitSignal(bench.desk_opened):
        bench.open_desk()
    assert begun == [None]
    assert Clerk(bench, qtbot).draft.id == first
    window.close()


def test_what_can_only_be_done_with_the_store_waits_for_it(early: Callable[[], Clerk]) -> None:
    again = early()
    for action in ("new", "import", "restore", "delete"):
        again.bench.actions.by_name[action].trigger()
    again.qtbot.waitUntil(lambda: again.bench.drafting.desk is not None)
    QApplication.processEvents()
    assert again.text(UNIT) == "县人社局"
    again.window.close()


@pytest.mark.usefixtures("early")
def test_a_template_that_cannot_be_read_is_left_to_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DefinitionError("表样有误")

    assert glance() is not None
    monkeypatch.setattr(Library, "kept_template", refuse)
    assert glance() is None


def test_the_remembered_cell_is_in_sight_beside_all_panes(clerk: Clerk, qtbot: QtBot) -> None:
    last = CellKey("foot", "", "head_signature")
    clerk.begin()
    clerk.go_to(last)
    clerk.window.close()
    with open_window(qtbot) as again:
        QApplication.processEvents()
        assert again.here() == last
        assert again.view.viewport().rect().contains(again.view.viewport_rect(again.cell(last)))


@pytest.mark.parametrize("template", ["department-framework", "expenditure-framework"])
def test_a_framework_is_begun_at_its_top(clerk: Clerk, template: str) -> None:
    clerk.begin(template=template)
    here = clerk.here()
    assert here is not None
    assert here.block != "inputs"
    assert clerk.view.verticalScrollBar().value() == 0
