"""The explanation of what was changed since a form was handed over (修改说明): made, and written to files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.layout.paginate import paginate
from desktop.layout.statement import PAGE, Part, Statement, Table, compose_statement
from desktop.models.form import field_text
from desktop.models.places import form_name
from desktop.operations.desk import Desk
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft
from desktop.operations.versions import AnsweredRemark, Version, changes_since, remarks
from desktop.saving import save
from desktop.text import history as wording
from desktop.text.moments import minute


def explanation(desk: Desk, draft: OpenDraft, version: Version | None) -> Statement:
    """Write the explanation of what was changed since a version.

    Args:
        desk: The desk.
        draft: The draft.
        version: What to compare with; None for the remarks and answers alone.

    Raises:
        StoreError: It can't be read.
        UserError: What was handed over is harmed.
    """
    form = draft.workspace.form
    parts = [*_remarks(remarks(desk, draft))]
    if version is not None:
        parts += _changes(desk, draft, version)
    parts.append(wording.SIGNED.format(unit=field_text(form, "unit")))
    return Statement(wording.EXPLANATION.format(title=form_name(form)), tuple(parts))


def _remarks(found: Sequence[AnsweredRemark]) -> Iterator[Part]:
    if not found:
        yield wording.NO_REMARKS
        return
    yield wording.REMARKS.format(count=len(found))
    yield Table(
        wording.REMARK_HEADINGS,
        tuple(
            (str(number), one.place or wording.WHOLE_FORM, one.text, one.answer or wording.NO_ANSWER)
            for number, one in enumerate(found, 1)
        ),
    )


def _changes(desk: Desk, draft: OpenDraft, version: Version) -> Iterator[Part]:
    changes = changes_since(desk, draft, version)
    at = minute(version.at)
    head = wording.SINCE if changes else wording.NOTHING_SINCE
    yield head.format(name=version.name, at=at, code=version.code, count=len(changes))
    if changes:
        yield Table(
            wording.CHANGE_HEADINGS,
            tuple(
                (str(number), one.place, one.before or wording.EMPTY, one.after or wording.EMPTY)
                for number, one in enumerate(changes, 1)
            ),
        )


def plain(written: Statement) -> str:
    """Write an explanation as a plain text: each row of a table is a line, its cells after their headings."""
    lines = [written.title]
    for part in written.parts:
        if isinstance(part, Table):
            lines += [_line(part.headings, row) for row in part.rows]
        else:
            lines.append(part)
    return "\n".join(lines)


def _line(headings: Sequence[str], row: Sequence[str]) -> str:
    cells = (
        wording.CELL.format(heading=heading, text=" ".join(text.split("\n")))
        for heading, text in zip(headings[1:], row[1:], strict=True)
    )
    return wording.NUMBERED.format(number=row[0], text=wording.CELLS_JOINT.join(cells))


def save_text(written: Statement, target: Path) -> None:
    """Write an explanation as a plain text that every editor here opens.

    Raises:
        UserError: The file can't be written.
    """
    # Old editors take a text for Chinese in UTF-8 only where it begins with this mark.
    save(plain(written).replace("\n", "\r\n").encode("utf-8-sig"), target)


def save_document(written: Statement, target: Path) -> None:
    """Write an explanation as a Word file.

    Raises:
        UserError: The file can't be written.
    """
    from desktop.workbook.write_docx import write_statement

    write_statement(compose_statement(written, library().metrics), PAGE, target)


def save_pdf(written: Statement, target: Path) -> None:
    """Write an explanation as a PDF.

    Raises:
        UserError: The file can't be written.
    """
    from desktop.printing.pdf import write_pdf

    pages = paginate(compose_statement(written, library().metrics), PAGE)
    write_pdf([(written.title, pages)], target)
