"""Good files of every kind, made from the samples that come with the program, for mutations to begin with.

A seed is taken apart into parts that a reader gets to see: members of a zip file, the stream of a workbook of
1997, the pages of a PDF. A mutation changes a part, and the seed puts itself together again around it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from desktop.layout.compose import compose
from desktop.operations import forms
from desktop.operations.library import library
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.ole import OldContainer
from desktop.workbook.opening import open_bytes
from desktop.workbook.write import workbook_bytes
from desktop.workbook.write_docx import document_bytes
from tests.broken_files.mutation import members_of
from tests.helpers import old_workbooks, open_documents
from tests.helpers.dialects import bureau, system
from tests.helpers.workbooks import HEAD, package, parts

SAMPLES = ("mof", "hebei-2020", "department-framework")
Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Seed:
    """A good file, in parts."""

    kind: str
    parts: Parts
    join: Callable[[Parts], bytes]

    @property
    def data(self) -> bytes:
        """The file as it is without any mutation."""
        return self.join(self.parts)

    @property
    def is_zip(self) -> bool:
        """Say whether its parts are members of a zip file."""
        return self.join is package_of


def package_of(members: Parts) -> bytes:
    """Zip members up."""
    return package(members)


def _whole(members: Parts) -> bytes:
    return members[""]


def _zipped(kind: str, data: bytes) -> Seed:
    return Seed(kind, members_of(data), package_of)


def _bare(kind: str, data: bytes) -> Seed:
    return Seed(kind, {"": data}, _whole)


@cache
def _workbooks() -> list[bytes]:
    """Make our own workbooks of some samples, and what a bureau and a budget system make of the form."""
    made = []
    for name in SAMPLES:
        form = forms.sample_form(name)
        made.append(workbook_bytes([(form, compose(form, None, library().metrics))]))
    return [*made, *(package(parts({"甲": one.markup()})) for one in (bureau(), system()))]


@cache
def _grids() -> list[Grid]:
    return [grid for data in _workbooks()[1:] for grid in open_bytes("a.xlsx", data).grids()]


def _address(grid: Grid, cell: GridCell) -> str:
    return grid.address(cell.place).rpartition("!")[2]


def _merges(grid: Grid) -> bytes:
    areas = [f"{_address(grid, cell)}:{_address(grid, cell)}" for cell in grid.cells() if cell.row_span > 1]
    return old_workbooks.merges(*areas[:100])


def _macros(data: bytes) -> bytes:
    members = members_of(data)
    types = members["[Content_Types].xml"]
    macro = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    members["[Content_Types].xml"] = types.replace(b"</Types>", macro + b"</Types>")
    return package({**members, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)})


def _xlsx() -> list[Seed]:
    return [_zipped("xlsx", data) for data in _workbooks()]


def _xlsm() -> list[Seed]:
    return [_zipped("xlsm", _macros(data)) for data in _workbooks()[2:4]]


def _xls() -> list[Seed]:
    made = []
    for grid in _grids():
        cells = list(grid.cells())
        shared = [old_workbooks.shared(_address(grid, cell), place) for place, cell in enumerate(cells)]
        texts = old_workbooks.texts(*(cell.text for cell in cells))
        # A record holds no more; real files go on in a second one.
        if len(texts) < 8000:
            made.append(_old("xls", [*shared, _merges(grid)], texts))
    return made


def _old(kind: str, records: list[bytes], *shared: bytes) -> Seed:
    formats = [old_workbooks.number_format(164, "0.00%"), old_workbooks.style(0), old_workbooks.style(164)]
    stream = old_workbooks.stream({"甲": records}, [*formats, *shared])
    return Seed(kind, {"Workbook": stream}, old_workbooks.container)


def _of_1995() -> list[Seed]:
    """Write each text into its cell, in the encoding that the workbook names."""
    made = []
    for grid in _grids():
        records = [old_workbooks.record(0x42, (936).to_bytes(2, "little"))]
        for cell in grid.cells():
            text = cell.text.encode("gbk", "replace")
            head = old_workbooks.at(_address(grid, cell)) + len(text).to_bytes(2, "little")
            records.append(old_workbooks.record(0x204, head, text))
        page, *cells = records
        stream = old_workbooks.stream({"甲": cells}, [page], version=old_workbooks.OF_1995)
        made.append(Seed("xls95", {"Book": stream}, old_workbooks.container))
    return made


def _et() -> list[Seed]:
    """Write a text into each cell of its own, and numbers as numbers and formulas."""
    made = []
    for grid in _grids():
        records = []
        for cell in grid.cells():
            address = _address(grid, cell)
            if cell.text.isdecimal():
                records.append(old_workbooks.number(address, int(cell.text), 1))
                records.append(old_workbooks.formula("H30", bytes(8)))
            else:
                records.append(old_workbooks.label(address, cell.text))
        made.append(_old("et", [*records, _merges(grid)]))
    return made


def _sheet_rows(grid: Grid) -> list[str]:
    return [
        open_documents.row(
            *(
                open_documents.cell(
                    escape(cell.text),
                    table__number_columns_spanned=cell.column_span,
                    table__number_rows_spanned=cell.row_span,
                    table__number_columns_repeated=1,
                )
                for cell in line
            ),
            table__number_rows_repeated=1,
        )
        for line in grid.rows.values()
    ]


def _ods() -> list[Seed]:
    return [
        _zipped("ods", open_documents.document(open_documents.table(*_sheet_rows(grid)))) for grid in _grids()
    ]


def _fods() -> list[Seed]:
    kind = f'office:mimetype="{open_documents.MIMETYPE}"'
    made = []
    for grid in _grids():
        markup = open_documents.content(open_documents.table(*_sheet_rows(grid)))
        flat = markup.replace("document-content ", f"document {kind} ", 1)
        made.append(_bare("fods", flat.replace("document-content>", "document>").encode()))
    return made


def _page(grid: Grid) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td colspan={cell.column_span} rowspan={cell.row_span} style='mso-number-format:\"0\\.00\"'>"
            f"{escape(cell.text)}</td>"
            for cell in line
        )
        + "</tr>"
        for line in grid.rows.values()
    )
    head = "<html><head><meta charset='gb2312'><style>td {color: red}</style></head>"
    return f"{head}<body><table border=1>{rows}</table></body></html>"


def _html() -> list[Seed]:
    return [_bare("html", _page(grid).encode("gb18030", "replace")) for grid in _grids()]


def _mht() -> list[Seed]:
    made = []
    for grid in _grids():
        message = EmailMessage()
        message["MIME-Version"] = "1.0"
        message.set_content(_page(grid), subtype="html", cte="quoted-printable")
        message.make_related()
        made.append(_bare("mht", message.as_bytes()))
    return made


def _xml_2003() -> list[Seed]:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    made = []
    for grid in _grids():
        rows = "".join(
            f'<Row ss:Index="{row + 1}">'
            + "".join(
                f'<Cell ss:Index="{cell.column + 1}" ss:MergeAcross="{cell.column_span - 1}" '
                f'ss:MergeDown="{cell.row_span - 1}"><Data ss:Type="String">{escape(cell.text)}</Data></Cell>'
                for cell in line
            )
            + "</Row>"
            for row, line in grid.rows.items()
        )
        sheet = f'<Worksheet ss:Name="甲"><Table>{rows}</Table></Worksheet>'
        book = f'<?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        made.append(_bare("xml", f"{HEAD}{book}{sheet}</Workbook>".encode()))
    return made


def _csv() -> list[Seed]:
    """Write the cells line by line, parted and encoded as programs do."""
    made = []
    for encoding, separator in (("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t")):
        for grid in _grids():
            held = io.StringIO()
            writer = csv.writer(held, delimiter=separator)
            for line in grid.rows.values():
                fields = {cell.column: cell.text for cell in line}
                writer.writerow(fields.get(column, "") for column in range(max(fields, default=0) + 1))
            made.append(_bare("csv", held.getvalue().encode(encoding, "replace")))
    return made


def _docx() -> list[Seed]:
    made = []
    for name in SAMPLES[:2]:
        form = forms.sample_form(name)
        made.append(_zipped("docx", document_bytes([(form, compose(form, None, library().metrics))])))
    return made


def _pdf() -> list[Seed]:
    made = []
    for name in SAMPLES[:2]:
        data = forms.pdf_bytes([forms.sample_form(name)])
        drawn = [page.get_contents() for page in PdfReader(io.BytesIO(data)).pages]
        pages = {str(number): one.get_data() for number, one in enumerate(drawn) if one is not None}
        made.append(Seed("pdf", pages, _with_pages(data)))
        made.append(_bare("pdf", data))
    return made


def _with_pages(data: bytes) -> Callable[[Parts], bytes]:
    """Put what is drawn on the pages back, not compressed."""

    def join(pages: Parts) -> bytes:
        writer = PdfWriter(clone_from=io.BytesIO(data))
        for number, page in enumerate(writer.pages):
            drawn = DecodedStreamObject()
            drawn.set_data(pages[str(number)])
            page[NameObject("/Contents")] = writer._add_object(drawn)
        held = io.BytesIO()
        writer.write(held)
        return held.getvalue()

    return join


_MAKERS: dict[str, Callable[[], list[Seed]]] = {
    "xlsx": _xlsx,
    "xlsm": _xlsm,
    "xls": _xls,
    "xls95": _of_1995,
    "et": _et,
    "ods": _ods,
    "fods": _fods,
    "html": _html,
    "mht": _mht,
    "xml": _xml_2003,
    "csv": _csv,
    "docx": _docx,
    "pdf": _pdf,
}
KINDS = tuple(_MAKERS)


@cache
def seeds(kind: str, samples: Path | None = None) -> tuple[Seed, ...]:
    """Make the good files of a kind, or take those that lie in a folder."""
    if samples is None:
        return tuple(_MAKERS[kind]())
    return tuple(_found(kind, path.read_bytes()) for path in sorted(samples.rglob(f"*.{kind}")))


def _found(kind: str, data: bytes) -> Seed:
    if data.startswith(b"PK"):
        return _zipped(kind, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        stream = OldContainer("a.xls", data).stream("Workbook")
        return Seed(kind, {"Workbook": stream or b""}, old_workbooks.container)
    return _bare(kind, data)
