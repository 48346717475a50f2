"""Strict reading of definition files: dataclasses say what is allowed, all faults are gathered at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from desktop.text import definitions as wording

_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where the wheel carries it: ten times faster, and start-up waits for it."""
_INTEGER = re.compile("-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

DEEPEST = 60
"""Brackets inside brackets, and columns of indentation: beyond, libyaml would exhaust the stack."""
_BRACKET = re.compile(r"[\[\]{}]")
_INDENT = re.compile(r"[-?:\s\ufeff]*")


class Faults:
    """What is wrong in the files read so far, each with file, key path and remedy."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def add(self, file: str, path: str, sentence: str) -> None:
        """Note one fault, once: a template that is extended twice is looked through twice."""
        fault = wording.FAULT.format(file=file, path=path or wording.TOP, sentence=sentence)
        if fault not in self.sentences:
            self.sentences.append(fault)


@cache
def _hints(wanted: type) -> dict[str, Any]:
    """Work out a dataclass's types once: a start reads hundreds of parts of a dozen classes."""
    return get_type_hints(wanted)


class Converter:
    """Turns the plain tree of one file into dataclasses; a part that can't be turned is a fault and None."""

    def __init__(
        self, file: str, faults: Faults, special: Mapping[Any, Callable[..., Any]] | None = None
    ) -> None:
        self.file = file
        self.faults = faults
        self.special = special or {}

    def fault(self, path: str, sentence: str) -> None:
        """Note a fault at a key path; the part is then left out, and the whole file refused."""
        self.faults.add(self.file, path, sentence)

    def convert(self, node: Any, wanted: Any, path: str) -> Any:
        """Turn a node into the wanted type."""
        if wanted in self.special:
            return self.special[wanted](self, node, path)
        origin = get_origin(wanted)
        if origin in (Union, UnionType):
            return self.convert(node, next(one for one in get_args(wanted) if one is not type(None)), path)
        if origin is tuple:
            return self._sequence(node, wanted, path)
        if origin is dict:
            return self._mapping(node, get_args(wanted)[1], path)
        if is_dataclass(wanted):
            return self.build(node, wanted, path)
        return self._scalar(node, wanted, path)

    def build(self, node: Any, wanted: Any, path: str, **given: Any) -> Any:
        """Turn a mapping into a dataclass; unknown and missing keys are faults.

        Args:
            node: The mapping; keys that are given are passed over in it.
            wanted: The dataclass.
            path: Key path of the mapping.
            given: Values worked out by the caller.
        """
        if not isinstance(node, dict):
            return self.fault(path, wording.NOT_A_MAPPING)
        hints = _hints(wanted)
        allowed = [one for one in fields(wanted) if one.name not in given]
        names = [one.name for one in allowed]
        for name in node:
            if name not in names and name not in given:
                self.fault(_join(path, name), wording.UNKNOWN_KEY.format(allowed="、".join(names)))
        values: dict[str, Any] = {key: one for key, one in given.items() if key in hints}
        complete = True
        for one in allowed:
            if one.name in node:
                values[one.name] = self.convert(node[one.name], hints[one.name], _join(path, one.name))
            elif one.default is MISSING and one.default_factory is MISSING:
                complete = False
                self.fault(_join(path, one.name), wording.MISSING_KEY)
        return wanted(**values) if complete else None

    def _sequence(self, node: Any, wanted: Any, path: str) -> Any:
        kinds = get_args(wanted)
        if not isinstance(node, list):
            return self.fault(path, wording.NOT_A_LIST)
        if kinds[-1] is not Ellipsis and len(node) != len(kinds):
            return self.fault(path, wording.WRONG_COUNT.format(count=len(kinds)))
        return tuple(self.convert(one, kinds[0], f"{path}[{place}]") for place, one in enumerate(node, 1))

    def _mapping(self, node: Any, wanted: Any, path: str) -> Any:
        if not isinstance(node, dict):
            return self.fault(path, wording.NOT_A_MAPPING)
        return {name: self.convert(one, wanted, _join(path, name)) for name, one in node.items()}

    def _scalar(self, node: Any, wanted: Any, path: str) -> Any:
        if node is None:
            return self.fault(path, wording.NO_VALUE)
        if not isinstance(node, str):
            return self.fault(path, wording.NOT_A_TEXT)
        if wanted is str:
            return node
        try:
            return _SCALARS.get(wanted, wanted)(node)
        except (ValueError, KeyError):
            return self.fault(path, wording.wrong_value(node, _allowed(wanted)))


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


_SCALARS: dict[Any, Callable[[str], Any]] = {
    int: _integer,
    bool: lambda text: _TRUTHS[text],
    Decimal: _decimal,
    date: _date,
}


def _allowed(wanted: Any) -> str:
    if issubclass(wanted, Enum):
        return "、".join(str(one.value) for one in wanted)
    return wording.SCALARS[wanted.__name__]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def parse_text(file: str, text: str, faults: Faults) -> dict[str, Any] | None:
    """Read a definition file as a plain tree of texts, where a key without a value holds None.

    A key that stands twice and an alias are faults: both hide what is in force.

    Returns:
        The tree; None for a file that can't be read, which is one fault.
    """
    place, fault = "", ""
    node = None
    if _too_deep(text):
        fault = wording.TOO_DEEP
    else:
        try:
            node = yaml.compose(text, Loader=_LOADER)
            fault = wording.ALIAS if _has_alias(text) else ""
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place, fault = wording.LINE.format(line=mark.line + 1) if mark else "", wording.NOT_YAML
    if isinstance(node, yaml.MappingNode) and not fault:
        return _tree(node, file, "", faults)
    faults.add(file, place, fault or wording.NOT_A_MAPPING)
    return None


def _has_alias(text: str) -> bool:
    return "*" in text and any(
        isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=_LOADER)
    )


def _too_deep(text: str) -> bool:
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return True
    starts = (_INDENT.match(line) for line in text.splitlines())
    return any(start is not None and start.end() > DEEPEST for start in starts)


def _tree(node: yaml.MappingNode, file: str, path: str, faults: Faults) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            faults.add(file, path, wording.KEY_NOT_A_TEXT)
            continue
        if key.value in tree:
            faults.add(file, _join(path, key.value), wording.TWICE)
        tree[key.value] = _plain(value, file, _join(path, key.value), faults)
    return tree


def _plain(node: yaml.Node, file: str, path: str, faults: Faults) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _tree(node, file, path, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, file, f"{path}[{place}]", faults) for place, one in enumerate(node.value, 1)]
    quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
    return str(node.value) if node.value or quoted else None
