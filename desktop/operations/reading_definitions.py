"""What files are read by, as it is handed to the reading processes: they need not load it themselves."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.templates.spec import Template
from desktop.templates.vocabulary import Vocabulary

if TYPE_CHECKING:
    from desktop.operations.library import Library


@dataclass(frozen=True, slots=True)
class Definitions:
    """The forms that may be recognised, and the other wordings of their labels and headings."""

    templates: tuple[Template, ...]
    vocabulary: Vocabulary


@lru_cache(maxsize=1)
def packed_definitions(known: Library) -> bytes:
    """Write what files are read by, once for as long as it stays the same.

    Raises:
        DefinitionError: Anything is wrong in the definitions.
    """
    return pickle.dumps(Definitions(known.templates(), known.vocabulary), pickle.HIGHEST_PROTOCOL)


def unpacked_definitions(body: bytes) -> Definitions:
    """Read what the parent wrote."""
    definitions: Definitions = pickle.loads(body)
    return definitions
