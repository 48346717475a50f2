"""A glance at the last draft says what the store says, or nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from desktop.models.document import Cell
from desktop.models.edits import set_cell
from desktop.storage import schema
from desktop.storage.content import AnswerKey
from desktop.storage.glance import FILE_NAME, Glance, glance, glance_outline
from desktop.storage.history import Action
from desktop.storage.store import Store
from tests.helpers.stores import NAME, SCORE, TEMPLATE_TEXT, begin_draft, harm, open_store, rename


def filled(folder: Path, edits: int) -> tuple[Store, int]:
    """Make a store with two drafts, the second edited so often."""
    store = open_store(folder)
    begin_draft(store)
    draft = begin_draft(store)
    document = store.open_draft(draft).document
    for number in range(edits):
        edit = set_cell(document, SCORE, Cell(f"{number}.5"))
        document = document.with_cell(SCORE, edit.cell)
        store.append(draft, [edit], Action.TYPED).result()
    return store, draft


@pytest.mark.parametrize("edits", [0, 7, 230])
def test_it_shows_what_the_store_opens(tmp_path: Path, edits: int) -> None:
    store, draft = filled(tmp_path, edits)
    store.answer(draft, AnswerKey("fund-sum", SCORE), "说明").result()
    store.keep_cursor(draft, NAME)
    store.append(draft, [], Action.CHOSEN, pack="mof-2017").result()
    rename(store, draft, "改了名")
    opened = store.open_draft(draft)
    for moment in ("open", "closed"):
        if moment == "closed":
            store.close()
        seen = glance(tmp_path)
        assert seen is not None, moment
        assert seen.draft == draft
        assert seen.content.document == opened.document
        assert seen.content.answers == opened.answers
        assert seen.content.facts.title == "改了名"
        assert (seen.cursor, seen.content.facts.pack, seen.template_text) == (NAME, "mof-2017", TEMPLATE_TEXT)


def test_it_waits_for_a_look_that_has_the_log_to_itself(tmp_path: Path) -> None:
    store, draft = filled(tmp_path, 1)
    store.close()
    holder = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None, check_same_thread=False)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    other = sqlite3.connect(tmp_path / FILE_NAME, timeout=0)
    with closing(other), pytest.raises(sqlite3.OperationalError):
        other.execute("SELECT count(*) FROM drafts")
    threading.Timer(0.02, holder.close).start()
    seen = glance(tmp_path)
    assert seen is not None
    assert seen.draft == draft


def test_the_list_is_what_the_store_lists(tmp_path: Path) -> None:
    assert glance_outline(tmp_path) is None
    store, _draft = filled(tmp_path, 1)
    listed = store.outline()
    assert [len(unit.ids) for unit in listed] == [1, 1]
    assert glance_outline(tmp_path) == listed
    store.close()
    assert glance_outline(tmp_path) == listed
    (tmp_path / FILE_NAME).write_bytes(bytes(4096))
    assert glance_outline(tmp_path) is None


def test_a_deleted_draft_is_passed_over(tmp_path: Path) -> None:
    store, draft = filled(tmp_path, 1)
    store.delete_draft(draft)
    store.close()
    seen = glance(tmp_path)
    assert isinstance(seen, Glance)
    assert seen.draft != draft


def test_without_a_store_or_a_draft_there_is_nothing(tmp_path: Path) -> None:
    assert glance(tmp_path) is None
    open_store(tmp_path).close()
    assert glance(tmp_path) is None
    (tmp_path / FILE_NAME).write_bytes(b"not a store" * 100)
    assert glance(tmp_path) is None


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE edits SET payload = replace(payload, '3.5', '8.5') WHERE draft = 2 AND seq = 5", ()),
        ("UPDATE edits SET payload = 'x' WHERE draft = 2 AND seq = 1", ()),
        ("UPDATE edits SET digest = ? WHERE draft = 2 AND seq = 8", (b"\0" * 32,)),
        ("UPDATE drafts SET digest = ? WHERE id = 2", (b"\0" * 32,)),
        ("UPDATE drafts SET seq = 99 WHERE id = 2", ()),
        ("DELETE FROM edits WHERE draft = 2 AND seq = 8", ()),
        ("DELETE FROM template_texts", ()),
        ("DROP TABLE draft_state", ()),
        ("UPDATE draft_state SET cursor = 'x' WHERE draft = 2", ()),
    ],
)
def test_harm_is_left_to_the_store(tmp_path: Path, statement: str, values: tuple[object, ...]) -> None:
    store, draft = filled(tmp_path, 7)
    store.keep_cursor(draft, NAME)
    store.close()
    assert glance(tmp_path) is not None
    harm(tmp_path, statement, *values)
    assert glance(tmp_path) is None


def test_a_harmed_snapshot_is_no_harm_to_the_history(tmp_path: Path) -> None:
    store, draft = filled(tmp_path, 230)
    document = store.open_draft(draft).document
    store.close()
    harm(tmp_path, "UPDATE snapshots SET content = replace(content, '培训', '陪训')")
    seen = glance(tmp_path)
    assert seen is not None
    assert seen.content.document == document


def test_it_loads_no_sqlalchemy_and_looks_at_the_file_of_the_store() -> None:
    program = "import sys, desktop.storage.glance; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
    assert FILE_NAME == schema.FILE_NAME
