"""What was read from a foreign file: one result for reading, checking, the dry run and filling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.templates.spec import Block, TableBlock, Template
from desktop.text.tentative import TENTATIVE
from desktop.workbook.addresses import Place
from desktop.workbook.grid import Grid
from desktop.workbook.proposals import Proposal


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


# Never changed; not frozen, as for the cells of a grid.
@dataclass(slots=True, unsafe_hash=True)
class Room:
    """Where a text of the form stands on its sheet, or would stand where it is blank."""

    places: tuple[Place, ...]
    """One cell; several for tick boxes and notes that are spread over cells."""
    span: tuple[int, int] | None = None
    """The part of the cell's text that is the form's; None for all of it."""


@lru_cache(maxsize=8192)
def room_of(place: Place) -> Room:
    """Give the room of a whole cell; the same one for all forms that have a text there."""
    return Room((place,))


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
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By block and id of a field: its label, where the form prints another of the template's wordings."""

    rooms: Mapping[CellKey, Room] = field(default_factory=dict)
    """Where every text may be written; operator and unit columns and spare rows have rooms of their own."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Row of the sheet, from 0, by block and row; spare rows are called + and their number."""
    proposal: Proposal | None = None
    """What the headings and labels that found no place may be assigned to; None where all found theirs."""
    tentative: bool = False
    """The layout is known to no template (试读): every cell is doubtful, and nothing is taken unasked."""

    @property
    def particular_doubts(self) -> tuple[Doubt, ...]:
        """The doubts without what is said alike of every cell of an unknown layout."""
        return tuple(doubt for doubt in self.doubtful if doubt.sentence != TENTATIVE)

    @property
    def template_as_printed(self) -> Template:
        """The template with the wordings of labels that this form is printed with."""
        return replace(self.template, blocks=tuple(map(self._as_printed, self.template.blocks)))

    def _as_printed(self, block: Block) -> Block:
        if isinstance(block, TableBlock):
            return block
        labels = ((spec, self.labels.get((block.id, spec.id), spec.label)) for spec in block.fields)
        return replace(block, fields=tuple(replace(spec, label=label) for spec, label in labels))


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of reading one file: its sheets, the forms on them, and what only comes near a form."""

    sheets: tuple[Grid, ...]
    """Those that hold something and are not too large."""
    forms: tuple[Reading, ...]
    proposals: tuple[Proposal, ...] = ()
    """For each sheet on which nothing was recognised though something comes near."""
    sentence: str = ""
    """Why there is no form; blank where there is one."""
    trials: tuple[Reading, ...] = ()
    """Where there is no form, what may be one of an unknown layout: to be looked at, cell by cell."""

    @property
    def forms_alone(self) -> FileReading:
        """The same without the sheets and the rooms for texts: what a list of forms needs."""
        forms, trials = (
            tuple(replace(form, rooms={}, lines={}) for form in held) for held in (self.forms, self.trials)
        )
        return replace(self, sheets=(), forms=forms, trials=trials)
