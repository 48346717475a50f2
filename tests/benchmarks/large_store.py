"""Build a store of many drafts, which `bench_large` measures: python -m tests.benchmarks.large_store FOLDER

Twenty years, fifty units, forty projects each; every draft is a filled form with some hundred edits, packed
as the program packs what nobody works on.
"""

from __future__ import annotations

import argparse
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from desktop.models.document import Cell, Document, Origin
from desktop.models.edits import SetCell, apply, set_cell
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.clock import stamp
from desktop.storage.content import Content, Facts, edit_payload, start_payload
from desktop.storage.packing import pack_entries
from desktop.storage.schema import drafts, edits, template_texts
from desktop.storage.snapshots import write_snapshot

YEARS, UNITS, PROJECTS = 20, 50, 40
EDITS = 100
WORDS = "就业培训污水管网改造公共卫生服务补助资金农村道路养护教师队伍建设文化惠民工程项目支出绩效目标完成情况"


def name(chance: random.Random, length: int) -> str:
    """Make up a name of so many pairs of characters."""
    return "".join(
        WORDS[place : place + 2] for place in (chance.randrange(len(WORDS) - 1) for _ in range(length))
    )


def _entries(
    draft: int, document: Document, facts: Facts, chance: random.Random
) -> tuple[list[Entry], Document]:
    keys = [key for key, cell in document.cells() if cell.origin is not Origin.TEMPLATE]
    payloads = [start_payload(Content(facts, document))]
    for number in range(EDITS):
        key: CellKey = chance.choice(keys)
        edit: SetCell = set_cell(document, key, Cell(f"{name(chance, 3)}{number}"))
        document = apply(document, edit)
        payloads.append(edit_payload(edit))
    begun = datetime(facts.year, 3, 2, 9, 30, tzinfo=UTC)
    digest, made = GENESIS, list[Entry]()
    for seq, payload in enumerate(payloads, 1):
        at = stamp(begun + timedelta(minutes=seq))
        entry = Entry(draft, seq, seq, "typed" if seq > 1 else "draft", at, payload, b"")
        digest = entry.link(digest)
        made.append(entry._replace(digest=digest))
    return made, document


def _write(connection: Connection, draft: int, project: int, year: int, chance: random.Random) -> None:
    digest, _text = library().template_source("mof")
    facts = Facts(project, year, name(chance, 6), digest, "draft")
    made, document = _entries(draft, sample_form("mof").document, facts, chance)
    last = made[-1]
    row = {**vars_of(facts), "id": draft, "template": "mof", "created": made[0].at, "total": "96.96"}
    row |= {"seq": last.seq, "digest": last.digest, "updated": last.at, "undo_depth": 0}
    connection.execute(insert(drafts).values(**row))
    connection.execute(insert(edits).values(**dict(zip(edits.c.keys(), last, strict=True))))
    pack_entries(connection, draft, made[:-1])
    write_snapshot(connection, draft, last.seq, last.digest, Content(facts, document))


def vars_of(facts: Facts) -> dict[str, Any]:
    """Read the facts by name."""
    return {slot: getattr(facts, slot) for slot in facts.__slots__}


def build(folder: Path, count: int) -> None:
    """Build the store, unless it is there."""
    desk = Desk.open(folder)
    have = len(desk.store.drafts())
    chance = random.Random(1)
    digest, text = library().template_source("mof")
    if not have:
        desk.store._do(
            lambda connection: connection.execute(insert(template_texts).values(digest=digest, text=text))
        )
        for unit in range(UNITS):
            made = desk.store.add_unit(f"{name(chance, 3)}局", f"{unit:03}")
            for project in range(PROJECTS):
                desk.store.add_project(made, name(chance, 5), f"{project:02}")
    for first in range(have, count, 500):

        def some(connection: Connection, first: int = first) -> None:
            for number in range(first, min(first + 500, count)):
                project = number % (UNITS * PROJECTS) + 1
                _write(connection, number + 1, project, 2006 + number // (UNITS * PROJECTS) % YEARS, chance)

        desk.store._do(some)
        print(f"\r{min(first + 500, count)}", end="", file=sys.stderr)
    desk.store.close(backup=False)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--drafts", type=int, default=YEARS * UNITS * PROJECTS)
    chosen = parser.parse_args()
    build(chosen.folder, chosen.drafts)
    for file in sorted(chosen.folder.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
