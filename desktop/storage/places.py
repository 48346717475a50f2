"""Where a store lies: whether that is a network drive, and how a file is copied to another place."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from desktop.saving import sync
from desktop.storage.durable import make_folder

_MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "fuse.davfs", "davfs")
)

if sys.platform == "win32":
    import ctypes

    _REMOTE = 4

    def on_network(folder: Path) -> bool:
        """Say whether a folder lies on another computer, as far as this one knows."""
        drive = folder.absolute().anchor
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE

else:

    def on_network(folder: Path) -> bool:
        """Say whether a folder lies on another computer, as far as this one knows."""
        try:
            lines = _MOUNTS.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return False
        place = os.path.realpath(folder)
        kinds = [line.split(" ")[1:3] for line in lines]
        around = [
            (point, kind)
            for point, kind in ((_plain(one[0]), one[1]) for one in kinds)
            if place == point or place.startswith(point.rstrip("/") + "/")
        ]
        return bool(around) and max(around, key=lambda one: len(one[0]))[1] in _NETWORK


def _plain(point: str) -> str:
    """Read a place as the system writes it: blanks, tabs and line ends in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def copy_to(file: Path, folder: Path) -> Path:
    """Copy a file into a folder, where it appears whole, on the disk and for the user alone, or not at all.

    Raises:
        OSError: It can't be copied.
    """
    make_folder(folder)
    target, part = folder / file.name, folder / (file.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        shutil.copyfile(file, part)
        sync(part)
        part.replace(target)
        sync(folder)
    finally:
        part.unlink(missing_ok=True)
    return target
