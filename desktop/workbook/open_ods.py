"""Open an OpenDocument spreadsheet (ods)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.text import workbook as wording
from desktop.workbook.container import Container
from desktop.workbook.markup import MarkupReader
from desktop.workbook.ods_content import Content
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import damaged, other_kind, unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import opened_of

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_MACROS = ("Basic/", "Scripts/")


def open_ods(container: Container) -> Opened:
    """Open the spreadsheet in a container.

    Raises:
        FileRefused: It is damaged, has a password, or goes beyond a limit.
    """
    name = container.name
    if _MANIFEST in container.parts and _ENCRYPTED in b"".join(container.chunks(_MANIFEST)):
        raise other_kind(name, "encrypted")
    if _CONTENT not in container.parts:
        raise damaged(name, "no-part", part=_CONTENT)
    content = Content(name)
    MarkupReader(name).read(_CONTENT, container.chunks(_CONTENT), content)
    if len(content.makers) > MOST_SHEETS:
        raise unsafe(name, "sheets", limit=MOST_SHEETS)
    if not content.makers:
        raise damaged(name, "sheets")
    return opened_of(name, content.makers, tuple(_notes(container, content)))


def _notes(container: Container, content: Content) -> Iterator[str]:
    if any(part.startswith(_MACROS) for part in container.parts):
        yield wording.NOTE_MACROS
    if content.has_links:
        yield wording.NOTE_LINKS
