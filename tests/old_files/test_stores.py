from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.models.keys import CellKey
from desktop.storage.content import AnswerKey, Remark
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action
from desktop.storage.migrations import STEPS
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import NAME, SCORE, TEMPLATE_TEXT, open_store, typed

HERE = Path(__file__).parent
PACKS = {
    "v1.sqlite3": ("", 10),
    "v2.sqlite3": ("mof-2017", 11),
    "v3.sqlite3": ("mof-2017", 17),
}
"""Chosen rule pack and entries of the first draft: format 1 knew no choice."""
FORMATS = [f"v{number}.sqlite3" for number in range(1, len(STEPS) + 1)]


@pytest.fixture(params=FORMATS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    shutil.copy(HERE / request.param, tmp_path / FILE_NAME)
    return open_store(tmp_path)


def test_every_format_has_its_file() -> None:
    assert sorted(path.name for path in HERE.glob("*.sqlite3")) == sorted(FORMATS)


def test_a_store_of_each_format_opens_with_everything_in_it(store: Store) -> None:
    assert [
        (line.year, line.project_name, line.title, line.state, line.total) for line in store.drafts()
    ] == [
        (2025, "就业补助资金", "就业补助资金自评表（二稿）", "checked", "96.96"),
        (2024, "职业技能提升", "职业技能提升自评表", "draft", ""),
    ]
    assert [line.title for line in store.drafts(deleted=True)] == ["作废"]
    assert store.harmed_drafts() == []
    opened = store.open_draft(1)
    assert [row.id for row in opened.document.rows("indicators")] == ["x1", "r2", "r1"]
    assert (opened.document.text(SCORE), opened.document.text(NAME)) == ("8", "≥98%")
    assert opened.answers == {AnswerKey("low-score", CellKey("indicators", "r1", "score")): "培训推迟到下年"}
    assert opened.cursor == SCORE
    assert (opened.state, opened.template_text) == (DraftState.CHECKED, TEMPLATE_TEXT)
    assert store.open_draft(2).document.text(SCORE) == "129"
    store.abandon()


def test_the_chosen_pack_is_there_from_the_second_format_on(
    store: Store, request: pytest.FixtureRequest
) -> None:
    opened = store.open_draft(1)
    name = request.node.callspec.params["store"]
    assert (opened.pack, opened.length) == PACKS[name]
    store.abandon()


def test_versions_and_remarks_are_there_from_the_third_format_on(
    store: Store, request: pytest.FixtureRequest
) -> None:
    deeds = [logged.deed for logged in store.log(1)]
    known = request.node.callspec.params["store"] >= "v3"
    assert [deed.version for deed in deeds if deed.version] == (
        [("第1次报送", "ABCD-EFGH-JKMN")] if known else []
    )
    remarks = list(store.open_draft(1).remarks.values())
    assert remarks == ([Remark("m1", "请说明偏差原因", SCORE, "已补充")] if known else [])
    assert len(store.log(2)) == (135 if known else 131)
    store.abandon()


def test_a_store_of_each_format_can_be_gone_on_with(store: Store) -> None:
    opened = store.open_draft(2)
    store.append(2, [typed(opened.document, "7")], Action.TYPED).result()
    assert store.close()
    again = open_store(store.folder)
    assert again.open_draft(2).document.text(SCORE) == "7"
    again.abandon()
