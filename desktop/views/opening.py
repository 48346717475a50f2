"""Opens the store after the window is on the screen, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.errors import UserError
from desktop.operations.desk import Desk
from desktop.operations.drafts_tree import YearNode
from desktop.operations.open_draft import OpenDraft
from desktop.operations.progress import Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """The desk with what is shown first."""

    desk: Desk
    years: tuple[YearNode, ...]
    draft: OpenDraft | None
    sentence: str = ""
    """Why the draft that was worked on last could not be opened."""


def open_desk(progress: Progress) -> Opened:
    """Open the store, list its drafts and open the one that was worked on last.

    Raises:
        StoreError: A second window, a newer store, a damaged file, no place, no right.
    """
    del progress
    desk = Desk.open()
    last = desk.last_draft()
    try:
        draft, sentence = desk.open_draft(last) if last else None, ""
    except UserError as error:
        draft, sentence = None, error.sentence
    return Opened(desk, desk.tree(), draft, sentence)
