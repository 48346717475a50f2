from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.models.document import Row
from desktop.models.edits import InsertRow
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action, Group, Saved, append, snapshot_due
from desktop.storage.store import Store
from tests.helpers.stores import NAME, ask, small_form, typed


def entries(store: Store, draft: int) -> list[Entry]:
    columns = 'draft, seq, "group", action, at, payload, digest'
    return [
        Entry(*row)
        for row in ask(store.folder, f"SELECT {columns} FROM edits WHERE draft = ? ORDER BY seq", draft)
    ]


def test_one_action_is_one_group_with_its_moment_and_origin(store: Store, draft: int) -> None:
    form = small_form()
    store.append(draft, [typed(form, "8"), typed(form, "别名", NAME)], Action.PASTED).result()
    saved = store.append(draft, [InsertRow("indicators", Row("x"), "r1")], Action.TYPED).result()
    made = entries(store, draft)
    assert [(entry.seq, entry.group, entry.action) for entry in made] == [
        (1, 1, "draft"),
        (2, 2, "pasted"),
        (3, 2, "pasted"),
        (4, 4, "typed"),
    ]
    assert saved == Saved(draft, 4, datetime.fromisoformat(made[-1].at))
    assert made[1].at == made[2].at < made[3].at


def test_every_entry_is_chained_to_the_one_before(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    store.set_draft_state(draft, DraftState.CHECKED)
    digest = GENESIS
    for entry in entries(store, draft):
        assert entry.follows(digest)
        digest = entry.digest
    assert ask(store.folder, "SELECT seq, digest FROM drafts") == [(3, digest)]


def test_an_edit_keeps_what_stood_there(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    assert entries(store, draft)[-1].payload == (
        '{"do":"set","key":"indicators/r1/score","cell":["8","typed"],"before":["9.61","computed"]}'
    )


def test_the_total_shown_is_kept_until_another_is(store: Store, draft: int) -> None:
    edit = typed(small_form(), "8")
    store.append(draft, [edit], Action.TYPED, total="96.96").result()
    store.append(draft, [edit], Action.TYPED).result()
    assert [line.total for line in store.drafts()] == ["96.96"]
    store.append(draft, [edit], Action.TYPED, total="").result()
    assert [line.total for line in store.drafts()] == [""]


def test_a_draft_that_is_not_there_is_a_bug(store: Store) -> None:
    group = Group(["{}"], Action.TYPED, datetime(2026, 3, 2, tzinfo=UTC))
    with pytest.raises(LookupError):
        store._do(lambda connection: append(connection, 77, group))


@pytest.mark.parametrize(
    ("seq", "count", "due"),
    [(99, 99, False), (100, 1, True), (101, 1, False), (103, 4, True), (250, 200, True)],
)
def test_a_snapshot_is_due_at_each_hundredth_entry(seq: int, count: int, due: bool) -> None:
    saved = Saved(1, seq, datetime(2026, 3, 2, tzinfo=UTC))
    assert snapshot_due(saved, count) is due
    assert replace(saved, seq=seq) == saved
