"""Begin next year's draft with last year's form (结转到下一年), and look back on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.models.carrying import carry_forward
from desktop.models.form import Form
from desktop.models.places import form_year
from desktop.operations.library import library
from desktop.operations.new_drafts import new_draft
from desktop.operations.open_draft import stored_form
from desktop.text import next_year as wording

if TYPE_CHECKING:
    from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class NextYear:
    """A draft that was begun with the form of the year before."""

    draft_id: str
    year: int
    gone: tuple[str, ...]
    """Labels of what the earlier form holds and this one has no place for."""
    new: tuple[str, ...]
    """Labels of what this one asks for and the earlier one did not."""

    @property
    def sentence(self) -> str:
        """What was done and what is to be looked at."""
        said = wording.BEGUN.format(year=self.year)
        if self.gone:
            said += wording.GONE.format(labels=wording.BETWEEN.join(self.gone))
        if self.new:
            said += wording.NEW.format(labels=wording.BETWEEN.join(self.new))
        return said


def begin_next_year(store: Store, draft_id: str, template_id: str = "", year: int | None = None) -> NextYear:
    """Begin the draft of a later year with what lasts of a form.

    Args:
        store: Where both are kept.
        draft_id: The form of the earlier year.
        template_id: The form of the new year; "" for the same one, as it is in force now.
        year: The new year; None for the one after.

    Raises:
        DefinitionError: There is no such template (any more).
        StoreError: It can't be read or saved.
        UserError: The year is not known or not later, or the draft is there already.
    """
    own = store.draft_line(int(draft_id))
    form = stored_form(store, own.id)
    before = own.year or form_year(form)
    if before is None or (year is not None and year <= before):
        raise UserError(wording.NO_YEAR.format(name=own.title))
    wanted = before + 1 if year is None else year
    template = library().template(template_id or form.template.id)
    for line in store.drafts_of_project(own.project):
        if (line.year, line.template) == (wanted, template.id):
            raise UserError(wording.THERE.format(name=line.title, year=wanted))
    carried = carry_forward(template, form.template, form.document, wanted)
    made = new_draft(store, template, carried.document, own.unit_name, str(wanted), own.project_name)
    return NextYear(made, wanted, carried.gone, carried.new)


def last_year_form(store: Store, draft_id: str) -> Form | None:
    """Find the form of the same project of the last year before, on the same template where there is one.

    Raises:
        StoreError: It can't be read.
    """
    own = store.draft_line(int(draft_id))
    earlier = [line for line in store.drafts_of_project(own.project) if 0 < line.year < own.year]
    if not earlier:
        return None
    last = max(earlier, key=lambda line: (line.year, line.template == own.template, line.updated, line.id))
    return stored_form(store, last.id)
