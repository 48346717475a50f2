"""A layout that no template fits: what comes nearest, and what a clerk says its headings mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.workbook.addresses import Area

Meaning = tuple[str, str]
"""Block and column of a template, or block and field: what a heading or a label of a sheet stands for."""


@dataclass(frozen=True, slots=True)
class ForeignHeading:
    """A heading or label of a foreign sheet."""

    text: str
    """As it is printed there."""
    sheet: str
    area: Area
    meaning: Meaning | None = None
    """What it was taken for; None where it is known to no template."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The nearest template of a sheet without a form, or that of a form with strange headings."""

    template: str
    """Its id."""
    sheet: str
    confidence: float
    """How well it fits, from 0 to 1; under what is taken for good where no form was recognised."""
    headings: tuple[ForeignHeading, ...]
    """All that may be headings, in the order of the sheet; what is known, and what is not."""
    lacking: tuple[Meaning, ...]
    """What the template asks for and no heading was taken for."""
    look: str
    """A digest of the headings: files of the same look have the same one, whatever is filled into them."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a clerk said that the headings of files of one look mean."""

    look: str
    template: str
    """Id of the template that such files are read by, however badly it fits."""
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    """By heading, as fold() writes it; added to what headings mean anyway. What a column holds of a target
    only (operator, unit_of_measure) may be assigned too."""
