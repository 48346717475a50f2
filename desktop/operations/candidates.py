"""Make the dry run (试导入) of a file: where the cells of its forms go, and which drafts would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.models.form import Form, field_text
from desktop.models.merging import Merge, MergeChange, Step, compare
from desktop.models.places import Places, form_year
from desktop.operations.drafts_tree import NO_YEAR
from desktop.operations.dry_run import Candidate, DraftChange, ExistingDraft
from desktop.operations.forms import FiledForm, FileRead
from desktop.operations.open_draft import stored_form
from desktop.operations.sheet_marks import marks_of, sheets_of
from desktop.templates.spec import Block, ColumnSpec, FieldSpec, TableBlock, Template
from desktop.text import desk as names
from desktop.text import intake as wording
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.storage.store import Store
    from desktop.storage.tree import DraftLine


def candidates(read: FileRead, store: Store) -> tuple[Candidate, ...]:
    """Say what would become of each form of a file.

    Args:
        read: What came of reading the file.
        store: Whose drafts it is compared with; one that can't be read is named with the reason.

    Raises:
        StoreError: The list of drafts can't be read.
    """
    lines = sorted(store.drafts(), key=lambda line: (line.updated, line.id), reverse=True)
    return tuple(_candidate(read, filed, lines, store) for filed in (*read.forms, *read.trials))


def _candidate(read: FileRead, filed: FiledForm, lines: Sequence[DraftLine], store: Store) -> Candidate:
    unit, year, project = filed_as(filed)
    sheets = sheets_of(filed.reading, read.sheets)
    found = Candidate(filed, sheets, marks_of(filed, read), unit, year, project)
    same = [line for line in lines if _is_same(found, line)]
    existing = tuple(_existing(filed, line, store) for line in same)
    return Candidate(filed, sheets, found.marks, unit, year, project, existing)


def filed_as(filed: FiledForm) -> tuple[str, int, str]:
    """Say under which unit, year and project a form of a file is kept.

    What the form doesn't name stays open: no unit, the year 0, the file's name for the project.
    """
    form = filed.form
    unit = field_text(form, "unit") or names.NO_UNIT
    project = field_text(form, "project_name") or Path(filed.file).stem
    return unit, form_year(form) or int(NO_YEAR), project


def _is_same(found: Candidate, line: DraftLine) -> bool:
    """Tell whether a draft is of the unit, year and project of a form; what it leaves open excludes none."""
    same_unit = found.unit == names.NO_UNIT or fold(found.unit) == fold(line.unit_name)
    same_project = fold(found.project) in {fold(line.project_name), fold(line.title)}
    return same_unit and same_project and found.year in {int(NO_YEAR), line.year}


def _existing(filed: FiledForm, line: DraftLine, store: Store) -> ExistingDraft:
    form, title = filed.form, line.title
    try:
        draft = stored_form(store, line.id)
    except UserError as error:
        trouble = wording.UNREADABLE_DRAFT.format(title=title, reason=error.sentence)
        return ExistingDraft(str(line.id), title, "", other_template=True, trouble=trouble)
    name = draft.template.name
    if draft.template.id != form.template.id or not _alike(draft.template, form.template):
        return ExistingDraft(str(line.id), title, name, other_template=True)
    merge = compare(draft.template, draft.document, form.document)
    return ExistingDraft(str(line.id), title, name, tuple(_named(merge, draft, filed)), merge=merge)


def _alike(one: Template, other: Template) -> bool:
    """Tell whether two versions of a template have the same cells."""
    return _cells(one) == _cells(other)


def _cells(template: Template) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.id, tuple(part.id for part in _parts(block))) for block in template.blocks]


def _parts(block: Block) -> tuple[FieldSpec | ColumnSpec, ...]:
    return block.columns if isinstance(block, TableBlock) else block.fields


def _named(merge: Merge, draft: Form, filed: FiledForm) -> Iterator[DraftChange]:
    own, others = Places(draft), Places(filed.form)
    doubtful = {doubt.key for doubt in filed.reading.doubtful}
    for number, change in enumerate(merge.changes):
        places = others if change.step is Step.COMES else own
        where = places.name(change.key)
        yield _draft_change(number, change, where, doubtful=change.file_key in doubtful)


def _draft_change(number: int, change: MergeChange, where: str, *, doubtful: bool) -> DraftChange:
    moves = change.step is Step.MOVES
    return DraftChange(
        id=number,
        key=change.key,
        where=where,
        before=wording.ROW.format(number=change.before) if moves else change.before,
        after=wording.ROW.format(number=change.after) if moves else change.after,
        row_comes=change.step is Step.COMES,
        row_goes=change.step is Step.GOES,
        only_spelling=change.only_spelling,
        file_key=change.file_key,
        doubtful=doubtful and not moves,
    )
