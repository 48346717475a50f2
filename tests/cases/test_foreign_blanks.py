"""The blanks of other provinces, as workbooks and Word files, are filled whole from their own cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.operations.fill import FillReport, fill_into, open_blank
from desktop.operations.forms import FiledForm, read_files
from tests.helpers import foreign_forms as forms
from tests.helpers.dialects import Sketch, save
from tests.helpers.foreign_blanks import blank_of, shortened
from tests.helpers.foreign_forms import Form
from tests.helpers.word_blanks import word_sketch

DRAWN: dict[str, Callable[[Form], Sketch]] = {
    "bureau": lambda form: forms.bureau(form).sketch(),
    "system": lambda form: forms.system(form).sketch(),
    "messy": forms.messy,
}


def filled(blank: Path, whole: Path) -> FillReport:
    """Fill a blank with the form of another file."""
    (read,) = read_files([str(whole)])
    assert isinstance(read, FiledForm)
    return fill_into(open_blank(blank, read.form), read.form, blank.with_stem("filled"))


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize("name", forms.names())
def test_a_blank_workbook_takes_all_of_its_form(name: str, dialect: str, tmp_path: Path) -> None:
    form = forms.load(name)
    whole = save(tmp_path / "whole.xlsx", DRAWN[dialect](form))
    blank = save(tmp_path / "blank.xlsx", DRAWN[dialect](blank_of(form, named=False)))
    report = filled(blank, whole)
    assert report.is_complete, report.lines


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("name", forms.names())
def test_a_word_blank_takes_all_of_its_form(name: str, short: bool, tmp_path: Path) -> None:
    form = forms.load(name)
    whole, blank = tmp_path / "whole.docx", tmp_path / "blank.docx"
    whole.write_bytes(word_sketch(DRAWN["bureau"](form)))
    drawn = blank_of(shortened(form) if short else form, named=short)
    blank.write_bytes(word_sketch(DRAWN["bureau"](drawn)))
    report = filled(blank, whole)
    assert report.is_complete, report.lines


def test_what_only_its_place_tells_of_a_blank_is_said(tmp_path: Path) -> None:
    form = forms.load("kunming-dept-2023")
    whole = save(tmp_path / "whole.xlsx", DRAWN["bureau"](form))
    blank = save(tmp_path / "blank.xlsx", DRAWN["bureau"](blank_of(form, named=False)))
    report = filled(blank, whole)
    assert report.notes
    assert all(note.startswith("空表：") for note in report.notes)
