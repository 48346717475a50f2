"""Random damages to the store's file, its log, its second copy and its backups."""

from __future__ import annotations

import random
import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import StoreError
from desktop.models.codec import document_data
from desktop.models.document import Document
from desktop.models.edits import apply
from desktop.storage.clock import now
from desktop.storage.echo import NAME as ECHO
from desktop.storage.history import Action
from desktop.storage.restoring import restore
from desktop.storage.salvage import Salvaged, salvage
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import (
    TEMPLATE_DIGEST,
    TEMPLATE_TEXT,
    Ticking,
    new_draft,
    open_store,
    small_form,
    typed,
)

Held = dict[int, dict[int, Document]]
"""What each draft held after each of its entries."""
WAL = f"{FILE_NAME}-wal"


@dataclass
class Tally:
    """What all the damages came to."""

    damages: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Say it, as one line of a table."""
        came = ", ".join(f"{count} {name}" for name, count in self.outcomes.most_common())
        return (
            f"Random damage (bits, bytes, sectors, pages, cut or lost files) to store, log, second "
            f"copy and backups | {self.damages} damages | {came} | {len(self.faults)} wrong values shown as "
            f"right, unnamed losses or tracebacks"
        )


def make(folder: Path) -> Held:
    """Make a store with a backup, a packed draft, and a session that was never closed."""
    held: Held = {}
    store = open_store(folder)
    project = store.add_project(store.add_unit("人力资源和社会保障局", "301"), "就业补助资金", "A01")
    for number in range(4):
        draft = store.create_draft(new_draft(project, title=f"第{number}张"))
        held[draft] = {1: small_form()}
        _type(store, held, draft, 60 if number else 120)
    store.pack(1)
    store.close()
    store = open_store(folder, clock=Ticking())
    for draft in held:
        _type(store, held, draft, 12)
    copied = folder.with_name("copied")
    shutil.copytree(folder, copied)
    store.abandon()
    shutil.rmtree(folder)
    copied.rename(folder)
    return held


def _type(store: Store, held: Held, draft: int, count: int) -> None:
    last = max(held[draft])
    document = held[draft][last]
    for number in range(count):
        edit = typed(document, f"9{draft}.{last + number}")
        document = apply(document, edit)
        held[draft][store.append(draft, [edit], Action.TYPED).result().seq] = document
    store._do(lambda _connection: None)


def _bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _bytes(content: bytearray, chance: random.Random) -> None:
    place, size = chance.randrange(len(content)), chance.randint(1, 64)
    content[place : place + size] = chance.randbytes(len(content[place : place + size]))


def _sector(content: bytearray, chance: random.Random) -> None:
    size = chance.choice((512, 4096))
    place = chance.randrange(len(content)) // size * size
    content[place : place + size] = bytes(len(content[place : place + size]))


def _pages(content: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(max(1, len(content) // 4096)) * 4096 for _ in range(2))
    first, second = content[one : one + 4096], content[other : other + 4096]
    if len(first) == len(second):
        content[one : one + 4096], content[other : other + 4096] = second, first


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _all(content: bytearray, chance: random.Random) -> None:
    content[:] = chance.randbytes(len(content))


_LOG = "the log is harmed"
HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (_bit, _bytes, _sector, _pages, _cut, _all)
OFTEN = (40, 30, 15, 6, 6, 3)


def harm(folder: Path, chance: random.Random) -> str:
    """Do one to three damages to one file, or to the store and another; says to which."""
    backup = next((folder / "backups").iterdir())
    files = chance.choices(
        ([FILE_NAME], [WAL], [ECHO], [str(backup.relative_to(folder))], [FILE_NAME, WAL], [WAL, ECHO]),
        (50, 15, 5, 10, 10, 10),
    )[0]
    for name in files:
        content = bytearray((folder / name).read_bytes())
        for _ in range(chance.randint(1, 3)):
            if content:
                chance.choices(HARMS, OFTEN)[0](content, chance)
        if chance.random() < 0.03:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content)
    return ", ".join(files)


def examine(folder: Path, held: Held) -> tuple[str, list[str]]:
    """Open a store as the program does, recover it where anything is said, and look what is shown."""
    said, faults = _look(folder, held)
    if not said:
        return "whole", faults
    salvaged = salvage(folder, now(), {TEMPLATE_DIGEST: TEMPLATE_TEXT})
    again, more = _look(folder, held, salvaged, _LOG if _LOG in said else "")
    if again:
        more.append(f"after recovery: {again}")
    return "recovered with all" if not salvaged.harmed else "recovered, what is missing named", [
        *faults,
        *more,
    ]


def _look(
    folder: Path, held: Held, salvaged: Salvaged | None = None, before: str = ""
) -> tuple[str, list[str]]:
    """Open a store; says what the program says of it, and what it doesn't."""
    try:
        store = open_store(folder)
    except StoreError as error:
        return str(error), []
    try:
        named = {one.draft for one in salvaged.harmed} if salvaged else set()
        said = "".join(store.examine().sentences) + "".join(
            f"not caught up {one}" for one in store.amiss.caught_up if one.lost
        )
        said += _LOG if store.amiss.log_harmed else ""
        faults = _shown(store, held, named, said=said + before)
    except StoreError as error:
        return str(error), []
    else:
        return said, faults
    finally:
        store.abandon()


def _shown(store: Store, held: Held, named: set[int], *, said: str) -> list[str]:
    faults = []
    missing = set(held)
    for line in store.drafts():
        if line.id not in held:
            if not said:
                faults.append(f"draft {line.id} never was")
            continue
        missing.discard(line.id)
        try:
            opened = store.open_draft(line.id)
        except StoreError:
            if not said and line.id not in named:
                faults.append(f"draft {line.id} is refused, and nothing was said")
            continue
        states = held[line.id]
        shown = document_data(opened.document)
        if all(shown != document_data(state) for state in states.values()):
            faults.append(f"draft {line.id} shows what it never held")
        latest = shown == document_data(states[max(states)])
        if not (latest or said or opened.damage or line.id in named):
            faults.append(f"draft {line.id} shows an older state unsaid")
    if missing - named and not said:
        faults.append(f"drafts {missing} are not there, and nothing was said")
    return faults


def run(count: int, seed: int = 1) -> Tally:
    """Do so many damages, each to a whole store, and tally."""
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        whole = Path(name) / "whole"
        held = make(whole)
        for number in range(count):
            folder = Path(name) / "harmed"
            shutil.copytree(whole, folder)
            where = harm(folder, chance)
            tally.damages += 1
            try:
                outcome, faults = _harmed(folder, held, where)
            except Exception:  # noqa: BLE001 - any error but ours is what is looked for
                outcome, faults = "failed", [traceback.format_exc()]
            tally.outcomes[outcome] += 1
            tally.faults += [f"damage {number} to {where}: {fault}" for fault in faults]
            shutil.rmtree(folder)
    return tally


def _harmed(folder: Path, held: Held, where: str) -> tuple[str, list[str]]:
    if not where.startswith("backups"):
        return examine(folder, held)
    backup = folder / where
    if not backup.exists():
        return "backup refused", []
    try:
        restore(folder, backup, now())
    except StoreError:
        return "backup refused", _look(folder, held)[1]
    said, faults = _look(folder, {draft: _until_backup(states) for draft, states in held.items()})
    return "backup restored" if not said else "backup restored, harm named", faults


def _until_backup(states: dict[int, Document]) -> dict[int, Document]:
    return {seq: state for seq, state in states.items() if seq <= max(states) - 12}
