from __future__ import annotations

import pytest

from desktop.models.document import Document
from desktop.models.edits import apply
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.content import Content, Facts, edit_payload, mend_payload, note_payload, start_payload
from desktop.storage.replay import Damage, Replay, Standing, examine, proven, replay
from tests.helpers.stores import SCORE, small_form, typed

FACTS = Facts(1, 2025, "自评表", "ab", "draft")


def chained(payloads: list[str], first: int = 1, digest: bytes = GENESIS) -> list[Entry]:
    entries: list[Entry] = []
    for seq, payload in enumerate(payloads, first):
        bare = Entry(1, seq, seq, "typed", "2026-03-02T09:30:00.000Z", payload, b"")
        digest = bare.link(digest)
        entries.append(bare._replace(digest=digest))
    return entries


def history(length: int) -> list[Entry]:
    """Make a draft whose score says after each entry which one that was: entry 2 writes 2, and so on."""
    document: Document = small_form()
    payloads = [start_payload(Content(FACTS, document))]
    for seq in range(2, length + 1):
        edit = typed(document, str(seq))
        document = apply(document, edit)
        payloads.append(edit_payload(edit))
    return chained(payloads)


def score(result: Replay) -> str:
    content = result.standing.content
    return content.document.text(SCORE) if content else ""


def test_a_whole_history_is_read_to_its_end() -> None:
    entries = history(6)
    result = replay(entries, 6)
    assert result.standing == Standing(result.standing.content, 6, entries[-1].digest)
    assert (score(result), result.damages, result.loss) == ("6", (), None)


def test_a_draft_without_history_is_lost_from_its_first_entry_on() -> None:
    assert replay([], 3) == Replay(Standing(), (Damage(1, 3, lost=True),))


@pytest.mark.parametrize("harmed", range(2, 7))
def test_a_harmed_entry_ends_the_history_before_it(harmed: int) -> None:
    entries = history(6)
    entries[harmed - 1] = entries[harmed - 1]._replace(
        payload=entries[harmed - 1].payload.replace("9.61", "9.16")
    )
    if harmed > 2:
        entries[harmed - 1] = entries[harmed - 1]._replace(at="2026-03-02T09:30:01.000Z")
    result = replay(entries, 6)
    assert score(result) == ("9.61" if harmed == 2 else str(harmed - 1))
    assert result.loss == Damage(harmed, 6, lost=True)


def test_a_missing_entry_ends_the_history_before_it() -> None:
    entries = history(6)
    del entries[3]
    result = replay(entries, 6)
    assert (score(result), result.loss) == ("3", Damage(4, 6, lost=True))


def test_a_lost_tail_is_noticed_by_the_head() -> None:
    result = replay(history(6)[:4], 6)
    assert (score(result), result.loss) == ("4", Damage(5, 6, lost=True))


def test_a_harmed_digest_alone_loses_nothing_where_the_next_entry_proves_what_it_says() -> None:
    entries = history(6)
    entries[3] = entries[3]._replace(digest=bytes(32))
    result = replay(entries, 6)
    assert (score(result), result.damages) == ("6", (Damage(4, 4, lost=False),))


def test_a_harmed_digest_at_the_end_is_a_loss() -> None:
    entries = history(6)
    entries[5] = entries[5]._replace(digest=bytes(32))
    assert replay(entries, 6).loss == Damage(6, 6, lost=True)


def test_an_edit_that_does_not_fit_ends_the_history() -> None:
    begun = history(2)
    wrong = chained(
        ['{"do":"remove","block":"indicators","row":{"id":"r9","cells":{}},"after":""}'], 3, begun[-1].digest
    )
    assert replay(begun + wrong, 3).loss == Damage(3, 3, lost=True)


def test_a_mended_history_is_read_past_what_was_given_up() -> None:
    entries = history(6)
    entries[3] = entries[3]._replace(payload="{}")
    good = replay(entries, 6).standing
    behind = chained([mend_payload(4, 6), note_payload(FACTS, "title", "改名")], 7, good.digest)
    result = replay(entries + behind, 8)
    assert score(result) == "3"
    assert result.standing.seq == 8
    assert result.damages == (Damage(4, 6, lost=False),)


def test_a_replay_can_begin_at_a_snapshot() -> None:
    entries = history(6)
    base = replay(entries[:4], 4).standing
    assert replay(entries[4:], 6, base) == replay(entries, 6)


def test_examining_names_every_harmed_stretch() -> None:
    entries = history(9)
    base = replay(entries[:6], 6).standing
    entries[2] = entries[2]._replace(payload="{}")
    entries[7] = entries[7]._replace(payload="{}")
    assert examine(entries, 9, [base]).damages == (Damage(3, 6, lost=False), Damage(8, 9, lost=True))


def test_examining_a_whole_history_finds_nothing_and_knows_its_facts() -> None:
    entries = history(4)
    renamed = entries + chained([note_payload(FACTS, "title", "改名")], 5, entries[-1].digest)
    result = examine(renamed, 5, [replay(entries[:3], 3).standing])
    assert result.damages == ()
    assert result.standing.content
    assert result.standing.content.facts.title == "改名"


def test_examining_steps_over_flaws_before_a_snapshot() -> None:
    entries = history(9)
    base = replay(entries[:6], 6).standing
    entries[1] = entries[1]._replace(digest=bytes(32))
    entries[3] = entries[3]._replace(payload="{}")
    assert examine(entries, 9, [base]).damages == (Damage(2, 2, lost=False), Damage(4, 6, lost=False))


def test_what_is_proven_is_walked_over_with_what_it_led_to() -> None:
    entries = history(6)
    walked = list(proven(entries))
    assert [entry for entry, _content in walked] == entries
    assert walked[-1][1] == replay(entries, 6).standing.content
    entries[3] = entries[3]._replace(payload="{}")
    assert [entry.seq for entry, _content in proven(entries)] == [1, 2, 3]
