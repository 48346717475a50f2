"""Make the pictures of the README and the page of the forms: python -m installer.pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from desktop.models.form import Form
    from desktop.templates.spec import Template

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
WORDING = Path(__file__).with_name("templates.txt")
"""Wording of the page of the forms: its head, and one entry, parted by a line of dashes."""
PAGE_DPI = 80
GREYS = 8
"""Shades of a printed page: enough for smooth letters, and a fifth of the bytes."""
COLOURS = 256


def main() -> None:
    """Draw the window, the printed sample and every form into docs/, and write the list of the forms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.operations.forms import sample_form
    from desktop.operations.library import library
    from desktop.views.picture import picture

    (DOCS / "templates").mkdir(parents=True, exist_ok=True)
    form = sample_form("mof")
    picture(form, DOCS / "window.png")
    opened = Image.open(DOCS / "window.png").convert("RGB")
    # Covers rare colours too: the signs of the findings are small.
    window = opened.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    _save(window, "window.png")
    for number, image in enumerate(_pages(form), 1):
        _save(image, f"page-{number}.png")
    templates = library().templates()
    for template in templates:
        _save(next(_pages(sample_form(template.id))), _picture(template))
    (DOCS / "templates.md").write_text(page_of_forms(templates), encoding="utf-8")


def page_of_forms(templates: tuple[Template, ...]) -> str:
    """Write the page that shows every form with its source."""
    from desktop.operations.library import library

    head, entry = WORDING.read_text("utf-8").split("----\n")
    page = head.format(count=len(templates))
    for template in templates:
        page += "\n" + entry.format(
            name=template.name,
            id=template.id,
            form=template.form,
            since=template.in_force_from,
            unit=template.unit,
            paper=template.page.size,
            title=template.source.title,
            number=template.source.number,
            note=template.source.note.removesuffix("。"),
            pack=library().pack(template.pack).name,
            pack_id=template.pack,
            picture=_picture(template),
        )
    return page


def _save(image: Image.Image, name: str) -> None:
    image.save(DOCS / name, optimize=True)


def _picture(template: Template) -> str:
    return f"templates/{template.id}.png"


def _pages(form: Form) -> Iterator[Image.Image]:
    """Draw the printed pages of a form in a few greys."""
    from desktop.operations.forms import pdf_bytes
    from desktop.printing.raster import page_count, render

    pdf = pdf_bytes([form])
    for page in range(page_count(pdf)):
        raster = render(pdf, page, PAGE_DPI)
        size = (raster.width, raster.height)
        image = Image.frombuffer("RGB", size, raster.data, "raw", "BGR", raster.stride, 1)
        yield image.convert("L").quantize(GREYS)


if __name__ == "__main__":
    main()
