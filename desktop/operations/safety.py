"""How safe the data is (数据安全): what was saved, backed up and rehearsed when, and where it lies."""

from __future__ import annotations

import json
import platform
import secrets
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.saving import save
from desktop.text import safety as wording
from desktop.text.saving import reason_of

if TYPE_CHECKING:
    from desktop.operations.desk import Desk

FILE_NAME = "safety.json"
REHEARSE_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of restoring the newest backup for a trial."""

    at: str
    """The moment, as it is stamped."""
    backup: str
    """Name of the backup."""
    count: int
    """Drafts that were opened and scored."""
    sound: bool
    sentence: str


_KINDS = (str, str, int, bool, str)
"""What each part of a rehearsal is, in a file in which anything may stand."""


@dataclass(frozen=True, slots=True)
class SafetyNotes:
    """What is remembered beside the store."""

    second_place: str = ""
    """Folder that backups are copied to as well, on a memory stick or another disk."""
    rehearsal: Rehearsal | None = None
    second_name: str = ""
    """Name of the own folder in there: a stick may serve several computers, and each thins its own copies."""


@dataclass(frozen=True, slots=True)
class BackupFact:
    """One backup, for the page."""

    file: Path
    at: datetime
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class SafetyStatus:
    """Everything that the page on data safety shows."""

    folder: Path
    store_size: int
    """Bytes, with the log."""
    drafts: int
    last_saved: datetime | None
    backups: tuple[BackupFact, ...]
    """The newest first."""
    backups_size: int
    second_place: str
    second_place_there: bool
    rehearsal: Rehearsal | None
    rehearsal_due: bool
    notices: tuple[str, ...]
    """What the clerk should see to, each in a sentence."""


def load_notes(folder: Path) -> SafetyNotes:
    """Read what is remembered; anything that can't be read is as on the first day."""
    try:
        data = json.loads((folder / FILE_NAME).read_text("utf-8"))
        rehearsal = Rehearsal(**data["rehearsal"]) if data["rehearsal"] else None
        sound = rehearsal is None or tuple(map(type, astuple(rehearsal))) == _KINDS
        notes = SafetyNotes(str(data["second_place"]), rehearsal, str(data["second_name"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return SafetyNotes()
    return notes if sound else SafetyNotes()


def keep_notes(folder: Path, notes: SafetyNotes) -> None:
    """Remember; where the folder can't be written, it is only for today."""
    with suppress(UserError):
        text = json.dumps(asdict(notes), ensure_ascii=False, indent=1)
        save(text.encode(), folder / FILE_NAME, private=True)


def set_second_place(folder: Path, place: str) -> None:
    """Choose the folder that backups are copied to as well; blank for none.

    Args:
        folder: The user's folder.
        place: The folder.
    """
    notes = load_notes(folder)
    name = notes.second_name or _own_name()
    keep_notes(folder, replace(notes, second_place=place, second_name=name))


def _own_name() -> str:
    """Make a name that tells people which computer it is, and that no other has."""
    computer = "".join(sign for sign in platform.node() if sign.isalnum() or sign == "-")
    return f"{computer}-{secrets.token_hex(4)}"


def status(desk: Desk) -> SafetyStatus:
    """Gather what the page on data safety shows.

    Raises:
        StoreError: The store or the backups can't be read.
    """
    from desktop.operations.history import moment_of
    from desktop.storage.clock import now
    from desktop.storage.places import on_network

    notes = load_notes(desk.folder)
    lines = desk.store.drafts()
    files = [desk.store.file, desk.store.file.with_name(desk.store.file.name + "-wal")]
    made = [
        BackupFact(
            one.file,
            one.at.astimezone(),
            one.size,
            wording.REASONS[one.reason.value] if one.reason else wording.OLD_REASON,
        )
        for one in desk.store.backups()
    ]
    there = bool(notes.second_place) and Path(notes.second_place).is_dir()
    said = [wording.NETWORK.format(place=desk.folder)] if on_network(desk.folder) else []
    if not notes.second_place:
        said.append(wording.NO_SECOND_PLACE)
    elif not there:
        said.append(wording.SECOND_MISSING.format(place=notes.second_place))
    if notes.rehearsal and not notes.rehearsal.sound:
        said.append(notes.rehearsal.sentence)
    return SafetyStatus(
        folder=desk.folder,
        store_size=sum(file.stat().st_size for file in files if file.exists()),
        drafts=len(lines),
        last_saved=max(filter(None, (moment_of(line.updated) for line in lines)), default=None),
        backups=tuple(made),
        backups_size=sum(one.size for one in made),
        second_place=notes.second_place,
        second_place_there=there,
        rehearsal=notes.rehearsal,
        rehearsal_due=bool(made) and _is_due(notes.rehearsal, now()),
        notices=tuple(said),
    )


def _is_due(last: Rehearsal | None, at: datetime) -> bool:
    from desktop.operations.history import moment_of

    before = moment_of(last.at) if last else None
    # A clock that was set back must not put it off for ever.
    return before is None or not timedelta() <= at - before < REHEARSE_AFTER


def copy_away(folder: Path) -> str:
    """Copy the newest backup to the second place, if one is set, and thin the copies there.

    Returns:
        What came of it, in a sentence; blank where no place is set, or nothing is to be copied.
    """
    from desktop.storage.backups import list_backups
    from desktop.storage.places import copy_to
    from desktop.storage.thinning import to_thin

    notes = load_notes(folder)
    chosen = notes.second_place
    newest = next(iter(list_backups(folder)), None)
    if not chosen or newest is None:
        return ""
    if not Path(chosen).is_dir():
        return wording.SECOND_MISSING.format(place=chosen)
    place = Path(chosen) / wording.SECOND_FOLDER / notes.second_name
    if (place / newest.file.name).exists():
        return wording.SECOND_UNCHANGED.format(place=chosen)
    try:
        copy_to(newest.file, place)
        for name in to_thin([file.name for file in place.iterdir()], newest.at):
            (place / name).unlink()
    except OSError as error:
        return wording.SECOND_FAILED.format(place=chosen, reason=reason_of(error))
    return wording.SECOND_DONE.format(place=chosen)
