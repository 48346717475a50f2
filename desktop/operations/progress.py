"""How long work reports itself and is stopped."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called before each part of the work, and again while one takes long; what it raises stops the work."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Hear that a part begins.

        Args:
            done: Parts finished.
            total: All parts.
            what: The part that begins now.

        Raises:
            Cancelled: The user stopped the work.
        """


def silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


def each_once(progress: Progress) -> Progress:
    """Pass on what was not said just before: work that takes long says the same again and again."""
    said: tuple[int, int, str] | None = None

    def once(done: int, total: int, what: str) -> None:
        nonlocal said
        if said != (done, total, what):
            said = (done, total, what)
            progress(done, total, what)

    return once
