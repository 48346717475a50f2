"""How long a workbook takes to read and to write, beside openpyxl alone that opens or saves the same cells.

Run by `pytest tests/benchmarks/bench_workbook.py`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.form import Form
from desktop.operations.library import library
from desktop.workbook.opening import open_file
from desktop.workbook.write import workbook_bytes
from tests.helpers.papers import METRICS, stress_form
from tests.helpers.readings import read_workbook


def composed() -> tuple[Form, Sheet]:
    form = stress_form(60, 20)
    return form, compose(form, None, METRICS)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "foreign.xlsx"
    path.write_bytes(bare_workbook(composed()[1]))
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.xlsx"
    path.write_bytes(workbook_bytes([composed()]))
    return path


def test_read_a_foreign_workbook_of_60_rows(benchmark: BenchmarkFixture, foreign: Path) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_loads_the_foreign_workbook"
    known = library()
    benchmark(read_workbook, foreign, known.templates(), known.vocabulary)


def test_scan_a_foreign_workbook_of_60_rows(benchmark: BenchmarkFixture, foreign: Path) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_loads_the_foreign_workbook"
    benchmark(open_file, foreign)


def test_openpyxl_loads_the_foreign_workbook(benchmark: BenchmarkFixture, foreign: Path) -> None:
    benchmark(load_workbook, foreign)


def test_read_our_own_workbook_of_60_rows(benchmark: BenchmarkFixture, own: Path) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_loads_our_own_workbook"
    known = library()
    benchmark(read_workbook, own, known.templates(), known.vocabulary)


def test_openpyxl_loads_our_own_workbook(benchmark: BenchmarkFixture, own: Path) -> None:
    benchmark(load_workbook, own)


def test_write_a_form_of_60_rows(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_writes_the_same_cells"
    form, sheet = composed()
    benchmark(workbook_bytes, [(form, sheet)])


def test_openpyxl_writes_the_same_cells(benchmark: BenchmarkFixture) -> None:
    _, sheet = composed()
    benchmark(bare_workbook, sheet)


def bare_workbook(sheet: Sheet) -> bytes:
    """Write the texts with one font and border, merged as they are, and nothing else."""
    book = Workbook()
    page = book.active
    assert page is not None
    side = Side(style="thin")
    font, border = Font(size=10), Border(left=side, right=side, top=side, bottom=side)
    alignment = Alignment(wrap_text=True)
    for cell in sheet.cells:
        first = page.cell(cell.row + 1, cell.column + 1, cell.text)
        # A target such as =100% is a text, no formula.
        first.data_type = "s"
        first.font, first.border, first.alignment = font, border, alignment
        if (cell.row_span, cell.column_span) != (1, 1):
            page.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.column + 1,
                end_row=cell.row + cell.row_span,
                end_column=cell.column + cell.column_span,
            )
    held = BytesIO()
    book.save(held)
    return held.getvalue()
