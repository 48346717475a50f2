"""A few of the mutated files of `python -m tests.fuzz`, always the same ones."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.operations.foreign_files import read_foreign, unpacked
from desktop.operations.reading_process import ReadingProcess, TooLong
from tests.fuzz import __main__ as command
from tests.fuzz import running
from tests.fuzz.running import Finding, Tally, fuzz, judged, keep, mutated
from tests.fuzz.seeds import KINDS, seeds
from tests.helpers.dialects import bureau, save

EACH = 30


def test_mutated_files_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    cases = [(kind, number) for number in range(EACH) for kind in KINDS]
    tallies = fuzz(partial(mutated, seed=1), cases, tmp_path, 1, time.monotonic() + 600)
    assert [(one.kind, one.number, one.what) for tally in tallies.values() for one in tally.findings] == []
    assert [tally.read + tally.refused for tally in tallies.values()] == [EACH] * len(KINDS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_number_makes_the_same_file(kind: str) -> None:
    good = {seed.data for seed in seeds(kind)}
    made = [mutated(kind, number, 2) for number in range(8)]
    assert made == [mutated(kind, number, 2) for number in range(8)]
    assert len({*made} - good) > 5


def test_a_fault_is_found_kept_and_told_by_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> bytes:
        raise FileRefused("no")

    monkeypatch.setattr(ReadingProcess, "read", fail)
    arguments = [
        "--kinds",
        "html",
        "--count",
        "5",
        "--seed",
        "3",
        "--processes",
        "1",
        "--keep",
        str(tmp_path),
    ]
    assert command.main(arguments) == 1
    assert {path.name for path in tmp_path.glob("*.html")} == {f"html-3-{number}.html" for number in range(3)}
    assert "5 x no sentence" in capsys.readouterr().out
    assert (tmp_path / "html-3-0.html").read_bytes() == mutated("html", 0, 3)


@pytest.mark.parametrize("kind", ["docx", "xls", "html"])
def test_files_of_a_folder_may_be_mutated(kind: str, tmp_path: Path) -> None:
    (good, *_) = seeds(kind)
    (tmp_path / f"a.{kind}").write_bytes(good.data)
    (found,) = seeds(kind, tmp_path)
    assert found.data == good.data
    assert mutated(kind, 1, 1, tmp_path)


def test_a_fault_of_the_program_is_a_finding(tmp_path: Path) -> None:
    tally = Tally("pdf")
    assert judged(unpacked(b"nonsense", "a.pdf"), Path("a.pdf"), tally)
    findings = [Finding("pdf", number, 'File "x", line 1\nKeyError: 1', b"") for number in range(9)]
    lines = keep(findings, 1, tmp_path)
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    assert lines[-1] == '9 x File "x", line 1'


def test_a_file_that_the_processor_works_at_for_too_long_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_SECONDS", -1.0)
    (tally,) = fuzz(
        partial(mutated, seed=1), [("xlsx", 1), ("xlsx", 2)], tmp_path, 1, time.monotonic() + 60
    ).values()
    assert [one.what[:5] for one in tally.findings] == ["took "] * 2


def test_the_page_shows_each_kind_and_all() -> None:
    page = command.page([Tally("pdf", 2, 1, 1, 0.5, 2048), Tally("xls", 3, 1, 2, 0.1, 1024)], 4)
    assert "| pdf | 2 | 1 | 1 | 0 | 0.50 | 2 |" in page
    assert "| all | 5 | 2 | 3 | 0 | 0.50 | 2 |" in page
    assert "--count 5 --seed 4" in page


@pytest.mark.parametrize(
    "text", [" " * 30_000 + "甲", "\n" * 30_000 + "甲", "填报人：" * 7_500, "填报人： _" * 4_000 + "甲"]
)
def test_long_runs_in_a_cell_are_read_before_the_time_is_up(text: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", bureau().put({"A1": text, "B9": text, "C3": text}))
    (outcome,) = read_foreign([str(path)])
    assert not isinstance(outcome, TooLong)
