"""Look into a store after the worst was done to it: is everything there that was acknowledged?"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from sqlite3 import DatabaseError

from desktop.errors import StoreError
from desktop.storage.backups import list_backups
from desktop.storage.schema import FILE_NAME
from desktop.storage.thinning import KEPT_ANYWAY
from tests.endurance.driver import MARK, TITLE, Ledger, score_of
from tests.helpers.stores import SCORE, ask, open_store

Marks = dict[int, int]


def look(folder: Path) -> tuple[Marks, list[str]]:
    """Open a store, and read the mark of each draft; with it, what is wrong."""
    try:
        store = open_store(folder)
    except StoreError as error:
        return {}, [f"does not open: {error}"]
    faults = []
    marks = {}
    try:
        for line in store.drafts():
            opened = store.open_draft(line.id)
            if opened.damage:
                faults.append(f"draft {line.id} is harmed: {opened.damage}")
            if line.title != TITLE:
                continue
            marks[line.id] = int(opened.document.text(MARK) or 0)
            if opened.document.text(SCORE) != score_of(marks[line.id]):
                faults.append(f"draft {line.id} has half a group of edits")
        faults += [f"chain broken: {harmed}" for harmed in store.harmed_drafts()]
    except StoreError as error:
        faults.append(f"can't be read: {error}")
    finally:
        store.abandon()
    try:
        whole = ask(folder, "PRAGMA integrity_check") == [("ok",)]
    except DatabaseError:
        whole = False
    return marks, faults if whole else [*faults, "SQLite's integrity check fails"]


def look_aside(file: Path) -> tuple[Marks, list[str]]:
    """Look into a backup, or a store that was put aside, without touching it."""
    with tempfile.TemporaryDirectory() as place:
        for suffix in ("", "-wal"):
            beside = file.with_name(file.name + suffix)
            if beside.exists():
                shutil.copy(beside, Path(place) / (FILE_NAME + suffix))
        return look(Path(place))


def covers(marks: Marks, wanted: Marks) -> bool:
    """Say whether every draft is there with the wanted mark or a later one."""
    return all(marks.get(draft, -1) >= mark for draft, mark in wanted.items())


def judge(folder: Path, ledger: Ledger) -> tuple[Marks, list[str]]:
    """Compare a store with what it acknowledged."""
    marks, faults = look(folder)
    replaced = ledger.before
    if ledger.restoring and not covers(marks, ledger.marks):
        replaced = ledger.marks
        if not covers(marks, ledger.backups.get(ledger.restoring, {})):
            faults.append(f"lost in a restore: {marks} of {ledger.marks}")
    elif not covers(marks, ledger.marks):
        faults.append(f"lost: {marks} of {ledger.marks}")
    if replaced:
        kept = [look_aside(file)[0] for file in sorted((folder / "replaced").glob(f"*Z-0000*/{FILE_NAME}"))]
        if not any(covers(aside, replaced) for aside in kept):
            faults.append(f"what a restore put aside is lost: {replaced}")
    faults += _judge_backup(folder, ledger)
    return marks, faults


def _judge_backup(folder: Path, ledger: Ledger) -> list[str]:
    """Look into the newest backup that was acknowledged; it may have been thinned where newer ones are."""
    if not ledger.backups:
        return []
    name, wanted = list(ledger.backups.items())[-1]
    file = folder / "backups" / name
    if not file.exists():
        newer = [one for one in list_backups(folder) if one.file.name > name]
        return [] if len(newer) >= KEPT_ANYWAY else [f"backup {name} is not there"]
    there, faults = look_aside(file)
    if not covers(there, wanted):
        faults.append(f"lacks {wanted}")
    return [f"backup {name}: {fault}" for fault in faults]
