"""Restore the newest backup for a trial: does every draft open, score, and say what the live store says?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.operations.open_draft import stored_form
from desktop.operations.progress import Progress, silent
from desktop.operations.safety import Rehearsal, keep_notes, load_notes
from desktop.scoring.engine import score
from desktop.text import safety as wording
from desktop.text.moments import minute

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.backups import Backup
    from desktop.storage.store import Store


def rehearse(desk: Desk, progress: Progress = silent) -> Rehearsal | None:
    """Rehearse the restore of the newest backup, and keep what came of it for the page on data safety.

    It touches nothing but a folder for the trial, and may run beside the clerk's work.

    Returns:
        None where there is no backup.

    Raises:
        StoreError: The backups can't be listed.
        Cancelled: The user stopped it; what was found before stays.
    """
    from desktop.storage.clock import now, stamp

    backup = next(iter(desk.store.backups()), None)
    if backup is None:
        return None
    count, problems = _tried(desk.store, backup, progress)
    at = now()
    facts = {
        "at": minute(at),
        "made": minute(backup.at),
    }
    said = wording.REHEARSED_BAD if problems else wording.REHEARSED
    sentence = said.format(**facts, count=count, problems=wording.JOINT.join(problems))
    done = Rehearsal(stamp(at), backup.file.name, count, not problems, sentence)
    keep_notes(desk.folder, replace(load_notes(desk.folder), rehearsal=done))
    return done


def _tried(live: Store, backup: Backup, progress: Progress) -> tuple[int, list[str]]:
    from desktop.storage import backups
    from desktop.storage.clock import now
    from desktop.storage.store import Store

    with tempfile.TemporaryDirectory(prefix="ziping-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            backups.restore(folder, backup.file, now())
            trial = Store.open(folder, on_trouble=lambda _error: None)
        except UserError as error:
            return 0, [wording.REHEARSAL_REFUSED.format(reason=error.sentence)]
        try:
            problems = [*trial.examine().sentences, *_problems(trial, live, progress)]
            return len(trial.drafts()), problems
        finally:
            trial.abandon()


def _problems(trial: Store, live: Store, progress: Progress) -> Iterator[str]:
    """Open and score every draft of the restored store, and look for it in the live one."""
    lines = trial.drafts()
    for place, line in enumerate(lines):
        progress(place, len(lines), wording.REHEARSING)
        try:
            score(stored_form(trial, line.id))
            opened = trial.open_draft(line.id)
            held = live.content_at(line.id, opened.length)
        except UserError as error:
            yield wording.REHEARSAL_OPEN.format(title=line.title, reason=error.sentence)
            continue
        if opened.damage or held is None or held.document != opened.document:
            yield wording.REHEARSAL_DIFFERS.format(title=line.title)
