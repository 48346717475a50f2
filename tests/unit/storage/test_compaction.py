from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.models.edits import apply
from desktop.storage import packing
from desktop.storage.chain import link
from desktop.storage.compressed import packed, standing_of
from desktop.storage.glance import glance
from desktop.storage.history import Action, snapshot
from desktop.storage.past import reading, states
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, START, ask, harm, open_store, small_form, typed


@pytest.fixture
def long(store: Store, draft: int) -> int:
    """A draft of a hundred and thirty-one entries, the score counting them."""
    document = small_form()
    for number in range(130):
        edit = typed(document, str(number))
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    return draft


def rows(store: Store, table: str) -> int:
    return int(ask(store.folder, f"SELECT count(*) FROM {table}")[0][0])


def test_a_packed_history_is_the_same_to_the_last_digest(store: Store, long: int) -> None:
    before, opened = store.log(long), store.open_draft(long)
    end = (opened.length, opened.digest)
    deeds = store.deeds(long, 50, end)
    assert store.pack(long)
    assert (rows(store, "edits"), rows(store, "packed_edits"), rows(store, "snapshots")) == (1, 1, 1)
    assert store.log(long) == before
    assert store.open_draft(long) == opened
    assert len(deeds) == 50
    assert store.deeds(long, 50, end) == deeds
    assert store.harmed_drafts() == []
    assert glance(store.folder) is not None
    with reading(store.folder) as connection:
        assert connection is not None
        assert len(list(states(connection, long))) == 131


def test_a_long_history_is_packed_in_stretches_and_read_from_where_it_is_asked_for(
    store: Store, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "STRETCH", 40)
    before, opened = store.log(long), store.open_draft(long)
    end = (opened.length, opened.digest)
    deeds = store.deeds(long, 50, end)
    assert store.pack(long)
    assert ask(store.folder, "SELECT first, last FROM packed_edits") == [
        (1, 40),
        (41, 80),
        (81, 120),
        (121, 130),
    ]
    assert store.log(long) == before
    # What is not asked for is not looked at.
    harm(store.folder, "UPDATE packed_edits SET entries = 'rubbish' WHERE first = 1")
    assert store.open_draft(long) == opened
    assert store.deeds(long, 50, end) == deeds
    harm(store.folder, "UPDATE packed_edits SET digest = 7 WHERE first = 41")
    assert store.deeds(long, 50, end) != deeds
    assert store.open_draft(long) == opened


def test_a_packed_history_is_gone_on_with_and_packed_again(store: Store, long: int) -> None:
    store.pack(long)
    document = store.open_draft(long).document
    for number in range(20):
        edit = typed(document, f"再{number}")
        document = apply(document, edit)
        store.append(long, [edit], Action.TYPED).result()
    assert len(store.log(long)) == 151
    assert store.pack(long)
    assert (rows(store, "edits"), rows(store, "packed_edits")) == (1, 2)
    store.close(backup=False)
    again = open_store(store.folder)
    assert again.open_draft(long).document == document
    assert len(again.log(long)) == 151
    again.abandon()


def test_little_is_left_as_it_is(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    assert not store.pack(draft)
    assert store.due_for_packing(START + timedelta(days=1)) == []


def test_what_was_worked_on_lately_is_not_due(store: Store, long: int) -> None:
    assert store.due_for_packing(START) == []
    assert store.due_for_packing(START + timedelta(days=1)) == [long]
    store.pack(long)
    assert store.due_for_packing(START + timedelta(days=1)) == []


def test_a_harmed_history_is_left_as_it_is(store: Store, long: int) -> None:
    harm(store.folder, "UPDATE edits SET payload = '{}' WHERE seq = 50")
    assert not store.pack(long)
    assert rows(store, "edits") == 131


@pytest.mark.parametrize("content", [b"rubbish", b"x\x9cK\xce\x07\x00\x01\xe5\x01\x0c", 7])
def test_a_harmed_stretch_is_named_and_the_draft_still_shown(
    store: Store, long: int, content: object
) -> None:
    store.pack(long)
    harm(store.folder, "UPDATE packed_edits SET entries = ?", content)
    opened = store.open_draft(long)
    assert opened.document.text(SCORE) == "129"
    assert [(harmed.damage.first, harmed.damage.last) for harmed in store.harmed_drafts()] == [(1, 131)]
    assert store.log(long) == ()
    assert store.deeds(long, 50, (opened.length, opened.digest)) == []


def test_a_stretch_whose_digest_is_harmed_is_not_believed(store: Store, long: int) -> None:
    store.pack(long)
    harm(store.folder, "UPDATE packed_edits SET digest = 'x'")
    assert store.log(long) == ()
    assert store.open_draft(long).document.text(SCORE) == "129"


def test_harmed_pages_of_packed_history_leave_the_draft_shown(store: Store, long: int) -> None:
    store.pack(long)
    store.close(backup=False)
    ((root,),) = ask(store.folder, "SELECT rootpage FROM sqlite_master WHERE name = 'packed_edits'")
    file = store.folder / FILE_NAME
    content = bytearray(file.read_bytes())
    content[4096 * (root - 1) : 4096 * root] = b"\x07" * 4096
    file.write_bytes(content)
    again = open_store(store.folder)
    assert again.open_draft(long).document.text(SCORE) == "129"
    assert not again.examine().pages_whole
    assert again.log(long) == ()
    again.abandon()


def test_a_harmed_snapshot_is_none() -> None:
    digest = bytes(32)
    assert standing_of(1, 5, b"rubbish", digest, digest) is None
    text = "not json"
    assert standing_of(1, 5, packed(text), link(digest, 1, 5, text), digest) is None
    assert standing_of(1, 5, packed(text), digest, "x") is None


def test_packing_goes_on_from_a_snapshot_that_is_there(store: Store, long: int) -> None:
    store._do(lambda connection: snapshot(connection, long))
    assert store.pack(long)
    assert rows(store, "snapshots") == 1
