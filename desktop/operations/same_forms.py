"""Find the forms of one import that are of the same unit, year, project and template (重复报送)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.form import field_text
from desktop.models.merging import compare
from desktop.operations.dry_run import Candidate
from desktop.values.wording import fold


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier form of the same import that a form repeats."""

    number: int
    """Its place in the list, from 1."""
    file: str
    identical: bool
    """Both say the same, however it is written."""
    draft: str | None = None
    """The draft that both would change by themselves."""


def twins(candidates: Sequence[Candidate | None]) -> list[Twin | None]:
    """Find for each form the first one above that it repeats, or that would change the same draft.

    Args:
        candidates: The forms in their order; None for what is no form.
    """
    first: dict[tuple[str, ...], int] = {}
    found: list[Twin | None] = []
    for place, candidate in enumerate(candidates):
        above = [first.setdefault(name, place) for name in _names(candidate)] if candidate else []
        earliest = min(above, default=place)
        other = candidates[earliest]
        found.append(_twin(earliest, other, candidate) if candidate and other and earliest < place else None)
    return found


def _names(candidate: Candidate) -> list[tuple[str, ...]]:
    form, names = candidate.filed.form, list[tuple[str, ...]]()
    if field_text(form, "project_name"):
        project = fold(candidate.unit), str(candidate.year), fold(candidate.project)
        names.append((form.template.id, *project))
    draft = candidate.draft_at_first
    return names if draft is None else [*names, ("", draft)]


def _twin(place: int, other: Candidate, candidate: Candidate) -> Twin:
    draft = candidate.draft_at_first
    return Twin(
        place + 1,
        other.filed.file,
        _say_the_same(other, candidate),
        draft if draft == other.draft_at_first else None,
    )


def _say_the_same(one: Candidate, other: Candidate) -> bool:
    form, second = one.filed.form, other.filed.form
    if form.template.id != second.template.id:
        return False
    return all(
        change.only_spelling for change in compare(form.template, form.document, second.document).changes
    )
