"""An explanation as a document of Qt: written with real tables, and read back as the clerk mended it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.layout.statement import SHARES, Part, Statement, Table
from desktop.views import colours
from desktop.views.fonts import HEI, SONG, family

_TITLE_POINTS, _POINTS, _TABLE_POINTS = 16, 12, 10.5
_LINE = 130
"""Distance of lines in percent."""
_APART = 6
_PADDING = 4
_PARAGRAPH_END = "\u2029"


def write_explanation(written: Statement, document: QTextDocument) -> None:
    """Put an explanation into a document, in place of what it held."""
    document.clear()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    _put(cursor, written.title, _format(HEI, _TITLE_POINTS), _paragraph(Qt.AlignmentFlag.AlignHCenter))
    fresh = False
    for part in written.parts:
        if isinstance(part, Table):
            _put_table(cursor, part)
        else:
            if not fresh:
                cursor.insertBlock()
            _put(cursor, part, _format(SONG, _POINTS), _paragraph(Qt.AlignmentFlag.AlignLeft))
        # After a table stands an empty paragraph, in which what follows begins.
        fresh = isinstance(part, Table)
    document.setUndoRedoEnabled(True)


def read_explanation(document: QTextDocument) -> Statement:
    """Read what a document holds, but for blank rows, and blank paragraphs after a table or at the end."""
    parts = list(_parts(document))
    title = parts.pop(0) if parts and isinstance(parts[0], str) else ""
    while parts and not parts[-1]:
        parts.pop()
    return Statement(str(title), tuple(parts))


def _parts(document: QTextDocument) -> Iterator[Part]:
    block = document.begin()
    after_table = False
    while block.isValid():
        table = _table_at(block)
        if table is None:
            if block.text() or not after_table:
                yield block.text()
        else:
            read = _read_table(table)
            if read.rows:
                yield read
            block = document.findBlock(table.lastPosition())
        after_table = table is not None
        block = block.next()


def _table_at(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _read_table(table: QTextTable) -> Table:
    texts = [
        tuple(_cell_text(table, row, column) for column in range(table.columns()))
        for row in range(table.rows())
    ]
    # The number alone makes no row.
    rows = tuple(row for row in texts[1:] if any(text.strip() for text in row[1:]))
    return Table(texts[0], rows)


def _cell_text(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(_PARAGRAPH_END, "\n").replace("\u2028", "\n")


def _put_table(cursor: QTextCursor, table: Table) -> None:
    made = cursor.insertTable(len(table.rows) + 1, len(table.headings), _table_format())
    lines = [(_format(HEI, _TABLE_POINTS), table.headings)]
    lines += [(_format(SONG, _TABLE_POINTS), row) for row in table.rows]
    for number, (look, texts) in enumerate(lines):
        for column, text in enumerate(texts):
            middle = number == 0 or column == 0
            align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
            _put(made.cellAt(number, column).firstCursorPosition(), text, look, _paragraph(align, apart=0))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in SHARES]
    )
    made.setHeaderRowCount(1)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(colours.INK_QUIET))
    made.setBorderCollapse(True)
    made.setCellPadding(_PADDING)
    made.setCellSpacing(0)
    return made


def _put(cursor: QTextCursor, text: str, look: QTextCharFormat, paragraph: QTextBlockFormat) -> None:
    cursor.setBlockFormat(paragraph)
    cursor.setBlockCharFormat(look)
    cursor.insertText(text.replace("\n", "\u2028"), look)


def _format(file: str, points: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontFamilies([family(file), family(HEI)])
    made.setFontPointSize(points)
    return made


def _paragraph(align: Qt.AlignmentFlag, apart: int = _APART) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setAlignment(align)
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setTopMargin(apart)
    made.setBottomMargin(apart)
    return made
