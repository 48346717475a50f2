"""What a clerk does at a real desk, for tests without a window."""

from __future__ import annotations

import pytest

from desktop.editing.workspace import Change
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.open_draft import OpenDraft


def save(desk: Desk, draft: OpenDraft, change: Change | None) -> None:
    """Save a change and wait until it is on the disk."""
    assert change is not None
    desk.record(draft, change, lambda _at: None, pytest.fail)
    desk.store._do(lambda _connection: None)


def type_in(desk: Desk, draft: OpenDraft, key: CellKey, text: str) -> None:
    """Type a text into a cell and wait until it is on the disk."""
    save(desk, draft, draft.workspace.write({key: text}))
