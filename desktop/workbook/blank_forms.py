"""Tell a filled form from a blank one that was left in the file."""

from __future__ import annotations

from desktop.models.keys import CellKey
from desktop.templates.spec import Content, Section, TableBlock
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
    columns = [column.id for column in table.columns if column.content in _ENTRIES]
    printed = {row.texts.get(column) for row in table.rows for column in columns}
    texts = (row.text(column) for row in reading.document.rows(table.id) for column in columns)
    return any(
        text not in printed and not is_nothing(text) and not is_placeholder_name(text) for text in texts
    )
