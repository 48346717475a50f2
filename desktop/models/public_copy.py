"""A form as it may be published (公开版): without names of persons and without their numbers."""

from __future__ import annotations

from desktop.models.document import Cell
from desktop.models.form import Form, keyed_fields
from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content, FieldSpec, Section
from desktop.text.field_words import PERSONAL
from desktop.values.personal import hide_names, hide_numbers, names_called, names_in
from desktop.values.wording import fold


def public_copy(form: Form) -> Form:
    """Make the copy of a form that may be published.

    Cells for persons and telephones are blank; telephone and identity numbers in any other text lose their
    middle, and names that stand in those cells, or behind a word for a person and a colon, are hidden. Other
    names in the middle of a sentence can't be told from other words and stay.
    """
    copy = form.document
    names = _names(form)
    for key, cell in form.document.cells():
        text = "" if _is_of_a_person(form, key) else hide_names(hide_numbers(cell.text), names)
        if text != cell.text:
            copy = copy.with_cell(key, Cell(text, cell.origin))
    return form.with_document(copy)


def _names(form: Form) -> set[str]:
    """List the persons that the form names; what its head says too is an office or a project."""
    named = [
        names_in(cell.text) if _is_of_a_person(form, key) else names_called(cell.text)
        for key, cell in form.document.cells()
    ]
    head = "".join(
        form.document.text(key)
        for key, spec in keyed_fields(form.template)
        if spec.section in {Section.TITLE, Section.HEADER} and not _is_of_a_person(form, key)
    )
    return {name for names in named for name in names if name not in head}


def _is_of_a_person(form: Form, key: CellKey) -> bool:
    table = form.template.table(key.block)
    spec: FieldSpec | ColumnSpec | None = (
        form.template.field(key.block, key.column) if table is None else table.column(key.column)
    )
    if spec is None:
        return False
    if isinstance(spec, FieldSpec) and spec.section is Section.FOOTER:
        return spec.content is not Content.DATE
    return any(word in fold(spec.label) for word in PERSONAL)
