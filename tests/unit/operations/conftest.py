"""A desk on a real store, and a draft on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.desk import Desk
from desktop.operations.open_draft import OpenDraft


@pytest.fixture
def desk(user_folder: Path) -> Iterator[Desk]:
    opened = Desk.open(user_folder)
    yield opened
    opened.store.abandon()


@pytest.fixture
def draft(desk: Desk) -> OpenDraft:
    return desk.open_draft(desk.create("mof", "示例单位", "2025", "示例项目"))
