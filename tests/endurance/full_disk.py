"""A disk that is full, or fails, at every one of so many points: by injected errors, and a real small one."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.errors import StoreError
from desktop.storage.store import Store
from tests.endurance.driver import Driver, Ledger
from tests.endurance.judging import judge
from tests.endurance.recording import NoRecorder, run_preloaded

SPACE, SYNCING, NAMES = 1, 2, 4
"""What can be failed: writes; syncs; new files and names."""
FOR_EVER = 2**31
FAILINGS = (
    ("full until there is room", errno.ENOSPC, SPACE | NAMES, FOR_EVER),
    ("full once", errno.ENOSPC, SPACE | NAMES, 0),
    ("failing once", errno.EIO, SPACE | SYNCING | NAMES, 0),
)
STEPS = (
    "take_in",
    "edit",
    "checkpoint",
    "edit",
    "burst",
    "back_up",
    "note",
    "edit",
    "reopen",
    "edit",
    "restore",
    "edit",
)
ROOM = 600
"""Kilobytes of the real disk that the drivers are kept from at most."""


@dataclass
class Tally:
    """What all the failing disks came to."""

    points: int = 0
    troubles: int = 0
    """Times that a store said it could not go on."""
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)
    left_out: str = ""
    """What could not be tried here, and why."""

    def line(self) -> str:
        """Say what came of it, as one line of a table."""
        return (
            f"Disk full or failing at the n-th write, sync or new file, injected and on a real small disk "
            f"| {self.points} points, {self.troubles} times said | {self.acknowledged} acknowledged edits "
            f"| {len(self.faults)} lost, not opening or with a traceback"
        )

    def add(self, data: dict[str, Any]) -> None:
        """Add what a process of its own found."""
        self.points += data["points"]
        self.troubles += data["troubles"]
        self.acknowledged += data["acknowledged"]
        self.faults += data["faults"]


def work_through(folder: Path, tally: Tally, make_room: Callable[[], None], seed: int) -> Ledger:
    """Do every step with a store on a failing disk; one that is refused is done again once there is room."""
    ledger = Ledger()

    def say(line: dict[str, Any]) -> None:
        ledger.hear(json.dumps(line))

    def trouble(store: Store) -> None:
        tally.troubles += 1
        make_room()
        store.retry()

    def begun() -> Driver:
        mark = max([0, *ledger.marks.values(), *ledger.before.values()]) + 100
        return Driver(folder, say, random.Random(seed), mark, trouble)

    driver = _insist(begun, tally, make_room)
    for step in STEPS:
        try:
            getattr(driver, step)()
        except StoreError:
            tally.troubles += 1
            make_room()
            driver.store.abandon()
            driver = _insist(begun, tally, make_room)
            ledger.unsettled(driver.marks())
    driver.store.close()
    return ledger


def _insist(begin: Callable[[], Driver], tally: Tally, make_room: Callable[[], None]) -> Driver:
    try:
        return begin()
    except StoreError:
        tally.troubles += 1
        make_room()
        return begin()


def one_point(folder: Path, tally: Tally, make_room: Callable[[], None], name: str) -> None:
    """Work through one point, and judge what is there afterwards."""
    tally.points += 1
    try:
        ledger = work_through(folder, tally, make_room, tally.points)
        make_room()
        faults = judge(folder, ledger)[1]
        tally.acknowledged += ledger.acknowledged
    except Exception:  # noqa: BLE001 - any error but ours is what is looked for
        faults = [traceback.format_exc()]
    tally.faults += [f"{name}: {fault}" for fault in faults]
    shutil.rmtree(folder, ignore_errors=True)


def inject(root: Path, count: int) -> Tally:
    """Fail the n-th operation for n up to count; run with the recorder preloaded."""
    recorder = ctypes.CDLL(None)
    tally = Tally()
    for number in range(1, count + 1):
        for name, code, kinds, more in FAILINGS:
            recorder.recorder_fail(
                ctypes.c_long(number), ctypes.c_long(number + more), ctypes.c_int(code), ctypes.c_int(kinds)
            )

            def make_room() -> None:
                recorder.recorder_fail(ctypes.c_long(-1), ctypes.c_long(0), ctypes.c_int(0), ctypes.c_int(0))

            one_point(root / "store", tally, make_room, f"disk {name} at {number}")
    return tally


def injected(count: int, tally: Tally) -> None:
    """Inject errors in a process of its own.

    Raises:
        NoRecorder: It can't be done here.
    """
    with tempfile.TemporaryDirectory() as place:
        done = run_preloaded(["tests.endurance.full_disk", place, str(count)], Path(place))
    if done.returncode:
        raise RuntimeError(done.stderr)
    tally.add(json.loads(done.stdout))
    if done.stderr:
        tally.faults.append(done.stderr)


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path | None]:
    """Mount a real disk of so many kilobytes; None where this user may not."""
    with tempfile.TemporaryDirectory() as name:
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", name]
        root = os.name == "posix" and os.geteuid() == 0
        if not root or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


def filled(count: int, tally: Tally) -> None:
    """Leave a little more room on a real disk each time."""
    with small_disk(4096) as disk:
        if disk is None:
            tally.left_out = "the real small disk needs the right to mount one"
            return
        filler = disk / "filler"

        def make_room() -> None:
            filler.unlink(missing_ok=True)

        for number in range(count):
            left = 1024 * ROOM * number // count
            filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left)))
            one_point(disk / "store", tally, make_room, f"{left} bytes left")


def run(count: int, seed: int = 1) -> Tally:
    """Fail the disk at so many points in each way, and tally."""
    del seed
    tally = Tally()
    try:
        injected(count, tally)
    except NoRecorder as error:
        tally.left_out = str(error)
    filled(count, tally)
    return tally


if __name__ == "__main__":
    print(json.dumps(vars(inject(Path(sys.argv[1]), int(sys.argv[2])))))
