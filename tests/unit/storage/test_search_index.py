"""The search index left alone where it is only held, and made anew where it is harmed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage import search_index
from desktop.storage.search_index import NAME, Indexed, SearchIndex

ROAD = Indexed(1, b"a", "道路养护\n县交通局")
SEWER = Indexed(2, b"b", "污水管网\n3,000米")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchIndex]:
    monkeypatch.setattr(search_index, "BUSY_SECONDS", 0)
    opened = SearchIndex(tmp_path)
    opened.put([ROAD, SEWER])
    yield opened
    opened.close()


def held(folder: Path) -> sqlite3.Connection:
    """Hold the file as another program does that writes to it."""
    connection = sqlite3.connect(folder / NAME, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def test_a_word_is_found_in_the_text_and_not_across_two(index: SearchIndex) -> None:
    assert index.find(["养护"], 9) == [(1, "道路养护")]
    assert index.find(["护县"], 9) == []
    assert index.find(["3,000"], 9) == [(2, "3,000米")]
    assert index.find([","], 9) == [(2, "3,000米")]
    assert index.find(["3000"], 9) == []


def test_words_of_every_length_are_found_from_the_terms(index: SearchIndex) -> None:
    text = "城乡居民基本医疗保险"
    index.put([Indexed(3, b"c", text), Indexed(4, b"d", "城乡居、民基本")])
    for length in range(1, len(text) + 1):
        for begin in range(len(text) - length + 1):
            word = text[begin : begin + length]
            asked = f"SELECT rowid FROM terms WHERE terms MATCH '{' AND '.join(search_index._sought(word))}'"
            assert (3,) in index._connection.execute(asked).fetchall(), word
            assert (3, text) in index.find([word], 9), word
    assert index.find(["城乡居民"], 9) == [(3, text)]
    assert index.find(["居、民"], 9) == [(4, "城乡居、民基本")]
    assert index.find(["民基医"], 9) == []


def test_an_index_that_another_program_writes_to_is_left_as_it_is(index: SearchIndex, tmp_path: Path) -> None:
    with closing(held(tmp_path)):
        with pytest.raises(StoreError, match="正被另一个程序占用"):
            index.put([ROAD._replace(digest=b"c")])
        assert index.digests() == {1: b"a", 2: b"b"}
        assert index.find(["养护"], 9) == [(1, "道路养护")]
    index.put([ROAD._replace(digest=b"c", text="桥梁")])
    assert index.digests() == {1: b"c", 2: b"b"}
    assert index.find(["养护"], 9) == []
    assert index.find(["桥"], 9) == [(1, "桥梁")]


def test_an_index_that_is_held_is_not_opened_and_not_removed(tmp_path: Path, index: SearchIndex) -> None:
    index.close()
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="正被另一个程序占用"):
            SearchIndex(tmp_path)
    again = SearchIndex(tmp_path)
    assert again.digests() == {1: b"a", 2: b"b"}
    again.close()


def test_a_full_disk_is_told_and_nothing_is_removed(index: SearchIndex) -> None:
    pages = index._connection.execute("PRAGMA page_count").fetchone()[0]
    index._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="磁盘已满"):
        index.put([Indexed(3, b"c", "".join(chr(0x4E00 + place) for place in range(20_000)))])
    assert index.digests() == {1: b"a", 2: b"b"}
    assert index.find(["养护"], 9) == [(1, "道路养护")]


def test_a_harmed_index_is_made_anew(index: SearchIndex, tmp_path: Path) -> None:
    index.close()
    file = tmp_path / NAME
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    file.write_bytes(content)
    again = SearchIndex(tmp_path)
    again.put([SEWER])
    assert again.find(["道路"], 9) == []
    assert again.find(["污"], 9) == [(2, "污水管网")]
    again.close()


def test_the_states_of_an_index_that_is_harmed_while_it_is_written_are_forgotten(
    index: SearchIndex, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        connection.execute("DROP TABLE texts")
    index.put([SEWER])
    assert index.digests() == {2: b"b"}
    assert index.find(["污水"], 9) == [(2, "污水管网")]


def test_an_older_index_learns_to_tell_its_states_quickly(index: SearchIndex, tmp_path: Path) -> None:
    index._connection.execute("DROP INDEX digests")
    index.close()
    again = SearchIndex(tmp_path)
    plan = again._connection.execute("EXPLAIN QUERY PLAN SELECT draft, digest FROM texts").fetchall()
    assert "COVERING INDEX digests" in plan[0][-1]
    assert again.digests() == {1: b"a", 2: b"b"}
    again.close()
