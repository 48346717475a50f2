"""Every hostile workbook is refused with a sentence, within two seconds and 200 MB, start included."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.operations.library import library
from desktop.workbook.reading import Reading
from tests.broken_files.hostile import HARMLESS, REFUSED
from tests.helpers.readings import read_workbook

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 2
MOST_KILOBYTES = 200 * 1024
CHILD = """
import sys
from pathlib import Path
from desktop.errors import UserError
from desktop.operations.library import library
from tests.helpers.readings import read_workbook
try:
    read_workbook(Path(sys.argv[1]), library().templates(), library().vocabulary)
except UserError as error:
    print("refused:", error)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(peak.split()[1])
"""


def read(path: Path) -> list[Reading]:
    return read_workbook(path, library().templates(), library().vocabulary)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_name_and_the_reason(name: str, tmp_path: Path) -> None:
    make, words = REFUSED[name]
    path = tmp_path / "某县报送.xlsx"
    path.write_bytes(make())
    with pytest.raises(FileRefused) as refusal:
        read(path)
    sentence = refusal.value.sentence
    assert "“某县报送.xlsx”" in sentence
    assert sentence.endswith("。")
    assert [word for word in words if word not in sentence] == []


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_odd_is_read_like_any_other(name: str, tmp_path: Path) -> None:
    paths = [tmp_path / "odd.xlsx", tmp_path / "good.xlsx"]
    for path, make in zip(paths, (HARMLESS[name], HARMLESS["good"]), strict=True):
        path.write_bytes(make())
    odd, good = (read(path)[0] for path in paths)
    assert odd.document == good.document
    assert odd.unread == good.unread == ()


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "form.xls"
    path.write_bytes(HARMLESS["good"]())
    assert len(read(path)) == 1


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="是文件夹"):
        read(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="找不到“a"):
        read(tmp_path / "a.xlsx")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileRefused, match=r"打不开“a\.xlsx”.*没有权限"):
        read(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*REFUSED, *HARMLESS])
def test_it_costs_a_fresh_process_little_time_and_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(REFUSED[name][0]() if name in REFUSED else HARMLESS[name]())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Processor time: what a busy machine takes beside it is not the file's doing.
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    *said, peak = done.stdout.splitlines()
    assert bool(said) == (name in REFUSED)
    assert int(peak) < MOST_KILOBYTES
    assert seconds < MOST_SECONDS
