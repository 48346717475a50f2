"""Take the sample form through everything that is written to files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.operations.convert import Written
from desktop.operations.forms import export_record, export_workbook, print_pdf, sample_form
from desktop.saving import make_folder
from desktop.text import cli as wording


def write_demo(folder: Path) -> Iterator[Written]:
    """Write the sample as PDF, workbook and record.

    Raises:
        UserError: The folder can't be written to.
    """
    make_folder(folder)
    form = sample_form("mof")
    stem = form.template.form
    pdf = folder / f"{stem}.pdf"
    yield Written(pdf, wording.PDF.format(pages=print_pdf([form], pdf)))
    workbook = folder / f"{stem}.xlsx"
    export_workbook([form], workbook)
    yield Written(workbook, wording.WORKBOOK)
    record = folder / f"{stem}.json"
    export_record([form], record)
    yield Written(record, wording.RECORD.format(forms=1))
