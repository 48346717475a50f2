"""Reads files for the import window: on the worker's thread, touching no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.operations.folder_files import read_folder
from desktop.operations.foreign_sheets import Assignment
from desktop.operations.forms import FileRead, read_each
from desktop.operations.intake import Batch, BatchLine, form_line
from desktop.operations.progress import Progress
from desktop.text import importing as wording
from desktop.views.import_items import Item

if TYPE_CHECKING:
    from desktop.operations.desk import Desk


class Reading:
    """What was read from some files."""

    def __init__(self, items: Sequence[Item], notes: Sequence[str], files: int) -> None:
        self.items, self.notes, self.files = list(items), tuple(notes), files

    def batch(self) -> Batch:
        """Give account of it all."""
        return Batch(tuple(item.line for item in self.items), self.files, self.files, self.notes)


def read_all(
    desk: Desk, paths: Sequence[str], assignments: Sequence[Assignment], progress: Progress
) -> Reading:
    """Read files and folders, and say what would become of each form.

    Raises:
        Cancelled: The clerk stopped it; nothing was done.
        UserError: There is no file in the folder.
    """
    found = read_folder(paths)
    if not found.files:
        raise UserError(wording.FOLDER_EMPTY.format(folder=paths[0]))
    items = [item for read in read_each(found.files, progress, assignments) for item in items_of(desk, read)]
    return Reading(items, found.notes, len(found.files))


def read_again(desk: Desk, item: Item, assignment: Assignment, progress: Progress) -> Item | str:
    """Read a file by what the clerk says of its headings.

    Returns:
        The form that stands on the sheet then, or why there still is none.

    Raises:
        Cancelled: The clerk stopped it.
        UserError: A draft can't be read.
    """
    assert item.proposal is not None
    sheet = item.proposal.sheet
    for read in read_each([item.read.file], progress, [assignment]):
        forms = [one for one in items_of(desk, read) if one.candidate is not None]
        here = [one for one in forms if one.candidate and any(g.name == sheet for g in one.candidate.sheets)]
        if here:
            here[0].proposal, here[0].assignment = item.proposal, assignment
            here[0].remember = item.remember
            return here[0]
        return read.sentence or wording.TRIED_NONE
    return wording.TRIED_NONE


def items_of(desk: Desk, read: FileRead) -> Iterator[Item]:
    """Make the lines of one file: its forms, the sheets that come near one, or why there is nothing."""
    for candidate in desk.dry_run(read):
        first = next((one for one in candidate.existing if not one.other_template), None)
        yield Item(
            read,
            form_line(candidate.filed),
            candidate,
            ticked=True,
            draft=None if first is None else first.id,
        )
    for proposal in read.proposals:
        yield Item(
            read, BatchLine(read.file, place=proposal.sheet, sentence=read.sentence), proposal=proposal
        )
    if not read.forms and not read.proposals:
        yield Item(read, BatchLine(read.file, sentence=read.sentence))
