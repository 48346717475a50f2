"""The files of a zip of forms, within the limits that hold for every file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from desktop.operations.bundle import write_bundle
from desktop.operations.bundle_members import Packed, beside_forms, is_zip, names_in, packed_file
from desktop.operations.forms import export_document, export_workbook
from desktop.workbook.container import MOST_FILE_BYTES, MOST_MEMBERS
from tests.helpers.forms import sound_form


def packed_as(file: Path, members: dict[str, bytes]) -> Path:
    file.write_bytes(zipped(members))
    return file


def zipped(members: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return raw.getvalue()


def opened(file: Path) -> Packed:
    found = packed_file(file)
    assert found is not None
    return found


def test_the_files_of_a_zip_are_listed_and_read(tmp_path: Path) -> None:
    found = opened(packed_as(tmp_path / "收.zip", {"甲/1.xlsx": b"one", "2.docx": b"two", "空/": b""}))
    assert list(names_in(found)) == ["甲/1.xlsx", "2.docx"]
    assert (found.read("甲/1.xlsx"), found.read("2.docx")) == (b"one", b"two")


def test_those_of_a_zip_in_it_stand_behind_its_name(tmp_path: Path) -> None:
    inner = zipped({"a.xlsx": b"one"})
    members = {
        "甲.zip": inner,
        "坏.zip": b"PK\x03\x04",
        "照片.zip": zipped({"a.png": b"x"}),
        "b.xlsx": b"two",
    }
    found = opened(packed_as(tmp_path / "收.zip", members))
    assert list(names_in(found)) == ["甲.zip/a.xlsx", "坏.zip", "照片.zip", "b.xlsx"]
    deep = zipped({"更深.zip": inner})
    found = opened(packed_as(tmp_path / "深.zip", {"甲.zip": deep}))
    assert list(names_in(found)) == ["甲.zip/更深.zip"]


@pytest.mark.parametrize("code", ["gb18030", "utf-8"])
def test_names_are_read_in_the_code_that_they_were_packed_in(tmp_path: Path, code: str) -> None:
    name = "单位自评表.xlsx"
    raw = name.encode(code)
    data = zipped({"x" * len(raw): b"one"}).replace(b"x" * len(raw), raw)
    (tmp_path / "收.zip").write_bytes(data)
    found = opened(tmp_path / "收.zip")
    assert list(names_in(found)) == [name]
    assert found.read(name) == b"one"


def test_names_in_no_known_code_stay_as_they_are(tmp_path: Path) -> None:
    data = zipped({"xx.xlsx": b"one"}).replace(b"xx.xlsx", b"\xff\xff.xlsx")
    (tmp_path / "收.zip").write_bytes(data)
    (name,) = names_in(opened(tmp_path / "收.zip"))
    assert name.endswith(".xlsx")


def test_a_bundle_of_ours_is_a_zip_of_forms(tmp_path: Path) -> None:
    write_bundle([sound_form()], tmp_path / "包.zip", "{项目名称}")
    found = opened(tmp_path / "包.zip")
    assert list(names_in(found)) == ["清单.xlsx", "经办人员培训.xlsx", "经办人员培训.pdf"]


def test_other_files_are_no_zip_of_forms(tmp_path: Path) -> None:
    export_workbook([sound_form()], tmp_path / "表.xlsx")
    export_document([sound_form()], tmp_path / "表.docx")
    packed_as(tmp_path / "照片.zip", {"1.jpg": b"x"})
    packed_as(tmp_path / "倒.xlsx", {"customXml/item1.xml": b"x", "xl/workbook.xml": b"<a/>"})
    (tmp_path / "短.zip").write_bytes(b"PK")
    (tmp_path / "文.csv").write_bytes(b"x" * 100)
    for name in ("表.xlsx", "表.docx", "照片.zip", "倒.xlsx", "短.zip", "文.csv", "没有.zip"):
        assert packed_file(tmp_path / name) is None
    assert [is_zip(tmp_path / name) for name in ("表.xlsx", "照片.zip", "没有.zip")] == [False, True, False]


def test_what_is_not_safe_is_not_looked_into(tmp_path: Path) -> None:
    outside = packed_as(tmp_path / "外.zip", {"../../表.xlsx": b"x"})
    many = packed_as(tmp_path / "多.zip", {f"{number}.xlsx": b"" for number in range(MOST_MEMBERS + 1)})
    bomb = packed_as(tmp_path / "大.zip", {f"{number}.xlsx": bytes(20 << 20) for number in range(6)})
    cut = tmp_path / "断.zip"
    cut.write_bytes(zipped({"1.xlsx": b"x" * 500})[:-40])
    for file in (outside, many, bomb, cut):
        assert is_zip(file)
        assert packed_file(file) is None


def test_a_zip_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    file = packed_as(tmp_path / "巨.zip", {"1.xlsx": b"x"})
    with file.open("r+b") as stream:
        stream.truncate(MOST_FILE_BYTES + 1)
    assert packed_file(file) is None


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["清单.xlsx", "a.xlsx", "a.pdf"], ["清单.xlsx", "a.pdf"]),
        (
            ["甲.zip/清单.xlsx", "甲.zip/a.xlsx", "甲.zip/a.pdf", "b.pdf"],
            ["甲.zip/清单.xlsx", "甲.zip/a.pdf"],
        ),
        (["清单.xlsx", "a.xlsx", "a.pdf", "b.xlsx"], []),
        (["清单.xlsx", "a.pdf"], []),
        (["清单.xlsx", "下/a.xlsx", "下/a.pdf"], []),
        (["a.xlsx", "a.pdf"], []),
        (["我的清单.xlsx", "a.xlsx", "a.pdf"], []),
    ],
)
def test_list_and_papers_of_a_bundle_stand_beside_its_forms(names: list[str], left: list[str]) -> None:
    assert beside_forms(names) == frozenset(left)
