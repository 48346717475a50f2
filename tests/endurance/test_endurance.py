"""The endurance commands in short; their full runs stand in docs/data-safety.md."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.endurance.disk_model import CUTS, Cut, Disk
from tests.endurance.driver import Ledger
from tests.endurance.recording import NoRecorder, Record, build

ROOT = Path(__file__).resolve().parents[2]
CHANCE = random.Random(1)


def endure(*arguments: str) -> str:
    """Run a command in a process of its own: it forks, which a process with threads must not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.endurance", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't fork")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    assert "12 kills" in endure("kills", "--count", "12", "--seed", "7")


@pytest.mark.slow
@pytest.mark.parametrize("what", ["power", "disk", "damage"])
def test_nothing_acknowledged_is_lost_when(what: str) -> None:
    try:
        build()
    except NoRecorder as error:
        pytest.skip(str(error))
    assert "| 0 " in endure(what, "--count", "25" if what == "damage" else "5")


def written(disk: Disk, path: str, *steps: tuple[str, int, bytes]) -> None:
    disk.do(Record("o", 3, 0o100, path.encode()))
    for kind, number, data in steps:
        disk.do(Record(kind, 3, number, data))


def held(disk: Disk, cut: Cut) -> dict[str, bytes | None]:
    return disk.image(cut, CHANCE).files


def test_what_was_not_synced_is_lost_with_the_power() -> None:
    disk = Disk("/r")
    written(disk, "/r/a", ("w", 0, b"kept"), ("s", 0, b""), ("w", 4, b"lost"))
    assert held(disk, CUTS[0]) == {"/r": None}
    assert held(disk, CUTS[1]) == {"/r": None, "/r/a": b"keptlost"}
    disk.do(Record("o", 4, 0, b"/r"))
    disk.do(Record("s", 4, 0, b""))
    assert held(disk, CUTS[0]) == {"/r": None, "/r/a": b"kept"}


def test_a_folder_whose_name_is_lost_takes_its_files_with_it() -> None:
    disk = Disk("/r")
    disk.do(Record("m", -1, 0, b"/r/f"))
    written(disk, "/r/f/a", ("w", 0, b"kept"), ("s", 0, b""))
    disk.do(Record("o", 4, 0, b"/r/f"))
    disk.do(Record("s", 4, 0, b""))
    assert held(disk, CUTS[0]) == {"/r": None}
    disk.do(Record("o", 5, 0, b"/r"))
    disk.do(Record("s", 5, 0, b""))
    assert held(disk, CUTS[0]) == {"/r": None, "/r/f": None, "/r/f/a": b"kept"}
    disk.do(Record("r", -1, 0, b"/r/f\0/r/g"))
    assert held(disk, CUTS[1]) == {"/r": None, "/r/g": None, "/r/g/a": b"kept"}


def test_a_torn_write_leaves_whole_sectors() -> None:
    disk = Disk("/r")
    written(disk, "/r/a", ("w", 0, bytes(2048)), ("s", 0, b""), ("w", 100, b"\1" * 1500))
    torn = held(disk, Cut("torn", 0.5, 1, sector=512))["/r/a"]
    assert torn is not None
    whole = bytes(100) + b"\1" * 1500 + bytes(448)
    assert all(
        torn[place : place + 512] in (bytes(512), whole[place : place + 512]) for place in range(0, 2048, 512)
    )
    assert torn not in (bytes(2048), whole)


def test_the_ledger_takes_in_what_was_said() -> None:
    ledger = Ledger()
    for line in (
        '{"do": "edit", "draft": 1, "mark": 5}',
        '{"do": "backup", "name": "b"}',
        '{"do": "edit", "draft": 1, "mark": 6}',
        '{"do": "restoring", "name": "b"}',
        '{"do": "restored"}',
    ):
        ledger.hear(line)
    assert (ledger.marks, ledger.before, ledger.acknowledged) == ({1: 5}, {1: 6}, 2)
