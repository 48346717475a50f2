"""Strict reading of definition files: dataclasses say what is allowed, all faults are gathered at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from desktop.text import definitions as wording

_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where the wheel carries it: ten times faster, and start-up waits for it."""
_DECIMAL = re.compile(r"-?\d+(\.\d+)?\Z")


class Faults:
    """What is wrong in the files read so far, each with file, key path and remedy."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def add(self, file: str, path: str, sentence: str) -> None:
        """Note one fault."""
        self.sentences.append(wording.FAULT.format(file=file, path=path or wording.TOP, sentence=sentence))


class Converter:
    """Turns the plain tree of one file into dataclasses; a part that can't be turned is a fault and None."""

    def __init__(
        self, file: str, faults: Faults, special: Mapping[type, Callable[..., Any]] | None = None
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
        if get_origin(wanted) in (Union, UnionType):
            return self.convert(node, next(one for one in get_args(wanted) if one is not type(None)), path)
        if get_origin(wanted) is tuple:
            return self._sequence(node, wanted, path)
        if get_origin(wanted) is dict:
            return self._texts(node, get_args(wanted)[1], path)
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
        hints = get_type_hints(wanted)
        allowed = [one for one in fields(wanted) if one.name not in given]
        names = [one.name for one in allowed]
        for name in node:
            if name not in names and name not in given:
                self.fault(_join(path, name), wording.UNKNOWN_KEY.format(allowed="、".join(names)))
        values: dict[str, Any] = {key: one for key, one in given.items() if key in hints}
        for one in allowed:
            if one.name in node:
                values[one.name] = self.convert(node[one.name], hints[one.name], _join(path, one.name))
            elif one.default is MISSING and one.default_factory is MISSING:
                self.fault(_join(path, one.name), wording.MISSING_KEY)
        try:
            return wanted(**values)
        except TypeError:
            return None

    def _sequence(self, node: Any, wanted: Any, path: str) -> Any:
        kinds = get_args(wanted)
        if not isinstance(node, list):
            return self.fault(path, wording.NOT_A_LIST)
        if kinds[-1] is not Ellipsis and len(node) != len(kinds):
            return self.fault(path, wording.WRONG_COUNT.format(count=len(kinds)))
        return tuple(self.convert(one, kinds[0], f"{path}[{place}]") for place, one in enumerate(node, 1))

    def _texts(self, node: Any, wanted: Any, path: str) -> Any:
        if not isinstance(node, dict):
            return self.fault(path, wording.NOT_A_MAPPING)
        return {name: self.convert(one, wanted, _join(path, name)) for name, one in node.items()}

    def _scalar(self, node: Any, wanted: Any, path: str) -> Any:
        if not isinstance(node, str):
            return self.fault(path, wording.NOT_A_TEXT)
        if wanted is str:
            return node
        try:
            return _SCALARS[wanted](node) if wanted in _SCALARS else wanted(node)
        except (ValueError, KeyError, InvalidOperation):
            return self.fault(path, wording.wrong_value(node, _allowed(wanted)))


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.match(text):
        raise ValueError(text)
    return Decimal(text)


_SCALARS: dict[Any, Callable[[str], Any]] = {
    int: int,
    bool: lambda text: _TRUTHS[text],
    Decimal: _decimal,
    date: date.fromisoformat,
}


def _allowed(wanted: Any) -> str:
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return "、".join(str(one.value) for one in wanted)
    return wording.SCALARS[wanted.__name__]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def parse_text(file: str, text: str, faults: Faults) -> dict[str, Any]:
    """Read a definition file as a plain tree of texts; a file that can't be read is one fault.

    A key that stands twice and an alias are faults: both hide what is in force.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
        if "*" in text and any(
            isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=_LOADER)
        ):
            faults.add(file, "", wording.ALIAS)
            return {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        faults.add(file, wording.LINE.format(line=mark.line + 1) if mark else "", wording.NOT_YAML)
        return {}
    if not isinstance(node, yaml.MappingNode):
        faults.add(file, "", wording.NOT_A_MAPPING)
        return {}
    tree = _plain(node, file, "", faults)
    assert isinstance(tree, dict)
    return tree


def _plain(node: yaml.Node, file: str, path: str, faults: Faults) -> Any:
    if isinstance(node, yaml.MappingNode):
        tree: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in tree:
                faults.add(file, _join(path, name), wording.TWICE)
            tree[name] = _plain(value, file, _join(path, name), faults)
        return tree
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, file, f"{path}[{place}]", faults) for place, one in enumerate(node.value, 1)]
    return str(node.value)
