"""Back up before an import, other templates or rules, and another program."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.errors import StoreError, UserError
from desktop.saving import save
from desktop.storage.thinning import Reason
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
    return _back_up(store, Reason.BEFORE_CHANGE, wording.NO_BACKUP_BEFORE_CHANGE)


def back_up_before_import(store: Store) -> str:
    """Back up what is saved so far, where anything changed since the newest backup.

    Returns:
        A warning where it could not be made: the import goes on, each step of it can be undone; mostly blank.
    """
    return _back_up(store, Reason.BEFORE_IMPORT, wording.NO_BACKUP_BEFORE_IMPORT)


def _back_up(store: Store, why: Reason, warning: str) -> str:
    try:
        store.back_up(why)
    except StoreError as error:
        return warning.format(reason=error.sentence)
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
