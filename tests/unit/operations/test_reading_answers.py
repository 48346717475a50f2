from __future__ import annotations

import io
import os
import pickle
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from desktop.models.document import Cell, Origin
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.operations.reading_answers import pack_reading, unpack_reading
from desktop.operations.reading_frames import Frame, Word, next_frame, put_frame
from desktop.templates.spec import Template
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading
from tests.helpers.reading import good_file


def read(folder: Path) -> FileReading:
    return read_file(good_file(folder), library().templates(), library().vocabulary)


def find(template_id: str, digest: str) -> Template:
    found = library().template(template_id)
    assert found.digest == digest
    return found


def test_what_was_read_arrives_as_it_was(tmp_path: Path) -> None:
    before = read(tmp_path)
    after = unpack_reading(pack_reading(before, library().templates()), find)
    (one,), (other,) = before.forms, after.forms
    assert other == one
    assert other.template is one.template
    (sheet,), (twin,) = before.sheets, after.sheets
    assert list(twin.cells()) == list(sheet.cells())
    assert twin.facts == sheet.facts
    assert twin.anchor(4, 0) == sheet.anchor(4, 0)


def test_cells_keep_who_wrote_them(tmp_path: Path) -> None:
    before = read(tmp_path)
    key, cell = next(iter(before.forms[0].document.cells()))
    document = before.forms[0].document.with_cell(key, Cell(cell.text, Origin.TYPED))
    changed = replace(before, forms=(replace(before.forms[0], document=document),))
    after = unpack_reading(pack_reading(changed, library().templates()), find).forms[0]
    assert after.document == document
    origins = [other.origin for _, other in document.cells()]
    assert [other.origin for _, other in after.document.cells()] == origins
    assert set(origins) == {Origin.TYPED, Origin.IMPORTED}
    assert {type(key) for key in (*after.places, *after.rooms)} == {CellKey}


def test_templates_are_named_and_not_sent(tmp_path: Path) -> None:
    reading = read(tmp_path)
    packed = pack_reading(reading, library().templates())
    whole = pack_reading(reading, ())
    assert len(packed) < 60_000
    assert len(whole) > len(packed)
    assert unpack_reading(whole, find).forms[0].template == reading.forms[0].template


def test_a_template_made_for_the_file_is_sent(tmp_path: Path) -> None:
    reading = read(tmp_path)
    other = replace(reading.forms[0].template, name="另一张")
    changed = replace(reading, forms=(replace(reading.forms[0], template=other),))
    packed = pack_reading(changed, library().templates())
    assert unpack_reading(packed, find).forms[0].template.name == "另一张"


def test_what_the_finder_says_is_passed_on(tmp_path: Path) -> None:
    def refuse(template_id: str, digest: str) -> Template:
        raise LookupError(template_id, digest)

    with pytest.raises(LookupError, match="mof"):
        unpack_reading(pack_reading(read(tmp_path), library().templates()), refuse)


class Hostile:
    """Calls something when it is unpacked."""

    def __init__(self, call: Any, *given: Any) -> None:
        self._call = call
        self._given = given

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return self._call, self._given


@pytest.mark.parametrize(
    "hostile",
    [
        Hostile(os.mkdir, "made"),
        Hostile(eval, "1"),
        Hostile(getattr, FileReading, "__init__"),
        # Functions of the program itself, and what its modules have from others.
        Hostile(read_file, Path("a")),
    ],
    ids=["system", "eval", "getattr", "own function"],
)
def test_nothing_but_what_is_known_is_unpacked(hostile: Hostile) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack_reading(pickle.dumps(hostile), find)


def test_what_modules_have_from_others_is_not_unpacked() -> None:
    # A name with a dot is looked up in what the module holds.
    body = b"\x80\x04\x8c\x21desktop.operations.reading_child\x8c\x07os.exec\x93."
    body = body.replace(b"\x8c\x21", bytes((0x8C, len("desktop.operations.reading_child"))))
    body = body.replace(b"\x8c\x07os.exec", b"\x8c\x08os.execv")
    with pytest.raises(pickle.UnpicklingError, match="execv"):
        unpack_reading(body, find)


def test_an_answer_is_what_was_read_from_a_file() -> None:
    with pytest.raises(pickle.UnpicklingError, match="dict"):
        unpack_reading(pickle.dumps({"a": 1}), find)


def test_mappings_that_cannot_be_changed_stay_so(tmp_path: Path) -> None:
    reading = read(tmp_path)
    frozen = replace(reading.forms[0], labels=MappingProxyType({("a", "b"): "丙"}))
    packed = pack_reading(replace(reading, forms=(frozen,)), library().templates())
    labels = unpack_reading(packed, find).forms[0].labels
    assert isinstance(labels, MappingProxyType)
    assert labels == {("a", "b"): "丙"}


def test_frames_are_heard_as_they_were_said() -> None:
    pipe = io.BytesIO()
    said = [Frame(Word.BEGUN), Frame(Word.READ, b"\x00" * 9)]
    for frame in said:
        put_frame(pipe, frame)
    pipe.seek(0)
    assert [next_frame(pipe), next_frame(pipe), next_frame(pipe)] == [*said, None]


@pytest.mark.parametrize(
    "said", [b"", b"\x04", b"\x04" + bytes(7) + b"\x05abcd", b"\x63" + bytes(8), b"\x04" + b"\xff" * 8]
)
def test_what_is_no_frame_is_the_end(said: bytes) -> None:
    assert next_frame(io.BytesIO(said)) is None
