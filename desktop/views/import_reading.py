"""Reads files for the import window: on the worker's thread, touching no widget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.operations.folder_files import read_folder
from desktop.operations.foreign_sheets import Assignment
from desktop.operations.forms import FileRead, read_each
from desktop.operations.intake import Batch, BatchLine, form_line, named_twice, tried_line
from desktop.operations.looks import remember, remembered
from desktop.operations.progress import Progress
from desktop.text import importing as wording
from desktop.views.import_items import Item, mark_twins

if TYPE_CHECKING:
    from desktop.operations.desk import Desk


class Reading:
    """What was read from some files."""

    def __init__(self, items: Sequence[Item], notes: Sequence[str], files: int) -> None:
        self.items, self.notes, self.files = list(items), tuple(notes), files

    def batch(self) -> Batch:
        """Give account of it all."""
        lines = tuple(named_twice(item.line for item in self.items))
        return Batch(lines, self.files, self.files, self.notes)


def read_all(desk: Desk, paths: Sequence[str], progress: Progress) -> Reading:
    """Read files and folders, and say what would become of each form.

    Files of a look that a clerk has once explained are read by what was said.

    Raises:
        Cancelled: The clerk stopped it; nothing was done.
        UserError: There is no file in the folder.
    """
    found = read_folder(paths)
    if not found.files:
        raise UserError(wording.FOLDER_EMPTY.format(folder=paths[0]))
    known = remembered()
    reads = read_each(found.files, _by_name(progress), known.assignments)
    items = [item for read in reads for item in items_of(desk, read)]
    mark_twins(items)
    notes = [known.notice] if known.notice else []
    return Reading(items, [*notes, *found.notes], len(found.files))


def _by_name(progress: Progress) -> Progress:
    """Call files by their names alone: a whole path would make the dialog as wide as the screen."""

    def tell(done: int, total: int, what: str) -> None:
        progress(done, total, Path(what).name)

    return tell


def keep_looks(items: Sequence[Item]) -> list[str]:
    """Remember what was said of headings; gives a sentence for each that could not be."""
    said = {item.assignment.look: item.assignment for item in items if item.assignment and item.remember}
    troubles = []
    for assignment in said.values():
        try:
            remember(assignment)
        except UserError as error:
            troubles.append(error.sentence)
    return troubles


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of files that were read by what the clerk said."""

    assignment: Assignment
    found: Mapping[Item, Item | str]
    """For each item that was tried the form that it is then, or why it still is none."""
    more: tuple[Item, ...]
    """Forms that nobody had seen before."""


def read_again(
    desk: Desk, items: Sequence[Item], known: Sequence[Item], assignment: Assignment, progress: Progress
) -> Tried:
    """Read files of one look by what the clerk says of their headings.

    Args:
        desk: Whose drafts they are compared with.
        items: What is read again.
        known: Everything that was read so far.
        assignment: What was said.
        progress: Called before each file.

    Raises:
        Cancelled: The clerk stopped it.
        UserError: A draft can't be read.
    """
    files = tuple(dict.fromkeys(item.read.file for item in items))
    places = {_place(item) for item in known}
    found: dict[Item, Item | str] = {}
    more: list[Item] = []
    for read in read_each(files, _by_name(progress), [assignment]):
        forms = [form for form in items_of(desk, read) if form.candidate is not None]
        for item in items:
            if item.read.file == read.file:
                form = next((form for form in forms if _is_same(item, form)), None)
                found[item] = read.sentence or wording.TRIED_NONE if form is None else form
                forms = [other for other in forms if other is not form]
        more += [form for form in forms if _place(form) not in places]
    return Tried(assignment, found, tuple(more))


def _place(item: Item) -> tuple[str, str]:
    return item.read.file, item.line.place


def _is_same(item: Item, form: Item) -> bool:
    """Tell whether a form was found where another one, or only its headings, had been seen."""
    if form.candidate is None or item.proposal is None:
        return False
    if item.candidate is not None:
        return item.candidate.filed.reading.place == form.candidate.filed.reading.place
    asked = {heading.sheet for heading in item.proposal.headings}
    return any(sheet.name in asked for sheet in form.candidate.sheets)


def items_of(desk: Desk, read: FileRead) -> Iterator[Item]:
    """Make the lines of one file: its forms, the sheets that come near one, or why there is nothing."""
    for candidate in desk.dry_run(read):
        tried = candidate.filed.reading.tentative
        line = tried_line(candidate.filed) if tried else form_line(candidate.filed)
        proposal = candidate.filed.reading.proposal
        item = Item(read, line, candidate, proposal, ticked=not tried, tried=tried)
        item.choose(candidate.draft_at_first)
        yield item
    for proposal in read.proposals:
        yield Item(
            read, BatchLine(read.file, place=proposal.sheet, sentence=read.sentence), proposal=proposal
        )
    if not (read.forms or read.trials or read.proposals):
        yield Item(read, BatchLine(read.file, sentence=read.sentence))
