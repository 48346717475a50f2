"""OpenDocument spreadsheets (ods) made from the markup of their rows."""

from __future__ import annotations

from tests.helpers.workbooks import HEAD, package

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "table", "text", "style", "calcext", "draw")
)


def _named(attributes: dict[str, object]) -> str:
    names = {name: name.replace("__", ":").replace("_", "-") for name in attributes}
    return "".join(f' {names[name]}="{value}"' for name, value in attributes.items())


def cell(text: str = "", **attributes: object) -> str:
    """Write a cell: its lines of text, and attributes with "__" for ":" and "_" for "-"."""
    named = _named(attributes)
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:table-cell{named}>{lines}</table:table-cell>"


def number(value: float, text: str, kind: str = "float", **attributes: object) -> str:
    """Write a cell with a number and what is shown of it."""
    return cell(text, office__value_type=kind, office__value=value, **attributes)


def row(*cells: str, **attributes: object) -> str:
    """Write a row."""
    named = _named(attributes)
    return f"<table:table-row{named}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "甲", style: str = "") -> str:
    """Write a sheet."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def content(*tables: str, styles: str = "") -> str:
    """Write the content part."""
    return (
        f"{HEAD}<office:document-content {_SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def document(*tables: str, styles: str = "", **more: str | bytes) -> bytes:
    """Zip up a spreadsheet; in a name "__" is "/" and "_dot_" a dot."""
    parts = {name.replace("__", "/").replace("_dot_", "."): held for name, held in more.items()}
    return package({"mimetype": MIMETYPE, "content.xml": content(*tables, styles=styles), **parts})
