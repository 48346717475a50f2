"""What a draft holds at one moment, and how each entry of its history changes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple

from desktop.models import edits
from desktop.models.codec import Plain, document_data, document_from, edit_data, edit_from
from desktop.models.document import Document
from desktop.models.edits import Edit
from desktop.models.keys import CellKey, parse_key
from desktop.storage.chain import canonical

EDITS = frozenset(("set", "insert", "remove", "move"))
"""Kinds of payload that change the document."""


class AnswerKey(NamedTuple):
    """Which finding an answer (说明) belongs to."""

    code: str
    where: CellKey


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a draft as a whole; its row in the store repeats it for the list."""

    project: int
    year: int
    title: str
    template_digest: str
    """SHA-256 of the text of the template that the draft was made with."""
    state: str
    deleted: bool = False
    pack: str = ""
    """Id of the rule pack chosen for it; blank for the template's own."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a bureau remarked on a form that it gave back (退回意见), and what was answered."""

    id: str
    text: str
    where: CellKey | None = None
    """The place that it is about; None for the form as a whole."""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A document with the answers to its findings, and what is known of the draft."""

    facts: Facts
    document: Document
    answers: Mapping[AnswerKey, str] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    """By id, in the order in which they were made."""

    def data(self) -> Plain:
        """Write it as plain data."""
        answers = [[key.code, str(key.where), text] for key, text in self.answers.items()]
        return {
            "facts": asdict(self.facts),
            "document": document_data(self.document),
            "answers": answers,
            "remarks": [_remark_data(remark) for remark in self.remarks.values()],
        }


def content_from(data: Plain) -> Content:
    """Read what `Content.data` wrote."""
    answers = {AnswerKey(code, parse_key(where)): answer for code, where, answer in data["answers"]}
    # Before the third format there were none.
    remarks = [_remark_from(remark) for remark in data.get("remarks", ())]
    return Content(
        Facts(**data["facts"]),
        document_from(data["document"]),
        answers,
        {remark.id: remark for remark in remarks},
    )


def _remark_data(remark: Remark) -> list[str]:
    return [remark.id, remark.text, str(remark.where or ""), remark.answer]


def _remark_from(data: list[str]) -> Remark:
    name, text, where, answer = data
    return Remark(name, text, parse_key(where) if where else None, answer)


def edit_payload(edit: Edit) -> str:
    """Write an edit as the payload of an entry."""
    return canonical(edit_data(edit))


def start_payload(content: Content) -> str:
    """Write the content that a draft begins with as the payload of its first entry."""
    return canonical({"do": "start", **content.data()})


def answer_payload(key: AnswerKey, text: str) -> str:
    """Write an answer to a finding as the payload of an entry; a blank one takes it back."""
    return canonical({"do": "answer", "code": key.code, "where": str(key.where), "text": text})


def note_payload(facts: Facts, name: str, value: str | int) -> str:
    """Write a change of one fact as the payload of an entry, with what it was before."""
    return canonical({"do": "note", "name": name, "value": value, "before": getattr(facts, name)})


def remark_payload(remark: Remark) -> str:
    """Write a remark, or what it reads now, as the payload of an entry; a blank text takes it back."""
    return canonical({"do": "remark", "remark": _remark_data(remark)})


def version_payload(name: str, code: str) -> str:
    """Write the mark of a version that was handed over as the payload of an entry.

    Args:
        name: What the version is called.
        code: Receipt code (校验码) of what was handed over.
    """
    return canonical({"do": "version", "name": name, "code": code})


def mend_payload(first: int, last: int) -> str:
    """Write which stretch of the history was given up as the payload of the entry that goes on behind it."""
    return canonical({"do": "mend", "lost": [first, last]})


def facts_after(content: Content | None, payload: str) -> Content:
    """Do as `after`, but for the facts alone: quick, where a long history is only to be proven."""
    if content is None or payload.startswith('{"do":"note"'):
        return after(content, payload)
    return content


def after(content: Content | None, payload: str) -> Content:
    """Read what a draft holds after one more entry.

    Args:
        content: What it held before; None before its first entry.
        payload: Payload of the entry.

    Raises:
        EditConflict: The entry does not fit what is there.
        ValueError, KeyError, TypeError: The payload is not one.
    """
    data = json.loads(payload)
    if content is None:
        return content_from(data)
    if data["do"] in EDITS:
        return replace(content, document=edits.apply(content.document, edit_from(data)))
    if data["do"] == "answer":
        answers = {**content.answers, AnswerKey(data["code"], parse_key(data["where"])): data["text"]}
        return replace(content, answers={key: text for key, text in answers.items() if text})
    if data["do"] == "note":
        return replace(content, facts=replace(content.facts, **{data["name"]: data["value"]}))
    if data["do"] == "remark":
        remark = _remark_from(data["remark"])
        remarks = {**content.remarks, remark.id: remark}
        return replace(content, remarks={name: one for name, one in remarks.items() if one.text})
    if data["do"] in {"mend", "version"}:
        return content
    raise ValueError(data["do"])
