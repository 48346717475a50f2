"""Prints a rehearsed re-check: expected scores, remarks, and the questions with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.form import Form
from desktop.operations.review import answer_text, effect_text, heading_lines, points_text
from desktop.scoring.review import Review
from desktop.text import review as wording

_POINTS = 9
_TABLE = '<table border="1" cellspacing="0" cellpadding="3" width="100%" style="border-collapse: collapse">'
_WIDTHS, _ASKED_WIDTHS = (22, 9, 13, 13, 43), (60, 12, 28)
"""Of the columns, in percent."""


def ask_printer(parent: QWidget, printer: QPrinter) -> bool:
    """Ask which printer; tests replace this."""
    return bool(QPrintDialog(printer, parent).exec())


def print_review(parent: QWidget, form: Form, reviewed: Review) -> bool:
    """Print a rehearsal; says whether the clerk went through with it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not ask_printer(parent, printer):
        return False
    document = QTextDocument()
    font = QApplication.font()
    font.setPointSize(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(_page(form, reviewed))
    document.print_(printer)
    return True


def _page(form: Form, reviewed: Review) -> str:
    rows = [
        (row.name, *points_text(row), wording.JOINT.join(row.reasons))
        for row in (*reviewed.rows, reviewed.total)
    ]
    asked = [(one.text, answer_text(one), effect_text(one)) for one in reviewed.questions]
    remarks = wording.JOINT.join(reviewed.remarks) or wording.NOTHING_SAID
    parts = [
        f"<h3>{escape(wording.TITLE)}</h3>",
        *(f"<p>{escape(line)}</p>" for line in heading_lines(form, reviewed)),
        *_table(wording.COLUMNS, rows, _WIDTHS),
        f"<p>{escape(wording.REMARKS_SHORT.format(texts=remarks))}</p>",
        *_table(wording.ASK_COLUMNS, asked, _ASKED_WIDTHS),
    ]
    return "".join(parts)


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    yield _TABLE
    cells = (f'<th width="{width}%">{escape(text)}</th>' for text, width in zip(heading, widths, strict=True))
    yield f"<thead><tr>{''.join(cells)}</tr></thead>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>"
    yield "</table>"
