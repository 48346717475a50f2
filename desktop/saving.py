"""Write a file so that it appears whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from desktop.errors import UserError
from desktop.text import saving as wording


def save(content: bytes, target: Path, *, private: bool = False) -> None:
    """Write a file beside its place and move it there; an older file of the name stays until then.

    A link stays one: what it points to is written. Pipes and devices are left alone.

    Args:
        content: The whole file.
        target: Its place.
        private: Nobody but the user may read it.

    Raises:
        UserError: The folder is missing or full, or the file may not be written.
    """
    try:
        # A link that leads in a circle leads to itself here.
        target = Path(os.path.realpath(target))
        if target.exists() and not (target.is_file() or target.is_dir()):
            # Moved there, a file would take the place of the device itself.
            raise UserError(wording.NO_PLAIN_FILE.format(file=target))
        _replace(content, target, 0o600 if private else 0o644)
    except OSError as error:
        raise UserError(_sentence(error, target)) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they're missing.

    Raises:
        UserError: It may not be made, or a file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UserError(wording.FILE_IN_THE_WAY.format(file=folder)) from error
    except OSError as error:
        reason = wording.reason_of(error)
        raise UserError(wording.NO_NEW_FOLDER.format(folder=folder, reason=reason)) from error


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; Windows can't be asked for folders.

    Raises:
        OSError: The disk refuses.
    """
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(content: bytes, target: Path, rights: int) -> None:
    handle, name = tempfile.mkstemp(prefix=".ziping-", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(rights)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    # The file is there; without its name on the disk a power cut brings the older one back. A drive that
    # can't be asked for that (some network drives) is taken as it is.
    with suppress(OSError):
        sync(target.parent)


def _sentence(error: OSError, target: Path) -> str:
    if not target.parent.is_dir():
        return wording.NO_FOLDER.format(folder=target.parent)
    if error.errno == errno.ENOSPC:
        return wording.DISK_FULL.format(folder=target.parent)
    if target.is_dir():
        return wording.FOLDER_IN_THE_WAY.format(folder=target)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}:
        return wording.NOT_ALLOWED.format(file=target)
    return wording.NOT_WRITTEN.format(file=target, reason=wording.reason_of(error))
