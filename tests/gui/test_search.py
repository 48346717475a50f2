"""What is looked for is found in names and in the drafts themselves, and the list says where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QModelIndex, Qt

from desktop.errors import StoreError
from desktop.models.keys import CellKey
from desktop.operations import found_places
from desktop.operations import searching as operations
from desktop.operations.desk import Desk
from desktop.operations.searching import Search
from desktop.views import projects_pane
from desktop.views.project_item import FOUND
from tests.gui.test_projects import listed
from tests.helpers.window import Clerk

LENGTH = "产出指标 / 数量指标 / 第1行 三级指标"
UNIT = CellKey("head", "", "unit")
TITLE = CellKey("head", "", "project_name")


def found(clerk: Clerk) -> dict[str, str]:
    """Read the projects that are listed, with the text that was found in each."""
    model, lines = clerk.projects.tree.model(), {}
    for year in range(model.rowCount()):
        above = model.index(year, 0)
        for unit in range(model.rowCount(above)):
            inside = model.index(unit, 0, above)
            for row in range(model.rowCount(inside)):
                index = model.index(row, 0, inside)
                lines[str(index.data())] = str(index.data(FOUND) or "")
    return lines


def first_leaf(clerk: Clerk) -> QModelIndex:
    model = clerk.projects.tree.model()
    leaf = model.index(0, 0)
    while model.rowCount(leaf):
        leaf = model.index(0, 0, leaf)
    return leaf


def head(clerk: Clerk) -> str:
    """Read what stands above the list."""
    dock = clerk.projects.parentWidget()
    assert dock is not None
    return dock.windowTitle()


def test_words_of_one_and_two_characters_are_found_inside_drafts(clerk: Clerk) -> None:
    clerk.begin_with_indicators(("污水管网长度", "≥100公里", "98公里", "20"))
    clerk.wait_until_saved()
    clerk.begin("道路养护")
    for word in ("污水", "污", "管网长度 公里"):
        clerk.projects.filter.setText(word)
        clerk.qtbot.waitUntil(lambda: found(clerk) == {"就业补助资金": f"{LENGTH}\n污水管网长度"})
    clerk.projects.filter.setText("道路")
    clerk.qtbot.waitUntil(lambda: list(found(clerk)) == ["道路养护"])
    clerk.projects.filter.clear()
    assert len(found(clerk)) == 2
    assert set(found(clerk).values()) == {""}


def test_what_was_just_typed_is_found(clerk: Clerk) -> None:
    clerk.begin()
    clerk.projects.filter.setText("公厕")
    clerk.qtbot.waitUntil(lambda: listed(clerk) == [])
    clerk.write(clerk.row_key(0, "third_level"), "新建公厕数量")
    clerk.wait_until_saved()
    clerk.projects.filter.setText("公厕数")
    clerk.qtbot.waitUntil(lambda: found(clerk) == {"就业补助资金": f"{LENGTH}\n新建公厕数量"})
    leaf = first_leaf(clerk)
    assert str(leaf.data(Qt.ItemDataRole.ToolTipRole)).endswith(f"{LENGTH}\n新建公厕数量")
    tall = clerk.projects.tree.visualRect(leaf).height()
    clerk.projects.filter.clear()
    assert tall > clerk.projects.tree.visualRect(clerk.projects._model.find("1")).height()


def test_a_search_that_fails_leaves_the_names(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("道路养护")
    asked: list[str] = []

    def refuse(_search: Search, query: str) -> None:
        asked.append(query)
        raise StoreError("读不出来")

    with monkeypatch.context() as broken:
        broken.setattr(Search, "find", refuse)
        clerk.projects.filter.setText("养护")
        clerk.qtbot.waitUntil(lambda: bool(asked))
        clerk.qtbot.waitUntil(lambda: clerk.bench.searching._thread is None)
    assert list(found(clerk)) == ["道路养护"]
    clerk.projects.filter.setText("养")
    clerk.qtbot.waitUntil(lambda: set(found(clerk).values()) == {"项目名称\n道路养护"})


def test_a_unit_and_a_year_show_all_that_lies_in_them(clerk: Clerk) -> None:
    clerk.begin("道路养护")
    clerk.begin("就业补助")
    clerk.begin("县社保中心", template="hubei")
    for text, count in (("道路", 1), ("2024年", 3), ("人社局", 3)):
        clerk.projects.filter.setText(text)
        clerk.qtbot.waitUntil(lambda count=count: len(found(clerk)) == count)


def test_what_was_found_is_opened_at_its_cell(clerk: Clerk) -> None:
    wanted = clerk.begin_with_indicators(
        ("管道长度", "≥10公里", "9公里", "20"), ("新建公厕数量", "≥12座", "12座", "20")
    )
    draft = clerk.draft.id
    clerk.wait_until_saved()
    clerk.begin("道路养护")
    clerk.projects.filter.setText("公厕")
    clerk.qtbot.waitUntil(lambda: "第2行 三级指标\n新建公厕数量" in found(clerk).get("就业补助资金", ""))
    clerk.projects.tree.setFocus()
    clerk.projects.tree.setCurrentIndex(first_leaf(clerk))
    clerk.press("Return")
    clerk.qtbot.waitUntil(lambda: clerk.draft.id == draft and clerk.here() is not None)
    clerk.qtbot.waitUntil(lambda: clerk.here() == CellKey("indicators", wanted[1], "third_level"))
    assert clerk.view.hasFocus()
    # From elsewhere in the same form, too; the list stays as it was.
    clerk.go_to(UNIT)
    clerk.projects.tree.setFocus()
    clerk.press("Return")
    clerk.qtbot.waitUntil(lambda: clerk.here() == CellKey("indicators", wanted[1], "third_level"))
    # What is no longer there leaves the cursor alone.
    clerk.write(CellKey("indicators", wanted[1], "third_level"), "改建数量")
    clerk.go_to(UNIT)
    clerk.projects.tree.setFocus()
    clerk.press("Return")
    clerk.qtbot.wait(1)
    assert clerk.here() == UNIT


def test_the_list_says_how_many_were_found(clerk: Clerk) -> None:
    for name in ("道路养护", "道路绿化", "就业补助"):
        clerk.begin(name)
    assert head(clerk) == "项目"
    clerk.projects.filter.setText("道路")
    clerk.qtbot.waitUntil(lambda: head(clerk) == "项目：找到2张")
    clerk.projects.filter.clear()
    assert head(clerk) == "项目"


def test_many_results_are_unfolded_down_to_the_units(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects_pane, "_OPENED_AT_ONCE", 3)
    monkeypatch.setattr(operations, "LIMIT", 4)
    for unit in ("县人社局", "县社保中心"):
        for year in ("2023", "2024"):
            clerk.desk.create("mof", unit, year, "道路养护")
    clerk.refresh()
    clerk.projects.filter.setText("养护")
    clerk.qtbot.waitUntil(lambda: head(clerk) == "项目：找到4张")
    tree, model = clerk.projects.tree, clerk.projects.tree.model()

    def unfolded() -> list[tuple[bool, ...]]:
        years = [model.index(row, 0) for row in range(model.rowCount())]
        return [
            tuple(
                tree.isExpanded(index) for index in (year, model.index(0, 0, year), model.index(1, 0, year))
            )
            for year in years
        ]

    assert unfolded() == [(True, False, False)] * 2
    clerk.desk.create("mof", "县人社局", "2022", "道路养护")
    clerk.desk.create("mof", "县社保中心", "2022", "道路养护")
    clerk.refresh()
    assert unfolded() == [(True, False, False)] * 3
    assert clerk.said() == "表中文字相符的太多，只列出最近的4张；多写几个字可以找得更准。"
    clerk.projects.filter.setText("绿化")
    clerk.qtbot.waitUntil(lambda: head(clerk) == "项目：找到0张")
    assert clerk.said() == ""


def test_a_draft_that_cannot_be_read_keeps_the_text_that_was_found(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin_with_indicators(("污水管网长度", "≥100公里", "98公里", "20"))
    clerk.wait_until_saved()
    clerk.begin("污水处理")

    place = found_places.found_place

    def refuse(desk: Desk, draft_id: str, shown: str, query: str) -> str:
        if draft_id == "1":
            raise StoreError("读不出来")
        return place(desk, draft_id, shown, query)

    monkeypatch.setattr(found_places, "found_place", refuse)
    clerk.projects.filter.setText("污水")
    expected = {"就业补助资金": "污水管网长度", "污水处理": "项目名称\n污水处理"}
    clerk.qtbot.waitUntil(lambda: found(clerk) == expected)


def test_what_is_typed_next_stops_what_was_looked_for(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("道路养护")
    asked: list[str] = []

    def slow(_desk: Desk, _draft_id: str, shown: str, query: str) -> str:
        asked.append(query)
        if query == "道":
            box, blocking = clerk.projects.filter, Qt.ConnectionType.BlockingQueuedConnection
            QMetaObject.invokeMethod(box, "setText", blocking, Q_ARG(str, "道路"))
        return shown

    clerk.begin("道路绿化")
    monkeypatch.setattr(found_places, "found_place", slow)
    clerk.projects.filter.setText("道")
    clerk.qtbot.waitUntil(lambda: "道路" in asked)
    assert asked.count("道") == 1


def test_what_comes_in_sight_says_where_it_was_found(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def place(_desk: Desk, draft_id: str, shown: str, _query: str) -> str:
        asked.append(draft_id)
        return shown

    monkeypatch.setattr(found_places, "found_place", place)
    drafts = [clerk.desk.create("mof", "县人社局", "2024", f"道路养护{number}") for number in range(60)]
    clerk.refresh()
    clerk.projects.filter.setText("道路")
    clerk.qtbot.waitUntil(lambda: bool(asked))
    assert drafts[-1] not in asked
    clerk.projects.tree.scrollToBottom()
    clerk.qtbot.waitUntil(lambda: drafts[-1] in asked)
    assert len(asked) == len(set(asked)) < len(drafts)
    clerk.bench.desk_commands.open(drafts[-1])
    assert clerk.projects.tree.verticalScrollBar().value() > 0
    clerk.projects.filter.setText("养护")
    clerk.qtbot.waitUntil(lambda: clerk.projects.tree.verticalScrollBar().value() == 0)
