"""The form as it would be: read anew, or the draft that is there with the changes that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.layout.sheet import Sheet
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.merging import Merge, Step, merged
from desktop.operations.dry_run import Candidate, State
from desktop.operations.forms import compose_form
from desktop.views.import_items import Item
from desktop.views.import_looks import Look

_FRESH = "file-"
"""What the ids of rows begin with that would be put in."""
_OF_STATE = {State.MATCHED: Look.MATCHED, State.DOUBTFUL: Look.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class Preview:
    """A form to be shown, and how its cells look."""

    form: Form
    sheet: Sheet
    looks: Mapping[CellKey, Look]
    rows: Mapping[tuple[str, str], str]
    """By table and row of the file: the row that is shown for it, where that is called otherwise."""

    def shown(self, key: CellKey) -> CellKey:
        """Name the cell that is shown for a cell of the file."""
        return key._replace(row=self.rows.get((key.block, key.row), key.row))

    def read(self, key: CellKey) -> CellKey:
        """Name the cell of the file that a shown cell was read from."""
        back = {(block, shown): row for (block, row), shown in self.rows.items()}
        return key._replace(row=back.get((key.block, key.row), key.row))


def preview_of(item: Item) -> Preview | None:
    """Compose the form of an item as it would be; None for what is no form."""
    candidate = item.candidate
    if candidate is None:
        return None
    draft = item.chosen_draft()
    if draft is None or draft.merge is None:
        form = candidate.filed.as_printed
        return Preview(form, compose_form(form), _looks(candidate, {}), {})
    taken = item.decision().taken
    rows = _rows(draft.merge, taken)
    fresh = iter([shown for shown in rows.values() if shown.startswith(_FRESH)])
    document = merged(draft.merge, taken, lambda: next(fresh))
    form = Form(draft.merge.template, candidate.filed.form.pack, document)
    looks = _looks(candidate, rows)
    for change in draft.changes:
        if change.file_key is not None:
            file_key = change.file_key
            shown = file_key._replace(row=rows.get((file_key.block, file_key.row), file_key.row))
            if change.id in taken:
                doubtful = looks.get(shown) is Look.DOUBTFUL
                looks[shown] = Look.DOUBTFUL_CHANGE if doubtful else Look.CHANGED
            else:
                looks.pop(shown, None)
    return Preview(form, compose_form(form), looks, rows)


def _rows(merge: Merge, taken: frozenset[int]) -> dict[tuple[str, str], str]:
    """Name the row that is shown for each row of the file: its partner in the draft, or one that comes."""
    coming = {
        (change.key.block, change.key.row)
        for number, change in enumerate(merge.changes)
        if number in taken and change.step is Step.COMES
    }
    rows: dict[tuple[str, str], str] = {}
    for block, pairs in merge.pairs.items():
        partners = {after: before for before, after in pairs.items()}
        held = {row.id for row in merge.draft.rows(block)}
        table = merge.template.table(block)
        for row in merge.file.rows(block):
            if row.id in partners:
                rows[block, row.id] = partners[row.id]
            elif (block, row.id) in coming:
                # A row that the template names keeps its name.
                named = table is not None and table.row(row.id) is not None and row.id not in held
                rows[block, row.id] = row.id if named else f"{_FRESH}{row.id}"
    return rows


def _looks(candidate: Candidate, rows: Mapping[tuple[str, str], str]) -> dict[CellKey, Look]:
    looks: dict[CellKey, Look] = {}
    for mark in candidate.marks:
        look = _OF_STATE.get(mark.state)
        if look is not None:
            for key in mark.keys:
                looks[key._replace(row=rows.get((key.block, key.row), key.row))] = look
    return looks
