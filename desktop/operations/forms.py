"""Read filled forms from files, score and check them, and write them out as PDF, workbook or record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop import paths
from desktop.errors import DefinitionError, UserError
from desktop.layout.compose import compose
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.layout.sheet import Sheet
from desktop.models.form import Form, field_text, fresh_document
from desktop.models.receipt import receipt_code
from desktop.models.transcript import document_from_record, where
from desktop.operations.library import library
from desktop.operations.progress import Progress, silent
from desktop.operations.records import finding_record, form_record, scores_record
from desktop.operations.unknown_layouts import way_to_read
from desktop.saving import save
from desktop.scoring.engine import score
from desktop.text import cli as wording

if TYPE_CHECKING:
    from desktop.workbook.grid import Grid
    from desktop.workbook.proposals import Assignment, Proposal
    from desktop.workbook.reading import FileReading, Reading

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FiledForm:
    """One form found in a file."""

    file: str
    """As the user named it."""
    reading: Reading
    form: Form

    @property
    def as_printed(self) -> Form:
        """The form under the wordings of labels that its file prints."""
        return replace(self.form, template=self.reading.template_as_printed)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of reading one file; it never stops the others."""

    file: str
    """As the user named it."""
    sheets: tuple[Grid, ...] = ()
    forms: tuple[FiledForm, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """For each sheet on which nothing was recognised though something comes near."""
    sentence: str = ""
    """Why no form was read; blank where one was."""
    trials: tuple[FiledForm, ...] = ()
    """Where no form was read, what may be one of an unknown layout: to be looked at cell by cell."""

    @property
    def near(self) -> tuple[Proposal, ...]:
        """What comes near a form, and what headings were taken for where that was tried."""
        tried = (trial.reading.proposal for trial in self.trials)
        return (*self.proposals, *(proposal for proposal in tried if proposal))


def read_each(
    files: Sequence[str],
    progress: Progress = silent,
    assignments: Sequence[Assignment] = (),
    *,
    sheets: bool = True,
) -> Iterator[FileRead]:
    """Read files, in processes of their own; what comes of each, in their order.

    Args:
        files: Their paths.
        progress: Called before each with its number, their count and its path, and again and again while one
            takes long.
        assignments: What headings of files of some look mean, said by hand; added to those remembered.
        sheets: Whether the sheets are wanted beside the forms.

    Raises:
        Cancelled: The user stopped the work.
    """
    from desktop.operations.bundle_reading import read_in_turn
    from desktop.operations.looks import remembered

    kept = remembered()
    notice = kept.notice
    said = (*kept.assignments, *assignments)
    for file, read in zip(files, read_in_turn(files, progress, said, sheets=sheets), strict=True):
        if isinstance(read, UserError):
            yield FileRead(file, sentence=read.sentence)
        else:
            yield _filed(file, read, notice)
            notice = ""


def _filed(file: str, read: FileReading, notice: str) -> FileRead:
    """Give what was read of a file, with what is to be said beside it."""
    known = library()
    readings = [
        replace(one, notes=(*one.notes, notice)) if notice and one is read.forms[0] else one
        for one in read.forms
    ]
    forms, trials = (
        tuple(
            FiledForm(file, one, Form(one.template, known.pack(one.template.pack), one.document))
            for one in held
        )
        for held in (readings, read.trials)
    )
    sentence = "\n".join(filter(None, (read.sentence, notice))) if read.sentence else ""
    return FileRead(file, read.sheets, forms, read.proposals, sentence, trials)


def read_files(files: Sequence[str], progress: Progress = silent) -> list[FiledForm | UnreadFile]:
    """Read every form of every file; a file that can't be read never stops the others.

    Raises:
        Cancelled: The user stopped the work.
    """
    return flattened(read_each(files, progress, sheets=False))


def try_files(files: Sequence[str], progress: Progress = silent) -> list[FiledForm | UnreadFile]:
    """Read every form of every file, and what may be a form of an unknown layout (试读).

    Raises:
        Cancelled: The user stopped the work.
    """
    return flattened(read_each(files, progress, sheets=False), trying=True)


def flattened(found: Iterable[FileRead], *, trying: bool = False) -> list[FiledForm | UnreadFile]:
    """List the forms of files, and the files without any.

    Args:
        found: What came of the files.
        trying: What may be a form of an unknown layout is listed too; else its file is without any.
    """
    results: list[FiledForm | UnreadFile] = []
    for read in found:
        sentence = read.sentence + way_to_read(read.file, read.near)
        results += read.forms or (read.trials if trying else ()) or (UnreadFile(read.file, sentence),)
    return results


def blank_form(template_id: str) -> Form:
    """Make the blank form of a template.

    Raises:
        DefinitionError: There is no such template.
    """
    template = library().template(template_id)
    return Form(template, library().pack(template.pack), fresh_document(template))


def sample_form(name: str) -> Form:
    """Read a sample that comes with the program.

    Raises:
        DefinitionError: There is no such sample.
    """
    path = paths.resources() / "samples" / f"{name}.json"
    if not path.is_file():
        raise DefinitionError(wording.NO_SAMPLE.format(name=name))
    record = json.loads(path.read_text("utf-8"))
    template = library().template(record["template"])
    document, _ = document_from_record(template, record)
    return Form(template, library().pack(template.pack), document)


def read_record(filed: FiledForm) -> Record:
    """Write what was read from a file."""
    reading, printed = filed.reading, filed.as_printed
    return {
        **form_record(printed),
        "file": filed.file,
        "place": reading.place,
        "recognised": {
            "template": reading.template.id,
            "version": reading.template.version,
            "confidence": reading.confidence,
            "tentative": reading.tentative,
        },
        "unread": [{"where": stray.where, "text": stray.text} for stray in reading.unread],
        "doubtful": [
            {"where": where(printed.template, printed.document, doubt.key), "message": doubt.sentence}
            for doubt in reading.doubtful
        ],
        "notes_on_file": list(reading.notes),
    }


def scored_record(form: Form) -> Record:
    """Score and check a form."""
    sheet = score(form)
    return {
        "scores": scores_record(form, sheet),
        "findings": [finding_record(form, finding) for finding in sheet.findings],
    }


def check_record(filed: FiledForm) -> Record:
    """Score and check what was read from a file."""
    return {**read_record(filed), **scored_record(filed.as_printed)}


def any_record(result: FiledForm | UnreadFile, of_form: Callable[[FiledForm], Record]) -> Record:
    """Write a form that was read, or the error of a file that could not be."""
    if isinstance(result, UnreadFile):
        return {"file": result.file, "error": result.sentence}
    return of_form(result)


def compose_form(form: Form) -> Sheet:
    """Compose a form for output."""
    return compose(form, None, library().metrics)


def pages_of(form: Form, sheet: Sheet | None = None) -> Pages:
    """Lay a form out on its pages, its receipt code (校验码) at the foot of each."""
    pages = paginate(sheet or compose_form(form), form.template.page)
    return replace(pages, receipt=receipt_of(form))


def receipt_of(form: Form) -> str:
    """Make the receipt code of a form; blank for a blank one."""
    return receipt_code(form.template, form.document)


def print_pdf(forms: Sequence[Form], target: Path | BinaryIO) -> int:
    """Print forms into one PDF, with a bookmark for each.

    Returns:
        The number of pages.

    Raises:
        UserError: The file can't be written.
    """
    from desktop.printing.pdf import Properties, write_pdf

    laid_out = [(_bookmark(form), pages_of(form)) for form in forms]
    first = forms[0]
    properties = Properties(
        title=_bookmark(first), author=field_text(first, "unit"), subject=first.template.form
    )
    write_pdf(laid_out, target, properties)
    return sum(len(pages.pages) for _, pages in laid_out)


def _bookmark(form: Form) -> str:
    return field_text(form, "project_name") or field_text(form, "title") or form.template.form


def pdf_bytes(forms: Sequence[Form]) -> bytes:
    """Print forms into memory, for the preview."""
    buffer = BytesIO()
    print_pdf(forms, buffer)
    return buffer.getvalue()


def export_workbook(forms: Sequence[Form], target: Path) -> None:
    """Write forms into one workbook, a sheet each.

    Raises:
        UserError: The file can't be written, or a text is too long for a cell.
    """
    from desktop.workbook.write import write_workbook

    write_workbook([(form, compose_form(form)) for form in forms], target)


def export_document(forms: Sequence[Form], target: Path) -> None:
    """Write forms into one Word file, each on pages of its own.

    Raises:
        UserError: The file can't be written.
    """
    from desktop.workbook.write_docx import write_document

    write_document([(form, compose_form(form)) for form in forms], target)


def export_record(forms: Sequence[Form], target: Path) -> None:
    """Write forms as JSON records.

    Raises:
        UserError: The file can't be written.
    """
    text = json.dumps([form_record(form) for form in forms], ensure_ascii=False, indent=1) + "\n"
    save(text.encode(), target)
