"""Read tick boxes: which options are ticked, whatever the boxes look like and wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.templates.spec import TICK_JOIN
from desktop.text import tick_words as wording
from desktop.values.wording import fold, halve

_OPTION, _OTHER, _TICKED, _EMPTY, _NOTE = "option", "other", "ticked", "empty", "note"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a cell of tick boxes says."""

    text: str
    """The ticked options, as a form holds them; the cell's own words where no option is named."""
    rest: str = ""
    """What belongs to no option."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    text: str


def read_choice(text: str, options: Sequence[str]) -> Choice:
    """Read the options that are ticked, in printed order; an option of somebody's own stands behind them.

    Boxes stand behind their options or before them. Without any boxes the options named are the answer,
    unless all of them are.
    """
    tokens = list(_tokens(text, options))
    words = [token for token in tokens if token.kind in (_OPTION, _OTHER)]
    known = [token for token in words if token.kind == _OPTION]
    marks = [token for token in tokens if token.kind in (_TICKED, _EMPTY)]
    if not (known or (words and marks)):
        return Choice(text.strip() if words else "")
    if marks:
        before = marks[0].start < words[0].start
        taken = {_word_of(mark, words, before=before) for mark in marks if mark.kind == _TICKED}
    else:
        everything = len({token.text for token in known}) == len(options) > 1
        taken = set() if everything else set(known)
    ticked = [token.text for token in words if token in taken and token.kind == _OTHER]
    ticked[:0] = [option for option in options if option in {token.text for token in taken}]
    strays = (token for token in tokens if token.kind in (_OTHER, _NOTE) and token not in taken)
    return Choice(TICK_JOIN.join(dict.fromkeys(ticked)), " ".join(token.text for token in strays))


def tick(text: str, options: Sequence[str], chosen: Collection[str]) -> list[tuple[int, int, str]]:
    """Tick the boxes of the options that are chosen, and empty those of the others.

    Where the options are printed without boxes, those that are chosen get a tick before them.

    Returns:
        Where the text changes, from and to, and what comes there; what is not printed changes nothing.
    """
    tokens = list(_tokens(text, options))
    words = [token for token in tokens if token.kind in (_OPTION, _OTHER)]
    marks = [token for token in tokens if token.kind in (_TICKED, _EMPTY)]
    if not marks or not words:
        return [
            (word.start, word.start, wording.TICK)
            for word in words
            if word.kind == _OPTION and word.text in chosen
        ]
    before = marks[0].start < words[0].start
    changes = []
    for mark in marks:
        wanted = _word_of(mark, words, before=before).text in chosen
        if wanted != (mark.kind == _TICKED):
            changes.append((mark.start, mark.end, _other_mark(mark.text, ticked=wanted)))
    return changes


def _other_mark(mark: str, *, ticked: bool) -> str:
    """Give the ticked or the empty sign that goes with a box."""
    if len(mark) > 1:
        return mark[0] + (wording.TICK if ticked else wording.BLANK_MARK) + mark[-1]
    if ticked:
        return wording.TICKED_SIGNS.get(mark, wording.TICKED_BOX)
    return wording.EMPTY_SIGNS.get(mark, wording.EMPTY_BOX)


def _word_of(mark: _Token, words: list[_Token], *, before: bool) -> _Token:
    """Find the word that a mark belongs to: the one that it touches, else the one on its usual side."""
    left = next((word for word in reversed(words) if word.end <= mark.start), None)
    right = next((word for word in words if word.start >= mark.end), None)
    if left is None or right is None:
        found = left or right
        assert found is not None
        return found
    touches_left, touches_right = left.end == mark.start, right.start == mark.end
    rightward = before if touches_left == touches_right else touches_right
    return right if rightward else left


def _tokens(text: str, options: Sequence[str]) -> Iterator[_Token]:
    """Take a text apart into options, marks and other words; numbers and separators don't count."""
    halved = halve(text)
    by_name = {fold(option): option for option in options}
    place = 0
    for match in _pattern(options).finditer(halved):
        yield from _other(text, place, match.start())
        place = match.end()
        kind = match.lastgroup or ""
        if kind == _OPTION:
            yield _Token(kind, match.start(), place, by_name[fold(match[0])])
        elif kind in (_TICKED, _EMPTY, _NOTE):
            yield _Token(kind, match.start(), place, text[match.start() : place])
    yield from _other(text, place, len(text))


def _other(text: str, start: int, end: int) -> Iterator[_Token]:
    word = text[start:end].strip(wording.BLANK_LINE)
    if word:
        yield _Token(_OTHER, start, end, word)


def _pattern(options: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(options, key=len, reverse=True)
    names = "|".join(r"\s*".join(map(re.escape, "".join(halve(name).split()))) for name in longest_first)
    return re.compile(
        rf"(?P<option>{names})"
        rf"|(?P<ticked>[(\[【]\s*[{wording.TICKS_IN_BRACKETS}]\s*[)\]】]|[{wording.TICKS}]"
        rf"|(?<![A-Za-z])[{wording.TICK_LETTERS}](?![A-Za-z]))"
        rf"|(?P<empty>[(\[【]\s*[)\]】]|[{wording.BOXES}])"
        r"|(?P<gap>[(]?[0-9]{1,2}[)]?\s*[.、,:]|[(][0-9]{1,2}[)]|[\u2460-\u2473])"
        r"|(?P<note>[(][^()]*[)])"
        r"|(?P<between>[\s.、,;:/|()\[\]【】])",
        re.IGNORECASE,
    )
