"""The store: one file in the user's own folder, read directly and written by one thread.

    store = Store.open(folder, on_trouble=tell)         one program at a time; brings an old file up to date
    unit = store.add_unit(name); project = store.add_project(unit, name)
    draft = store.create_draft(NewDraft(...))
    opened = store.open_draft(draft)                     document, answers, cursor, template text, damage
    future = store.append(draft, edits, Action.TYPED)    resolves to Saved(seq, at) after COMMIT
    future.add_done_callback(...)                        runs on the writer's thread
    store.retry()                                        after on_trouble(StoreError) said why not
    store.close()                                        backs up if anything changed

What is appended is never dropped: while the disk is full it waits in memory, in order, and is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from desktop.errors import StoreError
from desktop.models.edits import Edit
from desktop.models.keys import CellKey
from desktop.storage import compaction, drafts, tree
from desktop.storage.backups import Backup, BackupMade, back_up, list_backups
from desktop.storage.clock import Clock, now
from desktop.storage.connection import refuse_newer_file
from desktop.storage.content import (
    AnswerKey,
    Remark,
    answer_payload,
    edit_payload,
    remark_payload,
    version_payload,
)
from desktop.storage.drafts import DraftState, Filing, NewDraft, Note, OpenedDraft
from desktop.storage.durable import make_folder
from desktop.storage.faults import explained, told
from desktop.storage.history import Action, Group, Saved, append, snapshot, snapshot_due
from desktop.storage.lock import StoreLock
from desktop.storage.preparing import Prepared, prepare
from desktop.storage.reading import StoreReader
from desktop.storage.replay import Standing
from desktop.storage.schema import FILE_NAME
from desktop.storage.system_lock import is_free
from desktop.storage.thinning import Reason
from desktop.storage.writer import RETRY_SECONDS, Writer
from desktop.text import storage as wording

T = TypeVar("T")


class Store(StoreReader):
    """All units, projects and drafts of one user.

    Reading may be done from any thread. What changes the store is done by the writer's thread, in order;
    every method but `append`, `answer` and `keep_cursor` waits for it, and must not be called from a callback
    of theirs.
    Faults of the world (disk full, read-only, damaged, busy) come as StoreError with a whole sentence.
    """

    def __init__(
        self, folder: Path, lock: StoreLock, prepared: Prepared, writer: Writer, clock: Clock
    ) -> None:
        super().__init__(folder / FILE_NAME, prepared.engines.reading)
        self.folder = folder
        self._lock = lock
        self._engines = prepared.engines
        self._writer = writer
        self._clock = clock
        self._echo = prepared.echo
        self._mends: dict[int, Standing] = {}
        self.amiss = prepared.amiss

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        on_trouble: Callable[[Exception], None],
        clock: Clock = now,
        retry_seconds: float = RETRY_SECONDS,
    ) -> Store:
        """Open the store of a folder, making what is missing.

        Args:
            folder: The user's own folder.
            on_trouble: Called on the writer's thread when what was appended can't be saved for now: with a
                StoreError whose sentence is for the user, or with a bug of ours.
            clock: What to ask for the time.
            retry_seconds: How often what could not be saved is tried again by itself.

        Raises:
            StoreError: Another program has it open, a newer one wrote it, or folder or file can't be used.
        """
        file = folder / FILE_NAME
        with told(file):
            make_folder(folder)
            if is_free(folder):
                refuse_newer_file(file)
            lock = StoreLock.take(folder, clock())
            try:
                prepared = prepare(folder, file, clock)
            except BaseException:
                lock.release()
                raise
        writer = Writer(
            prepared.engines.writing,
            lambda error: explained(error, file),
            on_trouble,
            retry_seconds,
            prepared.echo.write,
        )
        return cls(folder, lock, prepared, writer, clock)

    def close(self, *, backup: bool = True) -> BackupMade | None:
        """Close the store; back it up if anything changed since the newest backup.

        Raises:
            StoreError: Something is not saved yet, or the backup failed; the store stays open, since who is
                told so may go on working.
        """
        self.settle()
        made = self.back_up(Reason.CLOSING) if backup else None
        self._writer.stop()
        self._engines.dispose()
        # The second copy goes once a sound backup has what it holds.
        if not (made and made.harmed) and not any(caught.lost for caught in self.amiss.caught_up):
            self._echo.clear()
        self._lock.release()
        return made

    def settle(self) -> None:
        """Wait until everything is saved.

        Raises:
            StoreError: Something can't be saved for now.
        """
        try:
            self._do(lambda _connection: None)
        except StoreError as error:
            if not self.unsaved():
                return
            raise StoreError(wording.UNSAVED.format(count=self.unsaved(), cause=error)) from error

    def abandon(self) -> None:
        """Close the store though something may not be saved; its second copy stays."""
        self._writer.stop()
        self._engines.dispose()
        self._lock.release()

    def back_up(
        self, reason: Reason = Reason.BY_HAND, *, keep: str = "", anyway: bool = False
    ) -> BackupMade | None:
        """Back up what is saved so far; None if nothing changed since the newest backup.

        Args:
            reason: Why.
            keep: Name of a backup that is not to be thinned out now.
            anyway: Whether to make one though nothing changed since the newest, which is bad; none is let go.

        Raises:
            StoreError: It could not be made.
        """
        if not self.file.exists():
            raise StoreError(wording.NO_STORE_TO_BACK_UP.format(place=self.file))
        return back_up(self.folder, self._clock(), reason=reason, keep=keep, anyway=anyway)

    def backups(self) -> list[Backup]:
        """List the backups, newest first."""
        return list_backups(self.folder)

    # Units and projects

    def add_unit(self, name: str, code: str = "") -> int:
        """Add a unit and give its id."""
        return self._do(lambda connection: tree.add_unit(connection, name, code))

    def project_named(self, unit: str, project: str) -> int:
        """Find a project of a unit by their names; what is not there is added."""
        return self._do(lambda connection: tree.project_named(connection, unit, project))

    def add_project(self, unit: int, name: str, code: str = "") -> int:
        """Add a project and give its id."""
        return self._do(lambda connection: tree.add_project(connection, unit, name, code))

    def name_unit(self, unit: int, name: str, code: str = "") -> None:
        """Give a unit another name and code."""
        self._do(lambda connection: tree.name_unit(connection, unit, name, code))

    def name_project(self, project: int, name: str, code: str = "") -> None:
        """Give a project another name and code."""
        self._do(lambda connection: tree.name_project(connection, project, name, code))

    # Drafts

    def create_draft(self, new: NewDraft) -> int:
        """Begin a draft and give its id."""
        at = self._clock()
        return self._do(lambda connection: drafts.create(connection, new, at))

    def open_draft(self, draft: int) -> OpenedDraft:
        """Open a draft as it was left.

        Of a harmed history it shows what is proven, and says so in `damage_sentence`; what is appended next
        goes on from there, and nothing of the harmed part is removed.

        Raises:
            StoreError: There is no such draft, or nothing of it can be read.
        """
        opened, mend = self._read(lambda connection: drafts.open_draft(connection, draft))
        if mend:
            self._mends[draft] = mend
        else:
            self._mends.pop(draft, None)
        return opened

    def refile_draft(self, draft: int, filing: Filing) -> Future[bool]:
        """File a draft where its form says; never blocks. Resolves to whether it lies elsewhere now."""
        at = self._clock()

        def file(connection: Connection) -> bool:
            # What was appended before is written by now, and may have mended the draft.
            return drafts.refile(connection, draft, filing, at, self._mends.get(draft))

        future = self._writer.ask(file)
        future.add_done_callback(
            lambda done: self._forget_mend(draft, written=not done.exception() and done.result())
        )
        return future

    def set_draft_state(self, draft: int, state: DraftState) -> None:
        """Note how far a draft has come."""
        self._note(draft, {Note.STATE: state.value})

    def delete_draft(self, draft: int) -> None:
        """Mark a draft as deleted; nothing of it is removed."""
        self._note(draft, {Note.DELETED: True})

    def recover_draft(self, draft: int) -> None:
        """Take back that a draft was deleted."""
        self._note(draft, {Note.DELETED: False})

    def pack(self, draft: int) -> bool:
        """Pack the history of a draft, nothing left out; says whether that was done."""
        return self._do(lambda connection: compaction.compact(connection, draft))

    # What the clerk does to a form

    def append(
        self,
        draft: int,
        edits: Sequence[Edit],
        action: Action,
        total: str | None = None,
        pack: str | None = None,
    ) -> Future[Saved]:
        """Save the edits of one user action, in one transaction; never blocks.

        Args:
            draft: The draft.
            edits: What was done, in order; at least one, unless a pack was chosen.
            action: What the user did; for undo and redo the edits are the inverse ones.
            total: The total as it is shown now, for the tree; None leaves it as it was.
            pack: The rule pack that was chosen ("" for the template's own); None leaves it as it was.

        Returns:
            Resolved on the writer's thread after COMMIT; until then the edits are in the queue.
        """
        group = Group([edit_payload(edit) for edit in edits], action, self._clock(), total)
        return self._keep(draft, group, {} if pack is None else {"pack": pack})

    def answer(self, draft: int, key: AnswerKey, text: str) -> Future[Saved]:
        """Save the answer (说明) to a finding; a blank text takes it back."""
        return self._keep(draft, Group([answer_payload(key, text)], Action.ANSWERED, self._clock()))

    def hand_over(self, draft: int, name: str, code: str) -> Future[Saved]:
        """Name the version that is handed over (报送), with the receipt code of what it holds."""
        group = Group([version_payload(name, code)], Action.HANDED_OVER, self._clock())
        return self._keep(draft, group, {Note.STATE.value: DraftState.HANDED_OVER.value})

    def remark(self, draft: int, remarks: Sequence[Remark], state: DraftState | None = None) -> Future[Saved]:
        """Save remarks of a bureau, or their answers; one with a blank text is taken back.

        Args:
            draft: The draft.
            remarks: As they read now; at least one.
            state: How far the draft has come by that; None leaves it.
        """
        group = Group([remark_payload(remark) for remark in remarks], Action.REMARKED, self._clock())
        return self._keep(draft, group, {} if state is None else {Note.STATE.value: state.value})

    def keep_cursor(self, draft: int, cursor: CellKey) -> Future[None]:
        """Keep where the clerk left the draft; never blocks."""
        return self._writer.ask(lambda connection: drafts.keep_cursor(connection, draft, cursor))

    @property
    def committed(self) -> int:
        """Pieces of work that were committed: tells whether anything was changed since."""
        return self._writer.committed

    def retry(self) -> None:
        """Try now to save what could not be saved."""
        self._writer.retry()

    def unsaved(self) -> int:
        """Count the user actions that are not on the disk yet."""
        return self._writer.unsaved()

    def _keep(self, draft: int, group: Group, noted: Mapping[str, str] | None = None) -> Future[Saved]:
        mend = self._mends.pop(draft, None)
        if noted:
            future = self._writer.keep(
                lambda connection: drafts.append_noted(connection, draft, noted, group, mend)
            )
        else:
            future = self._writer.keep(lambda connection: append(connection, draft, group, mend))
        count = len(group.payloads) + len(noted or ())
        future.add_done_callback(lambda done: self._follow_up(done.result(), count))
        return future

    def _note(self, draft: int, notes: Mapping[Note, str | int]) -> bool:
        at, mend = self._clock(), self._mends.get(draft)
        written = self._do(lambda connection: drafts.write_notes(connection, draft, notes, at, mend))
        self._forget_mend(draft, written=written)
        return written

    def _forget_mend(self, draft: int, *, written: bool) -> None:
        if written:
            self._mends.pop(draft, None)

    def _follow_up(self, saved: Saved, count: int) -> None:
        if snapshot_due(saved, count):
            self._writer.ask(lambda connection: snapshot(connection, saved.draft))

    def _do(self, work: Callable[[Connection], T]) -> T:
        if self._writer.is_own_thread():
            raise RuntimeError("a callback of the writer must not wait for the writer")
        return self._writer.ask(work).result()
