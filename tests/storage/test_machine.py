"""A state machine: whatever is typed, undone, renamed, answered and reopened, the store shows it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.models.codec import document_data
from desktop.models.document import Document
from desktop.models.edits import Edit, apply, inverse
from desktop.models.keys import CellKey
from desktop.storage.content import AnswerKey
from desktop.storage.history import Action, snapshot
from tests.helpers.documents import documents, edits, ids, texts
from tests.helpers.stores import begin_draft, open_store, rename


class OneDraft(RuleBasedStateMachine):
    """One draft in a store, beside what a clerk at the window would have seen of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_store(self.folder)
        self.done: list[list[Edit]] = []
        self.undone: list[list[Edit]] = []
        self.answers: dict[AnswerKey, str] = {}
        self.title = "就业补助资金自评表"
        self.cursor: CellKey | None = None
        self.pack = ""

    @initialize(document=documents())
    def begin(self, document: Document) -> None:
        self.draft = begin_draft(self.store, document)
        self.document = document

    def _save(self, group: list[Edit], action: Action, pack: str | None = None) -> None:
        for edit in group:
            self.document = apply(self.document, edit)
        self.store.append(self.draft, group, action, pack=pack).result()

    @rule(data=st.data(), size=st.integers(1, 3))
    def type_or_paste(self, data: st.DataObject, size: int) -> None:
        group: list[Edit] = []
        document = self.document
        for _ in range(size):
            edit = data.draw(edits(document))
            document = apply(document, edit)
            group.append(edit)
        self._save(group, Action.TYPED if size == 1 else Action.PASTED)
        self.done.append(group)
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        group = self.done.pop()
        self._save([inverse(edit) for edit in reversed(group)], Action.UNDO)
        self.undone.append(group)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        group = self.undone.pop()
        self._save(group, Action.REDO)
        self.done.append(group)

    @rule(code=st.sampled_from(("low-score", "missing")), row=ids(), text=texts())
    def answer(self, code: str, row: str, text: str) -> None:
        key = AnswerKey(code, CellKey("indicators", row, "score"))
        self.store.answer(self.draft, key, text).result()
        self.answers = {**self.answers, key: text}

    @rule(title=texts())
    def rename(self, title: str) -> None:
        rename(self.store, self.draft, title)
        self.title = title or self.title

    @rule(column=ids())
    def leave(self, column: str) -> None:
        self.cursor = CellKey("head", "", column)
        self.store.keep_cursor(self.draft, self.cursor)

    @rule(data=st.data(), pack=texts())
    def choose_a_pack(self, data: st.DataObject, pack: str) -> None:
        group = [data.draw(edits(self.document))]
        self._save(group, Action.CHOSEN, pack)
        self.pack = pack
        self.done.append(group)
        self.undone.clear()

    @rule()
    def reopen(self) -> None:
        self.store.close(backup=False)
        self.store = open_store(self.folder)

    @rule()
    def keep_a_snapshot(self) -> None:
        self.store._do(lambda connection: snapshot(connection, self.draft))

    @rule()
    def be_killed(self) -> None:
        """Leave the files as they are this instant, and go on from a copy of them."""
        copy = Path(tempfile.mkdtemp())
        shutil.copytree(self.folder, copy, dirs_exist_ok=True)
        self.store.abandon()
        shutil.rmtree(self.folder)
        self.folder = copy
        self.store = open_store(copy)

    @invariant()
    def the_store_shows_what_the_clerk_saw(self) -> None:
        self.store._do(lambda _connection: None)
        opened = self.store.open_draft(self.draft)
        assert document_data(opened.document) == document_data(self.document)
        assert opened.answers == {key: text for key, text in self.answers.items() if text}
        assert (opened.title, opened.cursor, opened.damage) == (self.title, self.cursor, None)
        assert opened.pack == self.pack
        assert self.store.harmed_drafts() == []

    def teardown(self) -> None:
        self.store.abandon()
        shutil.rmtree(self.folder)


OneDraft.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestOneDraft = OneDraft.TestCase
