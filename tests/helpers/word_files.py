"""Word files made part by part, so that a test can make one as plain or as odd as it needs.

word_file(...)   a file from the markup of its body
p(...) t(...)    a paragraph, a run of text
table(...)       a table from rows of cells
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:w="{MAIN}" xmlns:w14="{WORD_2010}"'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def t(text: str) -> str:
    """Write a run."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """Write a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """Write a cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or p()}</w:tc>"


def cell(text: str, span: int = 1, merge: str = "") -> str:
    """Write a cell with one text; merged over columns, and over rows as "restart" or "continue"."""
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merging = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return tc(p(t(text)), properties=spanning + merging)


def tr(*cells: str, properties: str = "") -> str:
    """Write a row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[int]) -> str:
    """Write a table from its rows and the widths of its columns."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def plain_table(rows: Iterable[Iterable[str]], width: int = 1000) -> str:
    """Write a table of plain cells."""
    lines = [list(row) for row in rows]
    return table((tr(*map(cell, line)) for line in lines), [width] * max(map(len, lines)))


def body(content: str, root: str = "document") -> str:
    """Write a part around its content."""
    inner = f"<w:body>{content}</w:body>" if root == "document" else content
    return f"{HEAD}<w:{root} {NAMES}>{inner}</w:{root}>"


def word_file(content: str, *, types: str | bytes = "<Types/>", **parts: str | bytes) -> bytes:
    """Make a Word file; further parts by name, with __ for / and _xml for the ending."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("word/document.xml", body(content))
        for name, markup in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), markup)
    return held.getvalue()
