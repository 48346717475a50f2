"""What of a template can be recognised on a foreign sheet: its labels, headings and row labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from desktop.templates.spec import (
    Content,
    FieldsBlock,
    FieldSpec,
    LineBlock,
    Need,
    Section,
    TableBlock,
    Template,
)
from desktop.templates.vocabulary import Vocabulary
from desktop.text import lexicon
from desktop.text.heading_kinds import FIELDS
from desktop.values.wording import fold, halve
from desktop.workbook.labels import Lexicon
from desktop.workbook.table_shape import (
    ClosingRow,
    FieldKey,
    TableShape,
    closing_rows,
    labels_of,
    table_shape,
)

YEAR = "year"
"""Id of the field of the year."""
_YEAR_ALONE = re.compile(
    rf"^\s*\(?\s*([12][0-9]{{3}})\s*\)?\s*{lexicon.YEAR}\s*(?:{lexicon.YEAR_SUFFIX})?\s*\)?\s*$"
)


_NO_BLANK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class LabelledField:
    """A field with a label of its own."""

    key: FieldKey
    spec: FieldSpec
    below: bool
    """The template prints the text under its label, not beside it."""
    counts: bool
    """A form without this label fits worse; labels for the pen are often left out."""


class InlineLabels:
    """Labels with a colon; a pattern is long in the making, so each is made of those that begin alike."""

    def __init__(self, labels: Lexicon[FieldKey]) -> None:
        self._labels = labels
        self._patterns: dict[str, re.Pattern[str]] = {}
        """By the sign that the labels begin with, where such a text was met."""

    @cached_property
    def _spaced(self) -> dict[str, list[str]]:
        """The patterns of the labels by their first sign, the longest first."""
        found: dict[str, list[str]] = {}
        for form in sorted(self._labels.forms(), key=len, reverse=True):
            signs = "".join(halve(form).split())
            found.setdefault(signs[0].lower(), []).append(_spaced(signs))
        return found

    def match(self, halved: str, place: int = 0) -> re.Match[str] | None:
        """Find the label that begins at a place of a halved text."""
        first = _NO_BLANK.search(halved, place)
        sign = first[0].lower() if first else ""
        if sign not in self._spaced:
            return None
        if sign not in self._patterns:
            either = "|".join(self._spaced[sign])
            self._patterns[sign] = re.compile(rf"\s*({either})\s*(?:\([^()]*\))?\s*:", re.IGNORECASE)
        return self._patterns[sign].match(halved, place)


@dataclass(frozen=True, slots=True)
class Notes:
    """The field of the printed notes."""

    key: FieldKey
    labels: Lexicon[FieldKey]
    beginning: InlineLabels
    """Their label and a colon, at the beginning of a halved text."""
    cut: bool
    """The label is printed around the text, and no part of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Blueprint:
    """Everything that a template is recognised by; the same only as itself."""

    template: Template
    tables: dict[str, TableShape]
    fields: dict[FieldKey, LabelledField]
    own_labels: Lexicon[FieldKey]
    """Labels as the template prints them."""
    all_labels: Lexicon[FieldKey]
    """The same and their synonyms."""
    furniture: Lexicon[str]
    """Labels that stand for a block or a group, not for a field."""
    loose: Lexicon[str]
    """What other programs and offices print around a form: heads of sections, the name of a guide."""
    closing: tuple[ClosingRow, ...]
    title: FieldKey | None
    patterns: tuple[tuple[FieldKey, re.Pattern[str]], ...]
    """How the text of a field is printed among words: （ 2021 年度）."""
    inline: InlineLabels
    """A label with a colon, at the beginning of what is left of a halved text."""
    years: Lexicon[str]
    """Labels of the year, where the form has no place for it."""
    notes: Notes | None
    printed: frozenset[str]
    """What names the rows of the tables, folded."""
    required: tuple[str, ...]
    """Ids of the tables that a form is not itself without."""
    named_rows: dict[object, frozenset[str]]
    """What the rows of these print that make them what they are, by table and row."""
    row_words: frozenset[str]
    """All of these words."""
    counting: frozenset[object]
    """Keys of the fields whose labels count."""
    wanted: frozenset[object]
    """What a form has: these, and columns and rows of its tables."""

    def begins_with_label(self, text: str) -> bool:
        """Tell whether a text begins with a field's label and a colon."""
        halved = halve(text)
        if ":" not in halved:
            return False
        beginnings = (self.inline, self.notes.beginning) if self.notes else (self.inline,)
        return any(beginning.match(halved) for beginning in beginnings)

    def prints(self, text: str) -> bool:
        """Tell whether a text is printed on the form without being the label of a field."""
        lexicons = (
            self.furniture,
            *(shape.rows for shape in self.tables.values()),
            *(closing.labels for closing in self.closing),
        )
        return fold(text) in self.printed or any(text in lexicon for lexicon in lexicons)


def blueprint(template: Template, vocabulary: Vocabulary) -> Blueprint:
    """Work out what a template is recognised by; once, however many files are read."""
    return _blueprint(_Defined((template,), vocabulary))


def blueprints(templates: Sequence[Template], vocabulary: Vocabulary) -> tuple[Blueprint, ...]:
    """Work out what each of several templates is recognised by."""
    return _blueprints(_Defined(tuple(templates), vocabulary))


class _Defined:
    """Templates and a vocabulary, the same only as themselves: they can't be hashed."""

    def __init__(self, templates: tuple[Template, ...], vocabulary: Vocabulary) -> None:
        self.templates = templates
        self.vocabulary = vocabulary
        self._ids = (*map(id, templates), id(vocabulary))

    def __eq__(self, other: object) -> bool:
        # Whatever is remembered by this one is kept alive by it: no other can have its identity.
        return isinstance(other, _Defined) and other._ids == self._ids

    def __hash__(self) -> int:
        return hash(self._ids)


@lru_cache(maxsize=8)
def _blueprints(defined: _Defined) -> tuple[Blueprint, ...]:
    return tuple(blueprint(template, defined.vocabulary) for template in defined.templates)


@lru_cache(maxsize=64)
def _blueprint(defined: _Defined) -> Blueprint:
    (template,), vocabulary = defined.templates, defined.vocabulary
    fields = {labelled.key: labelled for labelled in _labelled(template)}
    tables = {table.id: table_shape(table, vocabulary) for table in template.tables()}
    own, every = _labels(fields, vocabulary)
    years = Lexicon[str]()
    if not any(spec.section is Section.YEAR for _, spec in template.fields()):
        years.add(vocabulary.labels.get(YEAR, ()), YEAR)
    required = tuple(table.id for table in template.tables() if not table.working_paper)
    named_rows = _named_rows(tables[name] for name in required)
    counting = frozenset[object](key for key, labelled in fields.items() if labelled.counts)
    furniture = Lexicon[str]()
    furniture.add(_furniture(template), "")
    loose = Lexicon[str]()
    loose.add((*_furniture(template), *vocabulary.furniture), "")
    return Blueprint(
        template=template,
        tables=tables,
        fields=fields,
        own_labels=own,
        all_labels=every,
        furniture=furniture,
        loose=loose,
        closing=tuple(closing_rows(template, vocabulary)),
        title=_title_key(template),
        patterns=tuple(
            ((block, spec.id), pattern)
            for block, spec in template.fields()
            if spec.content is Content.YEAR
            for pattern in (_around(spec.pattern), _YEAR_ALONE)
        ),
        inline=InlineLabels(every),
        years=years,
        notes=_notes(template, vocabulary),
        printed=frozenset(
            text for shape in tables.values() for row in shape.prints.values() for text in row.values()
        ),
        required=required,
        named_rows=named_rows,
        row_words=frozenset().union(*named_rows.values()),
        counting=counting,
        wanted=frozenset(
            (
                *counting,
                *((name, column) for name in required for column in tables[name].expected),
                *named_rows,
            )
        ),
    )


def _labels(
    fields: Mapping[FieldKey, LabelledField], vocabulary: Vocabulary
) -> tuple[Lexicon[FieldKey], Lexicon[FieldKey]]:
    """Collect the labels of fields: those that the template prints, and these with all their synonyms."""
    own, every = Lexicon[FieldKey](), Lexicon[FieldKey]()
    for key, labelled in fields.items():
        labels = labels_of(labelled.spec)
        own.add(labels, key)
        every.add(labels, key)
    for key, labelled in fields.items():
        every.add(vocabulary.labels.get(key[1], ()), key)
        if labelled.spec.content is Content.POINTS and (
            labelled.spec.section is Section.TOTAL or labelled.spec.follows
        ):
            every.add(vocabulary.total, key)
    for key, labelled in fields.items():
        if key[1] in FIELDS:
            every.describe(FIELDS[key[1]], labelled.spec.label, key)
    return own, every


def _named_rows(shapes: Iterable[TableShape]) -> dict[object, frozenset[str]]:
    return {(shape.block.id, row): words for shape in shapes for row, words in shape.named_rows}


def _labelled(template: Template) -> Iterator[LabelledField]:
    for block in template.blocks:
        if isinstance(block, LineBlock):
            for spec in block.fields:
                if spec.section not in (Section.TITLE, Section.NOTES):
                    yield LabelledField((block.id, spec.id), spec, below=False, counts=False)
        elif isinstance(block, FieldsBlock):
            ends = {
                item.label_of: number + item.rows for number, row in enumerate(block.rows) for item in row
            }
            values = {item.field: number for number, row in enumerate(block.rows) for item in row}
            for spec in block.fields:
                if spec.id in ends:
                    below = values[spec.id] >= ends[spec.id]
                    yield LabelledField((block.id, spec.id), spec, below, counts=spec.need is not Need.PEN)


def _furniture(template: Template) -> Iterator[str]:
    for block in template.blocks:
        if not isinstance(block, LineBlock) and block.side:
            yield block.side.label
        if isinstance(block, TableBlock) and block.title:
            yield block.title
        if isinstance(block, FieldsBlock):
            yield from (item.text for row in block.rows for item in row if item.text)


def _title_key(template: Template) -> FieldKey | None:
    return next(
        ((block, spec.id) for block, spec in template.fields() if spec.section is Section.TITLE), None
    )


def _notes(template: Template, vocabulary: Vocabulary) -> Notes | None:
    for block, spec in template.fields():
        if spec.section is Section.NOTES:
            known = Lexicon[FieldKey]()
            known.add((*labels_of(spec), *vocabulary.labels.get(spec.id, ())), (block, spec.id))
            return Notes((block, spec.id), known, InlineLabels(known), cut=spec.pattern != "{}")
    return None


def _spaced(label: str) -> str:
    """Write a pattern for a label whose signs may stand apart."""
    return r"\s*".join(re.escape(sign) for sign in halve(label) if not sign.isspace())


def _around(pattern: str) -> re.Pattern[str]:
    before, _, after = halve(pattern).partition("{}")
    return re.compile(rf"{_spaced(before)}\s*([^()]{{0,20}}?)\s*{_spaced(after)}")
