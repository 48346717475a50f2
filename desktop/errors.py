"""Errors whose text is for the user; everything else that is raised is a bug of ours."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right; the text is one whole sentence, shown as it is."""

    @property
    def sentence(self) -> str:
        """Read the sentence for the user."""
        return str(self)


class FileRefused(UserError):
    """A foreign file that can't or must not be opened."""


class DefinitionError(UserError):
    """Faults in a template, rule pack or vocabulary; all of them, one a line."""


class StoreError(UserError):
    """The store can't be opened or written; what was typed is still in memory."""


class StoreDamaged(StoreError):
    """The store's file is harmed; what can be read of it can be recovered."""


class Cancelled(Exception):
    """The user stopped a long operation."""
