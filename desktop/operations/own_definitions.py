"""Add a form or a rule pack of one's own: one data file, checked with everything else and then kept."""

from __future__ import annotations

import re
from pathlib import Path

from desktop import paths
from desktop.errors import DefinitionError
from desktop.operations.definition_files import (
    PACKS,
    TEMPLATES,
    DefinitionFiles,
    definition_files,
    read_definitions,
)
from desktop.operations.library import library
from desktop.operations.review import REVIEWS, review_packs
from desktop.saving import make_folder, save
from desktop.templates import loader
from desktop.templates.review_pack import load_reviews
from desktop.templates.strict import Faults, parse_text
from desktop.text import definitions as wording
from desktop.text.saving import reason_of

_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""Ids are file names as well."""
_MOST_BYTES = 512 * 1024
"""Many times what the longest form takes."""


def add_definition(file: Path, *, replace: bool = True) -> str:
    """Check a template (表样), a rule pack (规则包) or re-check standards, and keep it in the user's folder.

    Args:
        file: The YAML file; it is copied.
        replace: Whether one of the user's own under the same id, which says something else, is replaced.

    Returns:
        Its id.

    Raises:
        DefinitionError: It can't be read, is neither, has faults (all of them are named), or bears an id that
            comes with the program, or one of the user's own that is not to be replaced.
        UserError: It can't be written.
    """
    text = _read(file)
    faults = Faults()
    tree = parse_text(file.name, text, faults)
    if tree is None:
        raise DefinitionError("\n".join(faults.sentences))
    kind, name = _kind(file, tree), str(tree.get("id") or "")
    if not _ID.fullmatch(name):
        raise DefinitionError(wording.BAD_ID.format(file=file.name, name=name))
    target = paths.own_definitions() / kind / f"{name}.yaml"
    if kind == REVIEWS:
        load_reviews({file.name: text})
    else:
        known = read_definitions(paths.resources(), paths.own_definitions())
        _check(known, kind, name, target, file.name, text)
    if not replace and target.exists() and target.read_bytes() != text.encode():
        raise DefinitionError(wording.OWN_ALREADY_THERE.format(name=name, file=target))
    make_folder(target.parent)
    save(text.encode(), target, private=True)
    library.cache_clear()
    review_packs.cache_clear()
    return name


def _read(file: Path) -> str:
    try:
        if file.is_dir():
            raise DefinitionError(wording.ADD_FOLDER.format(file=file))
        if file.stat().st_size > _MOST_BYTES:
            raise DefinitionError(wording.ADD_TOO_LARGE.format(file=file, limit=_MOST_BYTES // 1024))
        return file.read_text("utf-8")
    except FileNotFoundError as error:
        raise DefinitionError(wording.ADD_MISSING.format(file=file)) from error
    except OSError as error:
        raise DefinitionError(wording.ADD_UNREADABLE.format(file=file, reason=reason_of(error))) from error
    except UnicodeDecodeError as error:
        raise DefinitionError(wording.ADD_NOT_TEXT.format(file=file)) from error


def _kind(file: Path, tree: dict[str, object]) -> str:
    if tree.keys() & {"rules", "rounding", "drop"}:
        return PACKS
    if tree.keys() & {"blocks", "extends"}:
        return TEMPLATES
    if "standards" in tree:
        return REVIEWS
    raise DefinitionError(wording.NEITHER.format(file=file))


def _check(known: DefinitionFiles, kind: str, name: str, target: Path, file: str, text: str) -> None:
    """Load everything with the new file in the place of an older one of its id."""
    present = known.pack_heads if kind == PACKS else known.template_heads
    if name in present and present[name].file not in known.own:
        what = wording.PACK if kind == PACKS else wording.TEMPLATE
        raise DefinitionError(wording.ALREADY_THERE.format(name=name, what=what))
    older = target.relative_to(paths.own_definitions().parent).as_posix()
    texts = {TEMPLATES: dict(known.templates), PACKS: dict(known.packs)}
    texts[kind].pop(older, None)
    texts[kind][file] = text
    whole = definition_files(texts[TEMPLATES], texts[PACKS], known.vocabulary, known.own)
    loader.load(whole.templates, whole.packs, whole.vocabulary)
