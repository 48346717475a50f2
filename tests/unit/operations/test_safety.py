"""How safe the data is, and the rehearsal of a restore, on a real store."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import Cancelled, UserError
from desktop.models.keys import CellKey
from desktop.operations import safety
from desktop.operations.before_changes import note_program
from desktop.operations.desk import Desk
from desktop.operations.habits import Habits, keep_habits
from desktop.operations.housekeeping import keep_house
from desktop.operations.moving import pack_up
from desktop.operations.rehearsal import rehearse
from desktop.operations.safety import copy_away, keep_notes, load_notes, set_second_place, status
from desktop.storage import places, restoring
from desktop.storage.thinning import Reason, backup_name
from tests.helpers.desks import type_in
from tests.helpers.disks import mounted, remount
from tests.helpers.stores import START, harm

BUDGET = CellKey("funds", "annual_total", "full_year_budget")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.create("mof", "示例单位", "2025", "示例项目")
    desk.create("hubei", "示例单位", "2025", "另一项目")
    return desk


def type_budget(desk: Desk, text: str) -> None:
    type_in(desk, desk.open_draft("1"), BUDGET, text)


def test_the_page_says_what_is_where_and_since_when(desk: Desk) -> None:
    found = status(desk)
    assert (found.drafts, found.backups, found.backups_size) == (2, (), 0)
    assert (found.rehearsal, found.rehearsal_due) == (None, False)
    assert found.notices[0].startswith("还没有设置第二处备份位置")
    assert found.last_saved is not None
    assert found.store_size > 4096
    desk.store.back_up(Reason.BEFORE_IMPORT)
    type_budget(desk, "1")
    made = desk.store.back_up()
    assert made is not None
    made.backup.file.rename(made.backup.file.with_name(made.backup.file.name.replace("-by-hand", "")))
    found = status(desk)
    assert [one.reason for one in found.backups] == ["备份", "导入前"]
    assert found.backups_size == sum(one.size for one in found.backups)
    assert found.rehearsal_due


def test_a_network_folder_is_advised_against(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "on_network", lambda _folder: True)
    assert "请把资料放在本机硬盘" in status(desk).notices[0]


def test_the_second_place_gets_the_newest_backup(desk: Desk, tmp_path: Path) -> None:
    assert copy_away(desk.folder) == ""
    stick = tmp_path / "U盘"
    set_second_place(desk.folder, str(stick))
    assert copy_away(desk.folder) == ""
    desk.store.back_up()
    assert "现在不在" in copy_away(desk.folder)
    assert "现在不在" in status(desk).notices[0]
    stick.mkdir()
    assert copy_away(desk.folder).startswith("备份已同时复制到")
    assert copy_away(desk.folder).endswith("里已有最新的备份。")
    assert status(desk).second_place_there
    (own,) = (stick / "ziping-backups").iterdir()
    (copied,) = own.iterdir()
    assert copied.read_bytes() == desk.store.backups()[0].file.read_bytes()
    for number in range(6):
        type_budget(desk, str(number))
        desk.store.back_up()
        copy_away(desk.folder)
    assert len(list(own.iterdir())) == 3


def test_a_stick_may_serve_several_computers(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    set_second_place(desk.folder, str(stick))
    for number in range(4):
        type_budget(desk, str(number))
        desk.store.back_up()
        copy_away(desk.folder)
    (own,) = (stick / "ziping-backups").iterdir()
    kept = sorted(own.iterdir())
    with closing(Desk.open(tmp_path / "other computer")) as other:
        other.create("mof", "示例单位", "2025", "示例项目")
        other.store.back_up()
        set_second_place(other.folder, str(stick))
        assert copy_away(other.folder).startswith("备份已同时复制到")
    assert sorted(own.iterdir()) == kept
    assert len(list((stick / "ziping-backups").rglob("*.sqlite3"))) == len(kept) + 1


def test_a_second_place_that_can_not_be_written_is_said_until_it_can(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "ziping-backups").write_text("in the way")
    set_second_place(desk.folder, str(tmp_path))
    desk.store.back_up()
    assert "本机的备份不受影响" in copy_away(desk.folder)
    (said,) = status(desk).notices
    assert "没有复制到第二处" in said
    (tmp_path / "ziping-backups").unlink()
    assert keep_house(desk) == 0
    assert status(desk).notices == ()


def test_a_copy_that_failed_on_closing_is_said_at_the_next_start(user_folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    (stick / "ziping-backups").mkdir(parents=True)
    set_second_place(user_folder.parent / "data", str(stick))
    desk = Desk.open(user_folder.parent / "data")
    desk.create("mof", "示例单位", "2025", "示例项目")
    set_second_place(desk.folder, str(stick))
    stick.rename(tmp_path / "pulled")
    desk.close()
    (tmp_path / "pulled").rename(stick)
    assert "U盘没有插上" in load_notes(desk.folder).second_trouble
    desk = Desk.open(desk.folder)
    assert load_notes(desk.folder).second_trouble in status(desk).notices
    desk.close()
    assert load_notes(desk.folder).second_trouble == ""
    assert len(list(stick.rglob("*.sqlite3"))) == 1


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A real disk of its own, plugged in."""
    yield from mounted(tmp_path / "stick", "8m")


@pytest.mark.parametrize("told", [True, False])
def test_the_empty_folder_that_a_stick_is_mounted_on_is_no_second_place(
    desk: Desk, stick: Path, *, told: bool
) -> None:
    set_second_place(desk.folder, str(stick))
    if not told:
        keep_notes(desk.folder, replace(load_notes(desk.folder), second_apart=False))
    desk.store.back_up()
    assert "已同时复制" in copy_away(desk.folder)
    subprocess.run(["umount", str(stick)], check=True)
    type_budget(desk, "1")
    desk.store.back_up()
    assert "U盘没有插上" in copy_away(desk.folder)
    assert not status(desk).second_place_there
    assert list(stick.iterdir()) == []


def test_a_stick_that_turns_read_only_in_the_middle_of_the_copy_is_said(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_second_place(desk.folder, str(stick))
    desk.store.back_up()

    def copy_half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:20_000])
        remount(stick, "ro")
        shutil.copystat(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", copy_half)
        assert "本机的备份不受影响" in copy_away(desk.folder)
    assert "没有复制到第二处" in status(desk).notices[0]
    remount(stick, "rw")
    assert "已同时复制" in copy_away(desk.folder)
    (copy,) = (path for path in stick.rglob("*") if path.is_file())
    assert copy.read_bytes() == desk.backups()[0].file.read_bytes()


@pytest.mark.parametrize("inner", ["", "backups", "backups/../my stick"])
def test_a_second_place_within_the_data_is_refused(desk: Desk, inner: str) -> None:
    desk.store.back_up()
    with pytest.raises(UserError, match="不能作第二处备份"):
        set_second_place(desk.folder, str(desk.folder / inner))
    safety.keep_notes(desk.folder, safety.SafetyNotes(str(desk.folder / "backups")))
    assert "不能作第二处备份" in copy_away(desk.folder)
    assert not (desk.folder / "backups" / "ziping-backups").exists()


def test_a_second_place_reached_by_a_link_is_refused_too(desk: Desk, tmp_path: Path) -> None:
    try:
        (tmp_path / "link").symlink_to(desk.folder, target_is_directory=True)
    except OSError as error:
        pytest.skip(f"this user may make no links: {error}")
    with pytest.raises(UserError, match="不能作第二处备份"):
        set_second_place(desk.folder, str(tmp_path / "link"))


def test_settings_of_another_computer_bring_another_folder_of_their_own(desk: Desk, tmp_path: Path) -> None:
    desk.store.back_up()
    safety.keep_notes(desk.folder, safety.SafetyNotes(str(tmp_path), None, "someone-else-1234"))
    copy_away(desk.folder)
    (own,) = (tmp_path / "ziping-backups").iterdir()
    assert own.name == load_notes(desk.folder).second_name != "someone-else-1234"


def test_a_stick_that_is_pulled_leaves_no_folder_in_its_place(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.back_up()
    stick = tmp_path / "stick"
    set_second_place(desk.folder, str(stick))
    monkeypatch.setattr(Path, "is_dir", lambda _path: True)
    assert "没有复制到" in copy_away(desk.folder)
    monkeypatch.undo()
    assert not stick.exists()


def test_copies_that_were_cut_short_long_ago_are_cleared_away(desk: Desk, tmp_path: Path) -> None:
    desk.store.back_up()
    set_second_place(desk.folder, str(tmp_path))
    copy_away(desk.folder)
    (own,) = (tmp_path / "ziping-backups").iterdir()
    names = [backup_name(START, number) for number in (8, 9)]
    old, new, other = own / f"{names[0]}.part", own / f"{names[1]}.part", own / "mine.part"
    for file in (old, new, other):
        file.touch()
    os.utime(old, (1, 1))
    copy_away(desk.folder)
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_a_rehearsal_opens_and_scores_every_draft(desk: Desk) -> None:
    assert rehearse(desk) is None
    type_budget(desk, "194")
    desk.store.back_up()
    type_budget(desk, "200")
    heard: list[int] = []
    done = rehearse(desk, lambda place, _total, _what: heard.append(place))
    assert done is not None
    assert (done.sound, done.count, heard) == (True, 2, [0, 1])
    assert "2张自评表全部能打开、能评分，与现有资料一致" in done.sentence
    found = status(desk)
    assert (found.rehearsal, found.rehearsal_due) == (done, False)


def test_a_rehearsal_that_was_long_ago_or_in_the_future_is_due(desk: Desk) -> None:
    desk.store.back_up()
    done = rehearse(desk)
    assert done is not None
    for at in ("2020-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"):
        safety.keep_notes(desk.folder, safety.SafetyNotes("", replace(done, at=at)))
        assert status(desk).rehearsal_due


def test_what_a_rehearsal_finds_is_named(desk: Desk) -> None:
    desk.store.back_up()
    file = desk.store.backups()[0].file
    kept = file.read_bytes()
    harm(desk.folder, "UPDATE edits SET payload = '{}' WHERE draft = 2")
    done = rehearse(desk)
    assert done is not None
    assert done.sentence.endswith("“另一项目”与现有资料不一致。")
    assert done.sentence in status(desk).notices
    shutil.copy(file, desk.folder / "copy")
    name = f"backups/{file.name}"
    (desk.folder / "swap").mkdir()
    shutil.copy(desk.folder / name, desk.folder / "swap" / "ziping.sqlite3")
    harm(desk.folder / "swap", "UPDATE template_texts SET text = ''")
    shutil.copy(desk.folder / "swap" / "ziping.sqlite3", file)
    broken = rehearse(desk)
    assert broken is not None
    assert "“示例项目”打不开" in broken.sentence
    made, still = desk.store.backups()
    assert still.file == file
    made.file.unlink()
    file.write_bytes(kept[:5000])
    refused = rehearse(desk)
    assert refused is not None
    assert (refused.count, "备份不能恢复" in refused.sentence) == (0, True)
    assert refused.sentence.endswith(
        "重新备份也没有做好，别的备份也都有问题。请尽快导出全部数据，并检查磁盘。"
    )


def test_in_the_place_of_a_bad_backup_another_one_is_made(desk: Desk) -> None:
    desk.store.back_up()
    bad = desk.store.backups()[0].file
    with bad.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\xee" * 4096 * 3)
    done = rehearse(desk)
    assert done is not None
    assert not done.sound
    assert "备份文件" in done.sentence
    assert done.sentence.endswith("演练恢复完好。请检查磁盘。")
    made, still = desk.store.backups()
    assert (still.file, made.number) == (bad, 2)
    again = rehearse(desk)
    assert again is not None
    assert again.sound


def test_where_no_other_can_be_made_an_older_one_that_is_sound_is_named(desk: Desk) -> None:
    for number in range(3):
        type_budget(desk, str(number))
        desk.store.back_up()
    newest, second, _oldest = desk.store.backups()
    for one in (newest, second):
        one.file.write_bytes(one.file.read_bytes()[:5000])
    harm(desk.folder, "UPDATE template_texts SET text = ''")
    done = rehearse(desk)
    assert done is not None
    assert "再往前" in done.sentence
    assert "的备份完好，可以恢复" in done.sentence


def test_a_full_place_for_the_trial_says_nothing_of_the_backup(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.back_up()
    monkeypatch.setattr(restoring, "copy_store", _no_room)
    with pytest.raises(UserError, match=r"演练没有做成：临时文件夹.+备份本身没有发现问题"):
        rehearse(desk)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UserError, match="演练没有做成"):
        rehearse(desk)
    assert load_notes(desk.folder).rehearsal is None


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_a_rehearsal_can_be_stopped(desk: Desk) -> None:
    desk.store.back_up()

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rehearse(desk, stop)
    assert load_notes(desk.folder).rehearsal is None


ODD = {"at": "x", "backup": "b", "count": "2", "sound": True, "sentence": 7}
NEVER = '{"second_place": 5, "second_name": null, "rehearsal": %s}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"second_place": "", "rehearsal": {"at": 1}}',
        json.dumps({"second_place": "", "second_name": "", "rehearsal": ODD}),
        NEVER % "7",
        NEVER % '{"at": null}',
    ],
)
def test_notes_that_can_not_be_read_are_as_on_the_first_day(tmp_path: Path, text: str) -> None:
    (tmp_path / safety.FILE_NAME).write_text(text)
    assert load_notes(tmp_path) == safety.SafetyNotes()


def test_moments_that_are_none_keep_nobody_from_the_page(desk: Desk) -> None:
    harm(desk.folder, "UPDATE drafts SET updated = x'ff'")
    keep_notes(desk.folder, safety.SafetyNotes(rehearsal=safety.Rehearsal("long ago", "b", 1, True, "good")))
    desk.store.back_up()
    now = status(desk)
    assert (now.last_saved, now.rehearsal_due) == (None, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_nothing_that_is_kept_can_be_read_by_others(desk: Desk, tmp_path: Path) -> None:
    note_program(desk)
    keep_habits(Habits())
    set_second_place(desk.folder, str(tmp_path))
    type_budget(desk, "100")
    desk.back_up()
    copy_away(desk.folder)
    pack_up(tmp_path / "all.ziping", desk.folder)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"habits.json", "program.txt", safety.FILE_NAME} <= {path.name for path in kept}
    assert {path.name for path in kept if path.stat().st_mode & 0o077} == set()
