"""What was read from a file on its way from the reading process to the program.

A template is named in it and never sent, so that whoever gets it has one object for each template.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from desktop.models.document import Cell, Document, Origin, Row, cells_of
from desktop.models.keys import CellKey
from desktop.templates.spec import Template
from desktop.workbook.reading import FileReading, Reading

_OWN = "desktop."
_PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("decimal", "Decimal"),
}
"""What may stand in an answer beside classes of this program."""


def _name_template(template_id: str, digest: str) -> Template:
    """Stand for a template in an answer; whoever unpacks it puts its own finder in this place."""
    raise LookupError(template_id, digest)


def _frozen(pairs: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(pairs)


_Plain = tuple[dict[Any, str], dict[Any, str]]
"""The texts of cells, and the origins of those that are not imported."""


def _plain(cells: Mapping[Any, Cell]) -> _Plain:
    imported = Origin.IMPORTED
    texts = {name: cell.text for name, cell in cells.items()}
    others = {name: cell.origin.value for name, cell in cells.items() if cell.origin is not imported}
    return texts, others


def _cells(plain: _Plain) -> dict[Any, Cell]:
    texts, others = plain
    cells = cells_of(texts, Origin.IMPORTED)
    for name, origin in others.items():
        cells[name] = Cell(texts[name], Origin(origin))
    return cells


def _document(template: str, cells: _Plain, tables: dict[str, list[tuple[str, _Plain]]]) -> Document:
    """Make a document of what stands in an answer."""
    rows = {name: tuple(Row(row, _cells(plain)) for row, plain in held) for name, held in tables.items()}
    return Document(template, _cells(cells), rows)


def _in_texts(document: Document) -> Any:
    """Take a document apart into texts: hundreds of cells, each an object, take several times as long."""
    tables = {name: [(row.id, _plain(row.cells)) for row in rows] for name, rows in document.tables.items()}
    return _document, (document.template, _plain(document.fields), tables)


_FIELDS = tuple(one.name for one in fields(Reading))
_BY_CELL = ("places", "rooms")
"""Those of them that say something of each cell."""


_made_key = partial(tuple.__new__, CellKey)
"""Makes the name of a cell of its parts, without a call of Python for each."""


def _reading(values: dict[str, Any]) -> Reading:
    """Make a reading of what stands in an answer."""
    for name in _BY_CELL:
        held = values[name]
        values[name] = dict(zip(map(_made_key, held), held.values(), strict=True))
    return Reading(**values)


def _in_fields(reading: Reading) -> Any:
    """Take a reading apart, with the names of its cells as plain tuples, which need no call each."""
    values = {name: getattr(reading, name) for name in _FIELDS}
    for name in _BY_CELL:
        values[name] = {tuple(key): held for key, held in values[name].items()}
    return _reading, (values,)


class _Reductions(dict[type, Callable[[Any], Any]]):
    """How objects are taken apart: dataclasses by their fields, which is faster than pickle's own way."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        self[kind] = made = _apart(kind)
        return made


@lru_cache(maxsize=256)
def _apart(kind: type) -> Callable[[Any], Any]:
    if not kind.__module__.startswith(_OWN) or not is_dataclass(kind):
        raise KeyError(kind)
    listed = fields(kind)
    if len(listed) < 2 or not all(one.init and not one.kw_only for one in listed):
        raise KeyError(kind)
    values = attrgetter(*(one.name for one in listed))
    return lambda held: (type(held), values(held))


def pack_reading(reading: FileReading, templates: Iterable[Template]) -> bytes:
    """Write what was read from a file.

    Args:
        reading: What was read.
        templates: Those that the other end knows as well, or can open.
    """
    known = {id(template) for template in templates}
    reductions = _Reductions()
    in_parts = reductions[Template]

    def reduce_template(template: Template) -> Any:
        if id(template) in known:
            return _name_template, (template.id, template.digest)
        return in_parts(template)

    reductions[Template] = reduce_template
    reductions[Document] = _in_texts
    reductions[Reading] = _in_fields
    reductions[MappingProxyType] = lambda mapping: (_frozen, (dict(mapping),))
    held = io.BytesIO()
    pickler = pickle.Pickler(held, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = reductions
    pickler.dump(reading)
    return held.getvalue()


_MAKERS: dict[str, Callable[..., Any]] = {make.__name__: make for make in (_frozen, _document, _reading)}
"""Functions that an answer may call."""


class _Unpickler(pickle.Unpickler):
    """Takes classes of this program and a few plain ones; a process that went astray can name no other."""

    def __init__(self, body: bytes, find_template: Callable[[str, str], Template]) -> None:
        super().__init__(io.BytesIO(body))
        self._find_template = find_template

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _name_template.__name__):
            return self._find_template
        if module == __name__ and name in _MAKERS:
            return _MAKERS[name]
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_OWN) else None
        if not isinstance(found, type) or not found.__module__.startswith(_OWN):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def unpack_reading(body: bytes, find_template: Callable[[str, str], Template]) -> FileReading:
    """Read an answer.

    Args:
        body: As pack_reading wrote it.
        find_template: Finds a template by its id and digest; what it raises is passed on.

    Raises:
        UnpicklingError: It is no answer of a reading process.
    """
    reading = _Unpickler(body, find_template).load()
    if not isinstance(reading, FileReading):
        raise pickle.UnpicklingError(type(reading).__name__)
    return reading
