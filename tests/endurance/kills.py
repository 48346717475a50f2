"""SIGKILL at random instants."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.endurance.driver import Driver, Ledger
from tests.endurance.judging import judge

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"
KILLS_A_STORE = 20
"""After so many a new store is begun: half of them with one of an older format."""


@dataclass
class Tally:
    """What all the kills came to."""

    kills: int = 0
    acknowledged: int = 0
    while_opening: int = 0
    """Killed before the store was open: migrating, or finishing a restore."""
    while_restoring: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Say what came of it, as one line of a table."""
        return (
            f"SIGKILL at random instants while editing, importing, migrating, backing up and restoring "
            f"| {self.kills} kills ({self.while_opening} while a store was opened or migrated, "
            f"{self.while_restoring} during a restore) | {self.acknowledged} acknowledged edits "
            f"| {len(self.faults)} lost or not opening"
        )


def in_a_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork, and do something there with the writing end of a pipe; gives the child's id and the reading end.

    Everything is loaded already, so that a thousand programs need not be started. This process never has
    threads of its own while it forks.
    """
    heard, said = os.pipe()
    child = os.fork()
    if child:
        os.close(said)
        return child, heard
    code = 1
    try:
        os.close(heard)
        work(said)
        code = 0
    except BaseException:  # noqa: BLE001 - the child must end here, whatever happened in it
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _edit(folder: Path, seed: int, mark: int) -> Callable[[int], None]:
    def work(pipe: int) -> None:
        def say(line: dict[str, Any]) -> None:
            os.write(pipe, (json.dumps(line) + "\n").encode())

        def trouble(_store: Store) -> None:
            os._exit(3)

        Driver(folder, say, random.Random(seed), mark, trouble).run_for_ever()

    return work


def kill_once(folder: Path, ledger: Ledger, tally: Tally, seed: int, after: float) -> None:
    """Let the driver work and kill it so many seconds after it began."""
    mark = max([0, *ledger.marks.values(), *ledger.before.values()]) + 1000 * (tally.kills + 1)
    child, heard = in_a_child(_edit(folder, seed, mark))
    with os.fdopen(heard) as lines:
        killer = threading.Timer(after, os.kill, (child, signal.SIGKILL))
        killer.start()
        every = lines.readlines()
        killer.join()
    _child, status = os.waitpid(child, 0)
    tally.kills += 1
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        tally.faults.append(f"kill {tally.kills}: the program ended by itself: {status}")
    opened = ledger.opened
    for line in every:
        if line.endswith("\n"):
            ledger.hear(line)
    tally.while_opening += ledger.opened == opened
    tally.while_restoring += bool(ledger.restoring)


def examine(folder: Path, ledger: Ledger, tally: Tally) -> None:
    """Look into the store after a kill, in a process of its own."""

    def work(pipe: int) -> None:
        found = judge(folder, ledger)
        with os.fdopen(pipe, "w") as stream:
            json.dump(found, stream)

    child, heard = in_a_child(work)
    with os.fdopen(heard) as stream:
        answer = stream.read()
    os.waitpid(child, 0)
    marks, faults = json.loads(answer) if answer else ({}, ["the examination failed"])
    tally.faults += [f"kill {tally.kills}: {fault}" for fault in faults]
    ledger.held({int(draft): mark for draft, mark in marks.items()})


def begin(folder: Path, chance: random.Random) -> None:
    """Begin a store: with none, or one of an older format."""
    folder.mkdir()
    old = sorted(OLD_FILES.glob("v*.sqlite3"))
    if chance.random() < 0.5:
        shutil.copy(chance.choice(old), folder / FILE_NAME)


def run(count: int, seed: int = 1) -> Tally:
    """Kill so many times and tally."""
    chance = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder, ledger = Path(place) / "none", Ledger()
        for number in range(count):
            if number % KILLS_A_STORE == 0:
                tally.acknowledged += ledger.acknowledged
                shutil.rmtree(folder, ignore_errors=True)
                folder, ledger = Path(place) / f"store-{number}", Ledger()
                begin(folder, chance)
            early = number % KILLS_A_STORE < 2 or chance.random() < 0.2
            after = chance.uniform(0, 0.03) if early else chance.uniform(0, 0.25)
            kill_once(folder, ledger, tally, chance.randrange(2**32), after)
            examine(folder, ledger, tally)
        tally.acknowledged += ledger.acknowledged
    return tally
