"""The drafts of one unit and year, checked against each other (本单位各表对照)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from desktop.models.form import Form
from desktop.operations.links import partners
from desktop.operations.open_draft import stored_form
from desktop.scoring.checks.links import check_links
from desktop.scoring.score_sheet import Finding
from desktop.text import desk as wording

if TYPE_CHECKING:
    from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A finding at a cell of one of several drafts."""

    draft_id: str
    name: str
    """As the list of drafts calls it."""
    form: Form
    finding: Finding


@dataclass(frozen=True, slots=True)
class UnitCheck:
    """What was found among the drafts of one unit and year."""

    unit: str
    year: str
    drafts: int
    findings: tuple[DraftFinding, ...]


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """One of the drafts of a unit."""

    id: str
    name: str
    """As the list of drafts calls it, each only once."""
    form: Form


@dataclass(frozen=True, slots=True)
class UnitDrafts:
    """The drafts of one unit and year."""

    unit: str
    year: str
    """NO_YEAR where none is named."""
    drafts: tuple[NamedDraft, ...]


def unit_drafts(store: Store, draft_id: str) -> UnitDrafts:
    """Read the drafts of the unit and year that a draft is filed under.

    Raises:
        StoreError: One of them can't be read.
    """
    own = store.draft_line(int(draft_id))
    known: dict[str, NamedDraft] = {}
    for line in store.drafts_of_unit(own.unit, own.year):
        again = (wording.SAME_NAME.format(name=line.title, count=place) for place in count(2))
        name = next(name for name in chain([line.title], again) if name not in known)
        known[name] = NamedDraft(str(line.id), name, stored_form(store, line.id))
    return UnitDrafts(own.unit_name, str(own.year), tuple(known.values()))


def check_drafts(store: Store, draft_id: str) -> UnitCheck:
    """Check the drafts of the unit and year that a draft is filed under against each other.

    Raises:
        StoreError: One of them can't be read.
    """
    own = unit_drafts(store, draft_id)
    known = {draft.name: draft for draft in own.drafts}
    findings = tuple(
        DraftFinding(known[name].id, name, known[name].form, finding) for name, finding in _found(own.drafts)
    )
    return UnitCheck(own.unit, own.year, len(own.drafts), findings)


def _found(drafts: Sequence[NamedDraft]) -> Iterator[tuple[str, Finding]]:
    from desktop.scoring.across import NamedForm, check_unit

    forms = [draft.form for draft in drafts]
    for one in check_unit([NamedForm(draft.name, draft.form) for draft in drafts]):
        yield one.name, one.finding
    for draft in drafts:
        for finding in check_links(draft.form, partners(draft.form, forms)):
            yield draft.name, finding
