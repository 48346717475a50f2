"""Save drawn sheets as each kind of file that is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import cached_property
from html import escape

from desktop.values.number import plain
from desktop.workbook.addresses import Place, place_of
from desktop.workbook.formats import number_of
from tests.accuracy.pages import draw_pages
from tests.helpers import old_workbooks, open_documents, word_files, workbooks, xml_workbooks
from tests.helpers.dialects import Sketch

_SPACES = re.compile("  +")


class Drawn:
    """A drawn sheet, by rows and columns from 0."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.values = {_place(address): value for address, value in sketch.cells.items()}
        ends = (tuple(map(_place, area.split(":"))) for area in sketch.merges)
        self.spans = {
            first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in ends if first != last
        }

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        held = list(self.values)
        held += [(row + down - 1, column + right - 1) for (row, column), (down, right) in self.spans.items()]
        return max(row for row, _ in held) + 1, max(column for _, column in held) + 1

    @cached_property
    def covered(self) -> dict[Place, Place]:
        """The places under merged areas, but for their first ones, with those."""
        return {
            (row + below, column + beside): (row, column)
            for (row, column), (down, right) in self.spans.items()
            for below in range(down)
            for beside in range(right)
            if below or beside
        }

    def text(self, place: Place) -> str:
        """Write what stands in a cell as a text."""
        value = self.values.get(place, "")
        return value if isinstance(value, str) else plain(number_of(value))

    def span(self, place: Place) -> tuple[int, int]:
        """Tell how many rows and columns a cell takes up."""
        return self.spans.get(place, (1, 1))

    def lines(self) -> list[list[Place]]:
        """List the cells of each row, blank ones too, but for what lies under merged areas."""
        rows, columns = self.size
        return [
            [(row, column) for column in range(columns) if (row, column) not in self.covered]
            for row in range(rows)
        ]


def _place(address: str) -> Place:
    place = place_of(address)
    assert place is not None
    return place


def _named(sheets: Sequence[Drawn]) -> dict[str, Drawn]:
    return {f"Sheet{number}": sheet for number, sheet in enumerate(sheets, 1)}


def _xlsx(sheets: Sequence[Drawn]) -> bytes:
    return workbooks.package(
        workbooks.parts({name: sheet.sketch.markup() for name, sheet in _named(sheets).items()})
    )


def _xls(sheets: Sequence[Drawn]) -> bytes:
    records = {}
    for name, sheet in _named(sheets).items():
        held = [
            old_workbooks.label(address, value)
            if isinstance(value, str)
            else old_workbooks.number(address, value)
            for address, value in sheet.sketch.cells.items()
        ]
        records[name] = [*held, old_workbooks.merges(*sheet.sketch.merges)]
    return old_workbooks.old_workbook(records)


def _tables(sheets: Sequence[Drawn]) -> list[str]:
    return [
        open_documents.table(*(_ods_row(sheet, line) for line in sheet.lines()), name=name)
        for name, sheet in _named(sheets).items()
    ]


def _ods_row(sheet: Drawn, line: Sequence[Place]) -> str:
    cells = []
    column = 0
    for place in line:
        cells += [open_documents.cell()] * (place[1] - column)
        down, right = sheet.span(place)
        spans = {"table__number_rows_spanned": down, "table__number_columns_spanned": right}
        text, value = _SPACES.sub(_ods_spaces, escape(sheet.text(place))), sheet.values.get(place, "")
        if isinstance(value, str):
            cells.append(open_documents.cell(text, **spans))
        else:
            cells.append(open_documents.number(value, text, **spans))
        column = place[1] + 1
    return open_documents.row(*cells)


def _ods_spaces(match: re.Match[str]) -> str:
    return f'<text:s text:c="{len(match[0])}"/>'


def _ods(sheets: Sequence[Drawn]) -> bytes:
    return open_documents.document(*_tables(sheets))


def _fods(sheets: Sequence[Drawn]) -> bytes:
    markup = open_documents.content(*_tables(sheets))
    return markup.replace("office:document-content", "office:document").encode()


def _page(sheets: Sequence[Drawn], encoding: str) -> str:
    tables = []
    for sheet in sheets:
        rows = []
        for line in sheet.lines():
            cells = []
            for place in line:
                down, right = sheet.span(place)
                text = escape(sheet.text(place)).replace("\n", "<br>").replace("  ", "&nbsp;&nbsp;")
                cells.append(f"<td rowspan={down} colspan={right}>{text}</td>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        tables.append(f"<table border=1>{''.join(rows)}</table>")
    return f"<html><head><meta charset='{encoding}'></head><body>{''.join(tables)}</body></html>"


def _html(sheets: Sequence[Drawn]) -> bytes:
    return _page(sheets, "gb2312").encode("gb18030")


def _mht(sheets: Sequence[Drawn]) -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(_page(sheets, "utf-8"), subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def _xml(sheets: Sequence[Drawn]) -> bytes:
    written = {}
    for name, sheet in _named(sheets).items():
        rows = []
        for line in sheet.lines():
            cells = []
            for place in line:
                down, right = sheet.span(place)
                spans = {"Index": place[1] + 1, "MergeDown": down - 1, "MergeAcross": right - 1}
                kind = "String" if isinstance(sheet.values.get(place, ""), str) else "Number"
                told = {key: str(value) for key, value in spans.items() if value}
                cells.append(xml_workbooks.cell(sheet.text(place), kind, **told))
            rows.append(xml_workbooks.row(*cells))
        written[name] = "".join(rows)
    return xml_workbooks.xml_workbook(written)


def _csv(sheets: Sequence[Drawn]) -> bytes:
    held = io.StringIO()
    writer = csv.writer(held)
    for sheet in sheets:
        rows, columns = sheet.size
        writer.writerows([sheet.text((row, column)) for column in range(columns)] for row in range(rows))
    return held.getvalue().encode("gb18030")


def _docx(sheets: Sequence[Drawn]) -> bytes:
    return word_files.word_file(word_files.PAGE_BREAK.join(map(_word_table, sheets)))


def _word_table(sheet: Drawn) -> str:
    rows, columns = sheet.size
    lines = []
    for row in range(rows):
        cells = []
        column = 0
        while column < columns:
            place = (row, column)
            first = sheet.covered.get(place, place)
            down, right = sheet.span(first)
            merge = "" if down == 1 else "restart" if first == place else "continue"
            text = sheet.text(place).split("\n") if first == place else [""]
            properties = f'<w:gridSpan w:val="{right}"/>' if right > 1 else ""
            properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
            cells.append(
                word_files.tc(*(word_files.p(word_files.t(part)) for part in text), properties=properties)
            )
            column += right
        lines.append(word_files.tr(*cells))
    return word_files.table(lines, [1000] * columns)


def _pdf(sheets: Sequence[Drawn]) -> bytes:
    return draw_pages([(sheet.lines(), sheet.size, sheet.span, sheet.text) for sheet in sheets])


WRITERS: dict[str, Callable[[Sequence[Drawn]], bytes]] = {
    "xlsx": _xlsx,
    "xls": _xls,
    "ods": _ods,
    "fods": _fods,
    "xml": _xml,
    "html": _html,
    "mht": _mht,
    "docx": _docx,
    "pdf": _pdf,
    "csv": _csv,
}
"""By the ending that such a file mostly has; et is xls by another name."""
