"""Everything in one file, for a new computer: drafts with their history, templates and settings."""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from desktop import paths
from desktop.errors import UserError
from desktop.saving import sync
from desktop.text import moving as wording
from desktop.text import storage as storage_wording
from desktop.text.saving import reason_of
from desktop.version import VERSION

_STORE = "ziping.sqlite3"
_MANIFEST = "ziping.json"
_KIND = "ziping-backup"
_MEGABYTE = 1024 * 1024
_NAMES_AT_ODDS = frozenset(
    (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ENOENT)
)
# What is made again by itself, or is of this computer alone; and files of everything that lie in here.
_LEFT_OUT = frozenset(("backups", "replaced"))
_LEFT_OUT_ENDS = (".ziping", ".part")
_LEFT_OUT_NAMES = ("ziping.sqlite3", "ziping.lock", "ziping.echo", "ziping.session", "search.sqlite3")


@dataclass(frozen=True, slots=True)
class PackedUp:
    """A file that everything was written to."""

    file: Path
    size: int
    """In bytes."""
    drafts: int

    @property
    def sentence(self) -> str:
        """Say what was written."""
        size = wording.MEGABYTES.format(size=max(1, round(self.size / _MEGABYTE)))
        return wording.BACKED_UP.format(drafts=self.drafts, file=self.file, size=size)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a file brought."""

    drafts: int
    files: int
    """Templates and settings."""
    store_aside: Path | None
    """Where the store that was there is now."""
    files_aside: Path | None
    """Where the templates and settings are that were there and differ."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say what was restored, and where is what was there before."""
        said = [wording.RESTORED.format(drafts=self.drafts, files=self.files)]
        if self.store_aside:
            said.append(wording.KEPT_STORE.format(place=self.store_aside))
        if self.files_aside:
            said.append(wording.KEPT_FILES.format(place=self.files_aside))
        return tuple(said)


def pack_up(target: Path, folder: Path | None = None, *, force: bool = False) -> PackedUp:
    """Write everything into one file; the window may be open meanwhile.

    Args:
        target: The file.
        folder: The user's folder; None for the usual one.
        force: Whether a file of that name may be replaced.

    Raises:
        UserError: There is nothing, the file is there already, or it can't be written.
        StoreError: The store can't be read.
    """
    from desktop.storage.backups import copy_store
    from desktop.storage.faults import told
    from desktop.storage.scratch import scratch

    source = folder or paths.user_folder()
    if not (source / _STORE).is_file():
        raise UserError(wording.NO_STORE)
    if target.exists() and not force:
        raise UserError(wording.THERE_ALREADY.format(file=target))
    with told(source, wording.NOT_PACKED), scratch() as place:
        copy = place / _STORE
        copy_store(source / _STORE, copy)
        drafts = _count(copy)
        part = target.with_name(target.name + ".part")
        try:
            _write(part, copy, source, drafts)
            sync(part)
            part.replace(target)
        except OSError as error:
            raise UserError(wording.NOT_WRITTEN.format(file=target, reason=reason_of(error))) from error
        finally:
            part.unlink(missing_ok=True)
    return PackedUp(target, target.stat().st_size, drafts)


def unpack(file: Path, folder: Path | None = None) -> Unpacked:
    """Restore everything from one file; what was there is kept, and the store must be closed.

    Args:
        file: What `pack_up` wrote.
        folder: The user's folder; None for the usual one.

    Raises:
        UserError: It is no such file, or not whole; nothing was touched.
        StoreError: The store is open in a window, a newer program wrote the file, or the disk fails.
    """
    from desktop.storage.clock import now
    from desktop.storage.durable import make_folder
    from desktop.storage.faults import told
    from desktop.storage.restoring import restore_all
    from desktop.storage.scratch import scratch

    target = folder or paths.user_folder()
    with told(target, storage_wording.NOT_RESTORED):
        make_folder(target)
        with scratch(target) as place:
            store, files = place / _STORE, place / "files"
            files.mkdir()
            _extract(file, store, files)
            _refuse_bad(file, store)
            drafts, count = _count(store), sum(1 for _ in _files(files))
            aside = restore_all(target, store, files, now())
    if aside is None:
        return Unpacked(drafts, count, None, None)
    return Unpacked(drafts, count, aside.store, aside.folder if aside.files else None)


def _refuse_bad(file: Path, store: Path) -> None:
    """Refuse a file whose store is not whole, by the file's own name.

    Raises:
        UserError: It is not.
        StoreError: A newer program wrote it.
    """
    from desktop.errors import StoreDamaged
    from desktop.storage.restoring import refuse_bad

    try:
        refuse_bad(store, file)
    except StoreDamaged as error:
        raise UserError(wording.BROKEN.format(file=file, reason=wording.BAD_STORE)) from error


def _write(part: Path, copy: Path, source: Path, drafts: int) -> None:
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        head = {"kind": _KIND, "version": VERSION, "drafts": drafts}
        packed.writestr(_MANIFEST, json.dumps(head))
        packed.write(copy, _STORE)
        for path in _files(source):
            packed.write(source / path, path.as_posix())


def _files(folder: Path) -> Iterator[Path]:
    """List the files of a user's folder that go along, by their place in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _goes_along(path.relative_to(folder)):
            yield path.relative_to(folder)


def _goes_along(inner: PurePath) -> bool:
    first = inner.parts[0]
    own = first.startswith((".", *_LEFT_OUT_NAMES)) or first in _LEFT_OUT
    return not own and not inner.name.endswith(_LEFT_OUT_ENDS)


def _extract(file: Path, store: Path, folder: Path) -> None:
    """Unpack a file whose every part is whole: its store, and the others into an empty folder.

    Raises:
        UserError: It is not such a file, not whole, or can't be read.
        OSError: There is no room for it, or it can't be written.
    """
    try:
        with _opened(file) as packed:
            names = packed.namelist()
            if _STORE not in names or _kind(packed) != _KIND or not all(map(_is_inside, names)):
                raise UserError(wording.WRONG_FILE.format(file=file))
            if sum(part.file_size for part in packed.infolist()) > shutil.disk_usage(folder).free:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            _write_out(packed, _STORE, store)
            for name in dict.fromkeys(names):
                if name not in {_STORE, _MANIFEST} and _goes_along(PurePosixPath(name)):
                    _write_out(packed, name, folder / PurePosixPath(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        broken = zipfile.is_zipfile(file)
        said = wording.BROKEN if broken else wording.WRONG_FILE
        raise UserError(said.format(file=file, reason=wording.CUT)) from error


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except OSError as error:
        raise UserError(wording.NOT_READ.format(file=file, reason=reason_of(error))) from error


def _write_out(packed: zipfile.ZipFile, name: str, place: Path) -> None:
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with place.open("xb") as written:
            for piece in _pieces(packed, name):
                written.write(piece)
    except OSError as error:
        if error.errno in _NAMES_AT_ODDS:
            # A name that no disk takes, or one that is a folder too: no program of ours wrote that.
            raise UserError(wording.WRONG_FILE.format(file=packed.filename)) from error
        raise


def _pieces(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with packed.open(name) as stream:
            while piece := stream.read(_MEGABYTE):
                yield piece
    except OSError as error:
        raise UserError(wording.NOT_READ.format(file=packed.filename, reason=reason_of(error))) from error


def _kind(packed: zipfile.ZipFile) -> str:
    try:
        return str(json.loads(packed.read(_MANIFEST))["kind"])
    except (KeyError, ValueError, TypeError):
        return ""


def _is_inside(name: str) -> bool:
    """Say whether a name leads to a file inside the folder, on every system."""
    path = PurePosixPath(name)
    strange = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
    return not strange and not name.endswith("/")


def _count(store: Path) -> int:
    """Count the drafts of a store that is closed."""
    from desktop.storage.driver import looking

    with looking(store) as connection:
        (count,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted = 0").fetchone()
    return int(count)
