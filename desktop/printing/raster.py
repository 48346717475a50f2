"""Pictures of the pages of a PDF, for the preview and for printers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Raster:
    """One page as pixels on a white ground."""

    width: int
    height: int
    stride: int
    """Bytes from one row of pixels to the next."""
    data: bytes
    """Blue, green and red, one byte each, from the upper left corner."""


def page_count(pdf: bytes | Path) -> int:
    """Count the pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def render(pdf: bytes | Path, page: int, dpi: int) -> Raster:
    """Render one page.

    Args:
        pdf: The file or its content.
        page: Number of the page, from 0.
        dpi: Pixels per inch.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=False)
        return Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
