from __future__ import annotations

from pathlib import Path

import pytest

from desktop.storage.history import Action
from desktop.storage.replay import Damage
from desktop.storage.store import Store
from desktop.storage.verify import HarmedDraft, harmed_drafts, pages_are_whole
from tests.helpers.stores import begin_draft, harm, small_form, typed


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    """Two drafts with a snapshot each and three edits behind it."""
    made = begin_draft(store), begin_draft(store)
    for draft in made:
        group = [typed(small_form(), str(number)) for number in range(99)]
        store.append(draft, group, Action.PASTED).result()
        for text in ("8", "7", "6"):
            store.append(draft, [typed(small_form(), text)], Action.TYPED).result()
    store._do(lambda _connection: None)
    return made


def test_a_whole_store_is_whole(store: Store, two: tuple[int, int]) -> None:
    assert two == (1, 2)
    assert store.harmed_drafts() == []
    assert store._read(pages_are_whole)


def test_a_harmed_edit_is_named_with_its_draft(store: Store, two: tuple[int, int]) -> None:
    harm(store.folder, "UPDATE edits SET at = replace(at, '2026', '2025') WHERE draft = 2 AND seq = 102")
    assert store.harmed_drafts() == [HarmedDraft(two[1], "就业补助资金自评表", Damage(102, 103, lost=True))]


def test_what_is_harmed_before_a_snapshot_is_named_though_nothing_is_lost(
    store: Store, two: tuple[int, int]
) -> None:
    harm(store.folder, "UPDATE edits SET payload = '' WHERE draft = 1 AND seq = 40")
    (harmed,) = store.harmed_drafts()
    assert (harmed.draft, harmed.damage.first, harmed.damage.lost) == (two[0], 40, False)
    assert "现有内容不受影响" in harmed.sentence
    assert store.open_draft(two[0]).damage is None


def test_a_harmed_snapshot_is_named(store: Store, two: tuple[int, int]) -> None:
    harm(store.folder, "UPDATE snapshots SET content = '{}' WHERE draft = 2")
    (harmed,) = store.harmed_drafts()
    assert (harmed.draft, harmed.damage.lost) == (two[1], False)


def test_only_the_drafts_wanted_are_proven(store: Store, two: tuple[int, int]) -> None:
    harm(store.folder, "UPDATE edits SET payload = '' WHERE seq = 103")
    assert [
        harmed.draft for harmed in store._read(lambda connection: harmed_drafts(connection, {two[1]}))
    ] == [2]


def test_a_row_that_says_something_else_than_the_history_is_named(store: Store, two: tuple[int, int]) -> None:
    harm(store.folder, "UPDATE drafts SET year = 2015 WHERE id = 1")
    assert [(harmed.draft, harmed.damage.lost) for harmed in store.harmed_drafts()] == [(two[0], False)]


def test_harmed_pages_are_seen(store: Store, two: tuple[int, int]) -> None:
    assert two
    file: Path = store.file
    store.close(backup=False)
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 4 * 4096] = b"\x55" * 4096
    file.write_bytes(content)
    again = Store.open(store.folder, on_trouble=print)
    assert not again._read(pages_are_whole)
    again.abandon()
