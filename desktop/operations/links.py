"""Bring together the forms of one unit and year that take figures from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.editing.links import follow_links
from desktop.models.edits import apply
from desktop.models.form import Form, field_text
from desktop.operations.forms import FiledForm, Record, UnreadFile, any_record, check_record
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft, stored_form
from desktop.operations.records import finding_record
from desktop.scoring.checks.links import check_links
from desktop.values.date import parse_year
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.storage.store import Store

Result = FiledForm | UnreadFile


def linked_forms(store: Store, draft: OpenDraft) -> tuple[Form, ...]:
    """Gather the drafts of the same unit and year that a draft takes figures from, the newest last.

    Raises:
        StoreError: One of them can't be read.
    """
    wanted = {link.template for link in draft.workspace.form.template.links}
    if not wanted:
        return ()
    own = store.draft_line(int(draft.id))
    filed = [
        line
        for line in store.drafts_of_unit(own.unit, own.year)
        if line.template in wanted and line.id != own.id
    ]
    return tuple(
        stored_form(store, line.id) for line in sorted(filed, key=lambda line: (line.updated, line.id))
    )


def linking_templates() -> frozenset[str]:
    """Name the templates whose forms take figures from each other, by their ids."""
    links = [(template.id, link.template) for template in library().templates() for link in template.links]
    return frozenset(one for pair in links for one in pair)


def linked_files(results: Sequence[Result]) -> list[Result]:
    """Let the forms of several files take figures from each other, where unit and year don't differ."""
    filed = [result.form for result in results if isinstance(result, FiledForm)]
    return [_linked(result, filed) if isinstance(result, FiledForm) else result for result in results]


def partners(form: Form, forms: Sequence[Form]) -> list[Form]:
    """Pick the forms that a form may take figures from: a unit or year that isn't given excludes nothing."""
    own = _unit_and_year(form)
    return [one for one in forms if one is not form and _agree(own, _unit_and_year(one))]


def _linked(result: FiledForm, forms: Sequence[Form]) -> FiledForm:
    document = result.form.document
    for edit in follow_links(result.form, partners(result.form, forms)):
        document = apply(document, edit)
    return replace(result, form=result.form.with_document(document))


def _unit_and_year(form: Form) -> tuple[str, str]:
    return fold(field_text(form, "unit")), str(parse_year(field_text(form, "year")) or "")


def _agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return all(a == b or not (a and b) for a, b in zip(one, other, strict=True))


def checked_records(results: Sequence[Result]) -> list[Record]:
    """Score and check what was read from several files, the linked figures taken from each other."""
    linked = linked_files(results)
    filed = [result.form for result in linked if isinstance(result, FiledForm)]
    return [any_record(result, lambda one: _checked(one, filed)) for result in linked]


def _checked(result: FiledForm, forms: Sequence[Form]) -> Record:
    record = check_record(result)
    differing = check_links(result.form, partners(result.form, forms))
    return {
        **record,
        "findings": [*record["findings"], *(finding_record(result.form, one) for one in differing)],
    }
