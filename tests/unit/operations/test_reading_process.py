from __future__ import annotations

import os
import pickle
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import Cancelled, FileRefused
from desktop.operations.foreign_files import unpacked
from desktop.operations.reading_definitions import unpacked_definitions
from desktop.operations.reading_limits import MEGABYTE, ReadingLimits
from desktop.operations.reading_process import (
    Died,
    NotStarted,
    ReadingProcess,
    SheetRead,
    TooLong,
    TooMuch,
    Unforeseen,
)
from desktop.workbook.reading import FileReading
from tests.helpers import workbooks
from tests.helpers.reading import good_file, hanging_file, odd_child, request

ROOT = Path(__file__).resolve().parents[3]
QUICK = ReadingLimits(seconds=0.3)
LIMITED = pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is set by the system")


def deaf(sheet: SheetRead | None) -> None:
    """Hear nothing."""


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """Give a process that is used again by each test."""
    made = ReadingProcess(ReadingLimits())
    yield made
    made.kill()


@pytest.fixture
def odd() -> Iterator[list[ReadingProcess]]:
    """Keep processes that a test makes, to end them."""
    made: list[ReadingProcess] = []
    yield made
    for one in made:
        one.kill()


def read(process: ReadingProcess, file: Path) -> FileReading:
    reading = unpacked(process.read(request(file), deaf), str(file))
    assert isinstance(reading, FileReading)
    return reading


def test_it_reads_file_after_file(process: ReadingProcess, tmp_path: Path) -> None:
    first = read(process, good_file(tmp_path))
    used = process.process_id
    assert [form.template.id for form in first.forms] == ["mof"]
    assert read(process, good_file(tmp_path, "other.xlsx")).forms[0].document == first.forms[0].document
    assert process.process_id == used != os.getpid()


def test_a_refusal_is_passed_on_and_ends_nothing(process: ReadingProcess, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    path.write_bytes(b"")
    with pytest.raises(FileRefused, match=r"“空\.xlsx”是空文件"):
        process.read(request(path), deaf)
    assert process.alive


def test_no_process_is_there_before_it_is_needed() -> None:
    process = ReadingProcess(ReadingLimits())
    process.kill()
    assert (process.alive, process.process_id) == (False, 0)


def test_a_file_that_hangs_is_given_up(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(QUICK))
    with pytest.raises(TooLong, match=r"“hangs\.xlsx”读了0\.3秒还没有读完，已经停止.*。$"):
        odd[0].read(request(hanging_file(tmp_path)), deaf)
    assert not odd[0].alive


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the system stops no processes")
def test_a_process_that_stands_still_is_given_up(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits(start_seconds=0.2)))
    odd[0].start()
    os.kill(odd[0].process_id, signal.SIGSTOP)
    with pytest.raises(NotStarted, match=r"没有启动（没有回应），所以没有读“good\.xlsx”"):
        odd[0].read(request(good_file(tmp_path)), deaf)
    assert not odd[0].alive


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_a_process_that_dies_is_said(name: str, tmp_path: Path, odd: list[ReadingProcess]) -> None:
    if sys.platform == "win32":
        pytest.skip("the system knows no signals")
    number = signal.Signals[name]
    odd.append(ReadingProcess(ReadingLimits()))

    def kill(_sheet: SheetRead | None) -> None:
        os.kill(odd[0].process_id, number)

    with pytest.raises(Died, match=rf"读“hangs\.xlsx”时读取进程意外中止（信号{number.value}）.*。$"):
        odd[0].read(request(hanging_file(tmp_path)), kill)


def test_code_that_ends_the_process_is_said(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits(), odd_child("os._exit(7)")))
    with pytest.raises(Died, match="退出码7"):
        odd[0].read(request(good_file(tmp_path)), deaf)


def test_a_process_that_died_while_it_waited_is_said(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits()))
    read(odd[0], good_file(tmp_path))
    os.kill(odd[0].process_id, signal.SIGTERM)
    with pytest.raises(Died):
        odd[0].read(request(good_file(tmp_path)), deaf)


@LIMITED
def test_a_file_that_needs_more_memory_than_is_allowed(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    # Something that the scan lets pass: a text of five million characters.
    members = workbooks.parts({"甲": workbooks.sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")})
    text = "长" * 4_900_000
    members["xl/sharedStrings.xml"] = f"<sst xmlns='{workbooks.MAIN}'><si><t>{text}</t></si></sst>"
    path = tmp_path / "large.xlsx"
    path.write_bytes(workbooks.package(members))
    odd.append(ReadingProcess(ReadingLimits()))
    read(odd[0], good_file(tmp_path))
    found = re.search(r"VmSize:\s+(\d+)", Path(f"/proc/{odd[0].process_id}/status").read_text())
    assert found
    limits = ReadingLimits(memory=int(found[1]) * 1024 + 10 * MEGABYTE)
    odd += [ReadingProcess(limits), ReadingProcess(limits)]
    with pytest.raises((TooMuch, Died), match=r"“large\.xlsx”.*(内存超过\d+兆字节|意外中止).*。$"):
        odd[1].read(request(path), deaf)
    assert read(odd[2], good_file(tmp_path)).forms


def test_memory_that_python_does_not_get_is_said(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits(), odd_child("held = bytearray(1 << 31)")))
    with pytest.raises(TooMuch, match="内存超过1024兆字节"):
        odd[0].read(request(good_file(tmp_path)), deaf)
    assert not odd[0].alive


def test_a_fault_of_the_program_is_said_with_its_place(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits(), odd_child("raise KeyError(5)")))
    for _ in range(2):
        with pytest.raises(Unforeseen, match=r"没有料到的内容（KeyError, <string>:6）") as met:
            odd[0].read(request(good_file(tmp_path)), deaf)
        assert "KeyError: 5" in met.value.report


def test_what_is_printed_gets_between_no_answers(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    body = "print('x' * 9999, flush=True); os.write(1, b'y' * 9999); sys.stdin.read(1)"
    odd.append(ReadingProcess(ReadingLimits(), odd_child(body)))
    assert read(odd[0], good_file(tmp_path)).forms


def test_an_answer_that_is_none_ends_the_process(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits(), [sys.executable, "-c", "print('x' * 99, flush=True)"]))
    with pytest.raises(Died):
        odd[0].read(request(good_file(tmp_path)), deaf)


def test_it_can_be_stopped_in_the_middle_of_a_file(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    odd.append(ReadingProcess(ReadingLimits()))

    def stop(_sheet: SheetRead | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        odd[0].read(request(hanging_file(tmp_path)), stop)
    assert not odd[0].alive


def test_it_tells_which_sheet_is_read(tmp_path: Path, odd: list[ReadingProcess]) -> None:
    path = good_file(tmp_path)
    body = "others[-1](1, 3, '乙'); import threading; threading.Event().wait()"
    odd.append(ReadingProcess(ReadingLimits(), odd_child(body)))
    heard: set[SheetRead | None] = set()

    def hear(sheet: SheetRead | None) -> None:
        heard.add(sheet)
        if sheet:
            raise Cancelled

    with pytest.raises(Cancelled):
        odd[0].read(request(path), hear)
    assert (1, 3, "乙") in heard


@pytest.mark.parametrize(
    ("command", "reason"), [(["no-such-program"], "找不到程序本身"), ([os.fspath(ROOT)], "没有权限")]
)
def test_a_program_that_cannot_be_started_is_said(command: list[str], reason: str, tmp_path: Path) -> None:
    process = ReadingProcess(ReadingLimits(), command)
    with pytest.raises(NotStarted, match=f"没有启动（{reason}）"):
        process.read(request(good_file(tmp_path)), deaf)


def test_it_is_found_wherever_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What lies in the folder of the files is never taken for a part of the program.
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "__main__.py").write_text("raise SystemExit(9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    process = ReadingProcess(ReadingLimits())
    assert read(process, good_file(tmp_path)).forms
    process.kill()


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", os.fspath(ROOT), raising=False)
    process = ReadingProcess(ReadingLimits())
    assert process._command == [sys.executable, "--reading-process"]


def test_files_are_read_by_the_definitions_that_were_sent_last(
    process: ReadingProcess, tmp_path: Path
) -> None:
    asked = request(good_file(tmp_path))
    known = unpacked_definitions(asked.definitions)
    assert read(process, Path(asked.file)).forms
    others = replace(known, templates=tuple(one for one in known.templates if one.id != "mof"))
    without = unpacked(process.read(replace(asked, definitions=pickle.dumps(others)), deaf), asked.file)
    assert isinstance(without, FileReading)
    assert "mof" not in {form.template.id for form in without.forms}
    assert read(process, Path(asked.file)).forms[0].template.id == "mof"


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system gives no handles of processes")
def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    parent = (
        "import sys; from pathlib import Path\n"
        "from desktop.operations.reading_process import ReadingProcess\n"
        "from desktop.operations.reading_limits import ReadingLimits\n"
        "from tests.helpers.reading import request\n"
        "process = ReadingProcess(ReadingLimits()); process.start()\n"
        "print(process.process_id, flush=True)\n"
        "process.read(request(Path(sys.argv[1])), lambda sheet: None)\n"
    )
    file = hanging_file(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", parent, os.fspath(file)], stdout=subprocess.PIPE, cwd=ROOT
    ) as started:
        assert started.stdout is not None
        handle = os.pidfd_open(int(started.stdout.readline()))
        # The child reads once it opens the file.
        with file.open("wb"):
            started.kill()
        ended, _, _ = select.select([handle], [], [], 30)
    os.close(handle)
    assert ended
