"""Write forms as one PDF, from pages that layout has made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.layout.pages import Pages, Part
from desktop.layout.sheet import Face
from desktop.models.keys import CellKey
from desktop.printing.borders import border_lines
from desktop.printing.fonts import SONG, Typeface, typefaces
from desktop.saving import save
from desktop.templates.spec import Align
from desktop.text import printing as wording
from desktop.text import receipts

_BORDER = 0.5
_SQUARE = 2
"""Line ends that make closed corners."""
_NUMBER_SIZE = 9.0
_RECEIPT_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str = ""
    author: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """Characters of one cell that no shipped typeface has; 〓 is printed for them."""

    form: int
    """Place of the form in the file, from 0."""
    key: CellKey | None
    """The cell; none for a label."""
    text: str
    characters: str


def write_pdf(
    forms: Sequence[tuple[str, Pages]], target: Path | BinaryIO, properties: Properties | None = None
) -> tuple[MissingGlyph, ...]:
    """Write forms one after the other; the same forms always give the same bytes.

    Args:
        forms: Title and pages of each form; with several, each title becomes a bookmark.
        target: Where the PDF goes; a file appears whole or not at all.
        properties: Title, author and subject of the file; the title is the first form's unless given.

    Returns:
        Characters that could not be printed. The caller has to tell the user.

    Raises:
        UserError: The file can't be written.
    """
    content = BytesIO()
    faces = typefaces()
    canvas = Canvas(
        content,
        initialFontName=SONG,  # type: ignore[arg-type]  # a name; the stubs take it for a size
        lang="zh-CN",
        pageCompression=1,
        invariant=1,
    )
    _describe(canvas, properties or Properties(), forms[0][0])
    for place, (title, pages) in enumerate(forms):
        if len(forms) > 1:
            _bookmark(canvas, place, title)
        _draw_form(canvas, pages, faces)
    canvas.save()
    if isinstance(target, Path):
        save(content.getvalue(), target)
    else:
        target.write(content.getvalue())
    return tuple(
        missing for place, (_, pages) in enumerate(forms) for missing in missing_glyphs(pages, place)
    )


def missing_glyphs(pages: Pages, form: int = 0) -> list[MissingGlyph]:
    """Find the characters that no shipped typeface has, with the cells they stand in.

    Args:
        pages: One form.
        form: Its place in the file.
    """
    faces = typefaces()
    found = []
    for parts in pages.pages:
        for part in parts:
            text = "".join(part.lines)
            characters = faces[part.face].missing(text)
            if characters and not part.repeated:
                found.append(MissingGlyph(form, part.key, text, characters))
    return found


def _describe(canvas: Canvas, properties: Properties, title: str) -> None:
    canvas.setTitle(properties.title or title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setCreator(wording.CREATOR)


def _bookmark(canvas: Canvas, place: int, title: str) -> None:
    name = f"form-{place}"
    canvas.bookmarkPage(name)
    canvas.addOutlineEntry(title, name)
    canvas.showOutline()


def _draw_form(canvas: Canvas, pages: Pages, faces: Mapping[Face, Typeface]) -> None:
    for number, parts in enumerate(pages.pages, start=1):
        canvas.setPageSize((pages.width, pages.height))
        # Layout measures from the upper edge of the page, PDF from the lower one.
        canvas.setLineWidth(_BORDER)
        canvas.setLineCap(_SQUARE)
        canvas.lines(
            [(x1, pages.height - y1, x2, pages.height - y2) for x1, y1, x2, y2 in border_lines(parts)]
        )
        text = canvas.beginText()
        for part in parts:
            _write(text, part, pages.height, faces[part.face])
        if pages.receipt:
            _write_receipt(text, pages, max(part.left + part.width for part in parts), faces[Face.SONG])
        _write_number(text, pages, number, faces[Face.SONG])
        canvas.drawText(text)
        canvas.showPage()


def _write(text: PDFTextObject, part: Part, height: float, typeface: Typeface) -> None:
    for line, baseline in zip(part.lines, part.baselines, strict=True):
        left = part.left + part.inset
        if part.align is not Align.LEFT:
            spare = part.width - 2 * part.inset - typeface.width(line, part.size)
            left += spare / 2 if part.align is Align.CENTRE else spare
        _set(text, line, left, height - baseline, part.size, typeface)


def _write_number(text: PDFTextObject, pages: Pages, number: int, typeface: Typeface) -> None:
    words = wording.PAGE_NUMBER.format(page=number, pages=len(pages.pages))
    left = (pages.width - typeface.width(words, _NUMBER_SIZE)) / 2
    _set(text, words, left, pages.height - pages.number_baseline, _NUMBER_SIZE, typeface)


def _write_receipt(text: PDFTextObject, pages: Pages, right: float, typeface: Typeface) -> None:
    """Write the receipt code on the line of the page number, ending where the form does."""
    words = receipts.FOOTER.format(code=pages.receipt)
    left = right - typeface.width(words, _RECEIPT_SIZE)
    _set(text, words, left, pages.height - pages.number_baseline, _RECEIPT_SIZE, typeface)


def _set(
    text: PDFTextObject, line: str, left: float, baseline: float, size: float, typeface: Typeface
) -> None:
    text.setTextOrigin(left, baseline)
    for font, run in typeface.runs(line):
        text.setFont(font, size)
        text.textOut(run)
