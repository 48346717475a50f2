"""How long 500 workbooks of bureaus take to read and recognise, beside openpyxl alone that loads the same.

Run by `pytest tests/benchmarks/bench_reading.py`. No two of the files hold the same texts. Once they are read
in one process, beside openpyxl in one process too; and once as the program reads them, which does so in
processes of its own and hands the forms over, what it takes to start these included.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from compileall import compile_dir
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.operations.forms import read_each, sample_form
from desktop.operations.library import library
from desktop.workbook.read import read_file
from tests.benchmarks.bench_workbook import bare_workbook
from tests.helpers.papers import METRICS

ROOT = Path(__file__).resolve().parents[2]
FILES = 500
SAMPLES = (*["mof"] * 5, "mof-analysis", "hubei", "shanxi", "hebei-2020", "transfer-payment")
"""As they come in: most on the form of the ministry."""
SHORTEST_VARIED = 8
"""Characters of an entry that differs from file to file."""
CHILD = """
import sys
from pathlib import Path
from desktop.operations.library import library
from desktop.workbook.read import read_file
known = library()
for path in sorted(Path(sys.argv[1]).iterdir()):
    assert read_file(path, known.templates(), known.vocabulary).forms
status = Path("/proc/self/status").read_text().splitlines()
print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the files: the samples of the program as a spreadsheet program stores them."""
    # The processes begin as those of an installed program do: none has to compile it.
    compile_dir(ROOT / "desktop", quiet=1)
    made = tmp_path_factory.mktemp("bureaus")
    for number, (name, sheet) in enumerate(islice(cycle(sheets()), FILES)):
        (made / f"{number:03}-{name}.xlsx").write_bytes(bare_workbook(varied(sheet, name, number)))
    return made


def sheets() -> Iterator[tuple[str, Sheet]]:
    """Compose the samples."""
    for name in SAMPLES:
        yield name, compose(sample_form(name), None, METRICS)


def varied(sheet: Sheet, name: str, number: int) -> Sheet:
    """Write a number into every longer entry."""
    entries = {text.strip() for text in sample_form(name).document.texts() if len(text) >= SHORTEST_VARIED}
    cells = (
        replace(cell, text=f"{cell.text[:4]}{number}{cell.text[4:]}")
        if cell.text.strip() in entries
        else cell
        for cell in sheet.cells
    )
    return replace(sheet, cells=tuple(cells))


def test_500_workbooks_read_and_recognised(benchmark: BenchmarkFixture, folder: Path) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_loads_the_500_workbooks"
    known = library()

    def read() -> list[int]:
        return [
            len(read_file(path, known.templates(), known.vocabulary).forms)
            for path in sorted(folder.iterdir())
        ]

    found = benchmark.pedantic(read, rounds=1)
    assert found == [1] * FILES
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    benchmark.extra_info["megabytes"] = round(int(done.stdout) / 1024)


def test_500_workbooks_read_by_the_program_in_its_processes(
    benchmark: BenchmarkFixture, folder: Path
) -> None:
    benchmark.extra_info["peer"] = "test_openpyxl_loads_the_500_workbooks"
    files = [str(path) for path in sorted(folder.iterdir())]

    def read() -> list[int]:
        return [len(read.forms) for read in read_each(files, sheets=False)]

    found = benchmark.pedantic(read, rounds=1)
    assert found == [1] * FILES


def test_openpyxl_loads_the_500_workbooks(benchmark: BenchmarkFixture, folder: Path) -> None:
    def load() -> None:
        for path in sorted(folder.iterdir()):
            load_workbook(path)

    benchmark.pedantic(load, rounds=1)
