"""Tell a filled form from a blank one that was left in the file."""

from __future__ import annotations

from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content, Section, TableBlock
from desktop.values.wording import is_nothing, is_placeholder_name
from desktop.workbook.reading import Reading

_FILLED_IN = (Section.HEADER, Section.CHOICES, Section.GOALS, Section.NARRATIVE)
_ENTRIES = (
    Content.AMOUNT,
    Content.INDICATOR_NAME,
    Content.TARGET,
    Content.ACTUAL,
    Content.TEXT,
    Content.REASON,
)


def is_filled(reading: Reading) -> bool:
    """Tell whether somebody wrote anything that the template does not print itself."""
    template, document = reading.template, reading.document
    fields = (
        document.text(CellKey(block, "", spec.id))
        for block, spec in template.fields()
        if spec.section in _FILLED_IN
    )
    return not all(map(is_nothing, fields)) or any(_is_filled(reading, table) for table in template.tables())


def _is_filled(reading: Reading, table: TableBlock) -> bool:
    for column in table.columns:
        if column.content in _ENTRIES:
            printed = {row.texts.get(column.id) for row in table.rows}
            texts = (row.text(column.id) for row in reading.document.rows(table.id))
            if any(text not in printed and not _says_nothing(text, column) for text in texts):
                return True
    return False


def _says_nothing(text: str, column: ColumnSpec) -> bool:
    return is_nothing(text) or (column.content is Content.INDICATOR_NAME and is_placeholder_name(text))
