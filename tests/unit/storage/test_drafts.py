from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.errors import StoreError
from desktop.models.codec import document_data
from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.storage.content import AnswerKey
from desktop.storage.drafts import DraftState, Filing, Note, create
from desktop.storage.history import Action
from desktop.storage.replay import Damage
from desktop.storage.store import Store
from tests.helpers.documents import documents
from tests.helpers.stores import (
    NAME,
    SCORE,
    START,
    TEMPLATE_DIGEST,
    TEMPLATE_TEXT,
    ask,
    begin_draft,
    harm,
    new_draft,
    open_store,
    rename,
    small_form,
    typed,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=documents())
def test_any_document_is_the_same_after_storing(store: Store, document: Document) -> None:
    opened = store.open_draft(begin_draft(store, document))
    assert opened.document == document
    assert document_data(opened.document) == document_data(document)
    assert list(opened.document.tables) == list(document.tables)


def test_a_draft_opens_as_it_was_begun(store: Store) -> None:
    answers = {AnswerKey("low-score", SCORE): "带来的说明"}
    opened = store.open_draft(begin_draft(store, answers=answers))
    assert (opened.year, opened.title, opened.state, opened.deleted) == (
        2025,
        "就业补助资金自评表",
        DraftState.DRAFT,
        False,
    )
    assert (opened.template_digest, opened.template_text) == (TEMPLATE_DIGEST, TEMPLATE_TEXT)
    assert opened.answers == answers
    assert (opened.length, opened.cursor, opened.pack) == (1, None, "")
    assert (opened.damage, opened.damage_sentence) == (None, "")


def test_the_same_template_text_is_kept_once(store: Store) -> None:
    begin_draft(store)
    begin_draft(store)
    assert ask(store.folder, "SELECT count(*) FROM template_texts") == [(1,)]


def test_a_digest_that_is_not_the_texts_is_a_bug(store: Store) -> None:
    project = store.add_project(store.add_unit("人社局"), "项目")
    wrong = new_draft(project, template_digest="0" * 64)
    with pytest.raises(ValueError, match="0000"):
        store._do(lambda connection: create(connection, wrong, START))


def test_reopened_it_shows_the_same_form_answers_cursor_and_moment(
    store: Store, draft: int, folder: Path
) -> None:
    key = AnswerKey("low-score", SCORE)
    saved = store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    answered = store.answer(draft, key, "培训推迟").result()
    store.keep_cursor(draft, SCORE).result()
    store.keep_cursor(draft, NAME).result()
    store.close(backup=False)
    again = open_store(folder)
    opened = again.open_draft(draft)
    assert opened.document.text(SCORE) == "8"
    assert opened.answers == {key: "培训推迟"}
    assert opened.cursor == NAME
    assert opened.last_saved_at == answered.at > saved.at
    assert again.answer(draft, key, "").result()
    assert again.open_draft(draft).answers == {}
    again.abandon()


def test_title_and_state_can_change_and_are_history(store: Store, draft: int) -> None:
    rename(store, draft, "改名后的自评表")
    store.set_draft_state(draft, DraftState.HANDED_OVER)
    opened = store.open_draft(draft)
    assert (opened.title, opened.state, opened.length) == ("改名后的自评表", DraftState.HANDED_OVER, 4)
    (line,) = store.drafts()
    assert (line.title, line.state) == ("改名后的自评表", "handed-over")


def test_a_deleted_draft_is_only_marked(store: Store, draft: int) -> None:
    store.delete_draft(draft)
    assert store.drafts() == ()
    assert [line.id for line in store.drafts(deleted=True)] == [draft]
    assert store.open_draft(draft).deleted
    store.recover_draft(draft)
    assert [line.id for line in store.drafts()] == [draft]
    assert not store.open_draft(draft).deleted


def test_a_draft_that_is_not_there_is_said(store: Store) -> None:
    for wrong in (store.open_draft, store.delete_draft):
        with pytest.raises(StoreError, match="没有编号为77的自评表"):
            wrong(77)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "就业补助资金白评表"),
        ("year", 2024),
        ("year", b"\x00"),
        ("template", "mog"),
        ("deleted", 1),
        ("seq", 9),
        ("seq", "x"),
        ("digest", bytes(32)),
        ("template_digest", "0" * 64),
    ],
)
def test_a_harmed_row_is_outvoted_by_the_history_and_mended_by_the_next_edit(
    store: Store, draft: int, column: str, value: object
) -> None:
    whole = store.open_draft(draft)
    harm(store.folder, f"UPDATE drafts SET {column} = ?", value)
    opened = store.open_draft(draft)
    assert opened.damage
    assert replace(opened, damage=None, damage_sentence="") == whole
    assert store.harmed_drafts()
    saved = store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    again = store.open_draft(draft)
    assert (again.document.text(SCORE), again.damage) == ("8", None)
    assert again.title == whole.title
    assert saved.seq >= 3
    assert ask(store.folder, "SELECT title, year, template FROM drafts") == [
        ("就业补助资金自评表", 2025, "mof")
    ]


def test_a_harmed_edit_ends_what_is_shown_and_is_said(store: Store, draft: int) -> None:
    document = small_form()
    for text in ("8", "7", "6"):
        store.append(draft, [typed(document, text)], Action.TYPED).result()
    harm(store.folder, "UPDATE edits SET payload = replace(payload, '\"7\"', '\"9\"') WHERE seq = 3")
    opened = store.open_draft(draft)
    assert opened.document.text(SCORE) == "8"
    assert opened.damage == Damage(3, 4, lost=True)
    assert "“就业补助资金自评表”的历史从第3步起有损坏，第3步至第4步的修改读不出来" in opened.damage_sentence


def test_what_follows_a_loss_goes_on_from_what_was_shown(store: Store, draft: int) -> None:
    for text in ("8", "7", "6"):
        store.append(draft, [typed(small_form(), text)], Action.TYPED).result()
    harm(store.folder, "UPDATE edits SET payload = '{}' WHERE seq = 3")
    shown = store.open_draft(draft)
    store.append(draft, [typed(shown.document, "改名", NAME)], Action.TYPED).result()
    again = store.open_draft(draft)
    assert (again.document.text(SCORE), again.document.text(NAME), again.damage) == ("8", "改名", None)
    # The harmed entries are still there, and without the snapshot the draft reads the same.
    assert ask(store.folder, "SELECT group_concat(seq) FROM edits") == [("1,2,3,4,5,6",)]
    harm(store.folder, "DELETE FROM snapshots")
    assert store.open_draft(draft) == again
    assert [harmed.damage for harmed in store.harmed_drafts()] == [Damage(3, 4, lost=False)]


def test_a_note_on_a_damaged_draft_goes_on_from_what_is_proven_too(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    harm(store.folder, "DELETE FROM edits WHERE seq = 2")
    assert store.open_draft(draft).damage == Damage(2, 2, lost=True)
    rename(store, draft, "改名")
    opened = store.open_draft(draft)
    assert (opened.title, opened.damage, opened.document.text(SCORE)) == ("改名", None, "9.61")


def test_a_draft_whose_first_entry_is_harmed_says_that_all_is_lost(store: Store, draft: int) -> None:
    harm(store.folder, "UPDATE edits SET payload = replace(payload, '9.61', '6.91')")
    with pytest.raises(StoreError, match="“就业补助资金自评表”的历史从第1步起就已损坏"):
        store.open_draft(draft)


def test_a_harmed_template_is_said_rather_than_used(store: Store, draft: int) -> None:
    harm(store.folder, "UPDATE template_texts SET text = replace(text, 'mof', 'mog')")
    with pytest.raises(StoreError, match="所用的表样存档已损坏"):
        store.open_draft(draft)


def test_a_chosen_pack_is_history_with_what_follows_from_it(store: Store, draft: int, folder: Path) -> None:
    typed_before = store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    chosen = store.append(draft, [typed(small_form(), "7.5")], Action.CHOSEN, total="7.5", pack="mof-2017")
    assert chosen.result().seq == typed_before.seq + 2
    store.append(draft, [], Action.UNDO, pack="").result()
    store.append(draft, [], Action.REDO, pack="mof-2017").result()
    opened = store.open_draft(draft)
    assert (opened.pack, opened.document.text(SCORE)) == ("mof-2017", "7.5")
    assert ask(folder, "SELECT pack, total FROM drafts WHERE id = ?", draft) == [("mof-2017", "7.5")]
    assert store.harmed_drafts() == []
    harm(folder, "UPDATE drafts SET pack = 'another' WHERE id = ?", draft)
    assert store.open_draft(draft).pack == "mof-2017"
    assert len(store.harmed_drafts()) == 1


def test_a_pack_chosen_behind_a_lost_end_goes_on_from_what_is_proven(
    store: Store, draft: int, folder: Path
) -> None:
    store.append(draft, [], Action.CHOSEN, pack="mof-2017").result()
    store.append(draft, [], Action.CHOSEN, pack="hubei-2020").result()
    harm(folder, "UPDATE edits SET payload = 'x' WHERE draft = ? AND seq = 3", draft)
    assert store.open_draft(draft).pack == "mof-2017"
    store.append(draft, [], Action.CHOSEN, pack="region-2022").result()
    opened = store.open_draft(draft)
    assert (opened.pack, opened.damage) == ("region-2022", None)


def test_a_draft_is_filed_elsewhere_only_where_something_is_another(store: Store, draft: int) -> None:
    before = store.open_draft(draft)
    (line,) = store.drafts()
    for same in (Filing("", None, ""), Filing(line.unit_name, before.year, before.title)):
        assert not store.refile_draft(draft, same).result()
    assert store.open_draft(draft).length == before.length
    assert store.refile_draft(draft, Filing("县财政局", 2026, "另一项目")).result()
    project = store.project_named("县财政局", "另一项目")
    (line,) = store.drafts()
    assert (line.year, line.unit_name, line.project_name, line.title) == (
        2026,
        "县财政局",
        "另一项目",
        "另一项目",
    )
    after = store.open_draft(draft)
    assert (after.project, after.year, after.length) == (project, 2026, before.length + 3)
    assert [len(store.units()), len(store.projects())] == [2, 2]
    assert store.harmed_drafts() == []
    store.delete_draft(draft)
    with pytest.raises(StoreError, match="没有"):
        store.refile_draft(draft, Filing("", 2027, "")).result()


@pytest.mark.parametrize("cursor", ["head", "a/b/c/d", b"\xff"])
def test_a_harmed_cursor_is_none(store: Store, draft: int, cursor: object) -> None:
    store.keep_cursor(draft, CellKey("a", "b", "c")).result()
    harm(store.folder, "UPDATE draft_state SET cursor = ?", cursor)
    assert store.open_draft(draft).cursor is None


def test_a_moment_that_can_not_be_read_is_none(store: Store, draft: int) -> None:
    harm(store.folder, "UPDATE drafts SET updated = '昨天'")
    assert store.open_draft(draft).last_saved_at is None


def test_a_state_of_a_newer_program_counts_as_draft(store: Store, draft: int) -> None:
    store._note(draft, {Note.STATE: "sealed"})
    assert store.open_draft(draft).state is DraftState.DRAFT


@pytest.mark.parametrize(("column", "value"), [("seq", 1), ("seq", "x"), ("digest", "text"), ("total", b"")])
def test_a_draft_with_a_harmed_row_can_be_deleted_without_being_opened(
    store: Store, draft: int, column: str, value: object
) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    harm(store.folder, f"UPDATE drafts SET {column} = ?", value)
    store.delete_draft(draft)
    assert store.drafts() == ()
    assert store.open_draft(draft).document.text(SCORE) == "8"
