"""Verify receipt codes (核对校验码): whether files, paper and drafts hold the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.models.receipt import codes_in, parse_code
from desktop.operations.bundle import codes_listed
from desktop.operations.bundle_members import is_zip
from desktop.operations.bundle_reading import Ready, made_ready, zips_apart
from desktop.operations.compared_forms import CellDifference, compared, is_only_written_otherwise
from desktop.operations.file_names import TOKENS
from desktop.operations.folder_files import read_folder
from desktop.operations.forms import FiledForm, read_files, receipt_of
from desktop.operations.progress import Progress, silent
from desktop.operations.stored_codes import StoredCode, find_code
from desktop.text import file_names
from desktop.text import receipts as wording
from desktop.values.wording import fold, halve

Record = dict[str, Any]
MOST_SHOWN = 20
_MEANT_AS_CODE = re.compile(r"[0-9A-Z]+(-[0-9A-Z]*)*")
_GROUP = re.compile(r"[0-9A-Za-z]{4}")
_GROUPS = 3


class Outcome(Enum):
    """What became of one thing that was verified."""

    SAME = "same"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"
    """There was nothing to hold it against."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one form, file or code."""

    subject: str
    outcome: Outcome
    sentence: str
    code: str = ""
    """The code of what the file holds now, or the code that was typed."""
    carried: str = ""
    """The code that the file carries."""
    differences: tuple[CellDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A form in one of the files."""

    name: str
    form: Form
    code: str
    carried: str
    home: str
    """The folder or zip that the file stands in."""


@dataclass(frozen=True, slots=True)
class _List:
    """The list of a bundle."""

    name: str
    codes: Sequence[str]
    home: str


@dataclass(slots=True)
class _Given:
    """What is to be verified, sorted."""

    forms: list[_Found] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)
    """How each is called, and the code."""
    lists: list[_List] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    """What could not be read."""


def verify(things: Sequence[str], folder: Path | None = None, progress: Progress = silent) -> list[Verdict]:
    """Verify files and codes, each by itself and against each other.

    Args:
        things: Paths of workbooks, PDF files, bundles and folders, and codes as they stand on paper.
        folder: Where the drafts are; None for the user's own.
        progress: Hears of each file, and of each draft that is looked through.

    Raises:
        StoreError: The drafts can't be read.
        Cancelled: The user stopped it.
    """
    given = _sorted(things, progress)
    said = list(given.verdicts)
    said += [_of_form(found, given, folder, progress) for found in given.forms]
    said += _pairs(given.forms)
    said += [_of_list(one, given.forms) for one in given.lists]
    said += [_of_code(subject, code, given.forms, folder, progress) for subject, code in given.codes]
    return said


def verdict_record(verdict: Verdict) -> Record:
    """Write a verdict for other programs."""
    return {
        "subject": verdict.subject,
        "outcome": verdict.outcome.value,
        "message": verdict.sentence,
        "code": verdict.code,
        "carried": verdict.carried,
        "differences": [
            {"where": one.where, "place": one.place, "before": one.before, "after": one.after}
            for one in verdict.differences
        ],
    }


def verdict_text(verdict: Verdict) -> str:
    """Write a verdict for people."""
    lines = [wording.LINE.format(subject=verdict.subject, sentence=verdict.sentence)]
    for one in verdict.differences[:MOST_SHOWN]:
        texts = (" ".join(text.split("\n")) or wording.NONE for text in (one.before, one.after))
        lines.append(
            wording.DIFFERENCE.format(place=one.place, **dict(zip(("before", "after"), texts, strict=True)))
        )
    more = len(verdict.differences) - MOST_SHOWN
    return "\n".join([*lines, wording.MORE.format(count=more)] if more > 0 else lines)


# ---- sorting what was given


def _sorted(things: Sequence[str], progress: Progress) -> _Given:
    given = _Given()
    with ExitStack() as unpacked:
        files: list[tuple[Path, str]] = []
        for thing in _joined(things):
            if not thing.strip() or (not Path(thing).exists() and _is_meant_as_code(thing)):
                _sort_code(given, thing)
                continue
            for home, named in zips_apart(_meant_by(thing)):
                ready = unpacked.enter_context(made_ready(named, home))
                files += _sort_files(given, zip(ready, named, strict=True))
        _read(given, files, progress)
    given.forms = list(_told_apart(given.forms))
    for one in given.lists:
        if not any(found.home == one.home for found in given.forms):
            given.codes += _codes_on(one.name, one.codes)
    given.lists = [one for one in given.lists if any(found.home == one.home for found in given.forms)]
    return given


def _meant_by(thing: str) -> Sequence[str]:
    """List the files of a bundle or folder, what stands beside the workbooks too; of anything else itself."""
    holds_files = is_zip(Path(thing)) or Path(thing).is_dir()
    return (read_folder([thing], whole=True).files if holds_files else ()) or (thing,)


def _sort_files(given: _Given, ready: Iterable[tuple[Ready, str]]) -> Iterator[tuple[Path, str]]:
    """Sort files by what is in them; gives those that hold forms, with how they were named."""
    from desktop.printing.pdf_text import is_pdf

    for path, named in ready:
        if isinstance(path, UserError):
            given.verdicts.append(Verdict(named, Outcome.UNREADABLE, path.sentence))
        elif is_pdf(path):
            _sort_pdf(given, path)
        elif (codes := codes_listed(path)) is not None:
            given.lists.append(_List(path.name, codes, _home(named)))
        else:
            yield path, named


def _read(given: _Given, files: Sequence[tuple[Path, str]], progress: Progress) -> None:
    def tell(done: int, total: int, what: str) -> None:
        path, named = files[done]
        progress(done, total, what.replace(str(path), named))

    names = {str(path): named for path, named in files}
    results = read_files([str(path) for path, _ in files], tell)
    counts = Counter(result.file for result in results)
    for result in results:
        named = names[result.file]
        if isinstance(result, FiledForm):
            given.forms.append(_found(result, _home(named), alone=counts[result.file] == 1))
        else:
            given.verdicts.append(Verdict(named, Outcome.UNREADABLE, result.sentence))


def _told_apart(forms: Sequence[_Found]) -> Iterator[_Found]:
    """Name files with their folders where several of one name were given."""
    homes: dict[str, set[str]] = {}
    for found in forms:
        homes.setdefault(found.name, set()).add(found.home)
    for found in forms:
        several = len(homes[found.name]) > 1 and found.home
        yield replace(found, name=f"{found.home}/{found.name}") if several else found


def _home(named: str) -> str:
    return named.replace("\\", "/").rpartition("/")[0]


def _joined(things: Sequence[str]) -> Iterator[str]:
    """Join a code that was typed with gaps, which come as arguments of their own."""
    place = 0
    while place < len(things):
        groups = things[place : place + _GROUPS]
        is_code = len(groups) == _GROUPS and all(map(_is_group, groups))
        yield "-".join(groups) if is_code else things[place]
        place += _GROUPS if is_code else 1


def _is_group(text: str) -> bool:
    return _GROUP.fullmatch(halve(text)) is not None and not Path(text).exists()


def _is_meant_as_code(text: str) -> bool:
    bare = fold(_unlabelled(text)).upper()
    return parse_code(bare) is not None or _MEANT_AS_CODE.fullmatch(bare) is not None


def _unlabelled(text: str) -> str:
    return halve(text).strip().removeprefix(wording.LABEL).lstrip(": ")


def _sort_code(given: _Given, text: str) -> None:
    code = parse_code(_unlabelled(text))
    if code is None:
        given.verdicts.append(Verdict(text.strip() or wording.NONE, Outcome.UNREADABLE, wording.MISTYPED))
    else:
        given.codes.append((wording.CODE_OF.format(code=code), code))


def _sort_pdf(given: _Given, path: Path) -> None:
    from desktop.printing.pdf_text import page_texts

    texts = page_texts(path)
    codes = codes_in("\n".join(texts or ()))
    if not codes:
        sentence = wording.PDF_DAMAGED if texts is None else wording.PDF_WITHOUT
        given.verdicts.append(Verdict(str(path), Outcome.UNREADABLE, sentence.format(file=path.name)))
    given.codes += _codes_on(path.name, codes)


def _codes_on(name: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(wording.CODE_IN.format(file=name, code=code), code) for code in codes]


def _found(filed: FiledForm, home: str, *, alone: bool) -> _Found:
    from desktop.workbook.receipts import carried_receipts

    path, place = Path(filed.file), filed.reading.place
    code = carried_receipts(path).get(place.rpartition("!")[0], "")
    named = codes_in(path.stem) if alone and not code else []
    name = path.name if alone else wording.OF_FORM.format(file=path.name, place=place)
    return _Found(name, filed.form, receipt_of(filed.form), named[0] if named else code, home)


# ---- what is said of each


def _of_form(found: _Found, given: _Given, folder: Path | None, progress: Progress) -> Verdict:
    if not found.carried:
        return _without_code(found, given)
    if found.carried == found.code:
        return Verdict(
            found.name, Outcome.SAME, wording.SAME.format(code=found.code), found.code, found.carried
        )
    changed = (wording.CHANGED if found.code else wording.EMPTIED).format(
        carried=found.carried, code=found.code
    )
    sentence, differing = _what_changed(found, given.forms, folder, progress)
    return Verdict(
        found.name, Outcome.DIFFERS, changed + sentence, found.code, found.carried, tuple(differing)
    )


def _without_code(found: _Found, given: _Given) -> Verdict:
    """Say of a form without a code whether anything that was given speaks for it."""
    if not found.code:
        return Verdict(found.name, Outcome.UNCHECKED, wording.BLANK)
    compared = any(code == found.code for _, code in given.codes) or any(
        other is not found and _is_same_form(other, found) for other in given.forms
    )
    sentence = (wording.COMPARED if compared else wording.NO_CODE).format(code=found.code)
    return Verdict(found.name, Outcome.SAME if compared else Outcome.UNCHECKED, sentence, found.code)


def _what_changed(
    found: _Found, others: Iterable[_Found], folder: Path | None, progress: Progress
) -> tuple[str, list[CellDifference]]:
    """Compare a form with what its code was made of: another file, or a draft as it is or was."""
    other = next((one for one in others if one.code == found.carried), None)
    if other is not None:
        differing = compared(other.form, found.form)
        return wording.FROM_FORM.format(other=other.name, count=len(differing)), differing
    stored = next(iter(find_code(found.carried, folder, progress)), None)
    if stored is None or stored.document.template != found.form.template.id:
        return wording.NOTHING_TO_COMPARE, []
    differing = compared(found.form.with_document(stored.document), found.form)
    sentence = wording.FROM_DRAFT.format(draft=stored.name, at=stored.at, count=len(differing))
    return sentence, differing


def _pairs(forms: Sequence[_Found]) -> Iterator[Verdict]:
    """Compare files of the same form, where their codes have not said yet how they differ."""
    for place, after in enumerate(forms):
        before = next((one for one in forms[:place] if _is_same_form(one, after)), None)
        if before is None:
            continue
        if before.code == after.code:
            sentence = wording.SAME_AS.format(other=before.name, code=after.code)
            yield Verdict(after.name, Outcome.SAME, sentence, after.code, after.carried)
        elif is_only_written_otherwise(before.form, after.form):
            sentence = wording.SAME_VALUES.format(other=before.name)
            yield Verdict(after.name, Outcome.SAME, sentence, after.code, after.carried)
        elif after.carried != before.code and before.carried != after.code:
            differing = compared(before.form, after.form)
            sentence = wording.DIFFERS_FROM.format(other=before.name, count=len(differing))
            yield Verdict(after.name, Outcome.DIFFERS, sentence, after.code, after.carried, tuple(differing))


def _is_same_form(one: _Found, other: _Found) -> bool:
    """Say whether two filled forms are of one project, unit and year."""
    if one.form.template.id != other.form.template.id or not (one.code and other.code):
        return False
    names = (file_names.YEAR, file_names.UNIT, file_names.PROJECT)
    return all(fold(TOKENS[name](one.form)) == fold(TOKENS[name](other.form)) for name in names)


def _of_list(one: _List, forms: Sequence[_Found]) -> Verdict:
    """Say whether the forms beside a list are those that it names, as they are."""
    beside = [found for found in forms if found.home == one.home]
    codes = {found.code for found in beside}
    lost = [code for code in one.codes if code not in codes]
    strays = [found.name for found in beside if found.code not in one.codes]
    if not lost and not strays:
        return Verdict(one.name, Outcome.SAME, wording.LIST_SAME.format(count=len(beside)))
    said = wording.LIST_LOST.format(codes=wording.BETWEEN.join(lost)) if lost else ""
    said += wording.LIST_STRAYS.format(names=wording.BETWEEN.join(strays)) if strays else ""
    return Verdict(one.name, Outcome.DIFFERS, said)


def _of_code(
    subject: str, code: str, forms: Sequence[_Found], folder: Path | None, progress: Progress
) -> Verdict:
    holding = [found.name for found in forms if found.code == code]
    if holding:
        sentence = wording.CODE_SAME.format(others=wording.BETWEEN.join(holding))
        return Verdict(subject, Outcome.SAME, sentence, code)
    carrying = [found.name for found in forms if found.carried == code]
    if carrying:
        sentence = wording.CODE_BEFORE.format(others=wording.BETWEEN.join(carrying))
        return Verdict(subject, Outcome.DIFFERS, sentence, code)
    stored = find_code(code, folder, progress)
    alike = [found.name for found in forms for one in stored if _holds_the_same(found.form, one)]
    if alike:
        sentence = wording.CODE_SAME_VALUES.format(others=wording.BETWEEN.join(dict.fromkeys(alike)))
        return Verdict(subject, Outcome.SAME, sentence, code)
    other = wording.CODE_OTHER if forms else ""
    if not stored:
        outcome = Outcome.DIFFERS if forms else Outcome.UNCHECKED
        return Verdict(subject, outcome, other + wording.CODE_UNKNOWN, code)
    return _of_stored(subject, code, stored[0], other)


def _holds_the_same(form: Form, stored: StoredCode) -> bool:
    """Tell whether a form holds what a draft held when it had a code, however it writes it."""
    same = stored.document.template == form.template.id
    return same and is_only_written_otherwise(form.with_document(stored.document), form)


def _of_stored(subject: str, code: str, stored: StoredCode, before: str) -> Verdict:
    """Say which draft has or had a code; that it is none of the files beside it is a difference by itself."""
    if stored.is_now:
        sentence = before + wording.CODE_NOW.format(draft=stored.name)
        return Verdict(subject, Outcome.DIFFERS if before else Outcome.SAME, sentence, code)
    form = stored.form
    differing = compared(form.with_document(stored.document), form) if form else []
    sentence = wording.CODE_ONCE.format(draft=stored.name, at=stored.at, count=len(differing))
    return Verdict(subject, Outcome.DIFFERS, before + sentence, code, differences=tuple(differing))
