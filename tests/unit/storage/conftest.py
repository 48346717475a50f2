from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.store import Store
from tests.helpers.stores import begin_draft, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "用户 资料"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    yield opened
    opened.abandon()


@pytest.fixture
def draft(store: Store) -> int:
    return begin_draft(store)
