"""A bundle is verified as a whole: its forms, their papers and its list."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.operations.bundle import write_bundle
from desktop.operations.forms import export_workbook, receipt_of
from desktop.operations.verify import Outcome, verify
from tests.helpers.forms import changed, sound_form

SOUND = sound_form()
CODE = receipt_of(SOUND)
SAME, DIFFERS, UNREADABLE, UNCHECKED = Outcome.SAME, Outcome.DIFFERS, Outcome.UNREADABLE, Outcome.UNCHECKED

SECOND = changed(SOUND, {"header/项目名称": "设备购置"})


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    target = tmp_path / "报送.zip"
    write_bundle([SOUND, SECOND], target, "{项目名称}")
    return target


def replaced(bundle: Path, changes: dict[str, bytes | None]) -> None:
    """Pack a bundle anew with other files, or without some."""
    with zipfile.ZipFile(bundle) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(bundle, "w") as new:
        for name, data in {**members, **changes}.items():
            if data is not None:
                new.writestr(name, data)


def told(*things: Path) -> list[tuple[str, Outcome]]:
    return [(one.subject.rpartition("/")[2], one.outcome) for one in verify(list(map(str, things)))]


def test_all_that_stands_in_a_bundle_is_verified(bundle: Path) -> None:
    other = receipt_of(SECOND)
    heard: list[str] = []
    verdicts = verify([str(bundle)], progress=lambda _done, _total, what: heard.append(what))
    assert [(one.subject, one.outcome) for one in verdicts] == [
        ("经办人员培训.xlsx", SAME),
        ("设备购置.xlsx", SAME),
        ("清单.xlsx", SAME),
        (f"经办人员培训.pdf上的校验码{CODE}", SAME),
        (f"设备购置.pdf上的校验码{other}", SAME),
    ]
    assert verdicts[2].sentence == "与旁边的2张表对得上，校验码都一致。"
    assert list(dict.fromkeys(heard)) == [f"{bundle}/经办人员培训.xlsx", f"{bundle}/设备购置.xlsx"]


def test_the_folder_that_a_bundle_was_unpacked_into_is_verified_like_it(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "收到"
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(folder)
    assert [outcome for _, outcome in told(folder)] == [outcome for _, outcome in told(bundle)]


def test_an_empty_folder_can_not_be_verified(tmp_path: Path) -> None:
    assert told(tmp_path) == [(tmp_path.name, UNREADABLE)]


def test_a_form_that_was_changed_in_a_bundle_is_noticed_three_times(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as packed:
        packed.extract("经办人员培训.xlsx", tmp_path)
    altered = load_workbook(tmp_path / "经办人员培训.xlsx")
    altered.worksheets[0]["G13"] = 15
    altered.save(tmp_path / "经办人员培训.xlsx")
    replaced(bundle, {"经办人员培训.xlsx": (tmp_path / "经办人员培训.xlsx").read_bytes()})
    verdicts = verify([str(bundle)])
    assert [one.outcome for one in verdicts] == [DIFFERS, SAME, DIFFERS, DIFFERS, SAME]
    assert verdicts[2].sentence == (
        f"清单上有的校验码，旁边没有这样的表：{CODE}。内容不在清单上的表：经办人员培训.xlsx。"
    )


def test_a_form_that_was_taken_out_or_put_in_is_noticed(bundle: Path, tmp_path: Path) -> None:
    export_workbook([changed(SOUND, {"header/项目名称": "别的"})], tmp_path / "别的.xlsx")
    added = (tmp_path / "别的.xlsx").read_bytes()
    replaced(bundle, {"设备购置.xlsx": None, "设备购置.pdf": None, "别的.xlsx": added, "坏.xlsx": b"x"})
    verdicts = {one.subject.rpartition("/")[2]: one for one in verify([str(bundle)])}
    assert verdicts["清单.xlsx"].sentence == (
        f"清单上有的校验码，旁边没有这样的表：{receipt_of(SECOND)}。内容不在清单上的表：别的.xlsx。"
    )
    assert verdicts["坏.xlsx"].outcome is UNREADABLE
    assert verdicts["坏.xlsx"].subject == f"{bundle}/坏.xlsx"


def test_a_list_by_itself_is_as_good_as_its_codes(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as packed:
        packed.extract("清单.xlsx", tmp_path)
    assert told(tmp_path / "清单.xlsx") == [
        (f"清单.xlsx上的校验码{CODE}", UNCHECKED),
        (f"清单.xlsx上的校验码{receipt_of(SECOND)}", UNCHECKED),
    ]
    (tmp_path / "甲").mkdir()
    export_workbook([SOUND], tmp_path / "甲" / "清单.xlsx")
    (tmp_path / "乙").mkdir()
    (tmp_path / "乙" / "清单.xlsx").write_bytes(b"PK\x03\x04")
    assert told(tmp_path / "甲" / "清单.xlsx") == [("清单.xlsx", SAME)]
    assert told(tmp_path / "乙" / "清单.xlsx") == [("清单.xlsx", UNREADABLE)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.xlsx")
    (verdict,) = verify([str(tmp_path / "管道.xlsx")])
    assert (verdict.outcome, "不是普通文件" in verdict.sentence) == (UNREADABLE, True)
