"""Write the account of many files (收表情况) as a workbook, as text or as a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from desktop import saving
from desktop.errors import UserError
from desktop.operations.bundle_reading import refuse_unopened
from desktop.operations.intake import Batch, BatchLine
from desktop.operations.plain_table import aligned, middle_cut
from desktop.operations.records import Record
from desktop.text import intake as wording

_LONGEST, _LONGEST_QUOTE = 300, 120
"""Characters of a sentence, and of what stands in a cell, that the report repeats."""
_ROOMS = (34, 20, 28, 20, 4, 20)
"""Half-width signs of file, place, project, unit, year and template on a terminal: a name may have 120."""


def write_report(batch: Batch, path: Path) -> None:
    """Write the account as a workbook: a line for each form, and a second sheet with all there is to look at.

    Raises:
        UserError: The file can't be written.
    """
    from desktop.workbook.listing import Column, ListSheet, lists_workbook

    title, lines, names = wording.REPORT_TITLE, [summary(batch), *batch.notes], _names(batch)
    columns = [Column(label, width, figure) for label, width, figure in wording.REPORT_COLUMNS]
    rows = [_row(number, line, names) for number, line in enumerate(batch.lines, 1)]
    listed = ListSheet(wording.REPORT_SHEET, title, lines, columns, rows, filtered=True)
    remarks = list(_remark_rows(batch, names))
    columns = [Column(label, width, figure) for label, width, figure in wording.REMARK_COLUMNS]
    said = [wording.REMARKS_COUNT.format(count=len(remarks))]
    looked = ListSheet(wording.REMARK_SHEET, wording.REMARK_TITLE, said, columns, remarks, filtered=True)
    saving.save(lists_workbook([listed, looked]), path)


def is_report(path: Path) -> bool:
    """Tell whether a file is a report of the last time, and nothing else: it may be written anew."""
    from desktop.workbook.opening import open_file

    try:
        refuse_unopened(path)
        sheets = tuple(facts.name for facts in open_file(path).sheets)
    except UserError:
        return False
    return sheets == (wording.REPORT_SHEET, wording.REMARK_SHEET)


def summary(batch: Batch) -> str:
    """Say in one sentence what came of the files."""
    said = wording.SUMMARY.format(
        files=batch.read,
        forms=batch.forms,
        failed=batch.failed,
        must_fix=sum(line.must_fix > 0 for line in batch.lines),
        doubtful=sum((line.doubtful > 0 or line.unread > 0) and not line.tentative for line in batch.lines),
    )
    if batch.tentative:
        said += wording.TRIED_COUNT.format(count=batch.tentative)
    if batch.stopped:
        said += wording.STOPPED.format(files=batch.files, left=batch.files - batch.read)
    return said


def batch_text(batch: Batch) -> str:
    """Write the account as plain text: a table, and the sentences on files that could not be read."""
    names = _names(batch)
    rows = [
        _short_row(number, line, names) for number, line in enumerate(batch.lines, 1) if not line.sentence
    ]
    parts = [aligned([wording.TEXT_COLUMNS, *rows], wording.TEXT_FIGURES)] if rows else []
    parts += [
        wording.FAILED_LINE.format(
            number=number, file=" ".join(line.file.split("\n")), sentence=line.sentence
        )
        for number, line in enumerate(batch.lines, 1)
        if line.sentence
    ]
    parts += _repeated(batch)
    return "\n".join([*parts, *batch.notes, summary(batch)])


def _repeated(batch: Batch) -> Iterator[str]:
    """Say which lines repeat which one."""
    repeated: dict[int, list[str]] = {}
    for number, line in enumerate(batch.lines, 1):
        if line.repeats:
            repeated.setdefault(line.repeats, []).append(str(number))
    for above, numbers in repeated.items():
        yield wording.REPEATED_LINE.format(numbers=wording.BETWEEN.join(numbers), above=above)


def batch_record(batch: Batch) -> Record:
    """Write the account as a record."""
    return {
        "files": batch.files,
        "read": batch.read,
        "stopped": batch.stopped,
        "forms": batch.forms,
        "failed": batch.failed,
        "notes": list(batch.notes),
        "lines": [asdict(line) for line in batch.lines],
    }


def _row(number: int, line: BatchLine, names: Mapping[str, str]) -> tuple[str, ...]:
    read, checked = (line.cells, line.doubtful, line.unread), (line.must_fix, line.must_explain, line.hints)
    return (
        str(number),
        names[line.file],
        line.place,
        line.project,
        line.unit,
        line.year,
        line.template,
        "" if line.sentence else _percent(line),
        *("" if line.sentence else str(count) for count in read),
        *("" if line.sentence or line.tentative else str(count) for count in checked),
        line.total,
        line.computed_total,
        _cut("".join((line.sentence, *line.notes))),
    )


def _short_row(number: int, line: BatchLine, names: Mapping[str, str]) -> tuple[str, ...]:
    named = (names[line.file], line.place, line.project, line.unit, line.year, line.template)
    return (
        str(number),
        *(middle_cut(text, room) for text, room in zip(named, _ROOMS, strict=True)),
        _percent(line),
        str(line.cells),
        str(line.doubtful),
        str(line.unread),
        *("" if line.tentative else str(count) for count in (line.must_fix, line.must_explain)),
        line.total,
    )


def _remark_rows(batch: Batch, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(batch.lines, 1):
        for remark in line.remarks:
            kind = wording.KINDS[remark.kind]
            texts = (remark.where, _cut(remark.text, _LONGEST_QUOTE), _cut(remark.sentence))
            yield str(number), names[line.file], line.project, kind, *texts


def _names(batch: Batch) -> dict[str, str]:
    """Call each file by its name, or by its path where another one has the same name."""
    files = {line.file: Path(line.file).name for line in batch.lines}
    counts = Counter(files.values())
    return {file: name if counts[name] == 1 else file for file, name in files.items()}


def _percent(line: BatchLine) -> str:
    percent = f"{round(100 * line.confidence)}%"
    return wording.TRIED + percent if line.tentative else percent


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[:longest] + wording.CUT
