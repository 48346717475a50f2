"""Rehearse a finance bureau's re-check of a form (财政复核预演): standards, answers, the table as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import UserError
from desktop.models.form import Form
from desktop.models.places import form_name
from desktop.operations.definition_files import read_text
from desktop.operations.plain_table import aligned
from desktop.scoring.engine import score
from desktop.scoring.review import Expected, Question, Review, rehearse
from desktop.templates.review_pack import Answer, ReviewPack, load_reviews
from desktop.text import review as wording
from desktop.values.number import plain

Record = dict[str, Any]
REVIEWS = "reviews"
_SPOKEN = {word: Answer(name) for name, word in wording.ANSWERS.items()}


@cache
def review_packs() -> tuple[ReviewPack, ...]:
    """Load the re-check standards, once: those that the user added first, then those of the program.

    Raises:
        DefinitionError: Anything is wrong in them.
    """
    folders = (paths.own_definitions() / REVIEWS, paths.resources() / REVIEWS)
    files = [file for folder in folders for file in sorted(folder.glob("*.yaml"))]
    return load_reviews({str(file): read_text(file) for file in files})


def review_pack(pack_id: str) -> ReviewPack:
    """Find re-check standards; blank for the first.

    Raises:
        UserError: There are none with this id.
    """
    known = {pack.id: pack for pack in review_packs()}
    if pack_id and pack_id not in known:
        raise UserError(wording.UNKNOWN_STANDARDS.format(name=pack_id, known=wording.LISTED.join(known)))
    return known[pack_id or next(iter(known))]


def review(form: Form, answers: Mapping[str, Answer], pack_id: str = "") -> Review:
    """Rehearse the re-check of a form by published standards."""
    return rehearse(form, score(form), review_pack(pack_id), answers)


def read_answers(path: Path, asked: Review) -> dict[str, Answer]:
    """Read answers from a file: {"no-evidence/r3": "是", "unrelated": "是"}.

    Args:
        path: A JSON file; keys are ids of questions, or of standards for all their rows.
        asked: The rehearsal that they answer.

    Raises:
        UserError: The file can't be read, or names a question or an answer that there is not.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UserError(wording.NO_FILE.format(path=path)) from error
    except ValueError as error:
        raise UserError(wording.BAD_FILE.format(path=path)) from error
    if not isinstance(found, dict):
        raise UserError(wording.BAD_FILE.format(path=path))
    known = {name for question in asked.questions for name in (question.id, question.standard)}
    answers: dict[str, Answer] = {}
    for name, text in found.items():
        if name not in known:
            raise UserError(wording.UNKNOWN_QUESTION.format(path=path, name=name))
        answer = _answer(str(text))
        if answer is None:
            raise UserError(wording.BAD_ANSWER.format(path=path, name=name, text=text))
        answers[name] = answer
    return answers


def _answer(text: str) -> Answer | None:
    return _SPOKEN.get(text) or next((one for one in Answer if one.value == text), None)


# ---- in words


def points_text(row: Expected) -> tuple[str, str, str]:
    """Write the score typed, the score expected and the difference of a row."""
    own = wording.NO_FIGURE if row.own is None else plain(row.own)
    if row.low is None or row.high is None:
        return own, wording.NO_FIGURE, wording.NO_FIGURE
    difference = row.differences
    return own, _range(row.low, row.high), _range(*difference) if difference else wording.NO_FIGURE


def _range(low: Decimal, high: Decimal) -> str:
    if low == high:
        return plain(low)
    return wording.RANGE.format(low=plain(low), high=plain(high))


def effect_text(*questions: Question) -> str:
    """Say what an answer would cost, to one question or to several at once."""
    if_yes = sum((question.loss_if_yes for question in questions), Decimal(0))
    if_no = sum((question.loss_if_no for question in questions), Decimal(0))
    if if_yes:
        return wording.EFFECT_YES.format(points=plain(if_yes))
    if if_no:
        return wording.EFFECT_NO.format(points=plain(if_no))
    return wording.EFFECT_SPENT if all(question.spent for question in questions) else wording.EFFECT_NONE


def answer_text(question: Question) -> str:
    """Say what was answered."""
    return wording.ANSWERS[question.answer.value] if question.answer else wording.OPEN_ANSWER


def heading_lines(form: Form, reviewed: Review) -> tuple[str, ...]:
    """Say what was rehearsed, by what, and that it is an expectation."""
    project = form_name(form)
    standards = reviewed.standards
    source = standards.source
    return (
        wording.INTRO.format(project=project),
        wording.STANDARDS.format(name=standards.name, title=source.title, number=source.number),
        standards.note,
    )


def review_text(form: Form, reviewed: Review) -> str:
    """Write a rehearsal as plain text: the table, the remarks, the questions."""
    rows = [
        [row.name, *points_text(row), wording.JOINT.join(row.reasons)]
        for row in (*reviewed.rows, reviewed.total)
    ]
    lines = [*heading_lines(form, reviewed), "", aligned([wording.COLUMNS, *rows], right=(1, 2, 3)), ""]
    return "\n".join([*lines, *_remark_lines(reviewed), *_question_lines(reviewed)])


def _remark_lines(reviewed: Review) -> Iterator[str]:
    yield wording.REMARKS
    for text in reviewed.remarks or (wording.NOTHING_SAID,):
        yield wording.REMARK_LINE.format(text=text)


def _question_lines(reviewed: Review) -> Iterator[str]:
    answered = sum(question.answer is not None for question in reviewed.questions)
    yield wording.QUESTIONS.format(count=len(reviewed.questions), answered=answered)
    for question in reviewed.questions:
        yield wording.QUESTION_LINE.format(
            id=question.id,
            text=question.text,
            answer=answer_text(question),
            effect=effect_text(question),
        )


def review_record(reviewed: Review) -> Record:
    """Write a rehearsal as a plain record."""
    standards = reviewed.standards
    return {
        "standards": {"id": standards.id, "name": standards.name, "note": standards.note},
        "rows": [_row_record(row) for row in reviewed.rows],
        "total": _row_record(reviewed.total),
        "remarks": list(reviewed.remarks),
        "questions": [
            {
                "id": question.id,
                "about": question.about,
                "row": question.place,
                "question": question.text,
                "answer": question.answer.value if question.answer else "",
                "loss_if_yes": plain(question.loss_if_yes),
                "loss_if_no": plain(question.loss_if_no),
            }
            for question in reviewed.questions
        ],
    }


def _row_record(row: Expected) -> Record:
    difference = row.differences
    return {
        "name": row.name,
        "key": str(row.key),
        "own": _text(row.own),
        "low": _text(row.low),
        "high": _text(row.high),
        "difference": [plain(one) for one in difference] if difference else [],
        "reasons": list(row.reasons),
    }


def _text(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
