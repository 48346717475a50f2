"""Restore the newest backup for a trial: does every draft open, score, and say what the live store says?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import StoreDamaged, StoreError, UserError
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

    It touches nothing but a folder for the trial, and may run beside the clerk's work. Where the backup is
    bad, another one is made and rehearsed; where that can't be, the older ones are tried, the newest first.

    Returns:
        None where there is no backup.

    Raises:
        StoreError: The backups can't be listed.
        UserError: There is no room for the trial; nothing is said of the backup then.
        Cancelled: The user stopped it; what was found before stays.
    """
    from desktop.storage.clock import now, stamp

    backup = next(iter(desk.store.backups()), None)
    if backup is None:
        return None
    trial = _tried(desk.store, backup, progress)
    at = now()
    said = wording.REHEARSED_BAD if trial.problems else wording.REHEARSED
    problems = wording.JOINT.join(trial.problems)
    sentence = said.format(at=minute(at), made=minute(backup.at), count=trial.drafts, problems=problems)
    if trial.bad:
        sentence += _instead(desk.store, backup, progress)
    done = Rehearsal(stamp(at), backup.file.name, trial.drafts, not trial.problems, sentence)
    keep_notes(desk.folder, replace(load_notes(desk.folder), rehearsal=done))
    return done


class _Trial(NamedTuple):
    """What came of restoring one backup."""

    drafts: int
    """Drafts that were opened."""
    problems: tuple[str, ...]
    bad: bool
    """Whether it is the backup that is harmed; otherwise it may be the live store."""


def _instead(live: Store, bad: Backup, progress: Progress) -> str:
    """Make another backup in the place of a bad one, or find an older one that is sound; says which."""
    from desktop.storage.thinning import Reason

    made = None
    with suppress(StoreError):
        made = live.back_up(Reason.BY_HAND, anyway=True)
    if made and not made.harmed and not _tried(live, made.backup, progress).problems:
        return wording.MADE_ANEW.format(made=minute(made.backup.at))
    for older in live.backups():
        if older.number < bad.number and not _tried(live, older, progress).bad:
            return wording.SOUND_BEFORE.format(made=minute(older.at))
    return wording.NONE_SOUND


def _tried(live: Store, backup: Backup, progress: Progress) -> _Trial:
    from desktop.storage.clock import now
    from desktop.storage.restoring import refuse_bad, restore
    from desktop.storage.scratch import scratch
    from desktop.storage.store import Store

    try:
        refuse_bad(backup.file)
    except StoreError as error:
        return _refused(error)
    try:
        with scratch() as folder:
            restore(folder, backup.file, now())
            trial = Store.open(folder, on_trouble=lambda _error: None)
            try:
                bad = bool(trial.examine().sentences)
                harmed = (wording.REHEARSAL_HARMED,) if bad else ()
                problems = (*harmed, *_problems(trial, live, progress))
                return _Trial(len(trial.drafts()), problems, bad)
            finally:
                trial.abandon()
    except StoreDamaged as error:
        return _refused(error)
    except (StoreError, OSError) as error:
        raise UserError(wording.NO_ROOM_TO_REHEARSE.format(place=tempfile.gettempdir())) from error


def _refused(error: StoreError) -> _Trial:
    reason = error.sentence.partition(wording.END)[0]
    return _Trial(0, (wording.REHEARSAL_REFUSED.format(reason=reason),), bad=True)


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
