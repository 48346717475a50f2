"""A folder that goes away while the store is open: nothing is called saved that nobody would find again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action
from tests.helpers.stores import SCORE, begin_draft, open_store, small_form, typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder with open files")


@pytest.mark.parametrize("removed", [True, False])
def test_nothing_is_saved_in_a_folder_that_is_gone(tmp_path: Path, *, removed: bool) -> None:
    folder, away = tmp_path / "here", tmp_path / "away"
    troubles: list[Exception] = []
    store = open_store(folder, troubles, retry_seconds=0.05)
    draft = begin_draft(store)
    if removed:
        shutil.rmtree(folder)
    else:
        folder.rename(away)
    future = store.append(draft, [typed(small_form(), "7")], Action.TYPED)
    with pytest.raises(StoreError, match="不在原处了"):
        store.set_draft_state(draft, DraftState.CHECKED)
    assert not future.done()
    assert len(troubles) == 1
    with pytest.raises(StoreError, match="还有1步修改没有存盘"):
        store.close()
    if removed:
        store.abandon()
        return
    away.rename(folder)
    future.result(timeout=20)
    store.close()
    again = open_store(folder)
    assert again.open_draft(draft).document.text(SCORE) == "7"
    again.close()


def test_leaving_a_folder_that_is_gone_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    store = open_store(folder)
    begin_draft(store)
    folder.rename(tmp_path / "away")
    with pytest.raises(StoreError, match="备份没有做成"):
        store.close()
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    store.close()
