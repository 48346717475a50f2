from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.chain import GENESIS, Entry, canonical, link

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIRST = Entry(1, 1, 1, "typed", "2026-03-02T09:30:00.000Z", '{"do":"set"}', b"")
SECOND = FIRST._replace(seq=2, digest=FIRST.link(GENESIS))


@given(PLAIN)
def test_canonical_json_reads_back_in_the_same_order(data: object) -> None:
    read = json.loads(canonical(data))
    assert read == data
    assert canonical(read) == canonical(data)


def test_half_surrogates_are_escaped() -> None:
    assert canonical("得\ud800分") == '"得\\ud800分"'
    assert json.loads(canonical("得\ud800分")) == "得\ud800分"


def test_a_digest_is_known() -> None:
    # Never to change: every store that was ever written is proven by it.
    assert (
        link(GENESIS, 1, "得分").hex() == "dde5a5a467da48dfea12f1c9c1d9fcfea14dd146d8d48e9908e563a8ad445b41"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"draft": 2},
        {"seq": 3},
        {"group": 2},
        {"action": "pasted"},
        {"at": "2026-03-02T09:30:00.001Z"},
        {"payload": '{"do":"seu"}'},
        {"payload": b'{"do":"set"}'},
        {"seq": None},
    ],
)
def test_an_entry_with_any_column_changed_does_not_follow(change: dict[str, object]) -> None:
    entry = FIRST._replace(digest=FIRST.link(GENESIS))
    assert entry.follows(GENESIS)
    assert not entry._replace(**change).follows(GENESIS)


def test_an_entry_follows_one_entry_alone() -> None:
    second = SECOND._replace(digest=SECOND.link(SECOND.digest))
    assert second.follows(SECOND.digest)
    assert not second.follows(GENESIS)
