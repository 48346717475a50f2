"""Searching real drafts, and the index made anew where it is missing, old or harmed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop.models.keys import CellKey
from desktop.operations import searching
from desktop.operations.desk import Desk
from desktop.operations.searching import Answer, Search
from desktop.storage.search_index import NAME
from tests.helpers.desks import type_in
from tests.helpers.stores import harm

BUDGET = CellKey("funds", "annual_total", "full_year_budget")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.create("mof", "住建局", "2025", "污水管网改造")
    desk.create("mof", "教育局", "2025", "教师培训")
    desk.create("hubei", "教育局", "2024", "校舍维修（ABC）")
    return desk


@pytest.fixture
def search(desk: Desk) -> Iterator[Search]:
    opened = Search(desk)
    yield opened
    opened.close()


def ids(search: Search, query: str) -> list[str]:
    search.refresh()
    answer = search.find(query)
    assert answer.settled
    return [found.draft_id for found in answer.found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("污水", ["1"]),
        ("水", ["1"]),
        ("污", ["1"]),
        ("造", ["1"]),
        ("教育局", ["3", "2"]),
        ("教 培训", ["2"]),
        ("ＡＢＣ", ["3"]),
        ("abc", ["3"]),
        ("（", ["3"]),
        ("2025", ["2", "1"]),
        ("改管", []),
        ("  ", []),
    ],
)
def test_words_of_any_length_are_found(search: Search, query: str, expected: list[str]) -> None:
    assert ids(search, query) == expected


def test_what_every_form_of_a_kind_prints_is_not_found(search: Search) -> None:
    assert ids(search, "产出指标") == []


def test_the_text_that_holds_the_word_is_shown(search: Search) -> None:
    search.refresh()
    assert [found.shown for found in search.find("管网").found] == ["污水管网改造"]


def test_what_was_changed_is_found_at_once(desk: Desk, search: Search) -> None:
    search.refresh()
    type_in(desk, desk.open_draft("2"), BUDGET, "194.5万")
    assert ids(search, "194.5") == ["2"]
    desk.delete("2")
    assert ids(search, "194.5") == []
    desk.undelete("2")
    assert ids(search, "194.5") == ["2"]


def test_no_more_than_wanted_are_given(search: Search) -> None:
    search.refresh()
    assert [found.draft_id for found in search.find("局", limit=2).found] == ["3", "2"]


def test_what_is_not_indexed_yet_is_found_after_the_refresh(
    desk: Desk, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_BATCH", 2)
    assert search.find("污水") == Answer((), settled=False)
    heard: list[int] = []
    assert search.refresh(lambda done, _total, _what: heard.append(done)) == 3
    assert heard == [0, 2]
    assert search.find("污水").settled
    assert (ids(search, "污水"), search.refresh()) == (["1"], 0)
    type_in(desk, desk.open_draft("2"), BUDGET, "194.5万")
    assert search.find("194.5") == Answer((), settled=False)
    assert search.refresh() == 1


def test_a_draft_that_can_not_be_read_is_found_by_its_names(desk: Desk, search: Search) -> None:
    harm(desk.folder, "UPDATE edits SET payload = '{}' WHERE draft = 1")
    assert ids(search, "污水") == ["1"]


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b""])
def test_an_index_that_is_harmed_or_gone_is_made_anew(desk: Desk, content: bytes) -> None:
    (desk.folder / NAME).write_bytes(content)
    search = Search(desk)
    assert ids(search, "污水") == ["1"]
    search.close()


def test_an_index_of_another_version_is_made_anew(desk: Desk) -> None:
    Search(desk).close()
    with closing(sqlite3.connect(desk.folder / NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")
    search = Search(desk)
    assert ids(search, "污水") == ["1"]
    search.close()


def test_an_index_that_is_harmed_meanwhile_is_made_anew(desk: Desk, search: Search) -> None:
    search.refresh()
    with closing(sqlite3.connect(desk.folder / NAME)) as connection:
        connection.execute("DROP TABLE texts")
    assert search.find("污水") == Answer((), settled=False)
    assert ids(search, "污水") == ["1"]
