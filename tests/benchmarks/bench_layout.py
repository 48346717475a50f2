"""How long a form takes to compose, after an edit and anew, and to be put on pages.

The window composes between a keystroke and its repaint, so what counts is the edit: 16 ms with everything.
Run by `pytest tests/benchmarks/bench_layout.py`.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.layout.breaking import break_centred, break_lines
from desktop.layout.compose import compose
from desktop.layout.paginate import paginate
from desktop.models.document import Cell
from desktop.models.form import Form
from desktop.models.keys import CellKey
from tests.helpers.papers import METRICS, case_form, long_text, stress_form

EDITED = CellKey("indicators", "r2", "deviation_reason")


@pytest.fixture(params=["000-1", "60 rows"])
def form(request: pytest.FixtureRequest) -> Form:
    return case_form("000-1") if request.param == "000-1" else stress_form(60)


def test_compose_after_an_edit(benchmark: BenchmarkFixture, form: Form) -> None:
    before = compose(form, None, METRICS)
    texts = iter(range(10**6))

    def edit() -> None:
        text = long_text(60) + str(next(texts))
        compose(form.with_document(form.document.with_cell(EDITED, Cell(text))), None, METRICS, before)

    benchmark(edit)


def test_compose_warm_without_a_sheet_before(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(compose, form, None, METRICS)


def test_compose_cold(benchmark: BenchmarkFixture, form: Form) -> None:
    def forget() -> None:
        break_lines.cache_clear()
        break_centred.cache_clear()

    benchmark.pedantic(compose, (form, None, METRICS), setup=forget, rounds=30)


def test_paginate(benchmark: BenchmarkFixture, form: Form) -> None:
    sheet = compose(form, None, METRICS)
    benchmark(paginate, sheet, form.template.page)


def test_break_one_long_text(benchmark: BenchmarkFixture) -> None:
    sheet = compose(case_form("000-1"), None, METRICS)
    text = long_text(200)

    def break_anew() -> None:
        break_lines.cache_clear()
        break_lines(text, 250.0, 10.0, sheet.cells[0].face, METRICS)

    benchmark(break_anew)
