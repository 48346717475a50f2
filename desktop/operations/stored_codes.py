"""Find the drafts that have a receipt code, or had it once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.models.document import Document
from desktop.models.form import Form
from desktop.models.receipt import document_code
from desktop.operations.drafts_tree import NO_YEAR
from desktop.operations.library import library
from desktop.operations.progress import Progress, silent
from desktop.text import receipts as wording
from desktop.text.moments import minute


@dataclass(frozen=True, slots=True)
class StoredCode:
    """A draft that has a code or had it once."""

    name: str
    """Title, unit and year, as one reads it."""
    at: str
    """When it came to hold that."""
    document: Document
    """What it held then."""
    is_now: bool
    form: Form | None
    """What it holds now; None where its template is no longer known."""


def find_code(code: str, folder: Path | None = None, progress: Progress = silent) -> list[StoredCode]:
    """Look through the drafts and their whole past for a code, those that have it now first.

    Args:
        code: A code as it is printed.
        folder: Where the drafts are; None for the user's own.
        progress: Hears of each draft.

    Raises:
        StoreError: The drafts can't be read.
        Cancelled: The user stopped it.
    """
    from desktop.storage.past import draft_lines, reading, states

    found = []
    with reading(folder or paths.user_folder()) as connection:
        lines = [] if connection is None else draft_lines(connection)
        for place, (line, gone) in enumerate(lines):
            progress(place, len(lines), line.title)
            assert connection is not None
            last: Document | None = None
            held: tuple[str, Document] | None = None
            for at, last in states(connection, line.id):
                if document_code(last) == code:
                    held = at, last
            if held and last:
                state = wording.DELETED if gone else ""
                pattern = wording.OF_DRAFT_NO_YEAR if str(line.year) == NO_YEAR else wording.OF_DRAFT
                name = pattern.format(title=line.title, unit=line.unit_name, year=line.year, state=state)
                is_now = document_code(last) == code
                found.append(StoredCode(name, _moment(held[0]), held[1], is_now, _form(last)))
    return sorted(found, key=lambda one: not one.is_now)


def _moment(stamp: str) -> str:
    from desktop.storage.clock import moment

    return minute(moment(stamp))


def _form(document: Document) -> Form | None:
    template = next((one for one in library().templates() if one.id == document.template), None)
    return Form(template, library().pack(template.pack), document) if template else None
