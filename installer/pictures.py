"""Make the pictures of the README and the page of the forms: python -m installer.pictures."""

from __future__ import annotations

import os
import tempfile
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
IMPORT_SIZE = (1326, 700)
OFFICE_CELLS = {"H7": "#DIV/0!", "K3": "ZP-2026-03 v1.2"}
"""What an office has made of a workbook that it filled in."""


def main() -> None:
    """Draw the window, the printed sample and every form into docs/, and write the list of the forms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.operations.forms import sample_form
    from desktop.operations.library import library
    from desktop.views.picture import picture

    (DOCS / "templates").mkdir(parents=True, exist_ok=True)
    form = sample_form("mof")
    picture(form, DOCS / "window.png")
    _save_window("window.png")
    import_picture(form, DOCS / "import.png")
    _save_window("import.png")
    for number, image in enumerate(_pages(form), 1):
        _save(image, f"page-{number}.png")
    templates = library().templates()
    for template in templates:
        _save(next(_pages(sample_form(template.id))), _picture(template))
    (DOCS / "templates.md").write_text(page_of_forms(templates), encoding="utf-8")


def import_picture(form: Form, target: Path) -> None:
    """Draw the import window over a workbook in which an office has left a mark of its own and an error."""
    from openpyxl import load_workbook

    from desktop.operations.desk import Desk
    from desktop.operations.forms import export_workbook
    from desktop.operations.habits import Habits
    from desktop.operations.progress import silent
    from desktop.views.import_reading import read_all
    from desktop.views.import_window import ImportWindow

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{form.template.id}.xlsx")
        export_workbook([form], file)
        book = load_workbook(file)
        sheet = book.worksheets[0]
        # Without its key the workbook is like any other.
        sheet.defined_names.clear()
        for address, text in OFFICE_CELLS.items():
            sheet[address] = text
        book.save(file)
        desk = Desk.open(Path(folder))
        window = ImportWindow(None, read_all(desk, [str(file)], silent), Habits())
        desk.close()
    window.resize(*IMPORT_SIZE)
    for _ in OFFICE_CELLS:
        window.cells.step(1)
    window.grab().save(str(target), "PNG")


def _save_window(name: str) -> None:
    opened = Image.open(DOCS / name).convert("RGB")
    # Covers rare colours too: the signs of the findings are small.
    _save(opened.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE), name)


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
