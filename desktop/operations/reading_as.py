"""Read files by what is said of their headings on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.errors import UserError
from desktop.operations import looks
from desktop.operations.forms import FiledForm, FileRead, UnreadFile, flattened, read_each
from desktop.operations.library import library
from desktop.operations.progress import Progress, silent
from desktop.operations.template_search import template_called
from desktop.templates.spec import Template
from desktop.text import assigning as wording
from desktop.values.wording import fold
from desktop.workbook.assigning import label_of, meanings_of
from desktop.workbook.proposals import Assignment, Meaning


def read_as(
    files: Sequence[str],
    template: str,
    columns: Sequence[str],
    progress: Progress = silent,
    *,
    keep: bool = False,
) -> list[FiledForm | UnreadFile]:
    """Read files, those of unknown layouts by a template and what is said of their headings.

    Args:
        files: Their paths.
        template: Id or name of the template.
        columns: What headings mean, each written as heading=column, by the printed label of the column or by
            block/column.
        progress: As in read_each.
        keep: Remember it for files of the same looks.

    Raises:
        UserError: There is no template or column of that name, or what is said contradicts itself.
    """
    if not template:
        raise UserError(wording.AS_NEEDED)
    chosen = library().template(template_called(template))
    meanings = dict(_said(chosen, pair) for pair in columns)
    found = list(read_each(files, progress))
    assignments = [Assignment(look, chosen.id, meanings) for look in dict.fromkeys(_looks(found))]
    for assignment in assignments if keep else ():
        looks.remember(assignment)
    again = read_each(files, progress, assignments) if assignments else found
    return flattened(again, trying=True)


def _looks(found: Sequence[FileRead]) -> Iterator[str]:
    for read in found:
        yield from (proposal.look for proposal in read.near)
        yield from (one.reading.proposal.look for one in read.forms if one.reading.proposal)


def _said(template: Template, pair: str) -> tuple[str, Meaning]:
    heading, sign, column = pair.partition("=")
    if not (heading.strip() and sign and column.strip()):
        raise UserError(wording.NOT_A_PAIR.format(text=pair))
    return fold(heading), _meaning(template, column)


def _meaning(template: Template, column: str) -> Meaning:
    """Find a column by its label; of several blocks with the same one the list of indicators is meant."""
    known = {meaning: label_of(template, meaning) for meaning in meanings_of(template)}
    fitting = [
        meaning for meaning, label in known.items() if fold(column) in (fold(label), fold("/".join(meaning)))
    ]
    if not fitting:
        labels = "、".join(dict.fromkeys(known.values()))
        raise UserError(wording.NO_SUCH_COLUMN.format(template=template.name, column=column, known=labels))
    growing = {table.id for table in template.tables() if table.growing}
    return next((meaning for meaning in fitting if meaning[0] in growing), fitting[0])
