"""What tells the rows of a table apart: the headings that they stand under, and their wording."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.document import Row
from desktop.templates.spec import Content, TableBlock
from desktop.values.points import heading_name
from desktop.values.wording import fold

_NAMES = (Content.INDICATOR_NAME, Content.ROW_LABEL)


@dataclass(frozen=True, slots=True)
class Naming:
    """The columns that rows of a table are known by."""

    levels: tuple[str, ...]
    """Ids of the columns of levels."""
    name: str
    """Id of the column of names; blank for none."""

    def group(self, row: Row) -> tuple[str, ...]:
        """Give the levels of a row as they are compared."""
        return tuple(fold(heading_name(row.text(level))) for level in self.levels)


def naming_of(table: TableBlock) -> Naming:
    """Tell by which columns a table's rows are known."""
    levels = tuple(column.id for column in table.columns if column.content is Content.LEVEL_NAME)
    names = (column.id for column in table.columns if column.content in _NAMES)
    return Naming(levels, next(names, ""))
