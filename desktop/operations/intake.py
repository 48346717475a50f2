"""Read, score and check many files at one go (收表), and give one line of account for each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.errors import Cancelled
from desktop.models.form import Form, field_text
from desktop.models.places import Places, form_year
from desktop.operations.forms import FiledForm, FileRead, read_each
from desktop.operations.links import linked_files, linking_templates, partners
from desktop.operations.new_drafts import total_text
from desktop.operations.progress import Progress, silent
from desktop.operations.records import finding_wording, number_text
from desktop.scoring.checks.links import check_links
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Finding, Severity
from desktop.text import intake as wording
from desktop.text.tentative import TENTATIVE
from desktop.values.wording import fold


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at in a form: a cell that is doubtful or was not read, or a finding."""

    kind: str
    """"tentative", "doubtful", "unread", or the severity of a finding."""
    where: str
    """Sheet and address for what stands in the file, else the place as a reader names it."""
    text: str
    """What stands there."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One form of a file, or a file of which nothing could be read."""

    file: str
    """As the user named it."""
    place: str = ""
    """Sheet and range."""
    project: str = ""
    unit: str = ""
    year: str = ""
    template: str = ""
    """Name of the template."""
    confidence: float = 0.0
    cells: int = 0
    """Filled cells of the file that were read into the form."""
    doubtful: int = 0
    unread: int = 0
    must_fix: int = 0
    must_explain: int = 0
    hints: int = 0
    total: str = ""
    """As it is printed."""
    computed_total: str = ""
    """By the rules; blank where it can't be computed."""
    repeats: int = 0
    """The line of the first form of the same unit, year and project; 0 where this is the first."""
    tentative: bool = False
    """It is of an unknown layout (试读): nothing of it is scored or checked."""
    sentence: str = ""
    """Why nothing was read; blank where something was."""
    notes: tuple[str, ...] = ()
    """Sentences about the file."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of many files."""

    lines: tuple[BatchLine, ...]
    files: int
    """Those that were to be read."""
    read: int
    """Those that were read or refused before it was stopped."""
    notes: tuple[str, ...] = ()
    """Sentences on files that were left out."""

    @property
    def stopped(self) -> bool:
        """Whether it ended before the last file."""
        return self.read < self.files

    @property
    def failed(self) -> int:
        """Count the files of which nothing could be read."""
        return sum(bool(line.sentence) for line in self.lines)

    @property
    def tentative(self) -> int:
        """Count the forms of unknown layouts."""
        return sum(line.tentative for line in self.lines)

    @property
    def forms(self) -> int:
        """Count the forms that were recognised."""
        return len(self.lines) - self.failed - self.tentative


def batch(files: Sequence[str], progress: Progress = silent, notes: Sequence[str] = ()) -> Batch:
    """Read, score and check files one after the other; a bad one never stops the others.

    Stopped by the user, it gives the account of what was read until then. Forms that take figures from each
    other (基础数据表) are checked once all are there.

    Args:
        files: Their paths.
        progress: Called before each.
        notes: Sentences on files that were left out.
    """
    lines: list[BatchLine | FiledForm] = []
    linking, held = linking_templates(), list[FiledForm]()
    read = 0
    try:
        for one in read_each(files, progress, sheets=False):
            lines += [filed if filed.form.template.links else form_line(filed) for filed in one.forms]
            lines += [] if one.forms else lines_of(one)
            held += [filed for filed in one.forms if filed.form.template.id in linking]
            read += 1
    except (Cancelled, KeyboardInterrupt):
        pass
    return Batch(tuple(named_twice(_linked(lines, held))), len(files), read, tuple(notes))


def lines_of(read: FileRead) -> list[BatchLine]:
    """Give account of one file: a line for each of its forms, or one that says why there is none."""
    lines = [form_line(filed) for filed in read.forms] or [tried_line(filed) for filed in read.trials]
    return lines or [BatchLine(read.file, sentence=read.sentence)]


def _linked(lines: Iterable[BatchLine | FiledForm], held: Sequence[FiledForm]) -> Iterator[BatchLine]:
    """Give account of the forms that waited for those that they take figures from."""
    linked = [filed for filed in linked_files(held) if isinstance(filed, FiledForm)]
    forms = [filed.form for filed in linked]
    ready = {id(waiting): filed for waiting, filed in zip(held, linked, strict=True)}
    for line in lines:
        yield line if isinstance(line, BatchLine) else form_line(ready[id(line)], forms)


def named_twice(lines: Iterable[BatchLine]) -> Iterator[BatchLine]:
    """Note at each form that another of the same unit, year and project stands further up."""
    first: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        names = (line.template, line.year, fold(line.unit), fold(line.project))
        above = first.setdefault(names, number) if line.project else number
        double = wording.NAMED_TWICE.format(number=above)
        repeated = replace(line, repeats=above, notes=(double, *line.notes))
        yield line if above == number else repeated


def form_line(filed: FiledForm, others: Sequence[Form] = ()) -> BatchLine:
    """Score and check one form, and give account of it.

    Args:
        filed: The form.
        others: Forms that it may take figures from.
    """
    form = filed.as_printed
    sheet = score(form)
    findings = [*sheet.findings, *check_links(filed.form, partners(filed.form, others))]
    counts = Counter(finding.severity for finding in findings)
    return replace(
        _read_line(filed, form),
        must_fix=counts[Severity.MUST_FIX],
        must_explain=counts[Severity.MUST_EXPLAIN],
        hints=counts[Severity.HINT],
        computed_total=number_text(sheet.totals.computed),
        remarks=tuple(_remarks(filed, form, findings)),
    )


def tried_line(filed: FiledForm) -> BatchLine:
    """Give account of what may be a form of an unknown layout: what was read, without scores and findings."""
    form = filed.as_printed
    line = replace(_read_line(filed, form), tentative=True)
    text = wording.TRIED_CELLS.format(count=line.cells)
    remarks = (Remark("tentative", line.place, text, TENTATIVE), *_remarks(filed, form, ()))
    return replace(line, doubtful=line.cells, notes=(TENTATIVE, *line.notes), remarks=remarks)


def _read_line(filed: FiledForm, form: Form) -> BatchLine:
    reading = filed.reading
    return BatchLine(
        file=filed.file,
        place=reading.place,
        project=field_text(form, "project_name"),
        unit=field_text(form, "unit"),
        year=str(form_year(form) or ""),
        template=reading.template.name,
        confidence=reading.confidence,
        cells=len({place for key, place in reading.places.items() if reading.document.text(key).strip()}),
        doubtful=len(reading.doubtful),
        unread=len(reading.unread),
        total=total_text(form.document),
        notes=reading.notes,
    )


def _remarks(filed: FiledForm, form: Form, findings: Sequence[Finding]) -> Iterator[Remark]:
    places = Places(form)
    for doubt in filed.reading.particular_doubts:
        where = filed.reading.places.get(doubt.key) or places.name(doubt.key)
        yield Remark("doubtful", where, form.document.text(doubt.key), doubt.sentence)
    for stray in filed.reading.unread:
        yield Remark("unread", stray.where, stray.text, wording.NO_PLACE)
    for finding in findings:
        said = finding_wording(finding)
        text = form.document.text(finding.where)
        yield Remark(finding.severity.value, places.name(finding.where), text, said.message + said.remedy)
