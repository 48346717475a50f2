from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from desktop.storage.driver import _place, address


@pytest.mark.parametrize(
    ("file", "place"),
    [
        (
            r"C:\我的 资料\a#b?.sqlite3",
            "file:///C:/%E6%88%91%E7%9A%84%20%E8%B5%84%E6%96%99/a%23b%3F.sqlite3",
        ),
        (r"\\server\share\a.sqlite3", "file:////server/share/a.sqlite3"),
    ],
)
def test_a_drive_and_another_computer_are_places_without_a_host(file: str, place: str) -> None:
    assert _place(PureWindowsPath(file)) == place


def test_sqlite_opens_what_it_leads_to_and_makes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "我的 资料#?%41.sqlite3"
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(address(file), uri=True).execute("SELECT 1 FROM sqlite_master")
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE a (b)")
    with closing(sqlite3.connect(address(file), uri=True)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
