"""What was read from a file, whole and without what only some need."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.library import library
from desktop.workbook.read import read_file
from tests.helpers.dialects import bureau, save


def test_forms_alone_leave_sheets_and_rooms_behind(tmp_path: Path) -> None:
    known = library()
    whole = read_file(save(tmp_path / "表.xlsx", bureau()), known.templates(), known.vocabulary)
    (form,), (alone,) = whole.forms, whole.forms_alone.forms
    assert whole.sheets
    assert form.rooms
    assert whole.forms_alone.sheets == ()
    assert (dict(alone.rooms), dict(alone.lines)) == ({}, {})
    assert (alone.document, alone.places, alone.unread) == (form.document, form.places, form.unread)
