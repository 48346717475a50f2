"""Power cuts: what was written is recorded and replayed cut at every point, unsynced writes lost or torn."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.endurance.disk_model import CUTS, Disk
from tests.endurance.driver import Driver, Ledger
from tests.endurance.judging import judge
from tests.endurance.kills import OLD_FILES
from tests.endurance.recording import Record, read_records, run_preloaded

SAID = "said"
"""File in which the driver says what was acknowledged: recorded in order with everything else."""
STORE = "store"


@dataclass
class Tally:
    """What all the power cuts came to."""

    records: int = 0
    points: int = 0
    """Places at which the power was cut."""
    images: int = 0
    """Different states of the disk that were opened."""
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Say what came of it, as one line of a table."""
        return (
            "Power cut after every write, sync, rename and truncation; unsynced writes kept, lost, "
            f"reordered, torn at 512 and 4096 bytes | {self.points} points of {self.records} records, "
            f"{self.images} different disks opened | {self.acknowledged} acknowledged edits "
            f"| {len(self.faults)} lost or not opening"
        )


@dataclass
class Recorded:
    """What a script did, and the file of an older format that it began with."""

    old: str
    records: Sequence[Record]


def drive(root: Path, script: str, seed: int) -> None:
    """Do what a script says with a store below the root; run with the recorder preloaded.

    Args:
        root: What is recorded.
        script: Names of the driver's methods, joined by commas; the first may name an old format.
        seed: Of the driver's chance.
    """
    pipe = os.open(root / SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(line: dict[str, Any]) -> None:
        os.write(pipe, (json.dumps(line) + "\n").encode())

    def trouble(_store: Store) -> None:
        os._exit(3)

    driver = Driver(root / STORE, say, random.Random(seed), 0, trouble)
    for step in script.split(","):
        getattr(driver, step)()
    driver.store.close()


def record(place: Path, script: str, old: str, seed: int) -> list[Record]:
    """Run a script and record it.

    Raises:
        NoRecorder: It can't be recorded here.
    """
    root, log = place / "root", place / "log"
    root.mkdir(parents=True)
    if old:
        (root / STORE).mkdir()
        shutil.copy(OLD_FILES / old, root / STORE / FILE_NAME)
    done = run_preloaded(["tests.endurance.power", str(root), script, str(seed)], root, log)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return list(read_records(log))


def replay(place: Path, recorded: Recorded, tally: Tally, chance: random.Random, every: int) -> None:
    """Cut the power after every so-manieth record, and look what is left."""
    disk, ledger, records = Disk(str(place / "root")), Ledger(), recorded.records
    if recorded.old:
        disk.add(str(place / "root" / STORE), None)
        disk.add(str(place / "root" / STORE / FILE_NAME), (OLD_FILES / recorded.old).read_bytes())
    seen: set[bytes] = set()
    for number, one in enumerate(records):
        disk.do(one)
        if disk.said(one, SAID):
            for line in one.data.decode().splitlines():
                ledger.hear(line)
        if number % every:
            continue
        tally.points += 1
        for cut in CUTS:
            image = disk.image(cut, chance)
            name = image.digest(repr((ledger.marks, ledger.backups, ledger.restoring, ledger.before)))
            if name not in seen:
                seen.add(name)
                folder = place / "image"
                image.write(STORE, folder)
                _marks, faults = judge(folder, ledger)
                tally.images += 1
                tally.faults += [f"after record {number}, {cut.name}: {fault}" for fault in faults]
                shutil.rmtree(folder)
    tally.records += len(records)
    tally.acknowledged += ledger.acknowledged


SCRIPTS = (
    ("", "take_in,edit,edit,checkpoint,edit,burst,back_up,edit,note,restore,edit,edit,reopen,edit"),
    ("v1.sqlite3", "edit,take_in,checkpoint,edit,back_up,edit,reopen,restore,edit"),
    ("v2.sqlite3", "edit,burst,burst,burst,checkpoint,edit,checkpoint,burst,reopen,edit"),
)
"""What is recorded; the formats are those of the stores that it begins with."""


def run(count: int, seed: int = 1) -> Tally:
    """Record and replay.

    Args:
        count: About so many points are cut at; 0 for each one.
        seed: Of chance.

    Raises:
        NoRecorder: It can't be recorded here.
    """
    tally, chance = Tally(), random.Random(seed)
    for number, (old, script) in enumerate(SCRIPTS):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            records = record(place, script, old, seed + number)
            every = max(1, len(records) * len(SCRIPTS) // count) if count else 1
            replay(place, Recorded(old, records), tally, chance, every)
    return tally


if __name__ == "__main__":
    drive(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
