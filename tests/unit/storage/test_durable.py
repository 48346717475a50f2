from __future__ import annotations

from pathlib import Path

import pytest

from desktop.storage import durable
from desktop.storage.durable import make_folder


def test_the_name_of_every_folder_that_is_made_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync", synced.append)
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]
    make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2
