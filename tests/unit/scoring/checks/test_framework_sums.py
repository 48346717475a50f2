"""Points of headings against points of rows."""

from __future__ import annotations

import pytest

from desktop.models.document import Cell, Row
from desktop.models.form import Form
from desktop.scoring.engine import score
from tests.helpers.frameworks import DEPARTMENT, EXPENDITURE, filed, found, framework_form, with_cells

CODE = "weight-sum"


def scored(cells: dict[str, str] | None = None, template_id: str = DEPARTMENT) -> Form:
    """A framework of which one row is scored, with some headings written otherwise."""
    form = framework_form(scores={"quality": "1"}, template_id=template_id)
    return with_cells(form, cells or {})


def test_nothing_is_said_of_a_blank_framework_nor_of_a_sound_one() -> None:
    assert found(framework_form(template_id=EXPENDITURE), CODE) == []
    assert found(scored(), CODE) == []


def test_a_heading_that_its_rows_do_not_add_up_to_is_found_once() -> None:
    assert found(scored(template_id=EXPENDITURE), CODE) == [
        ("framework-heading", "arrival", "second_level"),
        ("framework-heading", "benefit", "second_level"),
        ("framework", "", "score"),
    ]


def test_the_working_is_shown() -> None:
    first = next(one for one in score(filed("expenditure")).findings if one.code == CODE)
    assert first.facts["working"] == "3 + 3 + 1 = 7"
    assert (first.facts["points"], first.expected) == ("10", "7")


def test_a_first_level_is_wrong_where_neither_rows_nor_headings_add_up_to_it() -> None:
    wrong = {f"framework/{row}/first_level": "效果（25分）" for row in _rows_of("效果")}
    assert found(scored(wrong), CODE) == [("framework-heading", "economic_benefit", "first_level")]


def _rows_of(name: str) -> list[str]:
    rows = framework_form().document.rows("framework")
    return [row.id for row in rows if row.text("first_level").startswith(name)]


def test_a_first_level_agrees_with_its_headings_where_only_a_row_is_wrong() -> None:
    assert found(scored({"framework/satisfaction/third_level": "满意度（4分）"}), CODE) == [
        ("framework-heading", "economic_benefit", "second_level"),
        ("framework", "", "score"),
    ]


@pytest.mark.parametrize("level", ["first_level", "second_level"])
def test_a_heading_without_points_is_not_compared(level: str) -> None:
    bare = {f"framework/{row}/{level}": "效果" for row in _rows_of("效果")}
    assert found(scored({**bare, "framework/satisfaction/third_level": "满意度（5分）"}), CODE) == []


def test_points_that_are_nowhere_are_not_added_up() -> None:
    form = scored()
    row = next(row for row in form.document.rows("framework") if row.id == "quality")
    added = Row("added", {**row.cells, "third_level": Cell("新指标")})
    rows = (*form.document.rows("framework"), added)
    assert found(form.with_document(form.document.with_rows("framework", rows)), CODE) == []
