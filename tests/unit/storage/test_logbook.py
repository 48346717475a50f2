from __future__ import annotations

from desktop.models.edits import apply, inverse
from desktop.storage.content import AnswerKey, Remark
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action
from desktop.storage.logbook import Deed, Noted
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, harm, open_store, small_form, typed


def fill(store: Store, draft: int) -> None:
    """Type, take back, choose a pack, answer, hand over, note a remark: seven actions with the beginning."""
    first = typed(small_form(), "8")
    store.append(draft, [first, typed(apply(small_form(), first), "9")], Action.PASTED).result()
    store.append(draft, [inverse(first)], Action.UNDO).result()
    store.append(draft, [], Action.CHOSEN, pack="other").result()
    store.answer(draft, AnswerKey("low-score", SCORE), "推迟").result()
    store.hand_over(draft, "第1次报送", "CODE").result()
    store.remark(draft, [Remark("m", "请补充")], DraftState.RETURNED).result()


def recent(store: Store, draft: int, count: int) -> list[Deed]:
    """Read the last actions of a draft as it is shown."""
    opened = store.open_draft(draft)
    return store.deeds(draft, count, (opened.length, opened.digest))


def test_every_action_is_read_with_what_it_did(store: Store, draft: int) -> None:
    fill(store, draft)
    log = store.log(draft)
    deeds = [logged.deed for logged in log]
    assert [(deed.first, deed.last, deed.action) for deed in deeds] == [
        (1, 1, "draft"),
        (2, 3, "pasted"),
        (4, 4, "undo"),
        (5, 5, "chosen"),
        (6, 6, "answered"),
        (7, 8, "handed-over"),
        (9, 10, "remarked"),
    ]
    assert [len(deed.edits) for deed in deeds] == [0, 2, 1, 0, 0, 0, 0]
    assert deeds[3].notes == (Noted("pack", "", "other"),)
    assert deeds[4].others[0]["text"] == "推迟"
    assert (deeds[5].version, deeds[5].notes) == (
        ("第1次报送", "CODE"),
        (Noted("state", "draft", "handed-over"),),
    )
    assert deeds[6].others[0]["remark"] == ["m", "请补充", "", ""]
    assert deeds[0].at.startswith("2026-03-02T09:30")
    assert log[0].before is None
    assert [logged.after.document.text(SCORE) for logged in log] == ["9.61", "9", *["9.61"] * 5]
    assert [logged.before.document.text(SCORE) for logged in log if logged.before] == [
        "9.61",
        "9",
        *["9.61"] * 4,
    ]


def test_what_a_draft_held_at_any_time(store: Store, draft: int) -> None:
    fill(store, draft)
    held = [store.content_at(draft, seq) for seq in range(12)]
    assert held[0] is None
    assert [one.document.text(SCORE) for one in held[1:5] if one] == ["9.61", "8", "9", "9.61"]
    assert held[10] == held[11]


def test_the_last_actions_are_read_without_those_before(store: Store, draft: int) -> None:
    fill(store, draft)
    assert [deed.first for deed in recent(store, draft, 100)] == [1, 2, 4, 5, 6, 7, 9]
    # The group of entries 2 and 3 is cut in two and left out.
    assert [deed.first for deed in recent(store, draft, 8)] == [4, 5, 6, 7, 9]


def test_only_what_led_to_what_is_shown_is_read(store: Store, draft: int) -> None:
    fill(store, draft)
    harm(store.folder, "UPDATE edits SET digest = 'x' WHERE seq = 7")
    assert store.open_draft(draft).damage is None
    assert [deed.first for deed in recent(store, draft, 100)] == [9]
    harm(store.folder, "UPDATE edits SET payload = replace(payload, '9.61', '9.16') WHERE seq = 4")
    # Those behind the break still prove each other, but the draft is shown as it was before it.
    assert store.open_draft(draft).document.text(SCORE) == "9"
    assert [deed.first for deed in recent(store, draft, 100)] == [1, 2]
    harm(store.folder, "UPDATE edits SET payload = '{}' WHERE seq = 2")
    assert [deed.first for deed in recent(store, draft, 100)] == [1]
    assert store.deeds(draft, 100, (10, b"another")) == []


def test_what_was_given_up_is_said(store: Store, draft: int) -> None:
    fill(store, draft)
    store.close(backup=False)
    harm(store.folder, "UPDATE edits SET payload = '{}' WHERE seq = 4")
    again = open_store(store.folder)
    opened = again.open_draft(draft)
    again.append(draft, [typed(opened.document, "7")], Action.TYPED).result()
    log = again.log(draft)
    assert [(logged.deed.first, logged.deed.lost) for logged in log] == [
        (1, None),
        (2, None),
        (11, (4, 10)),
        (12, None),
    ]
    assert [deed.lost for deed in recent(again, draft, 100)] == [None]
    again.abandon()
