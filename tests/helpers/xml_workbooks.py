"""Workbooks saved as one XML file (XML Spreadsheet 2003), from the markup of their rows.

xml_workbook(...)  a file from its sheets
row(...) cell(...) the markup of a row and of a cell
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="rate"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="text"><NumberFormat ss:Format="@"/></Style>'
    '<Style ss:ID="plain"><NumberFormat/></Style></Styles>'
)


def cell(text: str = "", kind: str = "String", **more: str) -> str:
    """Write a cell; further attributes by their names."""
    told = "".join(f" ss:{name}={quoteattr(value)}" for name, value in more.items())
    data = f'<Data ss:Type="{kind}">{escape(text)}</Data>' if text else ""
    return f"<Cell{told}>{data}</Cell>"


def row(*cells: str, **more: str) -> str:
    """Write a row."""
    told = "".join(f" ss:{name}={quoteattr(value)}" for name, value in more.items())
    return f"<Row{told}>{''.join(cells)}</Row>"


def xml_workbook(sheets: Mapping[str, str], *, hidden: str = "") -> bytes:
    """Write a file from the rows of its sheets by name; one of them may be hidden."""
    written = "".join(
        f"<Worksheet ss:Name={quoteattr(name)}><Table>{rows}</Table>"
        f"<WorksheetOptions>{'<Visible>SheetHidden</Visible>' if name == hidden else ''}</WorksheetOptions>"
        "</Worksheet>"
        for name, rows in sheets.items()
    )
    head = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    names = f'xmlns="{SPACE}" xmlns:ss="{SPACE}"'
    return f"{head}<Workbook {names}>{STYLES}{written}</Workbook>".encode()
