"""PDF files drawn line by line, as an office program prints a table.

PdfSketch()      a file in the making: lines, texts and pages, in points from the upper left corner
circular_pdf()   a file whose pages hold themselves
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from desktop.layout.sheet import Face
from desktop.printing.fonts import typefaces

WIDTH, HEIGHT = 595.0, 842.0


class PdfSketch:
    """A PDF in the making."""

    def __init__(self, **settings: object) -> None:
        self._held = io.BytesIO()
        self.canvas = Canvas(self._held, pagesize=(WIDTH, HEIGHT), **settings)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> PdfSketch:
        """Draw a line."""
        self.canvas.line(x1, HEIGHT - y1, x2, HEIGHT - y2)
        return self

    def area(self, x: float, y: float, width: float, height: float) -> PdfSketch:
        """Fill an area without an outline."""
        self.canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)
        return self

    def text(self, x: float, y: float, words: str, size: float = 9) -> PdfSketch:
        """Print a text in one go, from its left end on its base line."""
        text = self.canvas.beginText()
        text.setTextOrigin(x, HEIGHT - y)
        for font, run in typefaces()[Face.SONG].runs(words):
            text.setFont(font, size)
            text.textOut(run)
        self.canvas.drawText(text)
        return self

    def table(
        self, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float], height: float = 20
    ) -> PdfSketch:
        """Draw a table with all its lines; the text of a cell may have several."""
        bottom = top + height * len(rows)
        for x in xs:
            self.line(x, top, x, bottom)
        for number in range(len(rows) + 1):
            self.line(xs[0], top + number * height, xs[-1], top + number * height)
        for number, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                for below, line in enumerate(words.split("\n"), 1):
                    self.text(x + 2, top + number * height + 10 * below, line)
        return self

    def page(self) -> PdfSketch:
        """Begin a new page."""
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """End the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._held.getvalue()


def circular_pdf() -> bytes:
    """Let the pages of a PDF hold themselves."""
    held = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"), 1
    ):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 3\n0000000000 65535 f \n"
    return held + head + table + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(held)
