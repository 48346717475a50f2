"""The command line: the same operations as in the window."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.arguments import UNREADABLE, parse
from desktop.errors import Cancelled, UserError
from desktop.operations.progress import each_once
from desktop.text import cli as wording

if TYPE_CHECKING:
    from desktop.models.form import Form

T = TypeVar("T")
OK, MUST_FIX, DIFFERS = 0, 1, 1
_READING = {"read", "check", "convert", "trial", "review", "rollup", "bundle", "batch", "fill"}
TENTATIVE, STOPPED = 3, 130


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 all well, 1 must-fix findings, 2 something could not be read or written, 3 a layout that is not
        known was tried only, 130 stopped.
    """
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return int(end.code or 0)
    if arguments.command in _READING:
        from desktop.operations.reading_pool import warm

        # The process that reads the files starts while this one loads the rest.
        warm()
    try:
        return _COMMANDS[arguments.command](arguments)
    except UserError as error:
        print(wording.ERROR.format(sentence=error.sentence), file=sys.stderr)
        return UNREADABLE
    except Cancelled:
        print(wording.STOPPED, file=sys.stderr)
        return STOPPED


@each_once
def _progress(done: int, total: int, what: str) -> None:
    if total > 1 and sys.stderr.isatty():
        print(wording.PROGRESS.format(done=done + 1, total=total, what=what), file=sys.stderr)


def _print_json(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _templates(arguments: Namespace) -> int:
    from desktop.operations.library import library
    from desktop.operations.records import template_record

    records = [template_record(template) for template in library().templates()]
    if library().notice:
        print(library().notice, file=sys.stderr)
    if arguments.json:
        _print_json(records)
    for record in () if arguments.json else records:
        print(wording.TEMPLATE_LINE.format(**record, number=record["source"]["number"]))
    return OK


def _add(arguments: Namespace) -> int:
    from desktop.operations.own_definitions import add_definition

    name = add_definition(Path(arguments.file), replace=arguments.force)
    print(wording.ADDED.format(name=name))
    return OK


def _blank(arguments: Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.convert import check_ending, check_targets
    from desktop.operations.template_search import template_called

    form = forms.blank_form(template_called(arguments.template))
    target = Path(arguments.output)
    check_ending(target, arguments.to)
    check_targets([target], force=arguments.force)
    write = {"pdf": forms.print_pdf, "docx": forms.export_document, "xlsx": forms.export_workbook}
    write[arguments.to]([form], target)
    print(wording.WROTE.format(path=target, what=form.template.name))
    return OK


def _read(arguments: Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.form_text import reading_text, tried_text
    from desktop.operations.reading_as import read_as

    files = _listed(arguments)
    if arguments.template or arguments.column:
        said = arguments.template, arguments.column
        results = read_as(files, *said, _progress, keep=arguments.remember)
    else:
        results = forms.try_files(files, _progress)
    bad = _say_unread(results, quiet=arguments.json)
    tried = [result for result in results if isinstance(result, forms.FiledForm) and result.reading.tentative]
    for form in tried:
        print(tried_text(form), file=sys.stderr)
    if arguments.json:
        _print_json([forms.any_record(result, forms.read_record) for result in results])
    for result in results if not arguments.json else ():
        if isinstance(result, forms.FiledForm):
            print(reading_text(result, whole=True))
    return UNREADABLE if bad else TENTATIVE if tried else OK


def _check(arguments: Namespace) -> int:
    from desktop.operations import forms, links
    from desktop.operations.form_text import check_text, reading_text, unit_text
    from desktop.operations.unit_check import accounts_of, unit_record

    accounts = accounts_of(arguments.spending, arguments.projects)
    results = forms.read_files(_listed(arguments), _progress)
    bad = _say_unread(results, quiet=arguments.json)
    checked = links.checked_records(results)
    unit = unit_record(results, accounts)
    if arguments.json:
        _print_json([*checked, unit] if unit else checked)
    for result, record in () if arguments.json else zip(results, checked, strict=True):
        if isinstance(result, forms.FiledForm):
            print(reading_text(result, whole=False))
            print(check_text(record))
    if unit and not arguments.json:
        print(unit_text(unit["findings"]))
    wrong = any(
        finding["severity"] == "must-fix" for record in checked for finding in record.get("findings", ())
    )
    return UNREADABLE if bad else MUST_FIX if wrong else OK


def _convert(arguments: Namespace) -> int:
    from desktop.models.public_copy import public_copy
    from desktop.operations import forms
    from desktop.operations.convert import convert

    results = forms.read_files(_listed(arguments), _progress)
    bad = _say_unread(results, quiet=False)
    found = [result for result in results if isinstance(result, forms.FiledForm)]
    if arguments.public:
        found = [replace(result, form=public_copy(result.form)) for result in found]
    output = Path(arguments.output)
    for written in convert(
        found, arguments.to, output, _progress, named=arguments.names, force=arguments.force
    ):
        print(wording.WROTE.format(path=written.path, what=written.what))
    return UNREADABLE if bad else OK


def _batch(arguments: Namespace) -> int:
    from desktop.operations.convert import check_ending, check_targets
    from desktop.operations.folder_files import read_folder
    from desktop.operations.intake import batch
    from desktop.operations.intake_report import batch_record, batch_text, is_report, write_report

    target = Path(arguments.output)
    if arguments.output:
        check_ending(target, "xlsx")
    besides = arguments.output if arguments.output and is_report(target) else ""
    found = read_folder(arguments.files, besides)
    if arguments.output:
        check_targets([target], [Path(file) for file in found.files], force=arguments.force)
    read = batch(found.files, _progress, found.notes)
    if arguments.output:
        write_report(read, target)
    if arguments.json:
        _print_json(batch_record(read))
    else:
        print(batch_text(read))
    if arguments.output and not arguments.json:
        print(wording.WROTE.format(path=target, what=wording.WORKBOOK))
    if read.stopped:
        return STOPPED
    if read.failed or read.tentative:
        return UNREADABLE if read.failed else TENTATIVE
    return MUST_FIX if any(line.must_fix for line in read.lines) else OK


def _listed(arguments: Namespace) -> Sequence[str]:
    """List the files that are meant by the files and folders of a command."""
    from desktop.operations.folder_files import read_folder

    found = read_folder(arguments.files)
    for note in found.notes:
        print(wording.NOTE_LINE.format(note=note), file=sys.stderr)
    return found.files


def _trial(arguments: Namespace) -> int:
    from desktop.operations.library import library
    from desktop.operations.trial import trial, trial_record, trial_text

    forms, bad = _filed([arguments.file])
    known = library()
    packs = [known.pack(name) for name in arguments.pack] or known.packs()
    tried = [trial(form, packs) for form in forms]
    _say_each(arguments, tried, trial_record, trial_text)
    return UNREADABLE if bad else OK


def _review(arguments: Namespace) -> int:
    from desktop.operations.review import read_answers, review, review_record, review_text

    forms, bad = _filed([arguments.file])
    reviews = []
    for form in forms:
        asked = review(form, {}, arguments.standards)
        answers = read_answers(Path(arguments.answers), asked) if arguments.answers else {}
        reviews.append((form, review(form, answers, arguments.standards)))
    _say_each(arguments, reviews, lambda one: review_record(one[1]), lambda one: review_text(*one))
    return UNREADABLE if bad else OK


def _rollup(arguments: Namespace) -> int:
    from desktop.operations.roll_up import different_projects, roll_up, roll_up_record, roll_up_text

    forms, bad = _filed(_listed(arguments))
    rolled = [roll_up(forms, arguments.by)] if forms else []
    projects = different_projects(forms)
    _say_each(
        arguments,
        rolled,
        lambda one: roll_up_record(one, projects),
        lambda one: roll_up_text(one, projects),
    )
    return UNREADABLE if bad else OK


def _bundle(arguments: Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.bundle import bundle_file, forms_to_bundle, write_bundle
    from desktop.operations.convert import check_targets
    from desktop.operations.form_text import reading_text

    files = _listed(arguments)
    results = forms.read_files(files, _progress)
    found = forms_to_bundle(results)
    for note in found.notes:
        print(wording.NOTE_LINE.format(note=note), file=sys.stderr)
    for result in results:
        if isinstance(result, forms.FiledForm) and result.reading.unread:
            print(reading_text(result, whole=False))
    target = bundle_file(found.forms, Path(arguments.output))
    check_targets([target], [Path(file) for file in (*files, *arguments.files)], force=arguments.force)
    written = write_bundle(found.forms, target, progress=_progress)
    print(wording.WROTE.format(path=written.path, what=written.what))
    return OK


def _verify(arguments: Namespace) -> int:
    from desktop.operations.verify import Outcome, verdict_record, verdict_text, verify

    verdicts = verify(arguments.things, progress=_progress)
    _say_each(arguments, verdicts, verdict_record, verdict_text)
    outcomes = {verdict.outcome for verdict in verdicts}
    if Outcome.UNREADABLE in outcomes:
        return UNREADABLE
    return DIFFERS if Outcome.DIFFERS in outcomes else UNREADABLE if Outcome.UNCHECKED in outcomes else OK


def _filed(files: Sequence[str]) -> tuple[list[Form], bool]:
    """Read the forms of files, and say which files could not be read."""
    from desktop.operations import forms

    results = forms.read_files(files, _progress)
    bad = _say_unread(results, quiet=False)
    return [result.form for result in results if isinstance(result, forms.FiledForm)], bad


def _say_each(
    arguments: Namespace,
    results: Sequence[T],
    record: Callable[[T], dict[str, Any]],
    text: Callable[[T], str],
) -> None:
    if arguments.json:
        _print_json([record(result) for result in results])
    for result in () if arguments.json else results:
        print(text(result))


def _demo(arguments: Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.demo import write_demo
    from desktop.operations.form_text import check_text

    folder = Path(arguments.output)
    for written in write_demo(folder):
        print(wording.WROTE.format(path=written.path, what=written.what))
    _picture(folder)
    form = forms.sample_form("mof")
    print(check_text(forms.scored_record(form)))
    return OK


def _picture(folder: Path) -> None:
    """Draw the window; the one thing on the command line that needs Qt."""
    try:
        from desktop.views.picture import picture
    except ImportError:
        print(wording.NO_PICTURE.format(reason=wording.NO_QT), file=sys.stderr)
        return
    from desktop.operations import forms

    target = folder / f"{wording.WINDOW_PICTURE}.png"
    picture(forms.sample_form("mof"), target)
    print(wording.WROTE.format(path=target, what=wording.WINDOW_PICTURE))


def _say_unread(results: Sequence[Any], *, quiet: bool) -> bool:
    from desktop.operations.forms import UnreadFile

    unread = [result.sentence for result in results if isinstance(result, UnreadFile)]
    for sentence in () if quiet else unread:
        print(wording.ERROR.format(sentence=sentence), file=sys.stderr)
    return bool(unread)


def _fill(arguments: Namespace) -> int:
    from desktop.operations.convert import check_targets
    from desktop.operations.fill import fill_blank, fill_record, form_in_file, report_lines

    inputs = [Path(arguments.blank), Path(arguments.form)]
    check_targets([Path(arguments.output)], inputs, force=arguments.force)
    form = form_in_file(Path(arguments.form))
    report = fill_blank(Path(arguments.blank), form, Path(arguments.output))
    if arguments.json:
        _print_json(fill_record(report, form))
    for line in () if arguments.json else report_lines(report):
        print(line)
    return OK if report.is_complete else DIFFERS


def _backup(arguments: Namespace) -> int:
    from desktop.operations.moving import pack_up

    print(pack_up(Path(arguments.file), force=arguments.force).sentence)
    return OK


def _restore(arguments: Namespace) -> int:
    from desktop.operations.moving import unpack

    print("\n".join(unpack(Path(arguments.file)).sentences))
    return OK


def _recover(_arguments: Namespace) -> int:
    from desktop.operations.recovery import recover

    done = recover()
    print("\n".join(done.sentences))
    return OK if done.whole else DIFFERS


_COMMANDS = {
    "demo": _demo,
    "templates": _templates,
    "add": _add,
    "blank": _blank,
    "read": _read,
    "check": _check,
    "convert": _convert,
    "batch": _batch,
    "trial": _trial,
    "review": _review,
    "rollup": _rollup,
    "bundle": _bundle,
    "verify": _verify,
    "fill": _fill,
    "backup": _backup,
    "restore": _restore,
    "recover": _recover,
}
