"""Characters and lines of a page are where they are looked at."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from desktop.workbook import pdf_page
from desktop.workbook.pdf_page import PageContent, read_page
from tests.helpers.pdf_files import HEIGHT, WIDTH, PdfSketch

MANY = 10_000


def content(data: bytes, most: int = MANY) -> PageContent | None:
    with pypdfium2.PdfDocument(data) as document:
        return read_page(document[0], most)


def read(sketch: PdfSketch) -> PageContent:
    found = content(sketch.bytes())
    assert found is not None
    return found


def test_lines_lie_across_and_down() -> None:
    found = read(PdfSketch().line(10, 20, 110, 20).line(10, 20, 10, 60).line(10, 20, 60, 90))
    (across,), (down,) = found.across, found.down
    assert (across.at, across.start, across.end) == pytest.approx((20, 10, 110), abs=0.01)
    assert (down.at, down.start, down.end) == pytest.approx((10, 20, 60), abs=0.01)


def test_a_thin_area_is_a_line_and_a_broad_one_a_background() -> None:
    found = read(PdfSketch().area(10, 20, 100, 1).area(10, 20, 1, 50).area(10, 20, 100, 50))
    assert [rule.at for rule in found.across] == pytest.approx([20.5], abs=0.01)
    assert [rule.at for rule in found.down] == pytest.approx([10.5], abs=0.01)


def test_an_outline_is_four_lines_and_one_that_is_not_drawn_none() -> None:
    sketch = PdfSketch()
    sketch.canvas.rect(10, 700, 100, 50, stroke=1, fill=0)
    found = read(sketch)
    assert (len(found.across), len(found.down)) == (2, 2)
    unseen = PdfSketch()
    unseen.canvas.rect(10, 700, 100, 1, stroke=0, fill=0)
    assert read(unseen).across == []


def test_two_outlines_of_one_path_are_apart() -> None:
    sketch = PdfSketch()
    path = sketch.canvas.beginPath()
    for y in (700, 720):
        path.moveTo(10, y)
        path.lineTo(100, y)
    sketch.canvas.drawPath(path)
    assert len(read(sketch).across) == 2


def test_what_is_drawn_in_a_form_is_moved_with_it() -> None:
    sketch = PdfSketch()
    sketch.canvas.beginForm("lines")
    sketch.canvas.line(0, 0, 50, 0)
    sketch.canvas.endForm()
    sketch.canvas.translate(10, HEIGHT - 40)
    sketch.canvas.doForm("lines")
    (across,) = read(sketch).across
    assert (across.at, across.start, across.end) == pytest.approx((40, 10, 60), abs=0.01)


def test_characters_have_places_and_texts_are_told_apart() -> None:
    found = read(PdfSketch().text(50, 100, "甲乙").text(50, 130, "丙"))
    assert [glyph.text for glyph in found.glyphs] == ["甲", "乙", "丙"]
    first, second, third = found.glyphs
    assert (first.left, first.right, first.base) == pytest.approx((50, 59, 100), abs=0.5)
    assert 88 < first.top < 95
    assert 100 < first.bottom < 105
    assert first.run == second.run != third.run


def test_rare_characters_and_hyphens_at_the_end_of_a_line_are_whole() -> None:
    found = read(PdfSketch().text(50, 100, "𬱟").text(50, 120, "foot-").text(50, 132, "note"))
    assert "".join(glyph.text for glyph in found.glyphs) == "𬱟foot-note"


def test_half_a_character_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter([0xDC5F, ord("甲"), 0xD873, ord("乙")])
    monkeypatch.setattr(pdf_page.raw, "FPDFText_GetUnicode", lambda _text, _number: next(codes))
    found = read(PdfSketch().text(50, 100, "一二三四"))
    assert "".join(glyph.text for glyph in found.glyphs) == "�甲乙"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_looked_at(turned: int) -> None:
    """The text is drawn so that it is upright once the page is turned."""
    sketch = PdfSketch()
    sketch.canvas.setPageRotation(turned)
    corner = {0: (0, HEIGHT), 90: (0, 0), 180: (WIDTH, 0), 270: (HEIGHT, WIDTH)}[turned]
    sketch.canvas.translate(*corner)
    sketch.canvas.rotate(turned)
    sketch.canvas.line(10, -20, 110, -20)
    text = sketch.canvas.beginText(50, -100)
    text.setFont("Helvetica", 9)
    text.textOut("7")
    sketch.canvas.drawText(text)
    found = read(sketch)
    (across,) = found.across
    assert (across.at, across.start, across.end) == pytest.approx((20, 10, 110), abs=0.01)
    assert found.down == []
    (seven,) = found.glyphs
    assert (seven.left, seven.base) == pytest.approx((50, 100), abs=0.5)


def test_what_is_clipped_says_where_it_is_shown() -> None:
    sketch = PdfSketch()
    for box in ((40, HEIGHT - 120, 60, 30), (40, HEIGHT - 150, 30, 100)):
        path = sketch.canvas.beginPath()
        path.rect(*box)
        sketch.canvas.clipPath(path, stroke=0, fill=0)
    found = read(sketch.text(65, 100, "露出来"))
    assert found.glyphs[0].window == pytest.approx((40, 90, 70, 120), abs=0.01)
    assert found.glyphs[0].x <= 68


def test_a_clip_without_any_line_hides_nothing() -> None:
    assert read(PdfSketch().text(65, 100, "都在")).glyphs[0].window is None


def test_pictures_are_counted() -> None:
    sketch = PdfSketch()
    sketch.canvas.drawInlineImage(Image.new("RGB", (2, 2)), 10, 700, 20, 20)
    assert read(sketch).pictures == 1


def test_too_much_on_a_page_is_none() -> None:
    lines = PdfSketch()
    for y in range(10):
        lines.line(0, 10 * y, 50, 10 * y)
    data = lines.bytes()
    assert content(data, 20) is not None
    assert content(data, 19) is None
    assert content(PdfSketch().text(10, 20, "一二三四").bytes(), 3) is None
    path = PdfSketch()
    long = path.canvas.beginPath()
    long.moveTo(0, 0)
    for x in range(10):
        long.lineTo(10 * x + 10, 0)
    path.canvas.drawPath(long)
    assert content(path.bytes(), 5) is None


def test_texts_without_a_sign_are_things_of_the_page_too() -> None:
    sketch = PdfSketch()
    for _ in range(5):
        sketch.text(10, 20, " ")
    data = sketch.bytes()
    assert content(data, 3) is not None
    assert content(data, 2) is None
