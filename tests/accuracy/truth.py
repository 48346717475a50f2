"""Compare what was read with the form that was drawn: right, wrong, unread, invented."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.models.document import Document
from desktop.templates.spec import Content, TableBlock, Template
from desktop.values.wording import fold, is_nothing, is_placeholder_name
from desktop.workbook.reading import Reading

Place = tuple[str, str, str]
ANYTHING = "*"
"""Accepted where a text need not be read, or only as it can be."""
_AMOUNT = re.compile(r"(-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,10})?)(%|万元|元|分)?")


@dataclass
class Count:
    """What became of the cells of some forms."""

    files: int = 0
    forms: int = 0
    named: int = 0
    """Forms whose template was named rightly."""
    cells: int = 0
    right: int = 0
    unread: int = 0
    """Not in their places, and named as unread."""
    lost: int = 0
    """Not in their places, and nowhere named: something else stands there, or nothing."""
    invented: int = 0
    beyond: int = 0
    """Not counted as cells: entries that the template has no place for, named as unread."""
    faults: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Add another count."""
        for name in ("files", "forms", "named", "cells", "right", "unread", "lost", "invented", "beyond"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults += other.faults


def texts(template: Template, document: Document) -> dict[Place, str]:
    """Give what is filled in by its place: rows by their numbers, rows of blank cells left out."""
    held = {
        (block, "", spec.id): document.fields[block, spec.id].text
        for block, spec in template.fields()
        if (block, spec.id) in document.fields
    }
    for table in template.tables():
        held |= dict(_rows(table, document))
    return {place: text for place, text in held.items() if not is_nothing(text)}


def _rows(table: TableBlock, document: Document) -> Iterator[tuple[Place, str]]:
    """Walk over the rows that say something: more than names of levels and of places to fill."""
    names = [column.id for column in table.columns if column.content is not Content.LEVEL_NAME]
    filled = [
        row
        for row in document.rows(table.id)
        if any(not is_nothing(row.text(name)) and not is_placeholder_name(row.text(name)) for name in names)
    ]
    for number, row in enumerate(filled):
        for column in table.columns:
            yield (table.id, str(number), column.id), row.text(column.id)


def compared(
    template: Template,
    document: Document,
    reading: Reading | None,
    strays: Collection[str] = (),
    accepted: Mapping[Place, list[str]] | None = None,
) -> Count:
    """Compare one form with what was read of it.

    Args:
        template: The form's own.
        document: What is filled in.
        reading: None where nothing was read.
        strays: What the reading of the file names as unread.
        accepted: What may stand for a text, by its place.
    """
    want = texts(template, document)
    count = Count(forms=1, cells=len(want))
    got = {}
    if reading is not None and reading.template.id == template.id:
        count.named = 1
        got = texts(template, reading.document)
    for place, text in want.items():
        found = got.pop(place, "")
        others = _alternatives(accepted or {}, place)
        if any(same(each, found) for each in (text, *others)):
            count.right += 1
        elif ANYTHING in others:
            count.cells -= 1
        elif any(fold(text) in fold(stray) for stray in strays):
            count.unread += 1
            count.faults.append(f"unread {'/'.join(place)}: {text!r}, there is {found!r}")
        else:
            count.lost += 1
            count.faults.append(f"lost {'/'.join(place)}: {text!r}, there is {found!r}")
    # An error of a formula stands on the sheet, and the truth leaves it out.
    extra = {place: text for place, text in got.items() if not text.startswith("#")}
    count.invented = len(extra)
    count.faults += [f"invented {'/'.join(place)}: {text!r}" for place, text in extra.items()]
    return count


def _alternatives(accepted: Mapping[Place, list[str]], place: Place) -> list[str]:
    """Find what may stand for a text; in a table, in any of its rows."""
    block, row, column = place
    return accepted.get((block, "*" if row else "", column), [])


def same(want: str, got: str) -> bool:
    """Tell whether two texts say the same: white space, width and the writing of a number aside."""
    one, other = (fold(text).removeprefix("=").rstrip(":") for text in (want, got))
    return one == other or ((amount := _amount(one)) is not None and amount == _amount(other))


def _amount(text: str) -> Decimal | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    return Decimal(match[1].replace(",", "")) / (100 if match[2] == "%" else 1)
