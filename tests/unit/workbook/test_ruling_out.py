"""A form that fits its template wholly is found as if all others had been looked for too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from desktop.operations.library import library
from desktop.workbook import recognise
from desktop.workbook.blueprint import Blueprint, blueprint
from desktop.workbook.concordance import KnownCells, known_cells
from desktop.workbook.grid import Grid
from desktop.workbook.headings import table_heads
from desktop.workbook.recognise import Located, locate
from desktop.workbook.ruling_out import best_fit, is_within
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.table_head import TableHead
from tests.helpers import foreign_forms as forms
from tests.helpers import provinces
from tests.helpers.dialects import Sketch, bureau, system
from tests.helpers.readings import sheet_grid
from tests.unit.workbook.sketch_grids import grid_of_sketch

BLUEPRINTS = tuple(blueprint(template, library().vocabulary) for template in library().templates())
BY_ID = {one.template.id: one for one in BLUEPRINTS}


def drawn(name: str) -> Sketch:
    """Draw the form of another province as a bureau lays it out."""
    return forms.bureau(forms.load(name)).sketch()


LIST = Sketch().row(40, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
SKETCHES: dict[str, Callable[[], Sketch]] = {
    "bureau": bureau,
    "system": system,
    "two forms": lambda: bureau().with_other(bureau().moved(20, 0)),
    "two templates": lambda: bureau().with_other(provinces.shanxi().moved(30, 0)),
    "two templates the other way": lambda: provinces.hubei().with_other(bureau().moved(40, 0)),
    "an example below": lambda: bureau().with_other(LIST),
    "an example beside": lambda: bureau().with_other(LIST.moved(-38, 12)),
    "hubei": provinces.hubei,
    "shanxi": provinces.shanxi,
    "term": provinces.term,
    "framework": provinces.framework,
    "a label missing": lambda: bureau().put({"A3": ""}),
    "nothing": lambda: Sketch({"A1": "说明"}),
    **{name: partial(drawn, name) for name in forms.names()},
}


@pytest.mark.parametrize("name", SKETCHES)
def test_the_same_forms_are_found_as_if_all_had_been_looked_for(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = locate(grid_of_sketch(SKETCHES[name]()), BLUEPRINTS)
    monkeypatch.setattr(recognise, "best_fit", lambda *_: 0.0)
    assert found == locate(grid_of_sketch(SKETCHES[name]()), BLUEPRINTS)[0]


def looked_for(sketch: Sketch, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[Located]]:
    """Find the forms of a sheet, and tell whose headings were looked for."""
    asked: list[str] = []

    def listen(grid: Grid, one: Blueprint, known: KnownCells) -> list[TableHead]:
        asked.append(one.template.id)
        return table_heads(grid, one, known)

    monkeypatch.setattr(recognise, "table_heads", listen)
    return asked, locate(grid_of_sketch(sketch), BLUEPRINTS)[0]


def test_whose_labels_are_missing_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, (form,) = looked_for(bureau(), monkeypatch)
    assert form.blueprint is BY_ID["mof"]
    assert "mof" in asked
    assert {"hebei-2020", "hubei", "transfer-payment", "expenditure-framework"}.isdisjoint(asked)


@pytest.mark.parametrize("name", ["two forms", "two templates", "an example below"])
def test_all_are_looked_for_where_any_may_stand_elsewhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, _ = looked_for(SKETCHES[name](), monkeypatch)
    assert set(asked) == set(BY_ID)


def test_a_template_fits_no_better_than_what_is_there_of_it() -> None:
    def fit(template: str, sketch: Sketch) -> float:
        return best_fit(BY_ID[template], known_cells(grid_of_sketch(sketch), BLUEPRINTS))

    assert fit("mof", bureau()) == 1
    assert 0.75 < fit("mof", SKETCHES["a label missing"]()) < 1
    assert fit("expenditure-framework", bureau()) < 0.75
    assert fit("department-framework", provinces.framework()) == 1


def test_a_list_among_the_headings_of_another_form_is_within_it() -> None:
    known = known_cells(grid_of_sketch(bureau()), BLUEPRINTS)
    heads = table_heads(known.grid, BY_ID["mof"], known)
    extent = min(head.row for head in heads), max(head.row for head in heads)
    assert is_within(BY_ID["hubei"], known, extent)
    assert not is_within(BY_ID["hubei"], known, (extent[0], extent[0]))


def test_without_a_list_all_tables_must_be_within() -> None:
    staff = BY_ID["department-base-data"].tables["staff"].block
    values = [[column.label for column in staff.columns]]
    known = known_cells(sheet_grid(SheetFacts("Sheet1", 6), values), BLUEPRINTS)
    assert is_within(BY_ID["department-base-data"], known, (0, 0))
    assert not is_within(BY_ID["department-base-data"], known, (2, 5))
