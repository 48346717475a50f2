"""What is looked for is found in names and in the drafts themselves, and the list says where."""

from __future__ import annotations

import pytest

from desktop.errors import StoreError
from desktop.models.keys import CellKey
from desktop.operations.searching import Search
from desktop.views.project_item import FOUND
from tests.gui.test_projects import listed
from tests.helpers.window import Clerk

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


def test_words_of_one_and_two_characters_are_found_inside_drafts(clerk: Clerk) -> None:
    clerk.begin_with_indicators(("污水管网长度", "≥100公里", "98公里", "20"))
    clerk.wait_until_saved()
    clerk.begin("道路养护")
    for word in ("污水", "污", "管网长度 公里"):
        clerk.projects.filter.setText(word)
        clerk.qtbot.waitUntil(lambda: found(clerk) == {"就业补助资金": "污水管网长度"})
    clerk.projects.filter.setText("道路")
    clerk.qtbot.waitUntil(lambda: list(found(clerk)) == ["道路养护"])
    clerk.projects.filter.clear()
    assert len(found(clerk)) == 2
    assert set(found(clerk).values()) == {""}


def test_what_was_just_typed_is_found(clerk: Clerk) -> None:
    clerk.begin()
    clerk.projects.filter.setText("公厕")
    assert listed(clerk) == []
    clerk.write(clerk.row_key(0, "third_level"), "新建公厕数量")
    clerk.wait_until_saved()
    clerk.projects.filter.setText("公厕数")
    clerk.qtbot.waitUntil(lambda: found(clerk) == {"就业补助资金": "新建公厕数量"})
    leaf = clerk.projects.tree.model().index(0, 0)
    while clerk.projects.tree.model().rowCount(leaf):
        leaf = clerk.projects.tree.model().index(0, 0, leaf)
    assert str(leaf.data(3)).endswith("新建公厕数量")
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
    clerk.qtbot.waitUntil(lambda: set(found(clerk).values()) == {"道路养护"})


def test_a_unit_and_a_year_show_all_that_lies_in_them(clerk: Clerk) -> None:
    clerk.begin("道路养护")
    clerk.begin("就业补助")
    clerk.projects.filter.setText("2024年")
    assert len(found(clerk)) == 2
    clerk.projects.filter.setText("人社局")
    assert len(found(clerk)) == 2
