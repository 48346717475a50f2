"""Texts as typed: cleaned once on entry, folded for comparing, and told from blanks and placeholders."""

import re
import unicodedata
from functools import lru_cache

from desktop.text import lexicon

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_TABS = re.compile("\t+")
# Control characters, byte order marks and what no file format can carry (half surrogates, noncharacters).
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_ROUGH = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_HALVES = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_HALVES.update({ord(seen): ord(meant) for seen, meant in lexicon.LOOKALIKES.items()})
_HALVES[0x3000] = 0x20
_NO_WIDTH: dict[int, None] = {ord(mark): None for mark in _ZERO_WIDTH}
# Looking whether there is anything to turn takes a tenth of the time of turning it.
_FULL = re.compile(f"[{re.escape(''.join(map(chr, _HALVES)))}]")
_WIDTHLESS = re.compile(f"[{_ZERO_WIDTH}]")

_GAP = re.compile(r"\s+")
_DASH_RUN = re.compile(f"[{re.escape(lexicon.DASHES)}]+")
_BLANK = re.compile(rf"[\s{_ZERO_WIDTH}{re.escape(lexicon.DASHES)}]*|[\s/]*")
_ELLIPSIS = re.compile(rf"[.{lexicon.FULL_STOPS[0]}]{{2,}}")
_PLACEHOLDER = re.compile(
    rf"(?:{lexicon.PLACEHOLDER_NAME}[0-9{lexicon.CHINESE_DIGITS}]*[:.,{lexicon.FULL_STOPS}]?)?"
    rf"(?:[-/]*|[.{lexicon.FULL_STOPS[0]}]{{2,}})"
    rf"|[0-9]{{1,2}}[.,:){lexicon.FULL_STOPS}]?"
)
_EXAMPLE = "|".join(lexicon.EXAMPLE_WORDS)
_IS_EXAMPLE = re.compile(
    rf"[(\[{lexicon.EXAMPLE_OPENING}]?(?:{_EXAMPLE})[0-9{lexicon.CHINESE_DIGITS}]*[:.,)\]{lexicon.FULL_STOPS}{lexicon.EXAMPLE_CLOSING}].*"
    rf"|.*[(\[{lexicon.EXAMPLE_OPENING}](?:{_EXAMPLE})[)\]{lexicon.EXAMPLE_CLOSING}]",
    re.DOTALL,
)


def clean(text: object) -> str:
    """Normalise a text once, on entry: one kind of line end, tabs to a space, no control characters.

    Nothing else changes: width, blanks at the ends and inner spaces stay as typed. None gives "".
    """
    if text is None:
        return ""
    typed = text if isinstance(text, str) else str(text)
    if not _ROUGH.search(typed):
        return typed
    return _UNWANTED.sub("", _TABS.sub(" ", _LINE_END.sub("\n", typed)))


@lru_cache(maxsize=8192)
def halve(text: str) -> str:
    """Turn full-width characters and look-alikes into the plain ones, each character in its place."""
    return text.translate(_HALVES) if _FULL.search(text) else text


@lru_cache(maxsize=8192)
def narrow(text: str) -> str:
    """Halve the width and take out white space, but for a gap between two digits ("10 20" is not 1020).

    Such a gap becomes one space, or one line end if it held any.
    """
    return _GAP.sub(_close, _without_width(halve(text)))


def _without_width(text: str) -> str:
    return text.translate(_NO_WIDTH) if _WIDTHLESS.search(text) else text


def _close(gap: re.Match[str]) -> str:
    around = gap.string[gap.start() - 1 : gap.start()] + gap.string[gap.end() : gap.end() + 1]
    if len(around) == 2 and around.isascii() and around.isdigit():
        return "\n" if "\n" in gap[0] else " "
    return ""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Reduce a label or word to what is compared: width, case, white space, dashes and look-alikes."""
    halved = unicodedata.normalize("NFKC", _without_width(halve(text)))
    bare = unicodedata.normalize("NFKC", "".join(halved.split()))
    return _DASH_RUN.sub("-", bare).lower()


def is_blank(text: str) -> bool:
    """Tell whether a cell holds no value: empty, white space, dashes or a slash."""
    return _BLANK.fullmatch(halve(text)) is not None


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing (无): blank, dots, or a word for none."""
    if text[:1].isdigit():
        return False
    if is_blank(text):
        return True
    folded = fold(text)
    return (
        folded.rstrip(lexicon.FULL_STOPS + ".") in lexicon.NOTHING or _ELLIPSIS.fullmatch(folded) is not None
    )


def is_placeholder_name(text: str) -> bool:
    """Tell whether an indicator's name is only what the blank form prints (指标1：, ……, 1.)."""
    return _PLACEHOLDER.fullmatch(fold(text)) is not None


def is_example(text: str) -> bool:
    """Tell whether a name is marked as an example of how a blank form is filled in (例：培训人数)."""
    return _IS_EXAMPLE.fullmatch(fold(text)) is not None
