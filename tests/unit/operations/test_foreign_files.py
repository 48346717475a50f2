from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Cancelled, DefinitionError, UserError
from desktop.operations import reading_process
from desktop.operations.foreign_files import read_foreign, unpacked
from desktop.operations.library import library
from desktop.operations.reading_limits import ReadingLimits
from desktop.operations.reading_pool import ReadingProcesses, reading_processes
from desktop.operations.reading_process import Died, TooLong, Unforeseen
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading
from tests.helpers.reading import good_file, hanging_file, odd_child, request

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def own() -> Iterator[ReadingProcesses]:
    """Give processes of the test's own, with little patience."""
    made = ReadingProcesses(ReadingLimits(seconds=1.5))
    yield made
    made.close()


def children() -> set[int]:
    """List the reading processes of this process that run."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text("ascii").split()}


def form_in(outcome: FileReading | UserError) -> str:
    assert isinstance(outcome, FileReading), outcome
    return "|".join(outcome.forms[0].document.texts())


def test_what_is_read_in_a_process_is_what_is_read_here(tmp_path: Path) -> None:
    path = good_file(tmp_path)
    here = read_file(path, library().templates(), library().vocabulary)
    (there,) = read_foreign([str(path)])
    assert isinstance(there, FileReading)
    assert there.forms == here.forms
    assert there.forms[0].template is library().template("mof")


def test_no_file_needs_no_process(own: ReadingProcesses) -> None:
    assert list(read_foreign([], processes=own)) == own._idle == []


def test_answers_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    good = str(good_file(tmp_path))
    bad = [tmp_path / f"{number}.xlsx" for number in range(30)]
    for number, path in enumerate(bad):
        path.write_bytes(b"" if number % 2 else b"%PDF-1.7")
    files = [one for path in bad for one in (str(path), good)]
    heard: list[tuple[int, int, str]] = []
    found = list(read_foreign(files, lambda *what: heard.append(what)))
    assert [isinstance(one, FileReading) for one in found] == [False, True] * 30
    assert [f"“{path.name}”" in str(one) for path, one in zip(bad, found[::2], strict=True)] == [True] * 30
    assert list(dict.fromkeys(heard)) == [(place, 60, file) for place, file in enumerate(files)]


def test_a_file_that_hangs_stops_no_other(tmp_path: Path, own: ReadingProcesses) -> None:
    good, hangs = good_file(tmp_path), hanging_file(tmp_path)
    first, second, third = read_foreign([str(good), str(hangs), str(good)], processes=own)
    assert form_in(first) == form_in(third)
    assert isinstance(second, TooLong)


def test_it_is_stopped_in_the_middle_of_a_file(tmp_path: Path, own: ReadingProcesses) -> None:
    hangs = str(hanging_file(tmp_path))
    calls = iter(range(2))

    def stop(done: int, total: int, what: str) -> None:
        assert (done, total, what) == (0, 1, hangs)
        if next(calls) == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_foreign([hangs], stop, processes=own))
    assert list(read_foreign([str(good_file(tmp_path))], processes=own))


def test_whoever_takes_no_more_answers_ends_the_reading(tmp_path: Path, own: ReadingProcesses) -> None:
    good, hangs = good_file(tmp_path), hanging_file(tmp_path)
    reading = read_foreign([str(good), str(hangs)], processes=own)
    assert form_in(next(reading))
    assert isinstance(reading, Iterator)
    getattr(reading, "close")()  # noqa: B009 - an iterator's type knows of no such thing, a generator does
    assert list(read_foreign([str(good)], processes=own))


def test_a_process_is_used_again_and_those_beyond_one_are_ended(tmp_path: Path) -> None:
    good = str(good_file(tmp_path))
    list(read_foreign([good]))
    before = set(reading_processes()._idle)
    assert len(before) == 1
    list(read_foreign([good] * 50))
    after = set(reading_processes()._idle)
    assert len(after) == 1
    assert all(process.alive for process in after)


def test_a_process_that_died_meanwhile_is_replaced(tmp_path: Path, own: ReadingProcesses) -> None:
    good = good_file(tmp_path)
    own.read(request(good), lambda _sheet: None)
    (process,) = own._idle
    os.kill(process.process_id, signal.SIGTERM)
    assert own.read(request(good), lambda _sheet: None)
    assert own._idle != [process]


def test_a_file_that_ends_two_processes_is_given_up(tmp_path: Path, own: ReadingProcesses) -> None:
    hangs = hanging_file(tmp_path)
    own.read(request(good_file(tmp_path)), lambda _sheet: None)
    killed: set[int] = set()

    def kill(_sheet: object) -> None:
        for child in children() - killed:
            killed.add(child)
            os.kill(child, signal.SIGKILL)

    with pytest.raises(Died):
        own.read(request(hangs), kill)
    assert len(killed) >= 2


@pytest.mark.slow
def test_processes_that_are_killed_at_any_time_give_no_wrong_answer(
    tmp_path: Path, own: ReadingProcesses
) -> None:
    good = good_file(tmp_path)
    right = form_in(read_file(good, library().templates(), library().vocabulary))
    chance = random.Random(5)
    killed = 0

    def kill(done: int, total: int, what: str) -> None:
        nonlocal killed
        assert (total, what) == (200, str(good))
        for child in children() if chance.random() < 0.03 and done < 199 else ():
            os.kill(child, signal.SIGKILL)
            killed += 1

    found = list(read_foreign([str(good)] * 200, kill, processes=own))
    failed = [one for one in found if isinstance(one, UserError)]
    assert [form_in(one) for one in found if isinstance(one, FileReading)] == [right] * (200 - len(failed))
    assert all("意外中止" in one.sentence and one.sentence.endswith("。") for one in failed)
    assert killed > len(failed)
    (after,) = read_foreign([str(good)], processes=own)
    assert form_in(after) == right


def test_a_sheet_that_takes_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "others[-1](1, 3, '乙'); import threading; threading.Event().wait()"
    monkeypatch.setattr(reading_process, "_own_command", lambda: odd_child(body))
    good = str(good_file(tmp_path))
    heard: list[str] = []

    def hear(done: int, total: int, what: str) -> None:
        assert (done, total) == (0, 1)
        heard.append(what)
        if what != good:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_foreign([good], hear, processes=ReadingProcesses(ReadingLimits())))
    assert heard[-1] == f"{good}（第2张，共3张：乙）"


def test_definitions_that_changed_meanwhile_are_taken_up_or_said(tmp_path: Path) -> None:
    good = good_file(tmp_path)
    answer = reading_processes().read(request(good), lambda _sheet: None)
    digest = library().template("mof").digest.encode()
    assert digest in answer
    outcome = unpacked(answer.replace(digest, b"0" * len(digest)), str(good))
    assert isinstance(outcome, DefinitionError)
    assert outcome.sentence == "读“good.xlsx”时表样正好有改动，没有读入任何内容，请再读一次。"


def test_an_answer_of_another_version_is_said() -> None:
    outcome = unpacked(b"\x80\x05nonsense", "a.xlsx")
    assert isinstance(outcome, Unforeseen)
    assert "“a.xlsx”" in outcome.sentence


def test_warming_starts_as_many_processes_as_are_said_and_no_more(own: ReadingProcesses) -> None:
    own.warm()
    (process,) = own._idle
    own.warm()
    assert own._idle == [process]
    assert process.alive
    own.warm(3)
    assert len(own._idle) == 3
    assert process in own._idle
    assert all(one.alive for one in own._idle)


def test_a_program_that_cannot_be_started_is_said_when_a_file_is_read(
    tmp_path: Path, own: ReadingProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", os.fspath(tmp_path / "gone"))
    own.warm()
    (said,) = read_foreign([str(good_file(tmp_path))], processes=own)
    assert isinstance(said, UserError)
    assert "找不到程序本身" in said.sentence


def test_nothing_is_left_running_when_the_program_ends(tmp_path: Path) -> None:
    program = (
        "import sys; from desktop.operations.foreign_files import read_foreign\n"
        "from desktop.operations.reading_pool import reading_processes\n"
        "list(read_foreign(sys.argv[1:])); print(reading_processes()._idle[0].process_id)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "dev", "-c", program, str(good_file(tmp_path))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert not Path(f"/proc/{done.stdout.strip()}").exists()


def test_the_command_line_reads_in_a_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "read", "--json", str(good_file(tmp_path))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert "培训经费" in done.stdout


def test_forms_come_alone_where_nobody_looks_at_sheets(tmp_path: Path) -> None:
    path = str(good_file(tmp_path))
    (whole,), (alone,) = read_foreign([path]), read_foreign([path], sheets=False)
    assert isinstance(whole, FileReading)
    assert isinstance(alone, FileReading)
    assert whole.sheets
    assert alone.sheets == ()
    (form,), (same,) = whole.forms, alone.forms
    assert same.document == form.document
    assert (same.places, same.unread, same.doubtful) == (form.places, form.unread, form.doubtful)
    assert (dict(same.rooms), dict(same.lines)) == ({}, {})
