"""Where a search found its words: the cell by its name, the words where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.found_places import excerpt, found_cell, found_place
from desktop.operations.searching import Search


@pytest.fixture
def desk(user_folder: Path) -> Iterator[Desk]:
    opened = Desk.open(user_folder)
    opened.create("mof", "住建局", "2025", "污水管网改造")
    yield opened
    opened.store.abandon()


def test_the_cell_that_the_search_answered_with_is_named(desk: Desk) -> None:
    search = Search(desk)
    search.refresh()
    (answer,) = search.find("管网").found
    search.close()
    form = desk.open_draft("1").workspace.form
    assert found_cell(form, answer.shown) == CellKey("head", "", "project_name")
    assert found_place(desk, "1", answer.shown, "管网") == "项目名称\n污水管网改造"


def test_a_name_that_stands_in_no_cell_is_shown_alone(desk: Desk) -> None:
    assert found_place(desk, "1", "旧名称", "名称") == "旧名称"


def test_printed_texts_are_no_answer(desk: Desk) -> None:
    assert found_cell(desk.open_draft("1").workspace.form, "产出指标") is None


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("污水管网改造", "管网", "污水管网改造"),
        ("全年新建改造农村污水管网12公里", "管网 公里", "…改造农村污水管网12公里"),
        ("一\n第二 Abc", "ABC", "一 第二 Abc"),
        ("管 网 １２公里", "12公", "管网12公里"),
        ("没有", "管网", "没有"),
        ("字" * 100, "字", "字" * 80 + "…"),
    ],
)
def test_words_are_shown_with_what_stands_around_them(text: str, query: str, expected: str) -> None:
    assert excerpt(text, query) == expected
