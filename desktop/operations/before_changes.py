"""Back up before what may change how drafts are read: other templates or rules, another program."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.errors import StoreError, UserError
from desktop.saving import save
from desktop.text import safety as wording
from desktop.version import VERSION

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.store import Store

FILE_NAME = "program.txt"
"""Holds the version of the program that had the store open last."""


def back_up_before_change(store: Store) -> str:
    """Back up what is saved so far, where anything changed since the newest backup.

    Returns:
        A warning where it could not be made; mostly blank.
    """
    from desktop.storage.thinning import Reason

    try:
        store.back_up(Reason.BEFORE_CHANGE)
    except StoreError as error:
        return wording.NO_BACKUP_BEFORE_CHANGE.format(reason=error.sentence)
    return ""


def note_program(desk: Desk) -> str:
    """Back up where another version of the program opens the store than last time, and note which one does.

    Returns:
        A warning where that could not be done; mostly blank.
    """
    file = desk.folder / FILE_NAME
    try:
        before = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        before = ""
    if before == VERSION:
        return ""
    warning = back_up_before_change(desk.store) if desk.store.drafts() else ""
    with suppress(UserError):
        save(VERSION.encode(), file, private=True)
    return warning
