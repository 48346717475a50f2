"""How long the 38 filed forms take: the largest scored from scratch, and all in one call of `check`.

The goals are 3 ms and 3 s, the start of the program included.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.models.form import Form
from desktop.operations import forms
from desktop.scoring.engine import score
from desktop.scoring.figures import figures
from tests.benchmarks.bench_scoring import ROUNDS, forget
from tests.cases.filed_forms import filed_cases

ROOT = Path(__file__).parents[2]
LOAD = "import sys, openpyxl\nfor name in sys.argv[1:]: openpyxl.load_workbook(name)"


def largest() -> Form:
    """Find the form with the most filled cells."""
    return max(
        (case.form for case in filed_cases().values()), key=lambda form: len(list(form.document.cells()))
    )


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("filed")
    for name, case in filed_cases().items():
        forms.export_workbook([case.form], folder / f"{name}.xlsx")
    return sorted(map(str, folder.glob("*.xlsx")))


def test_reading_the_figures_of_the_largest_form(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(partial(figures, largest()), rounds=ROUNDS, warmup_rounds=5)


@pytest.mark.parametrize("cold", [False, True], ids=["warm", "nothing_parsed_before"])
def test_scoring_and_checking_the_largest_form(benchmark: BenchmarkFixture, cold: bool) -> None:
    benchmark.extra_info["peer"] = "test_reading_the_figures_of_the_largest_form"
    setup = forget if cold else None
    rounds = {"rounds": ROUNDS, "warmup_rounds": 0 if cold else 5}
    assert benchmark.pedantic(partial(score, largest()), setup=setup, **rounds).cells


def test_every_form_read_scored_and_checked_in_one_call(
    benchmark: BenchmarkFixture, workbooks: list[str]
) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_alone_loads_the_same_files"
    command = [sys.executable, "-m", "desktop", "check", *workbooks]
    done = benchmark.pedantic(partial(subprocess.run, command, cwd=ROOT, capture_output=True), rounds=5)
    assert done.returncode == 1, done.stderr


def test_openpyxl_alone_loads_the_same_files(benchmark: BenchmarkFixture, workbooks: list[str]) -> None:
    command = [sys.executable, "-c", LOAD, *workbooks]
    done = benchmark.pedantic(partial(subprocess.run, command, cwd=ROOT, capture_output=True), rounds=5)
    assert done.returncode == 0, done.stderr
