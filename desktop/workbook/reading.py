"""What was read from a foreign file: one result for reading, checking, the dry run and filling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.templates.spec import Template


@dataclass(frozen=True, slots=True)
class Unread:
    """A filled cell that found no place in the form."""

    where: str
    """Sheet and address."""
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that was read and should be looked at."""

    key: CellKey
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One form found in a file."""

    template: Template
    document: Document
    place: str
    """Sheet and range."""
    confidence: float
    """How well the template fits, from 0 to 1; 1 for a file that this program wrote."""
    places: Mapping[CellKey, str] = field(default_factory=dict)
    """Sheet and address that each cell was read from."""
    doubtful: tuple[Doubt, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about the file: what is hidden in it, what was left out."""
