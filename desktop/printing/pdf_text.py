"""Read the text of a PDF's pages, as far as it has any."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""Readers allow as many bytes before the mark."""


def is_pdf(file: Path) -> bool:
    """Tell a PDF by its first bytes; what can't be read is none."""
    try:
        with file.open("rb") as stream:
            return MARK in stream.read(_MARK_WITHIN)
    except OSError:
        return False


def page_texts(pdf: Path) -> list[str] | None:
    """Read the text of each page; None where the file is damaged or locked."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError:
        return None
