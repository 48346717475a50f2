"""Write several forms that were chosen: into one bundle, workbook, Word file or PDF, or into a file each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.bundle import write_bundle
from desktop.operations.file_names import file_names
from desktop.operations.forms import export_document, export_workbook, print_pdf
from desktop.operations.progress import Progress, silent
from desktop.saving import make_folder
from desktop.text import bundle as wording


class Kind(Enum):
    """What several forms are written as."""

    BUNDLE = "zip"
    WORKBOOK = "xlsx"
    DOCUMENT = "docx"
    PDF = "pdf"
    FILES = "folder"
    """A workbook and a PDF of each, in a folder."""


def write_several(
    forms: Sequence[Form], kind: Kind, target: Path, pattern: str = "", progress: Progress = silent
) -> list[Path]:
    """Write forms; returns the files.

    Args:
        forms: The forms in their order.
        kind: What they are written as.
        target: The file, or the folder that a file each goes into.
        pattern: How the files of a bundle or a folder are called; blank for the pattern in use.
        progress: Hears of each form.

    Raises:
        UserError: A file can't be written, or one of the folder's is there already.
        Cancelled: The user stopped the work.
    """
    if kind is Kind.BUNDLE:
        return [write_bundle(forms, target, pattern, progress).path]
    if kind is Kind.FILES:
        return _write_files(forms, target, pattern, progress)
    progress(0, len(forms), target.name)
    if kind is Kind.WORKBOOK:
        export_workbook(forms, target)
    elif kind is Kind.DOCUMENT:
        export_document(forms, target)
    else:
        print_pdf(forms, target)
    return [target]


def _write_files(forms: Sequence[Form], folder: Path, pattern: str, progress: Progress) -> list[Path]:
    stems = file_names(forms, pattern)
    targets = [folder / f"{stem}.{ending}" for stem in stems for ending in ("xlsx", "pdf")]
    present = [target.name for target in targets if target.exists()]
    if present:
        raise UserError(wording.ALREADY_THERE.format(files=wording.BETWEEN.join(present), folder=folder))
    make_folder(folder)
    for place, (form, stem) in enumerate(zip(forms, stems, strict=True)):
        progress(place, len(forms), stem)
        export_workbook([form], folder / f"{stem}.xlsx")
        print_pdf([form], folder / f"{stem}.pdf")
    return targets
