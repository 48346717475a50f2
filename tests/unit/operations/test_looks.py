"""What headings mean is remembered whole, strictly read, and set aside with a sentence when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import UserError
from desktop.operations.forms import read_each
from desktop.operations.looks import FILE_NAME, Remembered, forget, remember, remembered
from desktop.workbook.proposals import Assignment, Meaning
from tests.helpers.dialects import Sketch, bureau, save

SAID = Assignment("abc", "mof", {"计划数": ("indicators", "target_value")})


def test_an_assignment_is_remembered_until_it_is_forgotten(tmp_path: Path) -> None:
    assert remembered(tmp_path) == Remembered()
    remember(SAID, tmp_path)
    remember(Assignment("other", "hubei"), tmp_path)
    newer = Assignment("abc", "mof", {"计划": ("indicators", "target_value")})
    remember(newer, tmp_path)
    assert remembered(tmp_path).assignments == (Assignment("other", "hubei"), newer)
    assert forget("abc", tmp_path)
    assert not forget("abc", tmp_path)
    assert remembered(tmp_path).assignments == (Assignment("other", "hubei"),)


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    remember(SAID, tmp_path / "new")
    assert [file.name for file in (tmp_path / "new").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    ("meanings", "template", "words"),
    [
        ({"甲": ("indicators", "weight"), "乙栏": ("indicators", "weight")}, "mof", "一栏只能对应一个标题"),
        ({"甲栏": ("indicators", "nothing")}, "mof", "没有这一栏"),
        ({}, "gone", "已不在本程序里"),
    ],
)
def test_what_contradicts_itself_is_not_remembered(
    meanings: dict[str, Meaning], template: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=words):
        remember(Assignment("abc", template, meanings), tmp_path)
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[{", "JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b"{}", "“/”"),
        (b"[1]", "“/1”"),
        (b'[{"look": "a", "template": "mof"}]', "“/1”"),
        (b'[{"look": 1, "template": "mof", "meanings": {}}]', "“/1”"),
        (b'[{"look": "a", "template": "mof", "meanings": {"x": ["a"]}}]', "“/1”"),
        (b'[{"look": "a", "template": "mof", "meanings": {"x": ["a", 1]}}]', "“/1”"),
    ],
)
def test_a_damaged_file_is_set_aside_and_said(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    found = remembered(tmp_path)
    assert found.assignments == ()
    assert words in found.notice
    assert "looks-1.damaged" in found.notice
    assert (tmp_path / "looks-1.damaged").read_bytes() == content
    assert remembered(tmp_path) == Remembered()
    (tmp_path / FILE_NAME).write_bytes(content)
    assert "looks-2.damaged" in remembered(tmp_path).notice
    remember(SAID, tmp_path)
    assert remembered(tmp_path).assignments == (SAID,)


def test_a_file_that_can_not_be_read_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert "读不了" in remembered(tmp_path).notice
    assert (tmp_path / FILE_NAME).is_dir()


def strange() -> Sketch:
    return bureau().put({"D12": "事项", "E12": "计划数", "F12": "结果", "G12": "满额"})


def test_files_of_a_remembered_look_are_read_by_it(tmp_path: Path) -> None:
    path = str(save(tmp_path / "form.xlsx", strange()))
    (found,) = read_each([path])
    assert found.forms == ()
    meanings = {"事项": "third_level", "计划数": "target_value", "结果": "actual_value", "满额": "weight"}
    look = found.near[0].look
    remember(Assignment(look, "mof", {text: ("indicators", name) for text, name in meanings.items()}))
    (again,) = read_each([path])
    (filed,) = again.forms
    assert [row.text("target_value") for row in filed.reading.document.rows("indicators")] == [
        "≥1次",
        "≥2次",
        "≥3次",
    ]


def test_damage_is_said_beside_what_is_read(tmp_path: Path) -> None:
    paths.user_folder().mkdir(parents=True, exist_ok=True)
    known, unknown = (
        str(save(tmp_path / f"{number}.xlsx", sketch)) for number, sketch in enumerate((bureau(), strange()))
    )
    for files in ([known, unknown], [unknown, known]):
        (paths.user_folder() / FILE_NAME).write_text("[{")
        first, second = read_each(files)
        said = [first.sentence, *(note for filed in first.forms for note in filed.reading.notes)]
        assert "已损坏" in "".join(said)
        assert "已损坏" not in second.sentence
