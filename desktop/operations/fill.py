"""Fill a bureau's blank (财政部门的空表) with a form, and say what came of each cell."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import FileRefused, UserError
from desktop.models.document import Document
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.models.transcript import document_from_record, where
from desktop.operations.bundle_reading import refuse_unopened
from desktop.operations.forms import FiledForm, read_files
from desktop.operations.library import library
from desktop.saving import save
from desktop.templates.spec import Template
from desktop.text import fill as wording
from desktop.text import workbook
from desktop.text.saving import reason_of
from desktop.workbook.filled import Filled, Kind, Remark

if TYPE_CHECKING:
    from desktop.workbook.fill import Blank

Record = dict[str, Any]
_UNSEEN = (Kind.HIDDEN, Kind.CUT)
"""Remarks that say that something of the form can't be seen in print."""
_MOST_SAID = 60
"""Signs of a text that are said of it."""
_LEFT_ALONE = (Kind.REPLACED, Kind.LABEL, Kind.CLEARED, *_UNSEEN)
"""Remarks that do not say that anything of the form is missing."""


@dataclass(frozen=True, slots=True)
class FormInFile:
    """The one form of a file."""

    template: Template
    document: Document
    unplaced: tuple[str, ...] = ()
    """Places of a record that the template has nothing for."""


@dataclass(frozen=True, slots=True)
class OpenedBlank:
    """A bureau's blank that was found to be one for the form."""

    path: Path
    held: Blank

    @property
    def ending(self) -> str:
        """The ending that the filled file must have."""
        return self.held.ending


@dataclass(frozen=True, slots=True)
class CellRemark:
    """A cell of the form of which something is to be said."""

    kind: str
    """One of the remarks that have a sentence."""
    key: CellKey
    text: str
    """What the form says."""
    other: str
    """What the blank says."""
    is_missing: bool
    """Whether the filled blank does not say what the form says."""
    address: str
    """Sheet and address, for what stands in no cell of the form."""


def _urgency(remark: Remark) -> int:
    return 2 * (remark.kind in _LEFT_ALONE) - (remark.kind in _UNSEEN)


@dataclass(frozen=True, slots=True)
class FillReport:
    """What came of filling a blank."""

    path: Path
    filled: Filled
    lines: tuple[str, ...]
    """A sentence for each cell of which something is to be said."""
    unplaced: tuple[str, ...]
    """Places of a record that the template has nothing for."""
    notes: tuple[str, ...] = ()
    """Sentences about the whole: an older kind of blank, what it loses, a receipt code of its own."""

    @property
    def cells(self) -> tuple[CellRemark, ...]:
        """Every cell of which something is to be said, those that have to be looked at first."""
        remarks = sorted(self.filled.remarks, key=_urgency)
        return tuple(
            CellRemark(
                remark.kind.value,
                remark.key,
                remark.text,
                remark.other,
                remark.kind not in _LEFT_ALONE,
                remark.address,
            )
            for remark in remarks
        )

    @property
    def unseen(self) -> int:
        """Number of cells that can't be seen in print, or not all of them."""
        return sum(remark.kind in _UNSEEN for remark in self.filled.remarks)

    @property
    def is_complete(self) -> bool:
        """Whether the filled blank, read back, says all that the form says."""
        return all(remark.kind in _LEFT_ALONE for remark in self.filled.remarks) and not self.unplaced

    @property
    def summary(self) -> str:
        """What was done, in one sentence."""
        filled = self.filled
        said = wording.FILLED.format(place=filled.place, written=filled.written)
        if filled.rows_added:
            said += wording.ADDED.format(rows=filled.rows_added)
        if filled.rows_raised:
            said += wording.RAISED.format(rows=filled.rows_raised)
        if filled.rows_left:
            said += wording.LEFT.format(rows=filled.rows_left)
        return said + wording.END


def form_in_file(path: Path) -> FormInFile:
    """Read the form that a blank is to be filled with: of a workbook, or a record (JSON).

    Raises:
        UserError: The file can't be read, or holds none or several.
    """
    refuse_unopened(path)
    try:
        beginning = path.read_bytes().lstrip()[:1]
    except OSError as error:
        raise FileRefused(workbook.UNREADABLE.format(name=path.name, reason=reason_of(error))) from error
    if beginning in (b"{", b"["):
        return _form_of_record(path)
    results = read_files([str(path)])
    forms = [result.form for result in results if isinstance(result, FiledForm)]
    for result in results:
        if not isinstance(result, FiledForm):
            raise FileRefused(result.sentence)
    if len(forms) > 1:
        raise UserError(wording.FORMS.format(name=path.name, count=len(forms)))
    return FormInFile(forms[0].template, forms[0].document)


def _form_of_record(path: Path) -> FormInFile:
    try:
        held = json.loads(path.read_text("utf-8"))
        records = held.get("forms", [held]) if isinstance(held, dict) else held
        if len(records) > 1:
            raise UserError(wording.RECORDS.format(name=path.name, count=len(records)))
        template = library().template(records[0]["template"])
        document, unplaced = document_from_record(template, records[0])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise UserError(wording.NO_RECORD.format(name=path.name)) from error
    return FormInFile(template, document, tuple(unplaced))


def open_blank(path: Path, form: Form | FormInFile) -> OpenedBlank:
    """Read a blank, and make sure that it is one for the form.

    Raises:
        UserError: It is of another kind or another form, or can't be read.
    """
    from desktop.workbook.fill import read_blank

    refuse_unopened(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefused(workbook.MISSING.format(name=path.name)) from error
    except OSError as error:
        raise FileRefused(workbook.UNREADABLE.format(name=path.name, reason=reason_of(error))) from error
    known = library()
    read = read_blank(path.name, data, form.template, known.templates(), known.vocabulary)
    return OpenedBlank(path, read)


def fill_blank(blank: Path, form: Form | FormInFile, output: Path) -> FillReport:
    """Fill a blank and write it as another file.

    Args:
        blank: The bureau's file, which stays as it is.
        form: What to fill it with.
        output: The file to write.

    Raises:
        UserError: The blank is of another kind or another form, or the file can't be written.
    """
    return fill_into(open_blank(blank, form), form, output)


def fill_into(blank: OpenedBlank, form: Form | FormInFile, output: Path) -> FillReport:
    """Fill a blank that was read, and write it.

    Raises:
        UserError: It would be written over the blank, has another ending than it must have, or can't be
            written.
    """
    from desktop.workbook.fill import fill

    if os.path.realpath(output) == os.path.realpath(blank.path):
        raise UserError(wording.SAME_FILE.format(path=output))
    if output.suffix.lower() != blank.ending:
        raise UserError(wording.ENDING.format(path=output, ending=blank.ending))
    filled = fill(blank.held, form.document)
    save(filled.data, output)
    unplaced = form.unplaced if isinstance(form, FormInFile) else ()
    lines = [wording.UNPLACED.format(where=place) for place in unplaced]
    for remark in filled.remarks:
        place = remark.address or where(form.template, form.document, remark.key)
        sentence = wording.REMARKS[remark.kind.value]
        texts = {"text": shortened(remark.text), "other": shortened(remark.other)}
        lines.append(sentence.format(where=place, **texts))
    report = FillReport(output, filled, tuple(lines), unplaced, blank.held.notes)
    own = receipt_code(form.template, form.document)
    if filled.code == own or not report.is_complete:
        return report
    return replace(report, notes=(*report.notes, wording.CODE.format(code=filled.code, own=own)))


def shortened(text: str) -> str:
    """Give as much of a text as tells which one it is."""
    return text if len(text) <= _MOST_SAID else text[:_MOST_SAID] + wording.AND_MORE


def report_lines(report: FillReport) -> list[str]:
    """Write what came of filling a blank, a sentence a line."""
    same = (wording.ALL_SAME,) if report.is_complete else ()
    wrote = wording.WROTE.format(path=report.path, summary=report.summary)
    return [wrote, *report.notes, *report.lines, *same]


def fill_record(report: FillReport, form: Form | FormInFile) -> Record:
    """Write what came of filling a blank."""
    filled = report.filled
    return {
        "file": str(report.path),
        "place": filled.place,
        "code": filled.code,
        "written": filled.written,
        "rows_added": filled.rows_added,
        "rows_raised": filled.rows_raised,
        "rows_left": filled.rows_left,
        "unplaced": list(report.unplaced),
        "complete": report.is_complete,
        "notes": list(report.notes),
        "remarks": [
            {
                "kind": remark.kind.value,
                "where": remark.address or where(form.template, form.document, remark.key),
                "text": remark.text,
                "blank": remark.other,
            }
            for remark in filled.remarks
        ],
    }
