"""The drafts of one unit and year, checked against each other (本单位各表对照)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.form import Form
from desktop.operations.links import partners
from desktop.operations.open_draft import stored_form
from desktop.scoring.across import NamedForm, check_unit
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


def check_drafts(store: Store, draft_id: str) -> UnitCheck:
    """Check the drafts of the unit and year that a draft is filed under against each other.

    Raises:
        StoreError: One of them can't be read.
    """
    lines = store.drafts()
    own = next(line for line in lines if str(line.id) == draft_id)
    filed = [line for line in lines if (line.unit, line.year) == (own.unit, own.year)]
    known: dict[str, tuple[str, Form]] = {}
    for line in filed:
        name = line.title
        while name in known:
            name = wording.SAME_NAME.format(name=name)
        known[name] = (str(line.id), stored_form(store, line.id))
    findings = tuple(
        DraftFinding(known[name][0], name, known[name][1], finding) for name, finding in _found(known)
    )
    return UnitCheck(own.unit_name, str(own.year), len(filed), findings)


def _found(known: dict[str, tuple[str, Form]]) -> Iterator[tuple[str, Finding]]:
    forms = [form for _, form in known.values()]
    for one in check_unit([NamedForm(name, form) for name, (_, form) in known.items()]):
        yield one.name, one.finding
    for name, (_, form) in known.items():
        for finding in check_links(form, partners(form, forms)):
            yield name, finding
