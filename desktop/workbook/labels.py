"""Labels and headings in all their spellings: brought to one form, looked up, and forgiven a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Generic, TypeVar

from desktop.text.heading_kinds import OTHER_TIMES, RATE
from desktop.text.headings import MODIFIERS, SENTENCE_SIGNS
from desktop.values.points import heading_name
from desktop.values.wording import fold

LONGEST_LABEL = 40
LONGEST_HEADING = 20
_MARKS = ":.,;、。*"
_SENTENCE_SIGNS = frozenset(SENTENCE_SIGNS)
# Not at the beginning: （2021）年度 is more than its last word.
_BRACKETS = re.compile(r"(?<!^)\([^()]*\)")
# Below these lengths one sign more, or another sign, makes another word (得分, 分值; 年初指标值, 年度指标值).
_SHORTEST_WITH_SLIP = 5
_SHORTEST_WITH_OTHER_SIGN = 6
_SHORTEST_WITH_TWO = 10
# How the figures under a heading are worked out of those of two other columns.
_QUOTIENT = re.compile(r"\([^()]*[a-z]/[a-z][^()]*\)$")
_CIRCLED = re.compile("[\u2460-\u2473\u3220-\u3229]")
# A translation beside a label in Chinese, and signs between them.
_FOREIGN = re.compile(r"[a-z\u00c0-\u1fff][a-z0-9\u00c0-\u1fff.'&/-]*")
_MODIFIERS = re.compile("|".join(MODIFIERS))
_OTHER_TIMES = re.compile(OTHER_TIMES)
_MOST_REMEMBERED = 4096
ASSIGNED = -1
"""Rank of a wording whose meaning a person gave it."""
OF_KIND = 1_000
"""Rank of a wording that is not listed: behind all that are."""

Meaning = TypeVar("Meaning")


@lru_cache(maxsize=16384)
def forms_of(text: str) -> tuple[str, ...]:
    """Bring a text to the forms that labels are compared in, the fullest first; () for no label at all.

    White space, width and closing marks don't count; then brackets, then a weight behind it, then what is
    not Chinese are left out.
    """
    if len(text) > LONGEST_LABEL:
        return ()
    whole = fold(_CIRCLED.sub("", text)).strip(_MARKS)
    if ":" in whole:
        # A label and what is written behind it: not the label alone.
        return (whole,)
    name = heading_name(text)
    if name == text and "(" not in whole and not _FOREIGN.search(whole):
        return (whole,) if whole else ()
    bare = _BRACKETS.sub("", whole).strip(_MARKS)
    unweighted = fold(name).strip(_MARKS)
    native = _FOREIGN.sub("", bare).strip(_MARKS)
    forms = (whole, bare, unweighted, native if len(native) > 1 else "")
    return tuple(dict.fromkeys(form for form in forms if form))


def is_worded(text: str) -> bool:
    """Tell whether a text may be a heading: short, no sentence, and without a figure."""
    bare = fold(text)
    if not 1 < len(bare) <= LONGEST_HEADING:
        return False
    return _SENTENCE_SIGNS.isdisjoint(bare) and not any(map(str.isdigit, bare))


def is_word(text: str) -> bool:
    """Tell whether a text may be a heading beside others: a single letter may too."""
    return is_worded(text) or (len(text) == 1 and text.isalpha())


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """What a label means."""

    meaning: Meaning
    label: str
    """The known wording that it was recognised by."""
    spelled: bool = False
    """Recognised in spite of a slip: to be looked at."""
    rank: int = field(default=0, compare=False)
    """Of two headings for one column that of the lower rank is meant: assigned by hand, then as listed."""


class Lexicon(Generic[Meaning]):
    """Known wordings and what each of them means; the first to claim a wording keeps it."""

    def __init__(self) -> None:
        self._meanings: dict[str, Found[Meaning]] = {}
        self._looked_up: dict[str, Found[Meaning] | None] = {}
        self._guessed: dict[str, Found[Meaning] | None] = {}
        self._alike: dict[int, list[tuple[str, frozenset[str]]]] = {}
        """By the length of a text the forms that it may be a slip of, each with its signs."""
        self._plain: dict[str, list[str]] = {}
        """By what is left of them without modifiers, the forms."""
        self._kinds: list[tuple[re.Pattern[str], Found[Meaning]]] = []

    def add(self, labels: Iterable[str], meaning: Meaning) -> None:
        """Add the wordings of one thing."""
        self._forget()
        for label in labels:
            for form in forms_of(label)[:2]:
                self._meanings.setdefault(form, Found(meaning, label, rank=len(self._meanings)))

    def describe(self, pattern: str, label: str, meaning: Meaning) -> None:
        """Tell how the wordings of one thing are made, for those that are not listed."""
        self._forget()
        self._kinds.append((re.compile(pattern), Found(meaning, label, spelled=True, rank=OF_KIND)))

    def overrule(self, label: str, meaning: Meaning) -> None:
        """Give a wording its meaning, whatever it meant before."""
        self._forget()
        for form in forms_of(label)[:1]:
            self._meanings[form] = Found(meaning, label, rank=ASSIGNED)

    def _forget(self) -> None:
        """Let go of what was found by other wordings."""
        for kept in (self._looked_up, self._guessed, self._alike, self._plain):
            kept.clear()

    def copy(self) -> Lexicon[Meaning]:
        """Make a lexicon of the same wordings."""
        other = Lexicon[Meaning]()
        other._meanings = dict(self._meanings)
        other._kinds = list(self._kinds)
        return other

    def forms(self) -> Iterable[str]:
        """List the forms that are known."""
        return self._meanings.keys()

    def __contains__(self, text: str) -> bool:
        return self.find(text) is not None

    def find(self, text: str) -> Found[Meaning] | None:
        """Look a text up as it is spelled."""
        if text not in self._looked_up:
            if len(self._looked_up) >= _MOST_REMEMBERED:
                self._looked_up.clear()
            known = (self._meanings[form] for form in forms_of(text) if form in self._meanings)
            self._looked_up[text] = next(known, None)
        return self._looked_up[text]

    def guess(self, text: str) -> Found[Meaning] | None:
        """Look a text up, and failing that the one wording that it misspells slightly, or is made like."""
        exact = self.find(text)
        if exact:
            return exact
        if text not in self._guessed:
            if len(self._guessed) >= _MOST_REMEMBERED:
                self._guessed.clear()
            self._guessed[text] = self._guess(text)
        return self._guessed[text]

    def _guess(self, text: str) -> Found[Meaning] | None:
        for forms in (self._reworded(text), self._slips(text)):
            times = _OTHER_TIMES.findall(fold(text))
            same = (form for form in forms if _OTHER_TIMES.findall(form) == times)
            near = {found.meaning: found for found in map(self._meanings.__getitem__, same)}
            if near:
                return replace(next(iter(near.values())), spelled=True) if len(near) == 1 else None
        kinds = {found.meaning: found for found in self._of_kind(text)}
        return next(iter(kinds.values())) if len(kinds) == 1 else None

    def _of_kind(self, text: str) -> Iterator[Found[Meaning]]:
        """Find the meanings whose wordings are made like a text, without what stands in its brackets."""
        form = next(iter(forms_of(text)[-1:]), "")
        if _QUOTIENT.search(fold(text)) and RATE not in form:
            form += RATE
        if ":" not in form and is_worded(form) and not _OTHER_TIMES.search(form):
            yield from (found for pattern, found in self._kinds if pattern.fullmatch(form))

    def _reworded(self, text: str) -> Iterator[str]:
        """Find the forms that say the same but for words that change nothing."""
        if not self._plain:
            for form in self._meanings:
                self._plain.setdefault(_without_modifiers(form), []).append(form)
        plain = [_without_modifiers(form) for form in forms_of(text)]
        # What is a wording without its modifiers means that one, whatever others are called with them.
        known = next((form for form in plain if form in self._meanings), None)
        if known:
            yield known
            return
        for form in plain:
            yield from self._plain.get(form, ())

    def _slips(self, text: str) -> Iterator[str]:
        """Find the forms that a text is with one sign missing, added or changed; two in a long one."""
        whole = next(iter(forms_of(text)), "")
        size = len(whole)
        if size not in self._alike:
            forms = (form for form in self._meanings if _may_be_slip(size, len(form)))
            self._alike[size] = [(form, frozenset(form)) for form in forms]
        for form, signs in self._alike[size]:
            most = _most_slips(len(form))
            # Signs in common bound the distance from below, cheaply.
            if len(signs.difference(whole)) <= most and _distance(whole, form) <= most:
                yield form


def _without_modifiers(form: str) -> str:
    """Leave out modifiers; what is nothing else, or a single sign without them, stays as it is."""
    bare = _MODIFIERS.sub("", form)
    return bare if len(bare) > 1 else form


def _most_slips(size: int) -> int:
    return 2 if size >= _SHORTEST_WITH_TWO else 1


def _may_be_slip(size: int, length: int) -> bool:
    """Tell whether a text of one length may be a slip of a label of another."""
    if size == length:
        return length >= _SHORTEST_WITH_OTHER_SIGN
    return length >= _SHORTEST_WITH_SLIP and abs(size - length) <= _most_slips(length)


def _distance(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for row, sign in enumerate(a, 1):
        line = [row]
        for column, other in enumerate(b, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (sign != other)))
        above = line
    return above[-1]
