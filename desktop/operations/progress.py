"""How long work reports itself and is stopped."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called before each part of the work; raises Cancelled where the user wants to stop."""

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
