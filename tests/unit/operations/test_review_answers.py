"""Answers of a rehearsed re-check are kept with their draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.operations.review_answers import keep_answers, kept_answers
from desktop.templates.review_pack import Answer

ANSWERS = {"no-evidence/r3": Answer.YES, "unrelated": Answer.UNCLEAR}


def test_answers_come_back_for_their_draft_alone(tmp_path: Path) -> None:
    assert kept_answers("7", tmp_path) == {}
    keep_answers("7", ANSWERS, tmp_path)
    assert kept_answers("7", tmp_path) == ANSWERS
    assert kept_answers("8", tmp_path) == {}
    keep_answers("7", {}, tmp_path)
    assert kept_answers("7", tmp_path) == {}


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1, "b": "perhaps", "c": {}}', "{"])
def test_what_cannot_be_read_is_asked_again(tmp_path: Path, text: str) -> None:
    keep_answers("7", ANSWERS, tmp_path)
    (tmp_path / "reviews" / "7.json").write_text(text, "utf-8")
    assert kept_answers("7", tmp_path) == {}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "reviews").write_text("in the way")
    with pytest.raises(UserError):
        keep_answers("7", ANSWERS, tmp_path)
