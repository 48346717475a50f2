"""What would become of the forms of a file: where each cell goes, what would change; nothing is done yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.keys import CellKey

if TYPE_CHECKING:
    from desktop.models.merging import Merge
    from desktop.operations.forms import FiledForm
    from desktop.workbook.addresses import Area
    from desktop.workbook.grid import Grid


class State(Enum):
    """What became of a cell of a foreign sheet."""

    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"
    PRINTED = "printed"
    """A heading, a label, furniture of the form: nothing of it is to be taken."""


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A filled cell of a foreign sheet and what became of it."""

    sheet: str
    area: Area
    state: State
    text: str
    keys: tuple[CellKey, ...] = ()
    """The cells of the form that were read from it; none for one that is unread or printed."""
    sentence: str = ""
    """Why it is doubtful, or that it found no place."""


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What would change in a draft that is there: one cell, or a row put in, left out or moved."""

    id: int
    """Its number in the list; what is taken is named by it."""
    key: CellKey
    where: str
    """The place as a reader names it."""
    before: str
    after: str
    row_comes: bool = False
    """Its row is only in the file; the cells of such a row are taken or left together."""
    row_goes: bool = False
    """Its row is only in the draft; taken or left together too."""
    only_spelling: bool = False
    """Both texts say the same, written otherwise (1068 and 1,068; ２ and 2)."""
    file_key: CellKey | None = None
    """The cell of the reading that it comes from; None for a row that goes."""
    doubtful: bool = False
    """What the file has there is doubtful: an error value, digits that it hides, a guessed column."""

    @property
    def wants_asking(self) -> bool:
        """Whether it is taken only where the clerk says so.

        A doubtful text would spoil the draft, another spelling would only undo that of the draft. Rows come
        and go whole, whatever is in them.
        """
        return self.only_spelling or (self.doubtful and not self.row_comes)


@dataclass(frozen=True, slots=True)
class ExistingDraft:
    """A draft of the same unit, year and project."""

    id: str
    title: str
    template_name: str
    changes: tuple[DraftChange, ...] = ()
    other_template: bool = False
    """It can't be compared cell by cell: mostly a draft of another form."""
    trouble: str = ""
    """Why it can't be compared, where it can't even be read."""
    merge: Merge | None = field(default=None, repr=False, compare=False)
    """What the changes come from; None where it can't be compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a file that may become a draft, or change one."""

    filed: FiledForm
    sheets: tuple[Grid, ...]
    """Those that it stands on."""
    marks: tuple[SheetMark, ...]
    """Every filled cell of those sheets, row by row; none that belong to another form on them."""
    unit: str
    year: int
    """0 for none."""
    project: str
    existing: tuple[ExistingDraft, ...] = ()
    """The one that was worked on last first."""

    @property
    def draft_at_first(self) -> str | None:
        """Id of the draft that it changes unless the clerk says otherwise; None for a new one."""
        return next((one.id for one in self.existing if not one.other_template), None)

    def count(self, state: State) -> int:
        """Count the cells of a state."""
        return sum(mark.state is state for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the clerk consents to for one candidate."""

    draft: str | None = None
    """The draft to change; None makes a new one."""
    taken: frozenset[int] = frozenset()
    """Ids of the changes that are taken."""
