"""Write what was read from a file, its scores and its findings as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.operations.forms import FiledForm
from desktop.operations.records import Record
from desktop.operations.unknown_layouts import way_to_read
from desktop.templates.spec import Block, Content, TableBlock
from desktop.text import cli as wording
from desktop.text.tentative import TENTATIVE


def reading_text(filed: FiledForm, *, whole: bool) -> str:
    """Say what was recognised in a file, and what of it was not read or is doubtful.

    Args:
        filed: What was read.
        whole: Also list every text that was read.
    """
    return "\n".join(_reading_lines(filed, whole=whole))


def _reading_lines(filed: FiledForm, *, whole: bool) -> Iterator[str]:
    reading, places = filed.reading, Places(filed.as_printed)
    yield wording.RECOGNISED.format(
        file=filed.file,
        place=reading.place,
        template=reading.template.name,
        confidence=round(100 * reading.confidence),
    )
    for key, text in _texts(filed.form) if whole else ():
        yield wording.FIELD_LINE.format(where=places.name(key), text=text)
    yield wording.UNREAD.format(count=len(reading.unread)) if reading.unread else wording.READ_ALL
    yield from (wording.UNREAD_LINE.format(where=stray.where, text=stray.text) for stray in reading.unread)
    if reading.tentative:
        yield wording.DOUBT_LINE.format(where=reading.place, message=TENTATIVE)
    for doubt in reading.particular_doubts:
        yield wording.DOUBT_LINE.format(where=places.name(doubt.key), message=doubt.sentence)
    yield from (wording.NOTE_LINE.format(note=note) for note in reading.notes)


def tried_text(filed: FiledForm) -> str:
    """Say that a form is of an unknown layout, and how its headings can be explained."""
    reading = filed.reading
    proposals = (reading.proposal,) if reading.proposal else ()
    return wording.TRIED.format(file=filed.file, place=reading.place) + way_to_read(filed.file, proposals)


def _texts(form: Form) -> Iterator[tuple[CellKey, str]]:
    """Walk over every text that was read, in the order of the paper."""
    keys = (key for block in form.template.blocks for key in _keys(form, block))
    return ((key, text) for key in keys if (text := form.document.text(key)))


def _keys(form: Form, block: Block) -> Iterator[CellKey]:
    if not isinstance(block, TableBlock):
        return (CellKey(block.id, "", spec.id) for spec in block.fields)
    columns = [column.id for column in block.columns if column.content is not Content.ROW_LABEL]
    return (CellKey(block.id, row.id, name) for row in form.document.rows(block.id) for name in columns)


def check_text(record: Record) -> str:
    """Say the scores and findings of a checked form."""
    return "\n".join(_check_lines(record["scores"], record["findings"]))


def _check_lines(scores: Record, findings: Sequence[Record]) -> Iterator[str]:
    shown = {name: text or wording.NONE for name, text in scores["total"].items()}
    yield wording.SCORES.format(
        rate=scores["execution_rate_printed"] or wording.NONE,
        execution=scores["execution_score"] or wording.NONE,
        parts=shown["sum_of_parts"],
        printed=shown["printed"],
        computed=shown["computed"],
        grade=scores["grade"] or wording.NONE,
    )
    for cell in scores["cells"]:
        if cell["difference"]:
            yield wording.CELL_LINE.format(**cell)
    yield wording.FINDINGS.format(**_counts(findings, ("must-fix", "must-explain", "hint")))
    for finding in findings:
        yield wording.FINDING_LINE.format(**{**finding, "severity": finding["severity_name"]})


def unit_text(findings: Sequence[Record]) -> str:
    """Say what was found in the forms of a unit beside each other."""
    said = wording.UNIT_CHECK.format(**_counts(findings, ("must-explain", "hint")))
    lines = (wording.UNIT_LINE.format(**{**one, "severity": one["severity_name"]}) for one in findings)
    return "\n".join((said, *lines))


def _counts(findings: Sequence[Record], names: Sequence[str]) -> dict[str, int]:
    return {name.replace("-", "_"): sum(one["severity"] == name for one in findings) for name in names}
