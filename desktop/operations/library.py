"""The program's own definitions: templates, rule packs, vocabulary and font measures, read when asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from desktop import paths
from desktop.errors import DefinitionError
from desktop.layout.metrics import FontMetrics
from desktop.operations.definition_files import DefinitionFiles, definition_files, read_definitions, read_text
from desktop.templates import loader
from desktop.templates.pack import RulePack
from desktop.templates.spec import Template
from desktop.templates.vocabulary import Vocabulary
from desktop.text import definitions as wording

_KEPT_ID = re.compile(r'^ "id": "(.+)",?$', re.MULTILINE)
"""The id of a template in the text that a draft keeps, which is indented by one."""

Stamp = tuple[tuple[str, int, int], ...]
"""Names, moments and sizes of the files of a folder."""


class Library:
    """Templates and what is needed to score, set and read them.

    A window opens with one form: only its template and its rule pack are parsed for it.
    """

    def __init__(self, files: DefinitionFiles, metrics: FontMetrics) -> None:
        self._files = files
        self._templates: dict[str, Template] = {}
        self._sources: dict[str, str] = {}
        self._packs: dict[str, RulePack] = {}
        self.metrics = metrics
        self.stamp: Stamp = ()
        """State of the user's own files when they were read."""

    def templates(self) -> tuple[Template, ...]:
        """List the templates, in the order of their ids."""
        self._all()
        return tuple(self._templates[name] for name in sorted(self._templates))

    def template_names(self) -> Mapping[str, str]:
        """Name every template by its id."""
        return {name: head.name for name, head in self._files.template_heads.items()}

    def template(self, template_id: str) -> Template:
        """Find a template.

        Raises:
            DefinitionError: There is none with this id, or something is wrong in its file.
        """
        if template_id not in self._templates:
            known = self._files.template_heads
            if template_id not in known:
                raise DefinitionError(
                    wording.UNKNOWN_TEMPLATE.format(name=template_id, known="、".join(sorted(known)))
                )
            self._read(*self._files.template_part(template_id), whole=False)
        return self._templates[template_id]

    def template_source(self, template_id: str) -> tuple[str, str]:
        """Read a template's digest and resolved text, as a draft keeps it."""
        return self.template(template_id).digest, self._sources[template_id]

    def kept_template(self, digest: str, file: str, text: str) -> Template:
        """Find the template that a draft keeps; only a version no longer in force is read from its text.

        Raises:
            DefinitionError: The text is none that this program understands.
        """
        named = _KEPT_ID.search(text)
        if named and named[1] in self._files.template_heads:
            present = self.template(named[1])
            if present.digest == digest:
                return present
        return loader.load_template(file, text)

    def packs(self) -> tuple[RulePack, ...]:
        """List the rule packs, in the order of their ids."""
        self._all()
        return tuple(self._packs[name] for name in sorted(self._packs))

    def pack_ids(self) -> frozenset[str]:
        """List the ids of the rule packs."""
        return frozenset(self._files.pack_heads)

    def pack(self, pack_id: str) -> RulePack:
        """Find a rule pack.

        Raises:
            DefinitionError: There is none with this id, or something is wrong in its file.
        """
        if pack_id not in self._packs:
            known = self._files.pack_heads
            if pack_id not in known:
                raise DefinitionError(
                    wording.UNKNOWN_PACK.format(name=pack_id, known="、".join(sorted(known)))
                )
            self._read({}, self._files.pack_part(pack_id), whole=False)
        return self._packs[pack_id]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The synonyms of labels and headings."""
        return loader.load({}, {}, self._files.vocabulary).vocabulary

    @cached_property
    def notice(self) -> str:
        """What is wrong with the definitions that the user added, which are then left out; "" if nothing."""
        files = self._files
        try:
            self._read(files.templates, files.packs, whole=True)
        except DefinitionError as error:
            if not files.own:
                raise
            self._files = _without(files)
            self._read(self._files.templates, self._files.packs, whole=True)
            return wording.OWN_LEFT_OUT.format(faults=error.sentence)
        return ""

    def _all(self) -> None:
        _ = self.notice

    def _read(self, templates: Mapping[str, str], packs: Mapping[str, str], *, whole: bool) -> None:
        """Parse some files; what was handed out before stays the same object."""
        read = loader.load(templates, packs, self._files.vocabulary, whole=whole)
        self._templates = {**read.templates, **self._templates}
        self._sources = {**read.sources, **self._sources}
        self._packs = {**read.packs, **self._packs}


def _without(files: DefinitionFiles) -> DefinitionFiles:
    """Leave out what the user added."""
    templates, packs = (
        {name: text for name, text in texts.items() if name not in files.own}
        for texts in (files.templates, files.packs)
    )
    return definition_files(templates, packs, files.vocabulary, ())


def load(resources: Path) -> Library:
    """Load all definitions from a resources folder.

    Raises:
        DefinitionError: A file is missing or can't be read, or anything is wrong in them.
    """
    whole = opened(resources)
    whole.templates()
    return whole


def opened(resources: Path, own: Path | None = None) -> Library:
    """Open the definitions of a resources folder, and the user's own; each is parsed when it is asked for.

    Raises:
        DefinitionError: A file is missing or can't be read.
    """
    stamp = stamp_of(own) if own else ()
    made = Library(read_definitions(resources, own), _metrics(resources / "fonts" / "widths.json"))
    made.stamp = stamp
    return made


def stamp_of(own: Path) -> Stamp:
    """Read the state of the files in a folder, to see later whether they are others."""
    files = ((file, file.stat()) for file in sorted(own.rglob("*.yaml")))
    return tuple((str(file), state.st_mtime_ns, state.st_size) for file, state in files)


def _metrics(path: Path) -> FontMetrics:
    try:
        return FontMetrics.from_data(json.loads(read_text(path)))
    except (ValueError, KeyError) as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_JSON)) from error


@cache
def library() -> Library:
    """Open the definitions that the program has and that the user added, once."""
    return opened(paths.resources(), paths.own_definitions())
