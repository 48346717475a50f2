"""Folders for the moment: gone at their end, and cleared away where a program was killed."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from desktop.storage.restoring import BUILDING, REPLACED, RESTORING
from desktop.storage.scratch import scratch, sweep
from desktop.storage.thinning import Reason, backup_name
from tests.helpers.stores import START, open_store

NAME = backup_name(START, 7, Reason.CLOSING)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def aged(path: Path) -> Path:
    os.utime(path, (1, 1))
    return path


def test_a_folder_for_the_moment_goes_at_its_end(folder: Path) -> None:
    for parent in (folder, None):
        with scratch(parent) as place:
            assert place.is_dir()
            (place / "x").touch()
        assert not place.parent.exists()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("hidden", [True, False])
def test_what_a_living_program_works_with_stays_and_what_a_dead_one_left_goes(
    folder: Path, *, hidden: bool
) -> None:
    with scratch(folder if hidden else None) as place:
        left = place.parent.with_name(place.parent.name[:-8] + "abcd1234")
        shutil.copytree(place.parent, left)
        for one in (place.parent, left):
            aged(one)
        sweep(folder)
        assert (place.is_dir(), left.exists()) == (True, False)


def test_a_folder_that_was_made_this_instant_stays(folder: Path) -> None:
    with scratch(folder) as place:
        left = place.parent.with_name(".ziping-abcd1234")
        shutil.copytree(place.parent, left)
    os.utime(left)
    sweep(folder)
    assert left.exists()


def test_leavings_go_and_files_of_the_users_own_stay(folder: Path) -> None:
    gone = [
        folder / f"{BUILDING}-wal",
        folder / BUILDING,
        folder / f"{RESTORING}.part",
        folder / f"{RESTORING}.part-journal",
        folder / "backups" / f"{NAME}.part",
        folder / "backups" / f"{NAME}.part-journal",
        folder / REPLACED / "ziping-20260302T093002Z-0000-1.part" / "ziping.sqlite3",
        folder / ".ziping-abcd1234.tmp",
        folder / ".ziping-abcd1235",
    ]
    kept = [
        folder / "mine.part",
        folder / ".ziping-mine",
        folder / ".ziping-abcd1236.tmp",
        folder / "backups" / NAME,
        folder / "backups" / "mine.part",
        folder / REPLACED / "ziping-20260302T093002Z-0000" / "ziping.sqlite3",
        folder / REPLACED / "mine.part" / "x",
        folder.parent / "tmp" / "ziping-abcd1234",
    ]
    for file in (*gone, *kept):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        if "1236" not in file.name:
            aged(file)
    sweep(folder)
    assert [file for file in gone if file.exists()] == []
    assert [file for file in kept if not file.exists()] == []


def test_opening_a_store_clears_away_what_a_killed_program_left(folder: Path) -> None:
    (folder / BUILDING).touch()
    open_store(folder).abandon()
    assert not (folder / BUILDING).exists()


def test_a_folder_that_can_not_be_read_is_passed_over(tmp_path: Path) -> None:
    sweep(tmp_path / "gone")
