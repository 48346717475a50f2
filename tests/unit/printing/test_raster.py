from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from desktop.layout.compose import compose
from desktop.layout.measures import MM
from desktop.layout.paginate import paginate
from desktop.printing.pdf import write_pdf
from desktop.printing.raster import Raster, page_count, render
from tests.helpers.papers import METRICS, case_form


@pytest.fixture(scope="module")
def pdf() -> bytes:
    form = case_form("000-1")
    sheet = compose(form, None, METRICS)
    content = BytesIO()
    write_pdf([(sheet.title, paginate(sheet, form.template.page))], content)
    return content.getvalue()


def is_dark(picture: Raster, x: float, y: float) -> bool:
    """Look for ink within a pixel of a place given in millimetres."""
    column, row = (int(length * MM * 100 / 72) for length in (x, y))
    return any(
        picture.data[(row + down) * picture.stride + (column + right) * 3] < 128
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    )


def test_a_page_is_rendered_in_its_size(pdf: bytes) -> None:
    picture = render(pdf, 0, 100)
    assert (picture.width, picture.height) == (827, 1170)
    assert picture.stride >= picture.width * 3
    assert len(picture.data) == picture.stride * picture.height


def test_margins_stay_white_and_the_frame_is_drawn(pdf: bytes) -> None:
    picture = render(pdf, 1, 100)
    assert all(not is_dark(picture, x, y) for x in (5, 10, 200, 205) for y in range(5, 290, 5))
    assert all(is_dark(picture, 18, y) for y in range(20, 60, 5))
    assert all(is_dark(picture, 194, y) for y in range(20, 60, 5))


def test_pages_are_counted(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf)
    assert page_count(pdf) == page_count(file) == 2


def test_a_file_and_its_content_give_the_same_picture(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf)
    assert render(file, 1, 50) == render(pdf, 1, 50)
