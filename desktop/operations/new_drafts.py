"""Begin drafts in the store, filed under their unit, year and project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.models.document import Document
from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.operations.drafts_tree import NO_YEAR
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.text import desk as wording
from desktop.values.date import parse_year

if TYPE_CHECKING:
    from desktop.storage.store import Store


def new_draft(
    store: Store, template: Template, document: Document, unit: str, year: str, project_name: str
) -> str:
    """Begin a draft and give its id.

    Args:
        store: Where it is kept.
        template: One of the library's.
        document: What it begins with.
        unit: Its unit, added where the store has none of this name.
        year: Four digits; 0 for none.
        project_name: Its project, added where the unit has none of this name.

    Raises:
        StoreError: It could not be saved.
        UserError: A name is blank, or the year is none.
    """
    from desktop.storage.drafts import NewDraft

    names = [name.strip() for name in (unit, project_name)]
    if not all(names):
        raise UserError(wording.NAMES_NEEDED)
    filed_for = NO_YEAR if year == NO_YEAR else parse_year(year)
    if filed_for is None:
        raise UserError(wording.YEAR_NEEDED.format(year=year))
    digest, text = library().template_source(template.id)
    draft = store.create_draft(
        NewDraft(
            project=store.project_named(*names),
            year=int(filed_for),
            title=project_name.strip(),
            document=document,
            template_digest=digest,
            template_text=text,
            total=total_text(document),
        )
    )
    return str(draft)


def total_text(document: Document) -> str:
    """Read the printed total (总分)."""
    return document.text(CellKey(TOTAL, "", "score"))
