"""Checks that the places named by repeated fields, derived figures and links are on the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.templates.spec import CLEAR, EVERY_ROW, KEEP, Derived, TableBlock, Template, Working
from desktop.templates.strict import Faults
from desktop.text import definitions as wording

FEWEST_FIGURES = 2


def check_places(file: str, template: Template, faults: Faults) -> None:
    """Check the places that a form names on itself.

    Args:
        file: File name of the template.
        template: The form.
        faults: Takes what is wrong.
    """
    for place, block in enumerate(template.blocks, 1):
        if isinstance(block, TableBlock):
            columns = tuple(column.id for column in block.columns)
            for number, column in enumerate(block.columns, 1):
                path = f"blocks[{place}].columns[{number}].next_year"
                _check_next_year(file, path, column.next_year, columns, faults)
            continue
        for number, spec in enumerate(block.fields, 1):
            _check_next_year(file, f"blocks[{place}].fields[{number}].next_year", spec.next_year, (), faults)
            if spec.follows:
                path = f"blocks[{place}].fields[{number}].follows"
                _check_source(file, path, template, f"{block.id}/{spec.id}", spec.follows, faults)
    for place, derived in enumerate(template.derived, 1):
        _check_derived(file, f"derived[{place}]", template, derived, faults)


def _check_next_year(file: str, path: str, value: str, columns: Sequence[str], faults: Faults) -> None:
    allowed = (KEEP, CLEAR, *columns)
    if value and value not in allowed:
        faults.add(file, path, wording.NEXT_YEAR.format(value=value, allowed="、".join(allowed)))


def check_links(
    file: str, template: Template, templates: Mapping[str, Template | None], faults: Faults
) -> None:
    """Check the figures that a form takes from other forms, once all of them are known.

    Args:
        file: File name of the template.
        template: The form.
        templates: Every form by its id; None for one that is unsound itself.
        faults: Takes what is wrong.
    """
    for place, link in enumerate(template.links, 1):
        path = f"links[{place}]"
        if not has_place(template, link.cell):
            faults.add(file, f"{path}.cell", wording.NO_PLACE.format(place=link.cell))
        if link.template not in templates:
            known = "、".join(templates)
            sentence = wording.UNKNOWN_TEMPLATE.format(name=link.template, known=known)
            faults.add(file, f"{path}.template", sentence)
        other = templates.get(link.template)
        if other is not None and not has_place(other, link.source):
            sentence = wording.NO_PLACE_THERE.format(place=link.source, name=other.id)
            faults.add(file, f"{path}.source", sentence)


def has_place(template: Template, place: str, *, every_row: bool = False) -> bool:
    """Tell whether a place is on a form: block/field, or block/row/column.

    Args:
        template: The form.
        place: The place.
        every_row: Whether the row may be *.
    """
    match place.split("/"):
        case [block, name]:
            return template.field(block, name) is not None
        case [block, row, name]:
            table = template.table(block)
            if table is None or table.column(name) is None:
                return False
            return every_row if row == EVERY_ROW else table.row(row) is not None
    return False


def _check_derived(file: str, path: str, template: Template, derived: Derived, faults: Faults) -> None:
    if not has_place(template, derived.cell, every_row=True):
        faults.add(file, f"{path}.cell", wording.NO_PLACE.format(place=derived.cell))
    every = derived.cell.split("/")[1:2] == [EVERY_ROW]
    for place, source in enumerate(derived.of, 1):
        where = f"{path}.of[{place}]"
        _check_source(file, where, template, derived.cell, source, faults, every_row=every)
    exact = derived.working is Working.RATIO
    if len(derived.of) < FEWEST_FIGURES or (exact and len(derived.of) > FEWEST_FIGURES):
        sentence = wording.FIGURES_EXACTLY if exact else wording.FIGURES_AT_LEAST
        faults.add(file, f"{path}.of", sentence.format(count=FEWEST_FIGURES))


def _check_source(
    file: str,
    path: str,
    template: Template,
    cell: str,
    source: str,
    faults: Faults,
    *,
    every_row: bool = False,
) -> None:
    if source == cell:
        faults.add(file, path, wording.OF_ITSELF.format(place=source))
    elif not has_place(template, source, every_row=every_row):
        faults.add(file, path, wording.NO_PLACE.format(place=source))
