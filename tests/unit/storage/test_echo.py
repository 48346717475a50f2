from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.errors import StoreDamaged
from desktop.models.edits import apply
from desktop.storage.catching_up import CaughtUp
from desktop.storage.content import edit_payload
from desktop.storage.echo import NAME, Echo, echo_is_harmed, read_echo
from desktop.storage.history import Action, Group, append
from desktop.storage.salvage import salvage
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, START, begin_draft, harm, open_store, rename, small_form, typed


def fill(store: Store, draft: int, count: int = 3) -> None:
    document = small_form()
    for number in range(count):
        edit = typed(document, str(number))
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    store._do(lambda _connection: None)


def died(store: Store, target: Path, *, log: bool) -> Path:
    """Copy a store as a killed program leaves it, with its log or without."""
    target.mkdir()
    for name in (FILE_NAME, f"{FILE_NAME}-wal", NAME):
        if (store.folder / name).exists() and (log or not name.endswith("-wal")):
            shutil.copy(store.folder / name, target / name)
    return target


@pytest.fixture
def kept(folder: Path) -> tuple[Store, int]:
    """A store that was closed once with a draft in it, and is open again."""
    store = open_store(folder)
    draft = begin_draft(store)
    store.close(backup=False)
    return open_store(folder), draft


def test_what_is_acknowledged_stands_in_the_second_copy(kept: tuple[Store, int]) -> None:
    store, draft = kept
    fill(store, draft)
    copies = list(read_echo(store.folder / NAME))
    assert [(entry.draft, entry.seq) for entry in copies] == [(draft, 2), (draft, 3), (draft, 4)]
    if sys.platform != "win32":
        assert (store.folder / NAME).stat().st_mode & 0o077 == 0
    store.close(backup=False)
    assert not (store.folder / NAME).exists()


def test_a_log_that_is_gone_is_made_good(kept: tuple[Store, int], tmp_path: Path) -> None:
    store, draft = kept
    fill(store, draft)
    rename(store, draft, "改名")
    again = open_store(died(store, tmp_path / "died", log=False))
    assert again.amiss.caught_up == (CaughtUp(draft, "就业补助资金自评表", 5, 0),)
    opened = again.open_draft(draft)
    assert (opened.document.text(SCORE), opened.title, opened.damage) == ("2", "改名", None)
    (line,) = again.drafts()
    assert (line.title, line.project_name, line.unit_name) == ("改名", "改名", "人力资源和社会保障局")
    assert again.harmed_drafts() == []
    again.close(backup=False)
    assert not (again.folder / NAME).exists()
    store.abandon()


def test_a_whole_log_has_nothing_to_be_given_back(kept: tuple[Store, int], tmp_path: Path) -> None:
    store, draft = kept
    fill(store, draft)
    again = open_store(died(store, tmp_path / "died", log=True))
    assert again.amiss.caught_up == ()
    assert again.open_draft(draft).document.text(SCORE) == "2"
    again.abandon()
    store.abandon()


def test_a_draft_that_went_with_the_log_is_said_and_its_copy_kept(
    kept: tuple[Store, int], tmp_path: Path
) -> None:
    store, _draft = kept
    lost = begin_draft(store)
    fill(store, lost)
    again = open_store(died(store, tmp_path / "died", log=False))
    assert again.amiss.caught_up == (CaughtUp(lost, "", 0, 4),)
    again.close(backup=False)
    assert (again.folder / NAME).exists()
    store.abandon()


def test_copies_that_do_not_fit_are_not_put_in(kept: tuple[Store, int], tmp_path: Path) -> None:
    store, draft = kept
    fill(store, draft)
    folder = died(store, tmp_path / "died", log=False)
    harm(folder, "UPDATE drafts SET digest = x'00'")
    again = open_store(folder)
    assert again.amiss.caught_up == (CaughtUp(draft, "就业补助资金自评表", 0, 3),)
    again.abandon()
    store.abandon()


def test_copies_of_another_store_are_said_and_kept(kept: tuple[Store, int], tmp_path: Path) -> None:
    store, draft = kept
    fill(store, draft, 2)
    other = open_store(tmp_path / "other")
    assert begin_draft(other) == draft
    fill(other, draft, 9)
    other.close(backup=False)
    shutil.copy(store.folder / NAME, other.folder / NAME)
    store.abandon()
    again = open_store(other.folder)
    assert again.amiss.caught_up == (CaughtUp(draft, "就业补助资金自评表", 0, 2),)
    assert again.open_draft(draft).document.text(SCORE) == "8"
    again.close(backup=False)
    assert (again.folder / NAME).exists()
    done = salvage(other.folder, START)
    assert done.aside is not None
    assert (done.aside.parent / NAME).exists()
    assert not (other.folder / NAME).exists()


def test_harmed_lines_are_left_out(kept: tuple[Store, int]) -> None:
    store, draft = kept
    fill(store, draft)
    file = store.folder / NAME
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([lines[0], lines[1][:-9], "", "[1,2]", '{"a":1}', lines[2]]), "utf-8")
    assert [entry.seq for entry in read_echo(file)] == [2, 4]
    store.abandon()


@pytest.mark.parametrize(("cut", "left"), [(1, [2, 3, 4]), (30, [2, 3])])
def test_a_line_that_was_cut_does_not_swallow_the_next(
    kept: tuple[Store, int], tmp_path: Path, cut: int, left: list[int]
) -> None:
    store, draft = kept
    fill(store, draft)
    folder = died(store, tmp_path / "died", log=True)
    store.abandon()
    with (folder / NAME).open("r+b") as stream:
        stream.truncate((folder / NAME).stat().st_size - cut)
    again = open_store(folder)
    fill(again, draft, 2)
    assert [entry.seq for entry in read_echo(folder / NAME)] == [*left, 5, 6]
    assert not echo_is_harmed(folder / NAME)
    again.abandon()


def test_a_line_that_the_full_disk_cut_does_not_swallow_the_next(
    kept: tuple[Store, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, draft = kept
    fill(store, draft, 1)
    write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:50]))
        fill(store, draft, 1)
    fill(store, draft, 1)
    assert [entry.seq for entry in read_echo(store.folder / NAME)] == [2, 4]
    assert not echo_is_harmed(store.folder / NAME)
    store.abandon()


def test_lines_that_no_program_wrote_keep_nobody_from_the_store(
    kept: tuple[Store, int], tmp_path: Path
) -> None:
    store, draft = kept
    fill(store, draft)
    folder = died(store, tmp_path / "died", log=True)
    store.abandon()
    heads = ('"a",2,2', "null,2,2", "{},2,2", "1,9.5,9", f"{10**30},2,2", f"1,{2**63},2", "-1,2,2", "1,2,[]")
    with (folder / NAME).open("a") as stream:
        stream.writelines(f'[{head},"typed","x","{{}}","00"]\n' for head in heads)
        stream.write("[" * 100_000 + "\n")
        stream.write(f'[{10**15},2,2,"typed","x","{{}}","00"]\n')
    again = open_store(folder)
    assert again.amiss.log_harmed
    assert again.open_draft(draft).document.text(SCORE) == "2"
    again.abandon()
    assert salvage(folder, START).count == 1


def test_a_copy_that_can_not_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    echo = Echo(tmp_path)
    echo.write([])
    echo.clear()
    assert list(read_echo(tmp_path / NAME)) == []
    assert (tmp_path / NAME).is_dir()


def test_what_a_failed_transaction_appended_is_not_copied(kept: tuple[Store, int]) -> None:
    store, draft = kept

    def fail(connection: Connection) -> None:

        append(connection, draft, Group((edit_payload(typed(small_form(), "7")),), Action.TYPED, START))
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        store._do(fail)
    fill(store, draft, 1)
    assert [entry.seq for entry in read_echo(store.folder / NAME)] == [2]
    store.abandon()


def test_a_copy_of_which_a_line_is_harmed_is_noticed(kept: tuple[Store, int], tmp_path: Path) -> None:
    store, draft = kept
    fill(store, draft)
    file = store.folder / NAME
    text = file.read_text("utf-8")
    assert not echo_is_harmed(file)
    file.write_text(text[:-30], "utf-8")
    assert not echo_is_harmed(file)
    file.write_text(text.replace('"typed"', "typed", 1), "utf-8")
    assert echo_is_harmed(file)
    assert not echo_is_harmed(tmp_path / "gone")
    again = open_store(died(store, tmp_path / "died", log=False))
    assert again.amiss.log_harmed
    again.abandon()
    store.abandon()


def test_copies_of_a_draft_whose_project_is_lost_are_left_to_the_recovery(
    kept: tuple[Store, int], tmp_path: Path
) -> None:
    store, draft = kept
    fill(store, draft)
    folder = died(store, tmp_path / "died", log=False)
    harm(folder, "UPDATE drafts SET project = 77")
    harm(folder, "DELETE FROM projects")
    with pytest.raises(StoreDamaged, match="已经损坏"):
        open_store(folder)
    assert salvage(folder, START).harmed == ()
    again = open_store(folder)
    assert again.open_draft(draft).document.text(SCORE) == "2"
    again.abandon()
    store.abandon()
