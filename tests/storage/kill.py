"""Kill a program in the middle of its editing, again and again: nothing it was told is saved may be lost.

    python -m tests.storage.kill --times 200

The editing program appends groups of edits, notes, answers and backups to a store in a loop, and writes each
acknowledged mark to a pipe. It is killed (SIGKILL) at a random moment, every fourth time while it is only
starting; then the store is opened, and every acknowledged edit must be there, the whole history proven, and
SQLite's integrity check content.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.models.document import Document
from desktop.models.edits import apply
from desktop.models.keys import CellKey
from desktop.storage.content import AnswerKey
from desktop.storage.history import Action
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, ask, begin_draft, open_store, small_form, typed

MARK = CellKey("head", "", "mark")


@dataclass
class Tally:
    """What all the kills came to."""

    kills: int = 0
    acknowledged: int = 0
    """The last mark that must be there."""
    lost: int = 0
    broken: int = 0
    failed: int = 0
    """Times that the editing program ended before it was killed."""


def edit_for_ever(folder: Path) -> None:
    """Edit the first draft of a store until killed; say each acknowledged entry's seq and mark."""
    store = open_store(folder)
    drafts = store.drafts()
    draft = drafts[0].id if drafts else begin_draft(store, small_form())
    document = store.open_draft(draft).document
    turn = int(document.text(MARK) or 0)
    while True:
        turn += 1
        document = _one_group(store, draft, document, turn)
        if turn % 40 == 0:
            store.rename_draft(draft, f"第{turn}次")
        if turn % 60 == 0:
            store.answer(draft, AnswerKey("low-score", SCORE), f"说明{turn}").result()
        if turn % 150 == 0:
            store.back_up()


def _one_group(store: Store, draft: int, document: Document, turn: int) -> Document:
    """Append two edits that belong together, the second of which bears the mark."""
    first = typed(document, "得" * (turn % 200))
    between = apply(document, first)
    second = typed(between, str(turn), MARK)
    saved = store.append(draft, [first, second], Action.TYPED, total=str(turn)).result()
    sys.stdout.write(f"{turn} {saved.seq}\n")
    sys.stdout.flush()
    return apply(between, second)


def kill_once(folder: Path, tally: Tally, after: float, *, starting: bool) -> None:
    """Start the editing program and kill it some seconds after its start or its first word."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.kill", "--edit", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout
        heard = [] if starting else [process.stdout.readline()]
        killer = threading.Timer(after, process.kill)
        killer.start()
        heard += process.stdout.readlines()
        killer.join()
    tally.kills += 1
    tally.failed += process.returncode != -signal.SIGKILL
    whole = [line for line in heard if line.endswith("\n")]
    if whole:
        tally.acknowledged = int(whole[-1].split()[0])


def examine(folder: Path, tally: Tally) -> None:
    """Open a store after a kill and count what is wrong with it."""
    store = open_store(folder)
    drafts = store.drafts()
    if drafts:
        opened = store.open_draft(drafts[0].id)
        mark = int(opened.document.text(MARK) or 0)
        # What was not acknowledged may be there, but only whole: at most the one group that was on its way.
        tally.lost += mark not in (tally.acknowledged, tally.acknowledged + 1)
        whole = len(opened.document.text(SCORE)) == mark % 200 if mark else True
        tally.broken += bool(opened.damage or store.harmed_drafts() or not whole)
        tally.acknowledged = mark
    else:
        tally.lost += tally.acknowledged > 0
    store.abandon()
    tally.broken += ask(folder, "PRAGMA integrity_check") != [("ok",)]


def run(times: int, seed: int, longest: float = 0.4) -> Tally:
    """Kill so many times and tally."""
    chance = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "store"
        for time in range(times):
            starting = time % 4 == 0
            kill_once(
                folder,
                tally,
                chance.uniform(0.2, 1) if starting else chance.uniform(0, longest),
                starting=starting,
            )
            examine(folder, tally)
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.edit:
        edit_for_ever(chosen.edit)
    tally = run(chosen.times, chosen.seed)
    print(
        f"{tally.kills} kills, {tally.acknowledged} groups of edits: "
        f"{tally.lost} times something acknowledged was lost, {tally.broken} stores damaged, "
        f"{tally.failed} times the program failed by itself"
    )
    return int(tally.lost + tally.broken + tally.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
