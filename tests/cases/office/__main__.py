"""Make the files anew from the samples of today: python -m tests.cases.office."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from desktop.operations.forms import export_document, export_workbook, form_record, sample_form
from desktop.operations.library import library
from tests.cases.office.saving import WAYS, convert

HERE = Path(__file__).parent


def main() -> None:
    """Write the samples, let LibreOffice save them again, and keep what they say beside them."""
    forms = [sample_form(template.id) for template in library().templates()]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        export_workbook(forms, folder / "forms.xlsx")
        export_document(forms, folder / "forms.docx")
        for before, kind in WAYS:
            (saved,) = convert(folder / "profile", [folder / f"forms.{before}"], kind)
            if kind != "fods":  # A page of markup for each sheet: too much to keep.
                shutil.copy(saved, HERE / saved.name)
    records = [form_record(form) for form in forms]
    (HERE / "forms.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
