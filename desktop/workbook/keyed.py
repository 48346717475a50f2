"""The key of a workbook of our own: where each cell of the form stands, so that it comes back exactly.

It is the text of a hidden name that belongs to the sheet. It is used only where all that is printed still
stands where it was put and the same cells are merged; otherwise the sheet is read by its labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.templates.spec import Template
from desktop.workbook.addresses import Area, Place, address_of, area_of, place_of
from desktop.workbook.grid import Grid
from desktop.workbook.table_shape import FieldKey
from desktop.workbook.worksheet import MOST_ROWS

_LONGEST = 8000
"""Characters that the formula of a name may have, less than Excel's 8,192."""
_PIECE = 100
"""Characters of one quoted text, less than Excel's 255 even if each is a quote."""
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
_RANGE = re.compile(r"([0-9]{1,5})-([0-9]{1,5})")


@dataclass(slots=True)
class TableKey:
    """Where the cells of a table stand."""

    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    """Row of the sheet by row id, in printed order."""


@dataclass(slots=True)
class SheetKey:
    """Where everything of one form stands on its sheet."""

    fields: dict[FieldKey, Place] = field(default_factory=dict)
    tables: dict[str, TableKey] = field(default_factory=dict)
    fixed: dict[Place, str] = field(default_factory=dict)
    """What is printed."""
    merges: list[Area] = field(default_factory=list)


def write_key(template: Template, key: SheetKey, longest: int | None = None) -> str:
    """Write a key as the formula of a name: quoted texts, joined; blank where it is too long for one.

    Args:
        template: The form's template.
        key: What stands where.
        longest: Characters that it may have, if not those of a workbook's name.

    The ids of added rows are given up first: they are told apart by their order as well.
    """
    for keep_ids in (True, False):
        text = json.dumps(_plain(template, key, keep_ids=keep_ids), separators=(",", ":"))
        pieces = (text[start : start + _PIECE].replace('"', '""') for start in range(0, len(text), _PIECE))
        formula = "&".join(f'"{piece}"' for piece in pieces)
        if len(formula) <= (_LONGEST if longest is None else longest):
            return formula
    return ""


def read_key(grid: Grid, templates: Sequence[Template]) -> tuple[Template, SheetKey] | None:
    """Find a sheet's key; None where there is none, or where the sheet is no longer what was written."""
    if not grid.facts.key:
        return None
    try:
        plain = json.loads("".join(part.replace('""', '"') for part in _LITERAL.findall(grid.facts.key)))
        template = next((one for one in templates if [one.id, one.digest] == plain["template"]), None)
        key = _key(plain, grid)
        unharmed = plain["check"] == _check(key)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        # Somebody else's name, or one cut short by another program.
        return None
    return (template, key) if template is not None and unharmed else None


def _plain(template: Template, key: SheetKey, *, keep_ids: bool) -> dict[str, Any]:
    return {
        "template": [template.id, template.digest],
        "fields": {"/".join(name): address_of(*place) for name, place in key.fields.items()},
        "tables": {
            name: [
                table.columns,
                _ranges(list(table.rows.values())),
                list(table.rows) if keep_ids or not _grows(template, name) else [],
            ]
            for name, table in key.tables.items()
        },
        "fixed": [address_of(*place) for place in key.fixed],
        "check": _check(key),
    }


def _key(plain: dict[str, Any], grid: Grid) -> SheetKey:
    fixed = [_place(address) for address in plain["fixed"]]
    fields = {_field(name): _place(address) for name, address in plain["fields"].items()}
    tables: dict[str, TableKey] = {}
    for name, (columns, ranges, ids) in plain["tables"].items():
        rows = _rows(ranges)
        names = ids or [f"r{number}" for number in range(1, len(rows) + 1)]
        tables[name] = TableKey(
            {column: int(place) for column, place in columns.items()}, dict(zip(names, rows, strict=True))
        )
    printed = {place: grid.exact(*place) for place in fixed}
    return SheetKey(fields, tables, printed, list(grid.facts.merges))


def _check(key: SheetKey) -> str:
    """Digest what is printed and what is merged within the form."""
    bottom, right = _corner(key)
    printed = [f"{address_of(*place)}\t{text}" for place, text in sorted(key.fixed.items())]
    merged = sorted(area_of(area) for area in key.merges if area[0] <= bottom and area[1] <= right)
    return hashlib.sha256("\n".join([*printed, *merged]).encode()).hexdigest()[:16]


def _corner(key: SheetKey) -> Place:
    """Find the last row and column that the form takes up."""
    places = [*key.fixed, *key.fields.values()]
    for table in key.tables.values():
        places.extend((row, column) for row in table.rows.values() for column in table.columns.values())
    return max(row for row, _ in places), max(column for _, column in places)


def _grows(template: Template, table: str) -> bool:
    block = template.table(table)
    return block is not None and block.growing


def _field(name: str) -> FieldKey:
    block, _, field_id = name.partition("/")
    return block, field_id


def _place(address: str) -> Place:
    place = place_of(address)
    if place is None:
        raise ValueError(address)
    return place


def _ranges(rows: list[int]) -> str:
    """Write row numbers as stretches: 6-9,12-12."""
    stretches: list[list[int]] = []
    for row in rows:
        if stretches and stretches[-1][1] == row - 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    return ",".join(f"{first}-{last}" for first, last in stretches)


def _rows(ranges: str) -> list[int]:
    stretches = [range(int(first), int(last) + 1) for first, last in _RANGE.findall(ranges)]
    if sum(map(len, stretches)) > MOST_ROWS:
        raise ValueError(ranges)
    return [row for stretch in stretches for row in stretch]
