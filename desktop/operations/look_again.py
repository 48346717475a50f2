"""Takes up the definitions that the user added meanwhile, from the command line or another computer."""

from __future__ import annotations

from desktop import paths
from desktop.operations.library import library, opened, stamp_of


def look_again() -> None:
    """Open the definitions anew where the user's own are others now; what is in use stays as it is.

    Raises:
        DefinitionError: One of them can't be read; those that were open stay.
    """
    own = paths.own_definitions()
    if library().stamp != stamp_of(own):
        from desktop.operations.review import review_packs

        opened(paths.resources(), own)
        library.cache_clear()
        review_packs.cache_clear()
