from __future__ import annotations

from desktop.models.edits import apply
from desktop.storage.drafts import open_draft
from desktop.storage.history import Action, snapshot
from desktop.storage.snapshots import EVERY, newest_standing, read_entries, standings
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, ask, harm, small_form, typed


def fill(store: Store, draft: int, edits: int) -> None:
    """Write so many edits, the n-th writing n, and let each snapshot be made before the next edit."""
    document = store.open_draft(draft).document
    for number in range(1, edits + 1):
        edit = typed(document, str(number))
        document = apply(document, edit)
        saved = store.append(draft, [edit], Action.TYPED).result()
        if saved.seq % EVERY == 0:
            # The writer asks for the snapshot before it does the first, and makes it before the second.
            store._do(lambda _connection: None)
            store._do(lambda _connection: None)


def seqs(store: Store) -> list[int]:
    return [seq for (seq,) in ask(store.folder, "SELECT seq FROM snapshots ORDER BY seq")]


def test_a_snapshot_is_made_every_hundred_entries_and_two_are_kept(store: Store, draft: int) -> None:
    fill(store, draft, EVERY - 2)
    assert seqs(store) == []
    fill(store, draft, 3 * EVERY)
    assert seqs(store) == [2 * EVERY, 3 * EVERY]


def test_opening_reads_nothing_older_than_the_newest_snapshot(store: Store, draft: int) -> None:
    fill(store, draft, 5 * EVERY)
    base = store._read(lambda connection: newest_standing(connection, draft))
    behind = store._read(lambda connection: read_entries(connection, draft, base.seq))
    assert len(behind) < EVERY
    opened = store.open_draft(draft)
    assert (opened.document.text(SCORE), opened.length) == (str(5 * EVERY), 5 * EVERY + 1)


def test_with_its_snapshots_gone_or_harmed_a_draft_opens_the_same(store: Store, draft: int) -> None:
    fill(store, draft, 3 * EVERY)
    opened = store.open_draft(draft)
    newest = seqs(store)[-1]
    harm(
        store.folder, "UPDATE snapshots SET content = replace(content, '就业', '就地') WHERE seq = ?", newest
    )
    assert store.open_draft(draft) == opened
    read = store._read(lambda connection: list(standings(connection, draft)))
    assert read[0] == newest
    harm(store.folder, "UPDATE snapshots SET digest = zeroblob(32)")
    assert store.open_draft(draft) == opened
    harm(store.folder, "DELETE FROM snapshots")
    assert store.open_draft(draft) == opened


def test_a_snapshot_whose_entry_is_gone_is_not_used(store: Store, draft: int) -> None:
    fill(store, draft, EVERY)
    harm(store.folder, "UPDATE edits SET digest = 'text' WHERE seq = ?", EVERY)
    assert store._read(lambda connection: newest_standing(connection, draft)).seq == 0


def test_no_snapshot_is_made_of_a_harmed_history_or_of_nothing_new(store: Store, draft: int) -> None:
    store._do(lambda connection: snapshot(connection, draft))
    assert seqs(store) == [1]
    store._do(lambda connection: snapshot(connection, draft))
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    harm(store.folder, "UPDATE edits SET payload = '{}' WHERE seq = 2")
    store._do(lambda connection: snapshot(connection, draft))
    assert seqs(store) == [1]
    opened, mend = store._read(lambda connection: open_draft(connection, draft))
    assert opened.damage
    assert mend
