"""What is found in a PDF by other programs than the one that wrote it: text and fonts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pypdfium2


def bare(text: str) -> str:
    """Take the white space out, which each reader sets as it likes."""
    return "".join(text.split())


def page_texts(pdf: Path) -> list[str]:
    """Read the text of each page with PDFium, without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [bare(page.get_textpage().get_text_range()) for page in document]


def poppler_text(pdf: Path) -> str:
    """Read the text in the order it was written with poppler, without white space."""
    command = ["pdftotext", "-raw", str(pdf), "-"]
    return bare(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def fonts_of(pdf: Path) -> dict[str, bool]:
    """Tell of each font that a page names whether it is embedded."""
    fonts: dict[str, bool] = {}
    for page in pypdf.PdfReader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            descriptor = described.get("/FontDescriptor", {})
            fonts[described["/BaseFont"]] = "/FontFile2" in descriptor
    return fonts
