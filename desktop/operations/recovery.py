"""What is said after the program did not end as it should, and how a harmed store is recovered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.operations.backup_lines import BackupLine, backup_line
from desktop.operations.history import moment_of
from desktop.operations.library import library
from desktop.text import salvage as wording
from desktop.text.moments import minute

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.catching_up import CaughtUp
    from desktop.storage.salvage import Salvaged, SalvagedDraft


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came of recovering a store."""

    whole: bool
    """Whether nothing is missing."""
    sentences: tuple[str, ...]
    """What became of it, of each draft that is not whole, and of the old file."""
    aside: Path | None
    """Where the old file is now."""


def opening_notices(desk: Desk) -> tuple[str, ...]:
    """Say what was made good, or could not be, when the store was opened after a crash; mostly nothing."""
    amiss = desk.store.amiss
    said = [_caught_up(one) for one in amiss.caught_up]
    if amiss.log_harmed:
        said.append(wording.LOG_HARMED)
    if amiss.restore_dropped:
        said.append(wording.RESTORE_DROPPED.format(reason=amiss.restore_dropped))
    if amiss.strange_log:
        said.append(wording.STRANGE_LOG.format(place=amiss.strange_log))
    return tuple(said)


def newer_backup(desk: Desk) -> BackupLine | None:
    """Find the newest backup where the store lacks what it holds: somebody put an older file in its place.

    It is never let go then, and told of once.

    Raises:
        StoreError: The backups can't be listed.
    """
    from desktop.storage.backups import keep_if_newer

    kept = keep_if_newer(desk.folder)
    return backup_line(kept) if kept else None


def examine(desk: Desk) -> tuple[str, ...]:
    """Check the whole store: pages, whether every draft is there, every history; says what is wrong.

    Raises:
        StoreError: It can't be read.
    """
    return desk.store.examine().sentences


def recover(folder: Path | None = None) -> Recovery:
    """Recover a store that is harmed, from what can be read of it and the backups; it must be closed.

    Raises:
        StoreError: It is open in a window, or the disk fails; nothing was touched.
    """
    from desktop.storage.clock import now
    from desktop.storage.salvage import salvage

    known = library()
    texts = dict(known.template_source(template.id) for template in known.templates())
    done = salvage(folder or paths.user_folder(), now(), texts)
    return Recovery(done.counted and not done.harmed, tuple(_sentences(done)), done.aside)


def _caught_up(one: CaughtUp) -> str:
    if not one.lost:
        return wording.CAUGHT_UP.format(title=one.title, count=one.given_back)
    if one.title:
        return wording.NOT_CAUGHT_UP.format(title=one.title, count=one.lost)
    return wording.NOT_CAUGHT_UP_UNNAMED.format(draft=one.draft)


def _sentences(done: Salvaged) -> Iterator[str]:
    from desktop.storage.examining import numbered

    gone = [one for one in done.harmed if not one.kept]
    nameless = [one.draft for one in gone if not one.title]
    if done.harmed:
        yield wording.SOME_HARM.format(count=done.count + len(gone), harmed=len(done.harmed))
    elif done.counted:
        yield wording.WHOLE.format(count=done.count)
    else:
        yield (wording.FOUND if done.count else wording.NOTHING).format(count=done.count)
    for one in done.harmed:
        yield from _of_draft(one)
    if nameless:
        yield wording.GONE.format(drafts=numbered(nameless))
    if done.count and not done.counted:
        yield wording.UNCOUNTED
    if done.aside:
        yield wording.ASIDE.format(place=done.aside)


def _of_draft(one: SalvagedDraft) -> Iterator[str]:
    if not one.kept:
        if one.title:
            yield wording.GONE_NAMED.format(title=one.title)
        return
    since, made = moment_of(one.since), one.backup
    facts = {
        "title": one.title,
        "kept": one.kept,
        "first": one.kept + 1,
        "last": one.lost,
        "since": minute(since),
        "made": minute(made),
    }
    if one.lost > one.kept:
        yield (wording.LOST_TAIL_BACKUP if made else wording.LOST_TAIL).format(**facts)
    elif made:
        yield wording.FROM_BACKUP.format(**facts)
    if one.cut:
        yield wording.LOST_PAST.format(title=one.title, first=1, last=one.cut)
    if one.template_lost:
        yield wording.NO_TEMPLATE.format(title=one.title)
