"""The program's own definitions, read once: templates, rule packs, vocabulary and font measures."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.errors import DefinitionError
from desktop.layout.metrics import FontMetrics
from desktop.templates import loader
from desktop.templates.pack import RulePack
from desktop.templates.spec import Template
from desktop.templates.vocabulary import Vocabulary
from desktop.text import definitions as wording

VOCABULARY = "vocabulary.yaml"


class Library:
    """Templates and what is needed to score, set and read them."""

    def __init__(self, definitions: loader.Definitions, metrics: FontMetrics) -> None:
        self._definitions = definitions
        self.metrics = metrics

    def templates(self) -> tuple[Template, ...]:
        """List the templates, in the order of their ids."""
        return tuple(sorted(self._definitions.templates.values(), key=lambda template: template.id))

    def template(self, template_id: str) -> Template:
        """Find a template.

        Raises:
            DefinitionError: There is none with this id.
        """
        known = self._definitions.templates
        if template_id not in known:
            raise DefinitionError(
                wording.UNKNOWN_TEMPLATE.format(name=template_id, known="、".join(sorted(known)))
            )
        return known[template_id]

    def template_source(self, template_id: str) -> tuple[str, str]:
        """Read a template's digest and resolved text, as a draft keeps it."""
        return self.template(template_id).digest, self._definitions.sources[template_id]

    def kept_template(self, digest: str, file: str, text: str) -> Template:
        """Find the template that a draft keeps; only a version no longer in force is read from its text.

        Raises:
            DefinitionError: The text is none that this program understands.
        """
        present = (one for one in self._definitions.templates.values() if one.digest == digest)
        return next(present, None) or loader.load_template(file, text)

    def packs(self) -> tuple[RulePack, ...]:
        """List the rule packs, in the order of their ids."""
        return tuple(sorted(self._definitions.packs.values(), key=lambda pack: pack.id))

    def pack(self, pack_id: str) -> RulePack:
        """Find a rule pack.

        Raises:
            DefinitionError: There is none with this id.
        """
        known = self._definitions.packs
        if pack_id not in known:
            raise DefinitionError(wording.UNKNOWN_PACK.format(name=pack_id, known="、".join(sorted(known))))
        return known[pack_id]

    @property
    def vocabulary(self) -> Vocabulary:
        """The synonyms of labels and headings."""
        return self._definitions.vocabulary


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_THERE)) from error
    except UnicodeDecodeError as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_UTF8)) from error


def _texts(folder: Path, inside: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*.yaml") if path.name != VOCABULARY)
    return {path.relative_to(inside).as_posix(): _text(path) for path in files}


def load(resources: Path) -> Library:
    """Load all definitions from a resources folder.

    Raises:
        DefinitionError: A file is missing or can't be read, or anything is wrong in them.
    """
    templates = resources / "templates"
    vocabulary = templates / VOCABULARY
    definitions = loader.load(
        _texts(templates, resources),
        _texts(resources / "packs", resources),
        (vocabulary.relative_to(resources).as_posix(), _text(vocabulary)),
    )
    return Library(definitions, _metrics(resources / "fonts" / "widths.json"))


def _metrics(path: Path) -> FontMetrics:
    try:
        return FontMetrics.from_data(json.loads(_text(path)))
    except (ValueError, KeyError) as error:
        raise DefinitionError(wording.CANT_READ.format(file=path, reason=wording.NOT_JSON)) from error


@cache
def library() -> Library:
    """Load the program's own definitions, once."""
    return load(paths.resources())
