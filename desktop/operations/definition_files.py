"""The texts of all definition files, and which of them one form needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DefinitionError
from desktop.text import definitions as wording

TEMPLATES, PACKS = "templates", "packs"
VOCABULARY = "vocabulary.yaml"
_HEAD = re.compile(r"^(id|name|extends|pack):[ \t]*(.*?)[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the first lines of a definition file, found without parsing the rest."""

    file: str
    name: str
    extends: str
    pack: str


@dataclass(frozen=True, slots=True)
class DefinitionFiles:
    """Every definition file, by file name, with an index by id."""

    templates: Mapping[str, str]
    packs: Mapping[str, str]
    vocabulary: tuple[str, str]
    template_heads: Mapping[str, Head]
    pack_heads: Mapping[str, Head]
    own: frozenset[str] = frozenset()
    """Names of the files that the user added."""

    def template_part(self, template_id: str) -> tuple[dict[str, str], dict[str, str]]:
        """Find the files that a template needs: those it extends, and those of its rule pack.

        Args:
            template_id: An id of the index.
        """
        chain = list(_chain(self.template_heads, template_id))
        pack = next((head.pack for head in chain if head.pack), "")
        return {head.file: self.templates[head.file] for head in chain}, self.pack_part(pack)

    def pack_part(self, pack_id: str) -> dict[str, str]:
        """Find the files that one rule pack needs."""
        return {head.file: self.packs[head.file] for head in _chain(self.pack_heads, pack_id)}


def _chain(heads: Mapping[str, Head], name: str) -> Iterator[Head]:
    seen: set[str] = set()
    while name in heads and name not in seen:
        seen.add(name)
        yield heads[name]
        name = heads[name].extends


def read_definitions(resources: Path, own: Path | None = None) -> DefinitionFiles:
    """Read the texts of all definition files.

    Args:
        resources: Folder of what comes with the program.
        own: Folder of what the user added; it need not exist.

    Raises:
        DefinitionError: A file of the program is missing or can't be read.
    """
    vocabulary = resources / TEMPLATES / VOCABULARY
    words = (vocabulary.relative_to(resources).as_posix(), read_text(vocabulary))
    templates, packs = (_texts(resources / kind, resources, read_text) for kind in (TEMPLATES, PACKS))
    added = [_texts(own / kind, own.parent, _harmless) if own else {} for kind in (TEMPLATES, PACKS)]
    return definition_files({**templates, **added[0]}, {**packs, **added[1]}, words, {*added[0], *added[1]})


def definition_files(
    templates: Mapping[str, str], packs: Mapping[str, str], vocabulary: tuple[str, str], own: Iterable[str]
) -> DefinitionFiles:
    """Put texts of definition files together with their index."""
    return DefinitionFiles(templates, packs, vocabulary, _heads(templates), _heads(packs), frozenset(own))


def _heads(texts: Mapping[str, str]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for file, text in texts.items():
        said = {key: value.strip("\"'") for key, value in reversed(_HEAD.findall(text))}
        head = Head(file, said.get("name", ""), said.get("extends", ""), said.get("pack", ""))
        if said.get("id"):
            # Without one it would be what every template extends that extends none.
            heads.setdefault(said["id"], head)
    return heads


def read_text(path: Path) -> str:
    """Read a definition file.

    Raises:
        DefinitionError: It is missing or no UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_THERE)) from error
    except UnicodeDecodeError as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_UTF8)) from error


def _harmless(path: Path) -> str:
    """Read a file that the user added: a harmed one is said where it is needed and no earlier."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _texts(folder: Path, inside: Path, read: Callable[[Path], str]) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*.yaml") if path.name != VOCABULARY)
    return {path.relative_to(inside).as_posix(): read(path) for path in files}
