"""What the tests of reading share: a reader of sketches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.operations.library import library
from desktop.workbook.reading import Reading
from tests.helpers.dialects import Sketch, save
from tests.helpers.readings import read_workbook

Read = Callable[..., list[Reading]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that saves sketches as the sheets of a workbook and reads it."""

    def read_sheets(*sheets: Sketch, **more: str) -> list[Reading]:
        known = library()
        path = save(tmp_path / "form.xlsx", *sheets, **more)
        return read_workbook(path, known.templates(), known.vocabulary)

    return read_sheets
