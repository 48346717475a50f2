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
from desktop.text.moments import minute
from desktop.text.saving import reason_of

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.backups import Backup

FILE_NAME = "safety.json"
_TEXTS = ("second_place", "second_name", "second_trouble")
REHEARSE_AFTER = timedelta(days=7)
SAID_FOR = timedelta(days=30)
"""So long is it said that a backup holds what the store lacks."""


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
    second_trouble: str = ""
    """Why the newest backup is not there, in a sentence; blank where it is."""
    second_apart: bool = False
    """Whether it was on another disk than the store; where it no longer is, a stick is not plugged in."""


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
    except (OSError, ValueError, RecursionError):
        return SafetyNotes()
    kept = data if isinstance(data, dict) else {}
    texts = {name: kept[name] for name in _TEXTS if isinstance(kept.get(name), str)}
    apart = kept.get("second_apart") is True
    return SafetyNotes(**texts, rehearsal=_rehearsal(kept.get("rehearsal")), second_apart=apart)


def _rehearsal(data: object) -> Rehearsal | None:
    """Read a rehearsal; None where something of it is harmed."""
    try:
        found = Rehearsal(**data)  # type: ignore[arg-type]  # what is no mapping is refused as that
    except TypeError:
        return None
    return found if tuple(map(type, astuple(found))) == _KINDS else None


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

    Raises:
        UserError: It is the user's folder itself, or lies in it.
    """
    if place and _is_within(Path(place), folder):
        raise UserError(wording.SECOND_WITHIN.format(place=place))
    apart = bool(place) and _is_apart(Path(place), folder)
    kept = replace(load_notes(folder), second_place=place, second_trouble="", second_apart=apart)
    keep_notes(folder, kept)


def second_is_there(folder: Path, notes: SafetyNotes) -> bool:
    """Say whether the second place can be reached; the empty folder that a stick is mounted on is not it."""
    if not notes.second_place or not Path(notes.second_place).is_dir():
        return False
    return not notes.second_apart or _is_apart(Path(notes.second_place), folder)


def _is_apart(place: Path, folder: Path) -> bool:
    with suppress(OSError):
        return place.stat().st_dev != folder.stat().st_dev
    return False


def _is_within(place: Path, folder: Path) -> bool:
    with suppress(OSError):
        real = place.resolve()
        return any(one.exists() and one.samefile(folder) for one in (real, *real.parents))
    return False


def _own_name(kept: str) -> str:
    """Keep the name that was given to this computer, or make one that no other has.

    One of another computer came with its settings.
    """
    computer = "".join(sign for sign in platform.node() if sign.isalnum() or sign == "-")
    return kept if kept.startswith(f"{computer}-") else f"{computer}-{secrets.token_hex(4)}"


def status(desk: Desk) -> SafetyStatus:
    """Gather what the page on data safety shows.

    Raises:
        StoreError: The store or the backups can't be read.
    """
    from desktop.operations.history import moment_of
    from desktop.storage.backups import lacking
    from desktop.storage.clock import now
    from desktop.storage.places import on_network
    from desktop.storage.wal import log_of

    notes = load_notes(desk.folder)
    lines = desk.store.drafts()
    files = [desk.store.file, log_of(desk.store.file)]
    made = [
        BackupFact(
            one.file,
            one.at.astimezone(),
            one.size,
            wording.REASONS[one.reason.value] if one.reason else wording.OLD_REASON,
        )
        for one in desk.store.backups()
    ]
    there = second_is_there(desk.folder, notes)
    said = [wording.NETWORK.format(place=desk.folder)] if on_network(desk.folder) else []
    if not notes.second_place:
        said.append(wording.NO_SECOND_PLACE)
    elif not there:
        said.append(wording.SECOND_MISSING.format(place=notes.second_place))
    elif notes.second_trouble:
        said.append(notes.second_trouble)
    newer = lacking(desk.folder)
    if newer and now() - newer.at < SAID_FOR:
        said.append(wording.NEWER_BACKUP.format(at=minute(newer.at)))
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

    That it was not copied is remembered until it is.

    Returns:
        What came of it, in a sentence; blank where no place is set, or nothing is to be copied.
    """
    from desktop.storage.backups import list_backups

    notes = load_notes(folder)
    newest = next(iter(list_backups(folder)), None)
    if not notes.second_place or newest is None:
        return ""
    name = _own_name(notes.second_name)
    facts = {"place": notes.second_place, "at": minute(newest.at)}
    said = wording.SECOND_DONE
    trouble = ""
    if _is_within(Path(notes.second_place), folder):
        said = trouble = wording.SECOND_WITHIN
    elif not second_is_there(folder, notes):
        said, trouble = wording.SECOND_MISSING, wording.SECOND_WAS_MISSING
    else:
        try:
            if not _copied(newest, Path(notes.second_place), name):
                said = wording.SECOND_UNCHANGED
        except OSError as error:
            facts["reason"] = reason_of(error)
            said, trouble = wording.SECOND_FAILED, wording.SECOND_HAD_FAILED
    apart = notes.second_apart or _is_apart(Path(notes.second_place), folder)
    trouble = trouble.format(**facts)
    kept = replace(notes, second_name=name, second_trouble=trouble, second_apart=apart)
    if kept != notes:
        keep_notes(folder, kept)
    return said.format(**facts)


def _copied(newest: Backup, chosen: Path, name: str) -> bool:
    """Copy a backup to a folder of that name in the second place; says whether it was not there yet.

    Raises:
        OSError: It can't be copied.
    """
    from desktop.storage.places import copy_to
    from desktop.storage.scratch import DAY, sweep_parts
    from desktop.storage.thinning import to_thin

    place = chosen / wording.SECOND_FOLDER / name
    # Never the chosen folder itself: a stick that was pulled leaves no place to make one in.
    for folder in (place.parent, place):
        folder.mkdir(mode=0o700, exist_ok=True)
    sweep_parts(place, older=DAY)
    if _is_there(newest, place):
        return False
    copy_to(newest.file, place)
    for old in to_thin([file.name for file in place.iterdir()], newest.at):
        (place / old).unlink()
    return True


def _is_there(backup: Backup, place: Path) -> bool:
    """Say whether a copy of a backup is there, whatever it is called since."""
    from desktop.storage.thinning import parse_name

    known = (backup.at.replace(microsecond=0), backup.number)
    return any(
        parse_name(file.name) == known and file.stat().st_size == backup.size for file in place.iterdir()
    )
