"""Files of unknown layouts are read by what the command line says of their headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.operations.forms import FiledForm, UnreadFile, read_files, read_record, try_files
from desktop.operations.looks import remembered
from desktop.operations.reading_as import read_as
from tests.helpers.dialects import bureau, save

SAID = ("事项=三级指标", "安排=年度指标值", "结果=indicators/actual_value", "满额=分值")


@pytest.fixture
def strange(tmp_path: Path) -> str:
    return str(
        save(
            tmp_path / "form.xlsx",
            bureau().put({"D12": "事项", "E12": "安排", "F12": "结果", "G12": "满额"}),
        )
    )


def test_a_file_is_read_by_what_is_said(strange: str) -> None:
    (filed,) = read_as([strange], "财政部标准格式", SAID)
    assert isinstance(filed, FiledForm)
    row = filed.reading.document.rows("indicators")[0]
    assert [row.text(name) for name in ("third_level", "target_value", "actual_value", "weight")] == [
        "指标1",
        "≥1次",
        "1次",
        "30",
    ]
    assert remembered().assignments == ()


def test_it_is_remembered_when_asked(strange: str) -> None:
    read_as([strange], "mof", SAID, keep=True)
    (assignment,) = remembered().assignments
    assert assignment.template == "mof"
    assert assignment.meanings["安排"] == ("indicators", "target_value")


def test_strange_headings_of_a_recognised_form_may_be_named(tmp_path: Path) -> None:
    path = save(tmp_path / "form.xlsx", bureau().put({"J12": "缘由", "J13": "多开一期"}))
    (filed,) = read_as([str(path)], "mof", ["缘由=偏差原因分析及改进措施"])
    assert isinstance(filed, FiledForm)
    assert filed.reading.document.rows("indicators")[0].text("deviation_reason") == "多开一期"


def test_files_without_anything_to_assign_are_read_as_ever(tmp_path: Path) -> None:
    path = str(save(tmp_path / "form.xlsx", bureau()))
    filed, unread = read_as([path, str(tmp_path / "none.xlsx")], "mof", SAID)
    assert isinstance(filed, FiledForm)
    assert isinstance(unread, UnreadFile)


@pytest.mark.parametrize(
    ("template", "column", "words"),
    [
        ("", "甲栏=分值", "--as"),
        ("mof", "甲栏", "标题=栏目"),
        ("mof", "=分值", "标题=栏目"),
        ("mof", "甲栏=", "标题=栏目"),
        ("mof", "甲栏=总数", "没有栏目“总数”；可写的有：资金来源、"),
    ],
)
def test_what_can_not_be_meant_is_said(template: str, column: str, words: str, strange: str) -> None:
    with pytest.raises(UserError) as error:
        read_as([strange], template, [column])
    assert words in error.value.sentence


def test_a_file_of_an_unknown_layout_says_with_which_line_it_is_read(strange: str, tmp_path: Path) -> None:
    (unread,) = read_files([strange])
    assert isinstance(unread, UnreadFile)
    assert f'ziping read "{strange}" --as mof --column "事项=三级指标"' in unread.sentence
    assert '--column "满额=分值"' in unread.sentence
    assert "还没有对上的栏目：" not in unread.sentence
    assert "窗口" in unread.sentence
    assert unread.sentence.count("%") == 1
    nothing = tmp_path / "空.xlsx"
    nothing.write_bytes(b"")
    (empty,) = read_files([str(nothing)])
    assert isinstance(empty, UnreadFile)
    assert "ziping" not in empty.sentence


def test_a_file_of_an_unknown_layout_is_tried_where_that_is_asked_for(strange: str) -> None:
    (tried,) = try_files([strange])
    assert isinstance(tried, FiledForm)
    assert tried.reading.tentative
    assert read_record(tried)["recognised"]["tentative"] is True
    (as_ever,) = read_as([strange], "mof", ())
    assert isinstance(as_ever, FiledForm)
