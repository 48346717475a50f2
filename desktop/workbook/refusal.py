"""How a foreign file is refused: one error with a sentence that names the file, the reason and the remedy."""

from __future__ import annotations

from desktop.errors import FileRefused
from desktop.text import workbook as wording


def other_kind(name: str, kind: str) -> FileRefused:
    """Say that a file is of another kind, and what to do."""
    return FileRefused(wording.OTHER_KIND.format(name=name, reason=wording.OTHER_KINDS[kind]))


def damaged(name: str, code: str, **facts: object) -> FileRefused:
    """Say what is broken in a file."""
    return FileRefused(wording.DAMAGED.format(name=name, reason=wording.DAMAGE[code].format(**facts)))


def unsafe(name: str, code: str, **facts: object) -> FileRefused:
    """Say which limit a file goes beyond."""
    sentence = wording.TOO_LARGE if code in wording.SIZES else wording.UNSAFE
    return FileRefused(sentence.format(name=name, reason=wording.DANGER[code].format(**facts)))
