"""Roll up the forms of several units (汇总) and write the result as text or as a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.models.form import Form
from desktop.models.places import form_name
from desktop.scoring import roll_up as scoring
from desktop.scoring.roll_up import RolledForm, RolledRow
from desktop.scoring.roll_up_parts import Rolled
from desktop.text import roll_up as wording
from desktop.values.number import plain

Record = dict[str, Any]
WEIGHTS = {"budget": "full_year_budget", "spending": "full_year_spending"}
"""What an average is weighted by, as it is asked for."""


def roll_up(forms: Sequence[Form], weigh_by: str = "") -> RolledForm:
    """Roll up at least one form; weigh_by names one of WEIGHTS, blank what the rule pack says."""
    return scoring.roll_up(forms, WEIGHTS.get(weigh_by, ""))


def different_projects(forms: Sequence[Form]) -> tuple[str, ...]:
    """Name the projects of forms that are not of one project, each once; none where they are."""
    names = dict.fromkeys(form_name(form) for form in forms)
    return tuple(names) if len(names) > 1 else ()


def roll_up_text(rolled: RolledForm, projects: Sequence[str] = ()) -> str:
    """Write a roll-up as plain text, each figure with its working.

    Args:
        rolled: The roll-up.
        projects: Names of the projects where they are different ones, which is said first.
    """
    label = wording.COLUMNS.get(rolled.weigh_by, rolled.weigh_by)
    units = wording.JOINT.join(rolled.units)
    lines = [wording.HEADING.format(count=len(rolled.units), units=units, weigh_by=label)]
    lines += [wording.DIFFERENT_PROJECTS.format(names=wording.JOINT.join(projects))] if projects else []
    for name, figure in (("full_year_budget", rolled.budget), ("full_year_spending", rolled.spending)):
        lines.append(_line(wording.COLUMNS[name], figure))
    lines.append(_line(wording.EXECUTION, rolled.execution))
    lines += [line for row in rolled.rows for line in _row_lines(row)]
    lines.append(_line(wording.TOTAL, rolled.total))
    return "\n".join(lines)


def _row_lines(row: RolledRow) -> Iterator[str]:
    yield wording.ROW_LINE.format(
        first=row.first_level, second=row.second_level, name=row.name, count=len(row.units)
    )
    if row.target.value is not None:
        yield _line(wording.COLUMNS["target_value"], row.target)
    yield _line(wording.COLUMNS["actual_value"], row.actual)
    yield _line(wording.SCORE, row.score)


def _line(name: str, figure: Rolled) -> str:
    return wording.FIGURE_LINE.format(name=name, value=figure.text or wording.NONE, why=_why(figure))


def _why(figure: Rolled) -> str:
    return wording.words(figure.derivation.code, figure.derivation.facts)


def roll_up_record(rolled: RolledForm, projects: Sequence[str] = ()) -> Record:
    """Write a roll-up as a plain record; projects as for roll_up_text."""
    return {
        "different_projects": list(projects),
        "units": list(rolled.units),
        "weigh_by": rolled.weigh_by,
        "full_year_budget": _figure(rolled.budget),
        "full_year_spending": _figure(rolled.spending),
        "execution_score": _figure(rolled.execution),
        "indicators": [
            {
                "first_level": row.first_level,
                "second_level": row.second_level,
                "name": row.name,
                "kind": row.kind.value,
                "units": list(row.units),
                "weight": "" if row.weight is None else plain(row.weight),
                "target_value": _figure(row.target),
                "actual_value": _figure(row.actual),
                "score": _figure(row.score),
            }
            for row in rolled.rows
        ],
        "total": _figure(rolled.total),
    }


def _figure(figure: Rolled) -> Record:
    return {"text": figure.text, "why": _why(figure)}
