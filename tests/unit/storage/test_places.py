from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.storage import places
from desktop.storage.places import copy_to, on_network


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked otherwise")
@pytest.mark.parametrize(
    ("kind", "place", "expected"),
    [
        ("nfs4", "inner", True),
        ("cifs", "inner", True),
        ("ext4", "inner", False),
        ("nfs4", "other", False),
    ],
)
def test_a_network_drive_is_told_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, place: str, expected: bool
) -> None:
    mounts = tmp_path / "mounts"
    point = str(tmp_path / "my share").replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\n", "utf-8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    folder = tmp_path / "my share" / "a" if place == "inner" else tmp_path / "my share 2"
    assert on_network(folder) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked otherwise")
def test_where_nothing_tells_it_is_no_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "gone")
    assert not on_network(tmp_path)


def test_a_copy_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    assert copy_to(tmp_path / "a", tmp_path / "b" / "c").read_text() == "x"
    with pytest.raises(FileNotFoundError):
        copy_to(tmp_path / "gone", tmp_path / "b")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["c"]
