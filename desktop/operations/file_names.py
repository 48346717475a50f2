"""Names of the files that are handed over: one pattern of tokens, the same for every kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desktop.errors import UserError
from desktop.models.form import Form, field_text
from desktop.models.places import form_year
from desktop.models.receipt import receipt_code
from desktop.operations.codes import Codes, known_codes
from desktop.operations.habits import Habits, load_habits
from desktop.text import file_names as wording
from desktop.values.wording import clean

MOST_CHARACTERS = 110
"""Of a name before its ending; with it and a number the name stays under 120."""
MOST_BYTES = 230
"""A file system on Linux takes 255 bytes, and a Chinese character is three."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_TOKEN = re.compile(r"\{([^{}]*)\}")
_GAPS = re.compile(r"_(?:\s*_)+")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[1-9]|lpt[1-9])")
"""What Windows takes for a device, whatever the ending."""
_CODED = re.compile(r"([0-9]{3,12})\s*[-\uff0d\u2014]+\s*(.+)", re.DOTALL)


def _field(*ids: str) -> Callable[[Form], str]:
    """Read the first of some fields that the form has and that is filled in."""

    def read(form: Form) -> str:
        return next((text for name in ids if (text := field_text(form, name))), "")

    return read


def _unit_as_written(form: Form) -> str:
    return _field("unit", "department")(form)


def _unit(form: Form) -> str:
    """Read the name of the unit, without a code that the form prints before it (407002-社保中心)."""
    written = _unit_as_written(form)
    match = _CODED.fullmatch(written)
    return match[2] if match else written


def _unit_code(form: Form) -> str:
    match = _CODED.fullmatch(_unit_as_written(form))
    return _field("unit_code")(form) or (match[1] if match else "")


TOKENS: dict[str, Callable[[Form], str]] = {
    wording.YEAR: lambda form: str(form_year(form) or ""),
    wording.UNIT_CODE: _unit_code,
    wording.UNIT: _unit,
    wording.DEPARTMENT: _field("department"),
    wording.PROJECT_CODE: _field("project_code"),
    wording.PROJECT: _field("project_name"),
    wording.FORM: lambda form: form.template.form,
    wording.VERSION: lambda form: wording.VERSION_OF.format(version=form.template.version),
    wording.RECEIPT: lambda form: receipt_code(form.template, form.document),
}


def check_pattern(pattern: str) -> None:
    """Make sure that a pattern has tokens, all of them known.

    Raises:
        UserError: It has none, or one that there is not.
    """
    tokens = _TOKEN.findall(pattern)
    for token in tokens:
        if token not in TOKENS:
            known = wording.BETWEEN.join(wording.TOKEN.format(token=name) for name in TOKENS)
            raise UserError(wording.UNKNOWN_TOKEN.format(token=token, known=known))
    if set("{}") & set(_TOKEN.sub("", pattern)):
        raise UserError(wording.STRAY_BRACE.format(pattern=pattern))
    if not tokens:
        raise UserError(wording.NO_TOKEN.format(pattern=pattern))


def pattern_in_use(habits: Habits | None = None) -> str:
    """Read the pattern that the clerk chose; the usual one where there is none or it can't be used.

    Args:
        habits: How the clerk likes to work; None for as it was remembered.
    """
    chosen = (habits or load_habits()).file_name or wording.USUAL
    try:
        check_pattern(chosen)
    except UserError:
        return wording.USUAL
    return chosen


def file_name(form: Form, pattern: str = "") -> str:
    """Call the file of one form, without its ending.

    Args:
        form: The form.
        pattern: Tokens in braces and any text between them; blank for the one in use.

    Raises:
        UserError: The pattern is none.
    """
    return file_names([form], pattern)[0]


def file_names(forms: Sequence[Form], pattern: str = "") -> list[str]:
    """Call the files of several forms, each only once.

    Raises:
        UserError: The pattern is none.
    """
    chosen = pattern or pattern_in_use()
    check_pattern(chosen)
    used: set[str] = set()
    codes = _codes_for(chosen)
    return [unique_name(_filled(form, chosen, codes), used) for form in forms]


def bundle_name(forms: Sequence[Form]) -> str:
    """Call the bundle of a unit, without its ending."""
    codes = _codes_for(wording.BUNDLE)
    return unique_name(_put(wording.BUNDLE, {name: _text(forms[0], name, codes) for name in TOKENS}), set())


def _codes_for(pattern: str) -> Codes:
    """Read the codes that were typed for units and projects, where the pattern has a token for them."""
    wanted = {wording.UNIT_CODE, wording.PROJECT_CODE} & set(_TOKEN.findall(pattern))
    return known_codes() if wanted else Codes()


def _text(form: Form, token: str, codes: Codes) -> str:
    """Read what a token stands for: what the form says, or the code that was typed for its project."""
    said = TOKENS[token](form)
    if not said and token == wording.UNIT_CODE:
        return codes.unit(_unit_as_written(form))
    if not said and token == wording.PROJECT_CODE:
        return codes.project(_unit_as_written(form), TOKENS[wording.PROJECT](form))
    return said


def unique_name(wish: str, used: set[str]) -> str:
    """Find a file name like the one wished for that no other file has yet, and note it as used."""
    stem = cut(_FORBIDDEN.sub("_", clean(wish))) or "_"
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    name, count = stem, 1
    while name.casefold() in used:
        count += 1
        name = f"{stem}({count})"
    used.add(name.casefold())
    return name


def cut(stem: str) -> str:
    """Cut a name to what every system takes."""
    stem = stem.strip(" .")
    while _too_long(stem):
        stem = stem[:-1].rstrip(" .")
    return stem


def _too_long(stem: str) -> bool:
    return len(stem) > MOST_CHARACTERS or len(stem.encode("utf-8", "surrogatepass")) > MOST_BYTES


def _filled(form: Form, pattern: str, codes: Codes) -> str:
    """Put a form's texts into a pattern; where that is too long, cut the longest of them."""
    texts = {name: _text(form, name, codes) for name in dict.fromkeys(_TOKEN.findall(pattern))}
    while _too_long(_put(pattern, texts)):
        longest = max(texts, key=lambda name: len(texts[name].encode("utf-8", "surrogatepass")))
        if not texts[longest]:
            break
        texts[longest] = texts[longest][:-1].rstrip()
    return _put(pattern, texts)


def _put(pattern: str, texts: dict[str, str]) -> str:
    """Fill a pattern; what is blank leaves no gap."""
    filled = _TOKEN.sub(lambda token: _FORBIDDEN.sub("_", clean(texts[token[1]])), pattern)
    return _GAPS.sub("_", filled).strip("_ ")
