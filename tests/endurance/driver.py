"""The program that all of these commands do their worst to: it edits, imports, migrates, backs up, restores.

Whatever the store acknowledged it says at once, a line of JSON each; `Ledger` reads the lines.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from desktop.models.document import Document
from desktop.models.edits import Edit, apply
from desktop.models.keys import CellKey
from desktop.storage import restoring
from desktop.storage.backups import BackupMade
from desktop.storage.clock import now
from desktop.storage.content import AnswerKey
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import SCORE, new_draft, small_form, typed

MARK = CellKey("head", "", "mark")
TITLE = "耐久"
Say = Callable[[dict[str, Any]], None]
Work = Callable[["Driver"], None]


def marked(document: Document, mark: int) -> list[Edit]:
    """Make two edits that belong together: where one of them is, the other must be."""
    first = typed(document, score_of(mark))
    return [first, typed(apply(document, first), str(mark), MARK)]


def score_of(mark: int) -> str:
    """Say what the score of a draft with a mark must be."""
    return "得" * (mark % 50) + str(mark % 10)


class Driver:
    """A clerk who never rests; marks only ever rise, whatever is restored."""

    def __init__(
        self, folder: Path, say: Say, chance: random.Random, mark: int, on_trouble: Callable[[Store], None]
    ) -> None:
        self.folder = folder
        self.chance = chance
        self._say = say
        self._mark = mark
        self._on_trouble = on_trouble
        self._documents: dict[int, Document] = {}
        self.store = self._open()
        say({"do": "open"})

    def _open(self) -> Store:
        def trouble(_error: Exception) -> None:
            self._on_trouble(self.store)

        store = Store.open(self.folder, on_trouble=trouble)
        self._documents = {
            line.id: store.open_draft(line.id).document for line in store.drafts() if line.title == TITLE
        }
        return store

    def marks(self) -> dict[int, int]:
        """Read the mark of each draft as the store shows it."""
        return {draft: int(document.text(MARK) or 0) for draft, document in self._documents.items()}

    def _next(self) -> int:
        self._mark += 1
        return self._mark

    def take_in(self, size: int = 3) -> None:
        """Begin drafts, as an import does."""
        units = self.store.units()
        unit = units[0].id if units else self.store.add_unit("单位")
        project = self.store.add_project(unit, f"项目{self._mark}")
        for _ in range(size):
            mark = self._next()
            document = small_form()
            for edit in marked(document, mark):
                document = apply(document, edit)
            draft = self.store.create_draft(new_draft(project, document, title=TITLE))
            self._documents[draft] = document
            self._say({"do": "edit", "draft": draft, "mark": mark})

    def edit(self, size: int = 1) -> None:
        """Append groups of edits, the next before the last is acknowledged."""
        if not self._documents:
            self.take_in()
        waiting = []
        for _ in range(size):
            draft, mark = self.chance.choice(sorted(self._documents)), self._next()
            edits = marked(self._documents[draft], mark)
            for edit in edits:
                self._documents[draft] = apply(self._documents[draft], edit)
            waiting.append((draft, mark, self.store.append(draft, edits, Action.TYPED, total=str(mark))))
        for draft, mark, saved in waiting:
            saved.result()
            self._say({"do": "edit", "draft": draft, "mark": mark})

    def burst(self) -> None:
        """Append many groups at once, enough for a snapshot now and then."""
        self.edit(20)

    def note(self) -> None:
        """Change what is beside the form."""
        for draft in sorted(self._documents)[:1]:
            self.store.answer(draft, AnswerKey("low-score", SCORE), f"说明{self._mark}").result()
            self.store.set_draft_state(draft, self.chance.choice(list(DraftState)))
            self.store.keep_cursor(draft, SCORE).result()

    def back_up(self) -> None:
        """Make a backup."""
        self._say_backup(self.store.back_up())

    def _say_backup(self, made: BackupMade | None) -> None:
        if made:
            self._say({"do": "backup", "name": made.backup.file.name})

    def restore(self) -> None:
        """Put the newest backup in the store's place."""
        found = self.store.backups()
        if found:
            self._say({"do": "restoring", "name": found[0].file.name})
            self.store.close(backup=False)
            restoring.restore(self.folder, found[0].file, now())
            self.store = self._open()
            self._say({"do": "restored"})

    def reopen(self) -> None:
        """Leave the program and start it again."""
        self._say_backup(self.store.close())
        self.store = self._open()
        self._say({"do": "open"})

    def checkpoint(self) -> None:
        """Let SQLite carry the log over into the file, which it otherwise does only now and then."""
        mode = self.chance.choice(("PASSIVE", "RESTART", "TRUNCATE"))
        with (
            # On a failing disk it fails like everything else, and nothing is lost by it.
            suppress(sqlite3.OperationalError),
            closing(sqlite3.connect(self.folder / FILE_NAME)) as connection,
        ):
            connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    def run_for_ever(self) -> None:
        """Do one thing after the other until killed."""
        often = (40, 10, 10, 10, 8, 6, 6, 10)
        every: Sequence[Work] = (
            Driver.edit,
            Driver.burst,
            Driver.take_in,
            Driver.note,
            Driver.back_up,
            Driver.restore,
            Driver.reopen,
            Driver.checkpoint,
        )
        while True:
            self.chance.choices(every, often)[0](self)


class Ledger:
    """What the store has acknowledged, and so must have."""

    def __init__(self) -> None:
        self.marks: dict[int, int] = {}
        """Least mark of each draft."""
        self.backups: dict[str, dict[int, int]] = {}
        """Least marks in each backup."""
        self.restoring = ""
        self.before: dict[int, int] = {}
        """What a restore put aside."""
        self.acknowledged = 0
        self.opened = 0
        """How often the program said that it had opened the store."""

    def hear(self, line: str) -> None:
        """Take in one line of the driver's."""
        said = json.loads(line)
        match said["do"]:
            case "edit":
                self.marks[said["draft"]] = said["mark"]
                self.acknowledged += 1
            case "backup":
                self.backups[said["name"]] = dict(self.marks)
            case "restoring":
                self.restoring = said["name"]
            case "restored":
                self.restored()
            case "open":
                self.opened += 1

    def restored(self) -> None:
        """Take in that the backup is the store now."""
        self.before, self.marks = self.marks, dict(self.backups.get(self.restoring, {}))
        self.restoring = ""

    def unsettled(self, marks: dict[int, int]) -> None:
        """Take in what a restore that failed has left: the store as it was, or the backup."""
        if self.restoring and marks == self.backups.get(self.restoring):
            self.restored()
        self.restoring = ""

    def held(self, marks: dict[int, int]) -> None:
        """Go on from what is there, of which more than was acknowledged may be kept."""
        self.marks = marks
        self.restoring = ""
