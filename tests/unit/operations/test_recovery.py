from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.operations.desk import Desk
from desktop.operations.recovery import _caught_up, _of_draft, examine, opening_notices, recover
from desktop.storage.catching_up import CaughtUp
from desktop.storage.preparing import Amiss
from desktop.storage.salvage import SalvagedDraft
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import harm


@pytest.fixture
def folder(user_folder: Path) -> Path:
    desk = Desk.open()
    desk.create("mof", "示例单位", "2025", "示例项目")
    desk.close()
    return user_folder


def test_a_whole_store_has_nothing_to_be_said(folder: Path) -> None:
    desk = Desk.open()
    assert (opening_notices(desk), examine(desk)) == ((), ())
    desk.store.abandon()
    done = recover()
    assert done.whole
    assert done.sentences[0] == "资料库已恢复，1张自评表全部完整，没有丢失内容。"
    assert done.aside is not None
    assert str(done.aside) in done.sentences[1]
    assert folder in done.aside.parents


def test_a_store_that_is_rubbish_comes_from_the_backup(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"rubbish")
    done = recover(folder)
    assert not done.whole
    assert done.sentences[1].startswith("“示例项目”在原文件中读不全，已取自")
    desk = Desk.open()
    assert desk.open_draft("1").workspace.document.template == "mof"
    desk.store.abandon()


def test_a_template_text_that_is_harmed_comes_from_the_program(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    harm(folder, "UPDATE template_texts SET text = ''")
    desk = Desk.open()
    assert len(examine(desk)) == 1
    desk.store.abandon()
    assert recover(folder).whole
    desk = Desk.open()
    assert (examine(desk), desk.open_draft("1").id) == ((), "1")
    desk.store.abandon()


def test_what_was_amiss_is_said(folder: Path) -> None:
    desk = Desk.open(folder)
    desk.store.amiss = Amiss((), log_harmed=True, restore_dropped="磁盘已满", strange_log=folder / "replaced")
    harmed, dropped, strange = opening_notices(desk)
    assert "核对最后填写的内容" in harmed
    assert "还是原来的资料" in dropped
    assert f"另存在“{folder / 'replaced'}”" in strange
    desk.store.abandon()


@pytest.mark.parametrize("size", [50, 2048, 6144])
def test_a_file_that_can_not_be_read_is_never_said_to_be_whole(folder: Path, size: int) -> None:
    kept = shutil.move(folder / "backups", folder / "elsewhere")
    os.truncate(folder / FILE_NAME, size)
    done = recover(folder)
    assert not done.whole
    assert "现在的资料库是空的" in done.sentences[0]
    assert done.aside is not None
    assert done.aside.stat().st_size == size
    shutil.move(kept, folder / "backups")
    os.truncate(folder / FILE_NAME, size)
    done = recover(folder)
    assert not done.whole
    assert "“示例项目”在原文件中读不全，已取自" in done.sentences[1]
    assert "一共有多少张表" in done.sentences[2]


def test_drafts_that_are_gone_are_named_together(folder: Path) -> None:
    harm(folder, "UPDATE sqlite_sequence SET seq = 900000 WHERE name = 'drafts'")
    desk = Desk.open()
    assert examine(desk) == ("资料库中少了899999张自评表（编号2至900000），请用“修复资料库”恢复。",)
    desk.store.abandon()
    harm(folder, "UPDATE sqlite_sequence SET seq = 5 WHERE name = 'drafts'")
    done = recover(folder)
    assert done.sentences[0].startswith("资料库已恢复，5张自评表中有4张受影响")
    assert done.sentences[1] == "第2至5号自评表读不出来，备份中也没有。"


def test_a_number_that_no_store_comes_to_is_not_counted_up_to(folder: Path) -> None:
    harm(folder, f"UPDATE sqlite_sequence SET seq = {2**62} WHERE name = 'drafts'")
    desk = Desk.open()
    assert examine(desk) == ()
    desk.store.abandon()
    done = recover(folder)
    assert not done.whole
    assert done.sentences[0] == "资料库已恢复，找回1张自评表，都是完整的。"
    assert "一共有多少张表" in done.sentences[1]


def test_each_loss_has_its_sentence() -> None:
    at, made = "2026-03-02T09:30:00.000Z", datetime(2026, 3, 1, tzinfo=UTC)
    said = [
        list(_of_draft(one))
        for one in (
            SalvagedDraft(1, "甲", 5, 9, at),
            SalvagedDraft(1, "甲", 5, 9, at, made),
            SalvagedDraft(1, "甲", 5, 5, at, made),
            SalvagedDraft(1, "甲", 5, 5, at, cut=3, template_lost=True),
            SalvagedDraft(7, "", 0, 0, ""),
            SalvagedDraft(7, "乙", 0, 0, ""),
        )
    ]
    assert said[0][0].startswith("“甲”第6步至第9步的修改读不出来，内容恢复到2026-03-02")
    assert "已取自2026-03-01" in said[1][0]
    assert said[2][0].startswith("“甲”在原文件中读不全")
    assert said[3] == [
        "“甲”的内容完整，但第1步至第3步的修改记录读不出来。",
        "“甲”所用的表样存档读不出来，这张表暂时打不开；装回原来的表样后可再恢复一次。",
    ]
    assert said[4] == []
    assert said[5] == ["“乙”读不出来，备份中也没有。"]


def test_what_was_given_back_is_said() -> None:
    assert "有3步修改已从备用记录中补回" in _caught_up(CaughtUp(1, "甲", 3, 0))
    assert "“甲”有2步修改没能自动补回" in _caught_up(CaughtUp(1, "甲", 0, 2))
    assert "第1号自评表没能自动补回" in _caught_up(CaughtUp(1, "", 0, 2))
