"""What is zipped is the same whenever it is made of the same."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook, load_workbook

from desktop.layout.compose import compose
from desktop.operations.library import library
from desktop.workbook.steady import steady, zipped
from desktop.workbook.write import workbook_bytes
from tests.helpers.forms import sound_form


def book(year: int) -> bytes:
    made = Workbook()
    made.properties.created = datetime(year, 1, 1, tzinfo=UTC)
    made.properties.title = "清单"
    assert made.active is not None
    made.active["A1"] = "甲"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_when_a_workbook_was_written_does_not_show() -> None:
    assert book(2020) != book(2021)
    assert steady(book(2020)) == steady(book(2021))
    read = load_workbook(io.BytesIO(steady(book(2020))))
    assert read.properties.title == "清单"
    assert read.active is not None
    assert read.active["A1"].value == "甲"


def test_a_form_is_always_the_same_workbook() -> None:
    form = sound_form()
    both = [workbook_bytes([(form, compose(form, None, library().metrics))]) for _ in range(2)]
    assert both[0] == both[1]
    properties = zipfile.ZipFile(io.BytesIO(both[0])).read("docProps/core.xml")
    assert b"dcterms:" not in properties.replace(b"xmlns:dcterms", b"")


@pytest.mark.parametrize(("packed", "way"), [(True, zipfile.ZIP_DEFLATED), (False, zipfile.ZIP_STORED)])
def test_parts_keep_order_names_and_contents(packed: bool, way: int) -> None:
    parts = [("清单.xlsx", b"b" * 1000), ("a/表.pdf", b"")]
    made = zipped(parts, packed=packed)
    assert made == zipped(parts, packed=packed)
    read = zipfile.ZipFile(io.BytesIO(made))
    assert [(name, read.read(name)) for name in read.namelist()] == parts
    assert {info.compress_type for info in read.infolist()} == {way}
    assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert read.testzip() is None
