"""Take a cell with several labels and texts apart: a line such as filled in by, on, telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.values.wording import halve
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.table_shape import FieldKey

# A gap and then a word with a colon: a label that the form does not know.
# It begins where the gap does: a long one is not tried again from each of its blanks.
_NEXT_LABEL = re.compile(r"(?<!\s)\s+(?=[^\s:：()（）]{2,10}[:：])")
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"\s*([^\s:,.;()]{2,8})(?:\([^()]*\))?:")
"""A word with a colon that may be a label."""
_LONGEST_PATTERNED = 500
"""Characters of a text that may be printed among fixed words."""
# At the beginning of a line a label that the form does not know, and a short text behind it.
_FOREIGN = re.compile(r"\s*[^\s:]{2,10}\s*:[^\n]{0,40}?(?=\s\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """A cell with several labels and texts, taken apart."""

    texts: tuple[tuple[FieldKey, str], ...]
    rest: str
    """What belongs to no known label."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where each of the texts stands in the cell, with the blanks around it."""
    guessed: tuple[tuple[FieldKey, str, str], ...] = ()
    """Fields under labels of no known wording: with what stands there, and the label that is meant."""


def take_apart(text: str, blueprint: Blueprint, *, with_patterns: bool) -> Line:
    """Take a cell such as 填表人：张三  填报日期：2021.4.14 apart by its labels.

    Args:
        text: The cell's text.
        blueprint: Whose labels to look for.
        with_patterns: Also look for texts printed among fixed words: （ 2021 年度）.
    """
    found: list[tuple[FieldKey, str]] = []
    spans: list[tuple[int, int]] = []
    if with_patterns and len(text) <= _LONGEST_PATTERNED:
        for key, pattern in blueprint.patterns:
            match = pattern.search(halve(text))
            if match and key not in dict(found):
                found.append((key, text[slice(*match.span(1))]))
                spans.append(_with_blanks(text, *match.span(1)))
                text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    labels = list(_labels_in(text, blueprint))
    guessed: list[tuple[FieldKey, str, str]] = []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    rest = [text[: labels[0].start()].strip()] if labels else [text]
    for label, end in zip(labels, ends, strict=bool(labels)):
        known = blueprint.all_labels.guess(label[1])
        # Each label is one that the lexicon knows, or guesses.
        assert known is not None
        if known.spelled:
            guessed.append((known.meaning, label[1], known.label))
        value, stray = _parted(text[label.end() : end])
        rest.append(stray)
        found.append((known.meaning, value))
        spans.append(_with_blanks(text, label.end(), end - len(stray)))
    return Line(tuple(found), " ".join(" ".join(rest).split()), tuple(spans), tuple(guessed))


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch by the blanks around it."""
    before, behind = text[:start], text[end:]
    return len(before.rstrip()), end + len(behind) - len(behind.lstrip())


def _labels_in(text: str, blueprint: Blueprint) -> Iterator[re.Match[str]]:
    """Walk over the labels of a line: one at its beginning, each next behind a gap or an empty text.

    The first may stand behind one that the form does not know.
    """
    halved = halve(text)
    if ":" not in halved:
        return
    match = _label_at(halved, 0, blueprint)
    gap = None if match else _FOREIGN.match(halved)
    while match is None and gap:
        match = _label_at(halved, gap.end(), blueprint)
        gap = _GAP.search(halved, gap.end())
    while match:
        yield match
        following = _label_at(halved, match.end(), blueprint)
        gap = None if following else _GAP.search(halved, match.end())
        while following is None and gap:
            following = _label_at(halved, gap.start(), blueprint)
            gap = _GAP.search(halved, gap.end())
        match = following


def _label_at(halved: str, place: int, blueprint: Blueprint) -> re.Match[str] | None:
    """Find the label that begins at a place: one of the known, or a short word that is made like one."""
    known = blueprint.inline.match(halved, place)
    other = None if known else _WORD.match(halved, place)
    found = blueprint.all_labels.guess(other[1]) if other else None
    # Only what is written by hand at the foot stands in a line under all sorts of labels.
    return other if found and not blueprint.fields[found.meaning].counts else known


def _parted(value: str) -> tuple[str, str]:
    """Part a text from a label behind it that the form does not know."""
    match = _NEXT_LABEL.search(value)
    return (value[: match.start()].strip(), value[match.end() :]) if match else (value.strip(), "")
