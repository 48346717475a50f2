"""Folders that outlast a power cut."""

from __future__ import annotations

from pathlib import Path

from desktop.saving import sync


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, for the user alone, and wait for their names.

    What is synced in a folder whose own name is not on the disk is lost with it.

    Raises:
        OSError: It can't be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync(folder.parent)
