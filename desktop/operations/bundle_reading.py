"""Makes files ready to be read in turn: those of a zip are unpacked meanwhile, what is no file is refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.errors import FileRefused, UserError
from desktop.operations.bundle_members import Packed, is_zip, packed_file
from desktop.operations.file_names import unique_name
from desktop.operations.foreign_files import read_foreign
from desktop.operations.progress import Progress, silent
from desktop.text import intake as wording
from desktop.text.saving import reason_of
from desktop.workbook.container import MEGABYTE, MOST_FILE_BYTES
from desktop.workbook.proposals import Assignment
from desktop.workbook.reading import FileReading

MOST_UNPACKED = 300 * MEGABYTE
"""Of one zip, zips in it included."""

Ready = Path | UserError
"""Where a file can be read, or why it can't."""


def read_in_turn(
    files: Sequence[str],
    progress: Progress = silent,
    assignments: Sequence[Assignment] = (),
    *,
    sheets: bool = True,
) -> Iterator[FileReading | UserError]:
    """Read files, those of zips as well; what comes of each, in their order.

    Args:
        files: Their paths; of a file in a zip the path of the zip, and its name behind it.
        progress: As for read_foreign.
        assignments: What headings of files of some look mean, said by hand.
        sheets: Whether the sheets are wanted beside the forms.

    Raises:
        Cancelled: The user stopped the work.
    """
    begun = 0
    for home, named in zips_apart(files):
        with made_ready(named, home) as ready:
            paths = [path for path in ready if isinstance(path, Path)]
            told = _telling(progress, named, ready, (begun, len(files)))
            reads = read_foreign(list(map(str, paths)), told, assignments, sheets=sheets)
            # Whoever stops in the middle stops the reading too, before what it reads is cleared away.
            with closing(reads):
                for path in ready:
                    yield next(reads) if isinstance(path, Path) else path
        begun += len(named)


def _telling(
    progress: Progress, named: Sequence[str], ready: Sequence[Ready], within: tuple[int, int]
) -> Progress:
    """Count files among all of them, and call them as the user does."""
    begun, count = within
    places = [place for place, path in enumerate(ready) if isinstance(path, Path)]

    def tell(done: int, total: int, what: str) -> None:
        del total
        place = places[done]
        progress(begun + place, count, what.replace(str(ready[place]), named[place]))

    return tell


@contextmanager
def made_ready(files: Sequence[str], zip_file: str = "") -> Iterator[list[Ready]]:
    """Unpack the files of one zip while they are needed; others are where they are.

    Args:
        files: Files as they were named.
        zip_file: The zip that they all stand in; blank where they stand in none.
    """
    if not zip_file:
        yield [refusal(Path(file)) or Path(file) for file in files]
        return
    # What another program still holds open is left to the system to clear away.
    with TemporaryDirectory(prefix="ziping-", ignore_cleanup_errors=True) as folder:
        yield list(_unpacked(zip_file, [file[len(zip_file) + 1 :] for file in files], Path(folder)))


def zips_apart(files: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Sort files by the zip that they stand in; blank for those on the disk."""
    for home, group in groupby(files, _zip_of):
        yield home, list(group)


def refuse_unopened(path: Path) -> None:
    """Make sure that opening something ends.

    Raises:
        FileRefused: It is a pipe or a device.
    """
    said = refusal(path)
    if said is not None:
        raise said


def refusal(path: Path) -> FileRefused | None:
    """Say why something can't be read, without opening it: a pipe or a device would take for ever."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        return FileRefused(wording.NO_FILE.format(name=path.name))
    if found.st_size > MOST_FILE_BYTES and is_zip(path):
        limit = MOST_FILE_BYTES // MEGABYTE
        return FileRefused(wording.ZIP_TOO_LARGE.format(name=path.name, limit=limit))
    return None


def _zip_of(file: str) -> str:
    """Find the zip that a file stands in; blank for one on the disk, and for one that is nowhere."""
    home = file
    while "/" in home and not os.path.lexists(home):
        home = home.rpartition("/")[0]
    return home if home != file and Path(home).is_file() else ""


def _unpacked(zip_file: str, names: Sequence[str], folder: Path) -> Iterator[Ready]:
    whole = packed_file(Path(zip_file))
    inner: dict[str, Packed | None] = {}
    left = MOST_UNPACKED
    for number, name in enumerate(names):
        try:
            data = _bytes_in(whole, inner, name)
            left -= len(data)
            yield (
                _put(data, folder / str(number), name.rpartition("/")[2])
                if left >= 0
                else _too_large(zip_file)
            )
        except FileRefused as error:
            yield error
        except OSError as error:
            said = wording.NOT_UNPACKED.format(name=name, zip=Path(zip_file).name, reason=reason_of(error))
            yield FileRefused(said)


def _too_large(zip_file: str) -> FileRefused:
    limit = MOST_UNPACKED // MEGABYTE
    return FileRefused(wording.ZIP_UNPACKS_TOO_LARGE.format(name=Path(zip_file).name, limit=limit))


def _bytes_in(whole: Packed | None, inner: dict[str, Packed | None], name: str) -> bytes:
    """Find a file in a zip, or in a zip that stands in it."""
    if whole is not None and name in whole.parts:
        return whole.read(name)
    outer = _outer(whole, name)
    if whole is not None and outer:
        if outer not in inner:
            inner[outer] = whole.inner(outer)
        held, within = inner[outer], name[len(outer) + 1 :]
        if held is not None and within in held.parts:
            return held.read(within)
    raise FileRefused(wording.NOT_IN_ZIP.format(name=name.rpartition("/")[2]))


def _outer(whole: Packed | None, name: str) -> str:
    """Name the zip that a file stands in within another one; blank where there is none."""
    return next((part for part in (whole.parts if whole else ()) if name.startswith(f"{part}/")), "")


def _put(data: bytes, folder: Path, name: str) -> Path:
    """Write a file into a folder of its own, under its name as far as every system takes it."""
    ending = Path(name).suffix if Path(name).suffix[1:].isalnum() else ""
    whole = unique_name(name.removesuffix(ending), set()) + ending
    folder.mkdir()
    path = folder / whole
    path.write_bytes(data)
    return path
