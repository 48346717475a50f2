"""Turn filled forms into PDF, workbooks, Word files or records: one file for all, or one each in a folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.file_names import file_names, unique_name
from desktop.operations.forms import FiledForm, export_document, export_record, export_workbook, print_pdf
from desktop.operations.progress import Progress, silent
from desktop.saving import make_folder
from desktop.text import cli as wording


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    path: Path
    what: str


def convert(
    found: Sequence[FiledForm],
    to: str,
    output: Path,
    progress: Progress = silent,
    *,
    named: bool = False,
    force: bool = False,
) -> Iterator[Written]:
    """Write forms as another kind of file.

    Args:
        found: The forms.
        to: "pdf", "xlsx", "docx" or "json".
        output: A file with that ending, for all forms; otherwise a folder, made where it's missing.
        progress: Hears of each file.
        named: Call the files in the folder as they are handed over, not by the files that they come from.
        force: Replace files that are there.

    Raises:
        UserError: The output would overwrite an input, or a file without being forced to, or can't be
            written.
        Cancelled: The user stopped the work.
    """
    if not found:
        return
    inputs = [Path(one.file) for one in found]
    if output.suffix:
        check_ending(output, to)
        check_targets([output], inputs, force=force)
        yield _write([one.form for one in found], to, output)
        return
    make_folder(output)
    used: set[str] = set()
    stems = (
        file_names([one.form for one in found])
        if named
        else [unique_name(Path(one.file).stem, used) for one in found]
    )
    targets = [output / f"{stem}.{to}" for stem in stems]
    check_targets(targets, inputs, force=force)
    for place, (one, target) in enumerate(zip(found, targets, strict=True)):
        progress(place, len(found), one.file)
        yield _write([one.form], to, target)


def check_targets(targets: Sequence[Path], inputs: Collection[Path] = (), *, force: bool = False) -> None:
    """Make sure, before anything is written, that no file is lost by it.

    Args:
        targets: What will be written.
        inputs: What it is made from, which is never replaced.
        force: Other files that are there are replaced.

    Raises:
        UserError: A file would be lost; every one is named.
    """
    sources = set(map(os.path.realpath, inputs))
    for target in targets:
        if os.path.realpath(target) in sources:
            raise UserError(wording.SAME_FILE.format(path=target))
    present = [] if force else [str(target) for target in targets if target.is_file()]
    if present:
        raise UserError(wording.ALREADY_THERE.format(files=wording.BETWEEN_FILES.join(present)))


def check_ending(output: Path, to: str) -> None:
    """Make sure that a file's name says what is in it.

    Raises:
        UserError: Its ending is another.
    """
    if output.suffix.lower() != f".{to}":
        raise UserError(wording.WRONG_ENDING.format(path=output, ending=to))


def _write(forms: list[Form], to: str, target: Path) -> Written:
    if to == "pdf":
        return Written(target, wording.PDF.format(pages=print_pdf(forms, target)))
    if to == "xlsx":
        export_workbook(forms, target)
        return Written(target, wording.WORKBOOK)
    if to == "docx":
        export_document(forms, target)
        return Written(target, wording.WORD_FILE)
    export_record(forms, target)
    return Written(target, wording.RECORD.format(forms=len(forms)))
