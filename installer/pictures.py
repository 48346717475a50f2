"""Make the pictures of the README: python -m installer.pictures."""

from __future__ import annotations

import os
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE_DPI = 80


def main() -> None:
    """Draw the window with the sample, and the sample's printed pages, into docs/."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage

    from desktop.operations.forms import pdf_bytes, sample_form
    from desktop.printing.raster import page_count, render
    from desktop.views.picture import picture

    DOCS.mkdir(exist_ok=True)
    form = sample_form("mof")
    picture(form, DOCS / "window.png")
    pdf = pdf_bytes([form])
    for page in range(page_count(pdf)):
        raster = render(pdf, page, PAGE_DPI)
        image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_BGR888)
        image.save(str(DOCS / f"page-{page + 1}.png"))


if __name__ == "__main__":
    main()
