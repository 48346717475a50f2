"""Shows the draft that was worked on last before the store is open; the desk proves it afterwards."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.editing.workspace import Workspace
from desktop.errors import DefinitionError
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft, form_under
from desktop.text import desk as wording


def store_is_free(folder: Path | None = None) -> bool:
    """Say whether no other window has the store open, as far as can be told at this instant."""
    from desktop.storage.system_lock import is_free

    return is_free(folder or paths.user_folder())


def glance(folder: Path | None = None) -> OpenDraft | None:
    """Read the draft that was worked on last.

    Nothing can be saved to it yet: what is typed waits until the desk has opened the same draft and found the
    same in it.

    Returns:
        None where there is no draft, another window has the store open, or anything is wrong with it: the
        desk says what.
    """
    from desktop.storage.glance import glance as read

    place = folder or paths.user_folder()
    found = read(place) if store_is_free(place) else None
    if found is None:
        return None
    try:
        name = wording.TEMPLATE_OF.format(title=found.content.facts.title)
        digest = found.content.facts.template_digest
        template = library().kept_template(digest, name, found.template_text)
        form, notice = form_under(template, found.content.document, found.content.facts.pack)
    except DefinitionError:
        return None
    return OpenDraft(
        id=str(found.draft),
        workspace=Workspace(form, library().metrics),
        cursor=found.cursor,
        answers={(key.code, key.where): text for key, text in found.content.answers.items()},
        saved_at=None,
        notice=notice,
    )
