from __future__ import annotations

from desktop.storage.history import Action
from desktop.storage.store import Store
from tests.helpers.stores import begin_draft, harm, small_form, typed


def test_a_sound_store_has_nothing_to_be_said(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    found = store.examine()
    assert (found.sentences, found.count, found.pages_whole) == ((), 1, True)


def test_drafts_that_are_gone_are_named(store: Store, draft: int) -> None:
    for _ in range(3):
        begin_draft(store)
    harm(store.folder, "DELETE FROM drafts WHERE id IN (2, 4)")
    found = store.examine()
    assert (draft, found.missing) == (1, (2, 4))
    assert found.sentences[0].startswith("资料库中少了2张自评表（编号2、4）")


def test_a_harmed_history_and_template_are_said(store: Store, draft: int) -> None:
    harm(store.folder, "UPDATE edits SET payload = '{}'")
    harm(store.folder, "UPDATE template_texts SET text = ''")
    found = store.examine()
    assert (found.templates, found.harmed[0].draft) == (1, draft)
    assert ["1份表样存档损坏" in sentence for sentence in found.sentences] == [True, False]


def test_harmed_pages_are_said(store: Store, draft: int) -> None:
    del draft
    found = store.examine()
    assert type(found)(False, (), (), 1).sentences[0].startswith("资料库文件有损坏")


def test_drafts_that_no_list_would_show_are_said(store: Store, draft: int) -> None:
    harm(store.folder, "DELETE FROM units")
    found = store.examine()
    assert (draft, store.drafts()) == (1, ())
    assert found.astray == 1
    assert "看不到它们" in found.sentences[0]
