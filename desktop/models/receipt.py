"""The receipt code (校验码) of a form: a few signs that stand for every text in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from desktop.models.document import Document
from desktop.models.form import fresh_document
from desktop.templates.spec import Template
from desktop.values.wording import clean, fold

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O; their number is prime, so that the check sign notices what is mistyped."""
LENGTH = 12
"""Signs of a code: eleven for the values (54 bits), and the check sign."""
_GROUP = 4
_WAY = 1
"""Number of the way in which values are written down before they are digested."""
_SHAPE = re.compile(rf"(?<![0-9A-Za-z])[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}(?![0-9A-Za-z])")

Value = tuple[str, int, str, str]
"""Block, row counted from 1 (0 for a field), column, text."""


def receipt_code(template: Template, document: Document) -> str:
    """Make the receipt code (校验码) of a form: XXXX-XXXX-XXXX; blank for a form that nobody filled in.

    It says nothing of who wrote a text, of row ids or of how the form is laid out.
    """
    values = sorted(_values(document))
    return "" if values == sorted(_values(fresh_document(template))) else _code(document.template, values)


def document_code(document: Document) -> str:
    """Make the code of a document without its template at hand, which can't be told from a blank one."""
    return _code(document.template, sorted(_values(document)))


def _code(template: str, values: list[Value]) -> str:
    written = json.dumps([_WAY, template, values], separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(written.encode()).digest())
    signs = []
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return _grouped("".join(signs) + _check_sign("".join(signs)))


def parse_code(text: str) -> str | None:
    """Read a code as people type it: any case, width and gaps; None for one that is mistyped."""
    signs = fold(text).replace("-", "").upper()
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        return None
    return _grouped(signs) if _check_sign(signs[:-1]) == signs[-1] else None


def codes_in(text: str) -> list[str]:
    """Find the codes in a longer text, such as a page or the name of a file; each once."""
    found = (parse_code(match[0]) for match in _SHAPE.finditer(text))
    return list(dict.fromkeys(code for code in found if code))


def _values(document: Document) -> Iterator[Value]:
    for (block, name), cell in document.fields.items():
        if text := clean(cell.text):
            yield block, 0, name, text
    for block, rows in document.tables.items():
        for place, row in enumerate(rows, 1):
            for column, cell in row.cells.items():
                if text := clean(cell.text):
                    yield block, place, column, text


def _check_sign(signs: str) -> str:
    """Choose the last sign, so that all signs times their places add up to a multiple of their number.

    One wrong sign, or two that changed places, always break that.
    """
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, 1))
    return ALPHABET[-total * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)]


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))
