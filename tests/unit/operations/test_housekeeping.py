from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import Cancelled
from desktop.operations import housekeeping
from desktop.operations.desk import Desk
from desktop.operations.history import history
from desktop.operations.housekeeping import keep_house
from desktop.storage.history import Action
from tests.helpers.stores import ask


def test_what_nobody_works_on_is_packed(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.open(user_folder)
    draft = desk.create("mof", "住建局", "2025", "污水管网改造")
    for number in range(20):
        desk.store.append(int(draft), [], Action.CHOSEN, pack=str(number)).result()
    assert keep_house(desk) == 0
    monkeypatch.setattr(housekeeping, "LEFT_ALONE", timedelta(days=-1))
    heard: list[str] = []
    assert keep_house(desk, lambda _done, _total, what: heard.append(what)) == 1
    assert heard == ["整理修改记录"]
    assert ask(user_folder, "SELECT count(*) FROM edits") == [(1,)]
    assert len(history(desk, desk.open_draft(draft))) == 21

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    other = desk.create("mof", "住建局", "2025", "另一项目")
    for number in range(20):
        desk.store.append(int(other), [], Action.CHOSEN, pack=str(number)).result()
    with pytest.raises(Cancelled):
        keep_house(desk, stop)
    desk.store.abandon()
