"""A draft that is being worked on, and the form it is opened as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.editing.workspace import Workspace
from desktop.models.document import Document
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.text import desk as wording

if TYPE_CHECKING:
    from desktop.storage.store import Store


@dataclass(slots=True)
class OpenDraft:
    """A draft that is being worked on."""

    id: str
    workspace: Workspace
    cursor: CellKey | None
    answers: dict[tuple[str, CellKey], str]
    saved_at: datetime | None
    damage: str = ""
    """What could not be read of it, in a sentence; "" where nothing is harmed."""
    notice: str = ""
    """What the clerk should know on opening it, in a sentence; mostly ""."""


def form_under(template: Template, document: Document, pack_id: str) -> tuple[Form, str]:
    """Make the form of a draft under the rule pack that was chosen for it.

    Args:
        template: The template that it was made with.
        document: What is filled in.
        pack_id: Id of the chosen rule pack; "" for the template's own.

    Returns:
        The form, and a sentence where the chosen pack is gone and the template's own is used instead.

    Raises:
        DefinitionError: The template's own pack is not there.
    """
    if not pack_id or pack_id in library().pack_ids():
        return Form(template, library().pack(pack_id or template.pack), document), ""
    own = library().pack(template.pack)
    return Form(template, own, document), wording.PACK_GONE.format(chosen=pack_id, used=own.name)


def stored_form(store: Store, draft: int) -> Form:
    """Read the form of a draft as it is on the disk.

    Raises:
        StoreError: It can't be read.
    """
    opened = store.open_draft(draft)
    name = wording.TEMPLATE_OF.format(title=opened.title)
    template = library().kept_template(opened.template_digest, name, opened.template_text)
    return form_under(template, opened.document, opened.pack)[0]
