"""Elements of the parts of a workbook, written with what they need escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape

from desktop.values.wording import clean

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;"}


def element(tag: str, inside: str = "", /, **attributes: object) -> str:
    """Write an element; attributes that are None are left out.

    Args:
        tag: Its name.
        inside: What stands in it, written.
        attributes: True and False are written 1 and 0.
    """
    written = "".join(
        f' {key.replace("__", ":")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _value(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else escape(clean(value), _IN_QUOTES)


def text(held: str) -> str:
    """Write the text of an element."""
    return escape(clean(held))


def counted(tag: str, children: list[str], **attributes: object) -> str:
    """Write an element that says how many it holds; nothing where there are none."""
    return element(tag, "".join(children), count=len(children), **attributes) if children else ""
