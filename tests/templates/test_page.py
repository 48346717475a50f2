"""The page that shows every form says what the forms say now, beside a picture of each."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from desktop.operations.library import library
from installer.pictures import page_of_forms

DOCS = Path(__file__).resolve().parents[2] / "docs"
LARGEST = 60_000
"""Bytes that a picture of a page may take."""


def test_the_page_of_the_forms_is_up_to_date() -> None:
    written = (DOCS / "templates.md").read_text("utf-8")
    assert written == page_of_forms(library().templates()), "run: python -m installer.pictures"


def test_every_form_has_a_small_picture_and_nothing_else_is_there() -> None:
    pictures = {path.stem: path for path in (DOCS / "templates").iterdir()}
    assert set(pictures) == {template.id for template in library().templates()}
    for path in pictures.values():
        assert path.stat().st_size < LARGEST
        with Image.open(path) as picture:
            assert picture.mode == "P"
