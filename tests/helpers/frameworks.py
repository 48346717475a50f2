"""Frameworks (评价框架) for the tests: a form by what stands in its working paper and its scores.

framework_form(inputs, scores)   a framework, blank but for what is given
filed(name)                      one of the forms under tests/cases/frameworks
said(form, row)                  how the score of a row came about, in words
found(form, code)                findings of a code as (variant, row, column)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.models.document import Cell, Document, Origin
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import ScoredCell
from desktop.text.derivations import words

FOLDER = Path(__file__).parents[1] / "cases" / "frameworks"
DEPARTMENT, EXPENDITURE, BASE_DATA = "department-framework", "expenditure-framework", "department-base-data"


def written(document: Document, cells: Mapping[str, str], origin: Origin = Origin.TYPED) -> Document:
    """Write cells named block/row/column, or block/field."""
    for place, text in cells.items():
        block, *rest = place.split("/")
        key = CellKey(block, rest[0] if len(rest) > 1 else "", rest[-1])
        document = document.with_cell(key, Cell(text, origin))
    return document


def form_with(template_id: str, cells: Mapping[str, str], pack: str = "hunan-2020") -> Form:
    """Make a form of a template with some cells written."""
    template = library().template(template_id)
    return Form(template, library().pack(pack), written(fresh_document(template), cells))


def framework_form(
    inputs: Mapping[str, str] | None = None,
    scores: Mapping[str, str] | None = None,
    template_id: str = DEPARTMENT,
    pack: str = "hunan-2020",
) -> Form:
    """Make a framework from the values of its working paper and its scores, by the ids of their rows."""
    cells = {f"inputs/{name}/value": text for name, text in (inputs or {}).items()}
    cells |= {f"framework/{name}/score": text for name, text in (scores or {}).items()}
    return form_with(template_id, cells, pack)


def with_cells(form: Form, cells: Mapping[str, str], origin: Origin = Origin.TYPED) -> Form:
    """Write some more cells of a form."""
    return form.with_document(written(form.document, cells, origin))


def record_of(name: str) -> dict[str, object]:
    """Read a filed form as it's kept."""
    record: dict[str, object] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return record


def filed(name: str) -> Form:
    """Read a form that an office filed."""
    record = record_of(name)
    template = library().template(str(record["template"]))
    document, unplaced = document_from_record(template, record)
    assert not unplaced
    return Form(template, library().pack(template.pack), document)


def cell_of(form: Form, row: str) -> ScoredCell:
    """Score a framework and read the score of one row."""
    return score(form).cells[CellKey("framework", row, "score")]


def said(form: Form, row: str) -> str:
    """Score a framework and read how one score came about."""
    derivation = cell_of(form, row).derivation
    return words(derivation.code, derivation.facts)


def found(form: Form, code: str) -> list[tuple[str, str, str]]:
    """Score a form and list its findings of a code as (variant, row, column)."""
    return [
        (one.variant, one.where.row, one.where.column) for one in score(form).findings if one.code == code
    ]


def telling_forms() -> Iterator[Form]:
    """Make frameworks that together lead to every sentence of theirs."""
    yes_and_no = {"goal_law": "是", "goal_duty": "是", "goal_plan": "否"}
    yield framework_form({**yes_and_no, "staff_in_post": "几个", "staff_quota": "37"})
    yield framework_form({"staff_in_post": "31", "staff_quota": "0", "key_work_score": "92.5"})
    yield framework_form({"key_work_score": "101", "base_true": "是", "base_whole": "是", "base_exact": "是"})
    yield framework_form({"base_true": "3", "base_whole": "2", "base_exact": "1"})
    yield framework_form({"base_true": "否", "base_whole": "是", "base_exact": "是"})
    yield with_cells(framework_form(yes_and_no), {"framework/goal_soundness/third_level": "合理性（3分）"})
    yield framework_form({"time_actual": "110", "time_planned": "100"}, template_id=EXPENDITURE)
    yield framework_form(pack="mof-2020")
