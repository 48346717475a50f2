"""Find a form by what a person calls it."""

from __future__ import annotations

from desktop.errors import DefinitionError
from desktop.operations.library import library
from desktop.text import cli as wording


def template_called(text: str) -> str:
    """Find the id of a template (表样) by its id, its name, or the beginning of either.

    Returns:
        The id; the text itself where no template is called so.

    Raises:
        DefinitionError: Several are; they are listed.
    """
    names = library().template_names()
    if text in names:
        return text
    whole = [known for known, name in names.items() if name == text]
    begun = [known for known, name in names.items() if known.startswith(text) or name.startswith(text)]
    found = whole or begun
    if len(found) > 1:
        listed = wording.COMMA.join(
            wording.CANDIDATE.format(id=known, name=names[known]) for known in sorted(found)
        )
        raise DefinitionError(wording.SEVERAL_TEMPLATES.format(text=text, known=listed))
    return found[0] if found else text
