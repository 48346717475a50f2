"""Workbooks made part by part, so that a test can make one as harmless or as hostile as it needs.

package(...)     a workbook from the markup of its sheets
sheet(...)       the markup of a sheet from its cells
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.00%"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>"
)

Markup = Mapping[str, str | bytes]


def cell(address: str, value: str | float, *, style: int = 0, formula: str | None = None) -> str:
    """Write a cell: a text inside it, or a number."""
    begin = f'<c r="{address}" s="{style}"'
    held = "" if formula is None else f"<f>{escape(formula)}</f>"
    if isinstance(value, str) and formula is None:
        return f'{begin} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{begin}>{held}<v>{value}</v></c>"


def sheet(body: str = "", *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """Write a sheet around its rows."""
    return f'{HEAD}<worksheet xmlns="{main}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'


def rows(cells: Mapping[int, Iterable[str]]) -> str:
    """Write rows by their number."""
    return "".join(f'<row r="{number}">{"".join(held)}</row>' for number, held in cells.items())


def merges(*areas: str) -> str:
    """Write merged areas."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def parts(
    sheets: Mapping[str, str], *, names: str = "", states: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """Write the parts of a workbook with these sheets, by path."""
    shown = states or {}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" '
        f'state="{shown.get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{number}.xml": markup for number, markup in enumerate(sheets.values(), 1)},
    }


def package(members: Markup) -> bytes:
    """Zip parts up; the same parts make the same file at any time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for path, content in members.items():
            file.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def workbook(*bodies: str, **names: str) -> bytes:
    """Zip up a workbook with these sheets, each the markup of its rows."""
    sheets = {f"Sheet{number}": sheet(body) for number, body in enumerate(bodies, 1)}
    return package(parts({**sheets, **names}))
