"""Says in which cell of a draft a search found its words, and shows the words where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import place_name
from desktop.operations.open_draft import stored_form
from desktop.text import history as wording
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.operations.desk import Desk

_BEFORE = 6
"""So many characters stand before the words: a narrow list shows them all."""
_LONGEST = 80


def found_cell(form: Form, shown: str) -> CellKey | None:
    """Find the cell that a search answered with.

    Args:
        form: The form of the draft that was found.
        shown: The text in which the words were found, as the search gives it.

    Returns:
        The cell; None where the text is none of its cells' now, as with a name that it is filed under.
    """
    filled = (key for key, cell in form.document.cells() if cell.origin is not Origin.TEMPLATE)
    return next((key for key in filled if fold(form.document.text(key)) == shown), None)


def found_place(desk: Desk, draft_id: str, shown: str, query: str) -> str:
    """Write where a search found its words: the cell's name, and on a second line the words as they stand.

    Args:
        desk: The desk.
        draft_id: The draft that was found.
        shown: As for found_cell().
        query: What was looked for.

    Raises:
        StoreError: The draft can't be read.
    """
    form = stored_form(desk.store, int(draft_id))
    key = found_cell(form, shown)
    if key is None:
        return excerpt(shown, query)
    return f"{place_name(form, key)}\n{excerpt(form.document.text(key), query)}"


def excerpt(text: str, query: str) -> str:
    """Cut out of a text what stands around the first word of a query, on one line."""
    word = query.split(maxsplit=1)[0]
    line = " ".join(text.split())
    at = line.casefold().find(word.casefold())
    if at < 0:
        # It is written with gaps, or in another width.
        line = fold(text)
        at = max(line.find(fold(word)), 0)
    begin = at - _BEFORE if at > _BEFORE else 0
    before, after = (wording.CUT if cut else "" for cut in (begin, len(line) > begin + _LONGEST))
    return f"{before}{line[begin : begin + _LONGEST]}{after}"
