"""Answers of a rehearsed re-check, kept for each draft in the user's folder; never part of the form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from desktop import paths
from desktop.operations.review import REVIEWS
from desktop.saving import make_folder, save
from desktop.templates.review_pack import Answer

_KNOWN = {answer.value: answer for answer in Answer}


def kept_answers(draft_id: str, folder: Path | None = None) -> dict[str, Answer]:
    """Read the answers of a draft by question; what can't be read is asked again.

    Args:
        draft_id: The draft.
        folder: The user's folder; None for the usual one.
    """
    try:
        data = json.loads(_file(draft_id, folder).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    kept = data if isinstance(data, dict) else {}
    return {name: _KNOWN[text] for name, text in kept.items() if isinstance(text, str) and text in _KNOWN}


def keep_answers(draft_id: str, answers: Mapping[str, Answer], folder: Path | None = None) -> None:
    """Keep the answers of a draft.

    Raises:
        UserError: They can't be written.
    """
    file = _file(draft_id, folder)
    make_folder(file.parent)
    text = json.dumps({name: answer.value for name, answer in answers.items()}, ensure_ascii=False, indent=1)
    save(text.encode(), file, private=True)


def _file(draft_id: str, folder: Path | None) -> Path:
    return (folder or paths.user_folder()) / REVIEWS / f"{draft_id}.json"
